"""Tries to crash a loader, or to make it change data silently, for a bounded time.

    python benchmarks/fuzz.py yaml|bibtex [SECONDS]

Guided by coverage where atheris is installed (``make fuzz`` installs it where there is a wheel),
else by chance alone, which is said. Starts from the files of the project. A file that breaks a
promise is kept in ``.fuzz/`` and the exit code is not 0.
"""

from __future__ import annotations

import importlib.util
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))
KEPT = ROOT / ".fuzz"
GUIDED = __name__ == "__main__" and importlib.util.find_spec("atheris") is not None
LONGEST = 4096

if GUIDED:
    import atheris

    with atheris.instrument_imports(include=["factsheets", "bibtexparser"]):
        from factsheets.bibliography import parse_bibliography
        from factsheets.reading.inline import parse_inline
        from factsheets.reading.source import parse_yaml
else:
    from factsheets.bibliography import parse_bibliography
    from factsheets.reading.inline import parse_inline
    from factsheets.reading.source import parse_yaml

import yaml  # noqa: E402 - after the instrumented imports, and not instrumented itself

Target = Callable[[bytes], None]


class BrokenPromise(AssertionError):
    """What a loader must never do."""


def try_yaml(raw: bytes) -> None:
    """No exception; every message can be said; what passes is what PyYAML reads."""
    document, problems = parse_yaml(raw, "a.yaml")
    check_messages(raw, problems)
    if document is None and not problems:
        raise BrokenPromise("refused without a word")
    if document is not None and not problems:
        expected = yaml.load(raw.decode("utf-8").removeprefix("\ufeff"), yaml.CBaseLoader)
        if without_nothing(expected) != document.data:
            raise BrokenPromise("read otherwise than PyYAML does")
        for text in leaves(document.data):
            list(parse_inline(text))


def try_bibtex(raw: bytes) -> None:
    """No exception; every message can be said; every key that is read stands in the file."""
    bibliography, problems = parse_bibliography(raw, "a.bib")
    check_messages(raw, problems)
    text = raw.decode("utf-8", "replace")
    if not problems and text.count("@") != 0 and not bibliography.references and "%" not in text:
        raise BrokenPromise("entries lost without a word")
    for key in bibliography.references:
        if key not in text:
            raise BrokenPromise("a key out of nothing")


def check_messages(raw: bytes, problems: list[Any]) -> None:
    """Every problem lies in the file and can be said in both languages, on one line."""
    last = raw.count(b"\n") + 2
    for problem in problems:
        if not 1 <= problem.line <= last:
            raise BrokenPromise(f"line {problem.line} of {last}")
        if "\n" in problem.message("en") + problem.message("zh"):
            raise BrokenPromise("a message of two lines")


def without_nothing(value: Any) -> Any:
    """What PyYAML's plainest loader read, with our reading of nothing."""
    if isinstance(value, dict):
        return {name: without_nothing(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [without_nothing(inner) for inner in value]
    return None if value in ("", "null", "~") else value


def leaves(value: Any) -> list[str]:
    """Every text below a value."""
    if isinstance(value, dict | list):
        inner = value.values() if isinstance(value, dict) else value
        return [text for one in inner for text in leaves(one)]
    return [value] if isinstance(value, str) else []


TARGETS: dict[str, tuple[Target, str]] = {
    "yaml": (try_yaml, "content/**/*.yaml"),
    "bibtex": (try_bibtex, "references.bib"),
}


def seeds(pattern: str) -> list[bytes]:
    """Pieces of the project's files, and of the toy's, short enough to be changed quickly."""
    files = [*ROOT.glob(pattern), *(ROOT / "tests" / "toy").glob(pattern)]
    wholes = [path.read_bytes() for path in sorted(files)[:60]]
    if pattern.endswith(".bib"):
        return [b"@" + entry for whole in wholes for entry in whole.split(b"\n@")[1:]]
    return [whole[:LONGEST].rpartition(b"\n")[0] + b"\n" for whole in wholes]


def fuzz_guided(target: Target, pattern: str, seconds: int) -> None:
    """Let atheris search; it ends the process by itself."""
    KEPT.mkdir(exist_ok=True)
    corpus = Path(tempfile.mkdtemp())
    for number, seed in enumerate(seeds(pattern)):
        (corpus / str(number)).write_bytes(seed)
    options = [f"-max_total_time={seconds}", f"-max_len={LONGEST}", "-timeout=10"]
    options += [f"-artifact_prefix={KEPT}/", "-print_final_stats=1", "-verbosity=0", str(corpus)]
    atheris.Setup([sys.argv[0], *options], target)
    atheris.Fuzz()


def fuzz_blindly(target: Target, pattern: str, seconds: float, seed: int) -> int:
    """Change seeds by chance until time is up; out: how many were tried."""
    chance, known, tried = random.Random(seed), seeds(pattern), 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        raw = changed(chance, chance.choice(known), chance.choice(known))
        tried += 1
        try:
            target(raw)
        except Exception:
            KEPT.mkdir(exist_ok=True)
            (KEPT / f"{seed}-{tried}").write_bytes(raw)
            raise
    return tried


SIGNS = [bytes([code]) for code in range(128)] + [
    "：".encode(),
    "０".encode(),
    b"\xe2\x80\xa8",
    b"\xff",
]


def changed(chance: random.Random, raw: bytes, other: bytes) -> bytes:
    """A seed after some slips: signs inserted, stretches deleted, doubled or taken from another."""
    for _ in range(chance.randint(1, 6)):
        start, end = sorted(chance.randint(0, len(raw)) for _ in range(2))
        end = min(end, start + chance.choice((1, 4, 64)))
        piece = chance.choice(
            (b"", raw[start:end] * 2, chance.choice(SIGNS), other[start : start + 40])
        )
        raw = raw[:start] + piece + raw[end:]
    return raw[:LONGEST]


def main(arguments: list[str]) -> int:
    """Fuzz one loader. Returns the exit code, where atheris does not end the process."""
    if not arguments or arguments[0] not in TARGETS:
        print(__doc__)
        return 1
    target, pattern = TARGETS[arguments[0]]
    seconds = int(arguments[1]) if len(arguments) > 1 else 60
    if GUIDED:
        fuzz_guided(target, pattern, seconds)
    print("atheris has no wheel for this Python: changes by chance, not guided by coverage.")
    print(f"{fuzz_blindly(target, pattern, seconds, seed=1)} files tried, every promise kept")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
