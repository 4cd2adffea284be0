"""Files that are not YAML, explained in words that help."""

from __future__ import annotations

import pytest

from factsheets.reading.source import parse_yaml

Case = tuple[str, list[str]]

BROKEN: dict[str, Case] = {
    "a number sign in a group": (
        "a: {en: x #1, zh: z}",
        [
            "a.yaml:1: SRC030 From here on the text is dropped as a remark: '#1, zh: "
            "z}'. Put quotes around the whole text, or give the remark a line of its "
            "own.",
        ],
    ),
    "an unclosed list": (
        "a: [1, 2\nb: 3",
        [
            "a.yaml:1: SRC034 The bracket [ that opens here is not closed, or a comma "
            "is missing inside: close it, put the comma, or put quotes around a text "
            "that begins with a bracket.",
        ],
    ),
    "an unclosed group": (
        "a: {b: c\nd: e",
        [
            "a.yaml:1: SRC034 The bracket { that opens here is not closed, or a comma "
            "is missing inside: close it, put the comma, or put quotes around a text "
            "that begins with a bracket.",
        ],
    ),
    "a missing comma in a group": (
        "a: {b: c d: e}",
        [
            "a.yaml:1: SRC034 The bracket { that opens here is not closed, or a comma "
            "is missing inside: close it, put the comma, or put quotes around a text "
            "that begins with a bracket.",
        ],
    ),
    "a full-width comma in a group": (
        "a: {en: x，zh: z}",
        [
            "a.yaml:1: SRC027 '，' has a full-width (Chinese) sign: write ',' with a blank "
            "behind it, or put quotes if it belongs to the text.",
        ],
    ),
    "a quotation mark open to the end": (
        "b: 1\na: 'x\nc: 3",
        [
            "a.yaml:2: SRC032 The quotation mark ' that opens here is not closed "
            "before the next field: close it at the end of the text.",
        ],
    ),
    "a quotation mark open across a document": (
        'a: "x\n---\nb: z"',
        [
            'a.yaml:1: SRC032 The quotation mark " that opens here is not closed '
            "before the next field: close it at the end of the text.",
        ],
    ),
    "an apostrophe in single quotation marks": (
        "a: 'it's'",
        [
            "a.yaml:1: SRC033 The quotation marks end here, but the text goes on with "
            "'s'': use the other kind of quotation marks around the whole text, or "
            "write a single mark inside twice ('').",
        ],
    ),
    "text after quotation marks": (
        'a: "x" z',
        [
            "a.yaml:1: SRC033 The quotation marks end here, but the text goes on with "
            "'z': use the other kind of quotation marks around the whole text, or "
            "write a single mark inside twice ('').",
        ],
    ),
    "text that begins with a bracket": (
        "a: [Ret] text",
        [
            "a.yaml:1: SRC035 A text cannot begin with [ here: put quotes around the whole text.",
        ],
    ),
    "text that begins with a brace": (
        "a: {x} z",
        [
            "a.yaml:1: SRC035 A text cannot begin with { here: put quotes around the whole text.",
        ],
    ),
    "text that begins with an at sign": (
        "a: @x",
        [
            "a.yaml:1: SRC035 A text cannot begin with @ here: put quotes around the whole text.",
        ],
    ),
    "text that begins with a percent sign": (
        "a: %x",
        [
            "a.yaml:1: SRC035 A text cannot begin with % here: put quotes around the whole text.",
        ],
    ),
    "a P value with a greater-than sign": (
        "a: >0.05",
        [
            "a.yaml:1: SRC035 A text cannot begin with > here: put quotes around the whole text.",
        ],
    ),
    "text between bars": (
        "a: |x|",
        [
            "a.yaml:1: SRC035 A text cannot begin with | here: put quotes around the whole text.",
        ],
    ),
    "a footnote star": (
        "a: *p<0.05",
        [
            "a.yaml:1: SRC020 A value that begins with * refers to another place in "
            "the file: put quotes around the text, or write the value out.",
        ],
    ),
    "an ampersand": (
        "a: &b, c",
        [
            "a.yaml:1: SRC020 A value that begins with & refers to another place in "
            "the file: put quotes around the text, or write the value out.",
        ],
    ),
    "a broken tag": (
        "a: !<x",
        [
            "a.yaml:1: SRC019 A value that begins with ! is a command to YAML: put "
            "quotes around the text.",
        ],
    ),
    "an unknown directive": (
        "%FOO",
        [
            "a.yaml:1: SRC017 A line that begins with % is a command to YAML: delete "
            "it, or put quotes around the text.",
        ],
    ),
    "a directive of a later version": (
        "%YAML 2.0\n---\na: b",
        [
            "a.yaml:1: SRC017 A line that begins with % is a command to YAML: delete "
            "it, or put quotes around the text.",
        ],
    ),
    "a colon in text": (
        "a: b: c",
        [
            "a.yaml:1: SRC036 A second colon with a blank behind it stands in 'a: b: "
            "c': put quotes around the whole text behind the first colon.",
        ],
    ),
    "a colon in the second line of a text": (
        "a: see\n  foo bar: c",
        [
            "a.yaml:2: SRC036 A second colon with a blank behind it stands in 'foo "
            "bar: c': put quotes around the whole text behind the first colon.",
        ],
    ),
    "an indented field below a value": (
        "a: b\n c: d",
        [
            "a.yaml:2: SRC038 'c: d' does not line up with the lines above: give it "
            "the same indentation as the other fields or items of its group.",
        ],
    ),
    "a list behind the colon": (
        "a: - b",
        [
            "a.yaml:1: SRC041 A list cannot begin behind the colon: put the dash on "
            "the next line, or put quotes if it belongs to the text.",
        ],
    ),
    "a line without colon": (
        "a: b\nc\nd: e",
        [
            "a.yaml:2: SRC039 'c' is neither a field nor part of the text above: put a "
            "colon and a blank after the field name, or indent the line if it "
            "continues a text.",
        ],
    ),
    "a last line without colon": (
        "a: b\nc",
        [
            "a.yaml:2: SRC039 'c' is neither a field nor part of the text above: put a "
            "colon and a blank after the field name, or indent the line if it "
            "continues a text.",
        ],
    ),
    "a dash without blank among others": (
        "a:\n- b\n-c\nd: e",
        [
            "a.yaml:3: SRC029 A blank is missing after the dash: write '- c', or put "
            "quotes if the dash belongs to the text.",
        ],
    ),
    "a field out of line": (
        "a:\n  b: c\n d: e",
        [
            "a.yaml:3: SRC038 'd: e' does not line up with the lines above: give it "
            "the same indentation as the other fields or items of its group.",
        ],
    ),
    "a field after list items": (
        "- a\nb: c",
        [
            "a.yaml:2: SRC038 'b: c' does not line up with the lines above: give it "
            "the same indentation as the other fields or items of its group.",
        ],
    ),
    "a field without name": (
        ": b",
        [
            "a.yaml:1: SRC022 The field name is missing, or is a list: write a word "
            "before the colon.",
        ],
    ),
    "a bracket too many": (
        "a: b\n}",
        [
            "a.yaml:2: SRC044 The bracket } closes nothing: delete it, or put quotes around "
            "the whole text if it belongs there.",
        ],
    ),
    "an unknown escape": (
        'a: "\\d"',
        [
            "a.yaml:1: SRC037 A backslash has a special meaning between double "
            "quotation marks: write it twice, or use single quotation marks.",
        ],
    ),
    "two commas": (
        "a: [b,,c]",
        [
            "a.yaml:1: SRC040 The file cannot be read from here on ('a: [b,,c]'): "
            "check this line and the one above for a missing colon, quotation mark, "
            "bracket or indentation.",
        ],
    ),
    "a lone closing bracket": (
        "a: ]",
        [
            "a.yaml:1: SRC040 The file cannot be read from here on ('a: ]'): check "
            "this line and the one above for a missing colon, quotation mark, bracket "
            "or indentation.",
        ],
    ),
    "something after the end mark": (
        "a: b\n...\nc: d",
        [
            "a.yaml:3: SRC018 A second document begins here: delete the line '---' or "
            "'...', or move what follows to a file of its own.",
        ],
    ),
    "full-width colons after the reader gave up": (
        "a: b\nzh：c\nd: e\nf：g",
        [
            "a.yaml:2: SRC027 'zh：' has a full-width (Chinese) sign: write 'zh:' with "
            "a blank behind it, or put quotes if it belongs to the text.",
            "a.yaml:4: SRC027 'f：' has a full-width (Chinese) sign: write 'f:' with a "
            "blank behind it, or put quotes if it belongs to the text.",
        ],
    ),
    "missing blanks after the reader gave up, but not in block text": (
        "a: b\nc:d\ni: |\n  k:l\n  m：n\no:p",
        [
            "a.yaml:2: SRC028 An ordinary blank is missing after 'c:': write 'c: …', "
            "or put quotes if 'c:d' is meant as text.",
            "a.yaml:6: SRC028 An ordinary blank is missing after 'o:': write 'o: …', "
            "or put quotes if 'o:p' is meant as text.",
        ],
    ),
}


@pytest.mark.parametrize(("text", "messages"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_explained_where_it_must_be_mended(text: str, messages: list[str]) -> None:
    _, problems = parse_yaml(text.encode(), "a.yaml")
    assert [str(found) for found in problems] == messages


def test_no_message_speaks_the_language_of_the_parser() -> None:
    messages = " ".join(message for _, found in BROKEN.values() for message in found)
    jargon = ("scalar", "scanning", "token", "block mapping", "flow sequence", "Traceback")
    assert not [word for word in jargon if word in messages]


@pytest.mark.parametrize("text", [text for text, _ in BROKEN.values()], ids=BROKEN)
def test_a_broken_file_gives_no_document(text: str) -> None:
    document, _ = parse_yaml(text.encode(), "a.yaml")
    assert document is None
