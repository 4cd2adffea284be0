"""Stage ``bibliography``: the languages of works, and what each is called elsewhere.

In: what a program or a person calls a language. Out: its name in ``references.bib`` (BibLaTeX
``langid``), its tag (BCP 47), and the words that citation styles print for it. A language that is
not in the table is refused by name, never taken for another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from factsheets.messages.chinese import HAN


@dataclass(frozen=True)
class WorkLanguage:
    """A language: its tag, other names (ISO 639 codes, own names), and how lists of authors end.

    ``translated``: its titles and names stand in a script that readers of English cannot read, so
    that an English title and authors in Latin letters are asked for.
    """

    tag: str
    also: tuple[str, ...]
    others: str = "et al"
    translated: bool = False


ENGLISH, CHINESE, JAPANESE, KOREAN = "english", "chinese", "japanese", "korean"
# ISO 639-1, 639-2 and 639-3 codes (loc.gov/standards/iso639-2); GB/T 7714-2015, 8.1.2: a list of
# authors that is cut ends with 等 or with the word of the work's own language.
_TABLE: Final = """
english en-US en eng american british usenglish ukenglish australian canadian
chinese zh-CN zh chi zho 中文 汉语 简体中文 繁体中文 chinese-simplified
japanese ja ja jpn 日本語 日语 日文
korean ko ko kor 한국어 韩语 韩文
german de de ger deu ngerman naustrian austrian swissgerman deutsch 德语
french fr fr fre fra francais français canadien 法语
spanish es es spa espanol español 西班牙语
italian it it ita italiano 意大利语
portuguese pt pt por portugues português brazilian brazil 葡萄牙语
russian ru ru rus русский 俄语
dutch nl nl dut nld nederlands 荷兰语
polish pl pl pol polski 波兰语
turkish tr tr tur türkçe 土耳其语
swedish sv sv swe svenska
danish da da dan dansk
norwegian no no nb nn nor norsk nynorsk
finnish fi fi fin suomi
czech cs cs cze ces
hungarian hu hu hun magyar
greek el el gre ell
ukrainian uk uk ukr
romanian ro ro rum ron
croatian hr hr hrv scr
serbian sr sr srp scc
persian fa fa per fas farsi
arabic ar ar ara
hebrew he he heb
"""
_OTHERS: Final = {CHINESE: "等", JAPANESE: "ほか", KOREAN: "외"}
WORK_LANGUAGES: Final = {
    name: WorkLanguage(tag, tuple(also), _OTHERS.get(name, "et al"), name in _OTHERS)
    for name, tag, *also in map(str.split, _TABLE.strip().splitlines())
}
_BY_NAME: Final = {
    other: name for name, language in WORK_LANGUAGES.items() for other in (name, *language.also)
}
_KANA, _HANGUL, _HAN = (
    re.compile("[\u3040-\u30ff]"),
    re.compile("[\uac00-\ud7af]"),
    re.compile(f"[{HAN}]"),
)


def language_named(text: str) -> str:
    """The ``langid`` of a language as programs name it (``chi``, ``zh-CN``), or ``""``."""
    name = text.strip(" \n.;；,").casefold()
    return _BY_NAME.get(name) or _BY_NAME.get(re.split("[-_ (（]", name)[0], "")


def language_of_script(text: str) -> str:
    """The language whose script a title is in, ``""`` for Latin and any other.

    Han alone counts as Chinese: a Japanese title without kana has to say that it is Japanese.
    """
    if _KANA.search(text):
        return JAPANESE
    if _HANGUL.search(text):
        return KOREAN
    return CHINESE if _HAN.search(text) else ""
