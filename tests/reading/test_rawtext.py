"""Characters and bytes that an editor does not show."""

from __future__ import annotations

import pytest

from factsheets.messages.problem import Problem
from factsheets.reading.rawtext import MAX_BYTES, MAX_PROBLEMS, decomposed, read_text, visible

ENCODINGS = {
    "a Chinese Windows": (
        "name: x\nzh: 肝转移\n".encode("gbk"),
        "a.yaml:2: SRC004 The byte B8 is not UTF-8, the file looks like GBK / GB 18030 or "
        "Windows-1252: save it "
        "with the encoding UTF-8.",
    ),
    "a spreadsheet": (
        "name: x\n".encode("utf-16"),
        "a.yaml:1: SRC004 The byte FF is not UTF-8, the file looks like UTF-16: save it with the "
        "encoding UTF-8.",
    ),
    "an old Western program": (
        "en: café au lait\n".encode("latin-1"),
        "a.yaml:1: SRC004 The byte E9 is not UTF-8, the file looks like Windows-1252: save it "
        "with the encoding UTF-8.",
    ),
}


def said(problems: list[Problem]) -> list[str]:
    return [str(found) for found in problems]


@pytest.mark.parametrize(("raw", "message"), ENCODINGS.values(), ids=ENCODINGS)
def test_a_wrong_encoding_is_guessed(raw: bytes, message: str) -> None:
    text, problems = read_text(raw, "a.yaml")
    assert text is None
    assert said(problems) == [message]


def test_the_column_of_a_wrong_byte_counts_characters() -> None:
    _, problems = read_text("a: é".encode() + b"\xff", "a.yaml")
    assert problems[0].column == 5


def test_a_file_above_the_limit_is_not_decoded() -> None:
    text, problems = read_text(b"#" * (MAX_BYTES + 1), "a.yaml")
    assert text is None
    assert said(problems) == [
        "a.yaml:1: SRC003 The file has 1,000,001 bytes and may have 1,000,000: split it, or "
        "remove what was pasted in by mistake."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "name: PD-L1 ≥ 50\u00a0%\n",
        "zh: 肝转移，预后（差）\n",
        "a: 甲\u3000乙\n",
        "a: β2-µ é ½ 𠮷 🫁\n",
    ],
    ids=["no-break blank in text", "Chinese marks", "ideographic blank in text", "other scripts"],
)
def test_ordinary_text_passes_unchanged(text: str) -> None:
    assert read_text(text.encode(), "a.yaml") == (text, [])


def test_windows_line_ends_become_plain_ones() -> None:
    assert read_text(b"a: b\r\nc: d\r\n", "a.yaml") == ("a: b\nc: d\n", [])


def test_odd_blanks_are_mended_so_that_checking_can_go_on() -> None:
    text, _ = read_text("a:\n\u3000b: c\n-\u00a0d\te\n".encode(), "a.yaml")
    assert text == "a:\n  b: c\n- d e\n"


def test_a_flood_of_problems_is_cut_and_ends_the_reading() -> None:
    text, problems = read_text("\u200b\n".encode() * 5000, "a.yaml")
    assert text is None
    assert len(problems) == MAX_PROBLEMS + 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plain", None),
        ("é", None),
        ("xe\u0301x", "e\u0301"),
        ("q\u0301\u0323", "q\u0301\u0323"),
        ("q" + "\u0301" * 9, "q" + "\u0301" * 9),
    ],
    ids=["ASCII", "composed", "in parts", "wrong order", "piled up"],
)
def test_a_letter_in_parts_is_found_with_its_accents(text: str, found: str | None) -> None:
    assert decomposed(text) == found


def test_unseen_characters_are_printed_by_number() -> None:
    assert visible("a\u202eb\x1b[31m") == "a<U+202E>b<U+001B>[31m"
