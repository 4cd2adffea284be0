"""What does the worst input cost? Processor time and steps of the loaders on files made to be slow.

    python benchmarks/bombs.py

Every input is as long as its loader accepts, or as long as it takes to be refused. A step is a call
of a function, Python's or C's, as the interpreter's profiler sees it: unlike seconds, steps do not
depend on the machine, so the tests hold the loaders to a number of them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

from factsheets.bibliography import parse_bibliography
from factsheets.bibliography.lint import MAX_BYTES as BIBTEX_BYTES
from factsheets.bibliography.lint import MAX_MARKS, MAX_VALUE
from factsheets.model import Mechanism
from factsheets.model.validation import parse_model
from factsheets.reading.inline import parse_inline
from factsheets.reading.rawtext import MAX_BYTES
from factsheets.reading.source import parse_yaml

Load = Callable[[], object]
ENTRY = "@article{{a{0}b,\n title = {{x}},\n author = {{A, B}},\n year = {{2020}}\n}}\n"


def yaml_bombs(size: int = MAX_BYTES) -> dict[str, bytes]:
    """Files for the YAML loader, about ``size`` bytes long."""
    return {
        "opening brackets": b"[" * size,
        "opening braces": b"{a: " * (size // 4),
        "dashes": b"- " * (size // 2),
        "question marks": b"? " * (size // 2),
        "empty items": b"-\n" * (size // 2),
        "escaped accents": b'a: "' + rb"\u0301\u0323" * (size // 12 - 1) + b'"',
        "digits": b"a: " + "１".encode() * (size // 3 - 1) + b"x",
        "blanks": b"a:" + b" " * (size - 2),
        "broken after many fields": b"a: b\n" * (size // 10) + b"c:d\n" * (size // 10),
        "a long list": b"a: [" + b"b," * (size // 2 - 2),
        "chained merges": b"".join(
            b"a%d: &b%d {<<: [*b%d, *b%d]}\n" % (i, i, i, i) for i in range(99)
        ),
        "aliases": b"a: *a\n" * (size // 6),
        "billion laughs": b"a: &a [x,x]\n"
        + b"".join(b"a%d: &a%d [*a%d,*a%d]\n" % (i + 1, i + 1, i, i) for i in range(30)),
        "the same field": b"a: NO\n" * (size // 6),
        "accents": ("a: b" + "\u0301\u0323" * (size // 4 - 1)).encode(),
        "tabs": b"\t\n" * (size // 2),
        "invisible lines": "\u200b\n".encode() * (size // 4),
        "look-alike fields": b"a:b\n" * (size // 4),
        "one long line": b'a: "' + b"x" * (size - 5) + b'"',
        "quotes": b"a: 'x\n" * (size // 7),
        "full-width": "a： １\n".encode() * (size // 9),
    }


def bibtex_bombs(size: int = BIBTEX_BYTES) -> dict[str, str]:
    """Files for the BibTeX loader, about ``size`` bytes long."""
    # As much as the limits allow: of marks in the file, of characters in a field.
    field = " title = {" + "$x" * (MAX_VALUE // 2 - 20) + "},\n"
    people = " author = {" + "A, B and " * (MAX_VALUE // 9 - 20) + "C, D},\n"
    return {
        "most marks in braces": "@article{a, title = " + "{" * (MAX_MARKS - 9),
        "most marks in entries": "".join(ENTRY.format(n) for n in range(MAX_MARKS // 16 - 9)),
        "most fields of signs": "".join(
            f"@article{{a{n}b,\n{field}}}\n" for n in range(size // MAX_VALUE)
        ),
        "most people": "".join(
            f"@article{{a{n}b,\n{people}}}\n" for n in range(BIBTEX_BYTES // MAX_VALUE - 1)
        ),
        "opening braces": "@article{a, title = " + "{" * size,
        "balanced braces": "@article{a, title = " + "{" * (size // 2) + "}" * (size // 2) + "}",
        "at signs": "@" * size,
        "entries without an end": "@article{a,\n" * (size // 12),
        "many entries": "".join(ENTRY.format(number) for number in range(size // 80)),
        "one entry many times": ENTRY.format("") * (size // 80),
        "many people": "@article{a, author = {" + "A, B and " * (size // 9) + "C, D}}",
        "many macros": "@string{a = {x}}\n" * (size // 17),
        "a chain of macros": "@article{a, title = " + "a # " * (size // 4) + "a}",
        "backslashes": "@article{a, title = {" + "\\" * size + "}}",
        "commands": "@article{a, title = {" + "\\'{e}" * (size // 5) + "}}",
        "dollars": "@article{a, title = {" + "$x" * (size // 2) + "}}",
        "quotes": '@article{a, title = "' + '"' * size + "}",
        "blanks": "@article{a," + " " * size + "}",
        "accents": "@article{a, title = {e" + "\u0301\u0323" * (size // 4) + "}}",
    }


def model_bombs() -> dict[str, bytes]:
    """Sheets that are well-formed and wrong in as many places as possible."""
    finding = "  - {id: a, claim: {en: x}, check: {status: q}, z: 1}\n"
    return {
        "many findings": ("findings:\n" + finding * 6_000).encode(),
        "unknown fields": b"".join(b"a%d: x\n" % number for number in range(49_000)),
        "long names": b"".join(b"%s%d: x\n" % (b"a" * 900, number) for number in range(1_000)),
    }


def loads(size: int = MAX_BYTES) -> dict[str, Load]:
    """Everything that is measured, by name."""

    def model(raw: bytes) -> object:
        document, _ = parse_yaml(raw, "a.yaml")
        return parse_model(document, Mechanism) if document else None

    loads: dict[str, Load] = {}
    for name, raw in yaml_bombs(size).items():
        loads[f"YAML: {name}"] = lambda raw=raw: parse_yaml(raw, "a.yaml")  # type: ignore[misc]
    for name, text in bibtex_bombs(size * BIBTEX_BYTES // MAX_BYTES).items():
        loads[f"BibTeX: {name}"] = lambda text=text: parse_bibliography(text, "a.bib")  # type: ignore[misc]
    for name, raw in model_bombs().items():
        loads[f"model: {name}"] = lambda raw=raw: model(raw)  # type: ignore[misc]
    stars, links = "*a " * (size // 3), "[[a|" * (size // 4)
    loads["inline: stars"] = lambda: list(parse_inline(stars[:4000]))
    loads["inline: links"] = lambda: list(parse_inline(links[:4000]))
    return loads


def steps(load: Load) -> int:
    """How many calls a load takes."""
    counted = 0

    def count(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        load()
    finally:
        sys.setprofile(None)
    return counted


if __name__ == "__main__":
    for title, load in loads().items():
        begun = time.process_time()
        load()
        print(f"{time.process_time() - begun:7.3f} s {steps(load):>10,} steps  {title}", flush=True)
