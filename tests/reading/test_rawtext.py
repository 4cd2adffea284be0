"""Characters and bytes that an editor does not show."""

from __future__ import annotations

import pytest

from factsheets.messages.problem import Problem
from factsheets.reading.rawtext import MAX_BYTES, MAX_PROBLEMS, decomposed, read_text, visible

Case = tuple[str, list[str]]

CHARACTERS: dict[str, Case] = {
    "a control character": (
        "name: a\x07b\n",
        [
            "a.yaml:1: SRC006 The character U+0007 is a control character or stands "
            "for lost text: delete it and type again what belongs there.",
        ],
    ),
    "a carriage return inside a line": (
        "name: a\x0db\n",
        [
            "a.yaml:1: SRC006 The character U+000D CARRIAGE RETURN is a control "
            "character or stands for lost text: delete it and type again what belongs "
            "there.",
        ],
    ),
    "a character lost in a conversion": (
        "name: a\ufffdb\n",
        [
            "a.yaml:1: SRC006 The character U+FFFD REPLACEMENT CHARACTER is a control "
            "character or stands for lost text: delete it and type again what belongs "
            "there.",
        ],
    ),
    "a private character from a PDF": (
        "name: a\uf0b7b\n",
        [
            "a.yaml:1: SRC006 The character U+F0B7 is a control character or stands "
            "for lost text: delete it and type again what belongs there.",
        ],
    ),
    "a zero-width blank": (
        "name: a\u200bb\n",
        [
            "a.yaml:1: SRC007 The invisible character U+200B ZERO WIDTH SPACE stands "
            "here: delete it, or delete the word around it and type it again.",
        ],
    ),
    "a soft hyphen": (
        "name: a\xadb\n",
        [
            "a.yaml:1: SRC007 The invisible character U+00AD SOFT HYPHEN stands here: "
            "delete it, or delete the word around it and type it again.",
        ],
    ),
    "a mark of writing direction": (
        "name: a\u202eb\n",
        [
            "a.yaml:1: SRC007 The invisible character U+202E RIGHT-TO-LEFT OVERRIDE "
            "stands here: delete it, or delete the word around it and type it again.",
        ],
    ),
    "an empty-looking letter": (
        "name: a\u3164b\n",
        [
            "a.yaml:1: SRC007 The invisible character U+3164 HANGUL FILLER stands "
            "here: delete it, or delete the word around it and type it again.",
        ],
    ),
    "a byte order mark inside": (
        "name: a\ufeffb\n",
        [
            "a.yaml:1: SRC007 The invisible character U+FEFF ZERO WIDTH NO-BREAK SPACE "
            "stands here: delete it, or delete the word around it and type it again.",
        ],
    ),
    "a next-line character": (
        "name: a\x85b\n",
        [
            "a.yaml:1: SRC008 The character U+0085 NEXT LINE breaks the line unseen: "
            "delete it and press Enter, or put a blank.",
        ],
    ),
    "a line separator that would add a field": (
        "name: a\u2028level: b\n",
        [
            "a.yaml:1: SRC008 The character U+2028 LINE SEPARATOR breaks the line "
            "unseen: delete it and press Enter, or put a blank.",
        ],
    ),
    "a byte order mark at the start": (
        "\ufeffname: x\n",
        [
            "a.yaml:1: SRC005 The file begins with an invisible byte order mark: save "
            "it as UTF-8 without BOM.",
        ],
    ),
    "an accent stored apart": (
        "name: Jose\u0301\n",
        [
            "a.yaml:1: SRC009 'e\u0301' is stored in parts (U+0065 U+0301) and is not found "
            "by search: type it again as 'é'.",
        ],
    ),
    "an angstrom sign": (
        "name: 5 \u212b\n",
        [
            "a.yaml:1: SRC009 '\u212b' is stored in parts (U+212B) and is not found by "
            "search: type it again as 'Å'.",
        ],
    ),
    "Hangul stored in parts": (
        "name: \u1100\u1161\n",
        [
            "a.yaml:1: SRC009 '\u1100\u1161' is stored in parts (U+1100 U+1161) and is not found "
            "by search: type it again as '가'.",
        ],
    ),
    "a tab as indentation": (
        "name:\n\x09en: x\n",
        [
            "a.yaml:2: SRC010 U+0009 TAB stands where only ordinary blanks belong: "
            "replace it with blanks from the space bar.",
        ],
    ),
    "a tab inside a line": (
        "name: a\x09b\n",
        [
            "a.yaml:1: SRC010 U+0009 TAB stands where only ordinary blanks belong: "
            "replace it with blanks from the space bar.",
        ],
    ),
    "a no-break blank as indentation": (
        "name:\n\xa0 en: x\n",
        [
            "a.yaml:2: SRC010 U+00A0 NO-BREAK SPACE stands where only ordinary blanks "
            "belong: replace it with blanks from the space bar.",
        ],
    ),
    "an ideographic blank as indentation": (
        "name:\n\u3000en: x\n",
        [
            "a.yaml:2: SRC010 U+3000 IDEOGRAPHIC SPACE stands where only ordinary "
            "blanks belong: replace it with blanks from the space bar.",
        ],
    ),
    "an ideographic blank after the dash": (
        "name:\n-\u3000x\n",
        [
            "a.yaml:2: SRC010 U+3000 IDEOGRAPHIC SPACE stands where only ordinary "
            "blanks belong: replace it with blanks from the space bar.",
        ],
    ),
    "leftovers of a merge": (
        "<<<<<<< HEAD\nname: a\n||||||| base\n=======\nname: b\n>>>>>>> branch\n",
        [
            "a.yaml:1: SRC011 The line with <<<<<<< was left by a merge: keep one of "
            "the two versions and delete the marker lines.",
        ],
    ),
    "markers that are left of a merge mended by half": (
        "name: a\n=======\nname: b\n>>>>>>> branch\n",
        [
            "a.yaml:2: SRC011 The line with ======= was left by a merge: keep one of "
            "the two versions and delete the marker lines.",
            "a.yaml:4: SRC011 The line with >>>>>>> was left by a merge: keep one of "
            "the two versions and delete the marker lines.",
        ],
    ),
    "two kinds in one line and one in the next": (
        "name: \u200ba\x07\u200b\nzh: b\u200b\n",
        [
            "a.yaml:1: SRC006 The character U+0007 is a control character or stands "
            "for lost text: delete it and type again what belongs there.",
            "a.yaml:1: SRC007 The invisible character U+200B ZERO WIDTH SPACE stands "
            "here: delete it, or delete the word around it and type it again.",
            "a.yaml:2: SRC007 The invisible character U+200B ZERO WIDTH SPACE stands "
            "here: delete it, or delete the word around it and type it again.",
        ],
    ),
}


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


@pytest.mark.parametrize(("text", "messages"), CHARACTERS.values(), ids=CHARACTERS)
def test_a_hidden_character_is_named_at_its_line(text: str, messages: list[str]) -> None:
    _, problems = read_text(text.encode(), "a.yaml")
    assert said(sorted(problems)) == messages


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
