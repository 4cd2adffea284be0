"""Text that YAML accepts and reads differently from what was meant."""

from __future__ import annotations

import pytest

from factsheets.reading.source import parse_yaml

Case = tuple[str, list[str]]

MISREAD: dict[str, Case] = {
    "yes": (
        "a: yes",
        [
            "a.yaml:1: SRC024 yes is read as yes, no or nothing by many programs: put "
            'quotes, "yes", or write true, false or null if that is meant.',
        ],
    ),
    "capital NO, a gas": (
        "a: [NO]",
        [
            "a.yaml:1: SRC024 NO is read as yes, no or nothing by many programs: put "
            'quotes, "NO", or write true, false or null if that is meant.',
        ],
    ),
    "the letter n": (
        "a: n",
        [
            "a.yaml:1: SRC024 n is read as yes, no or nothing by many programs: put "
            'quotes, "n", or write true, false or null if that is meant.',
        ],
    ),
    "a capital True": (
        "a: True",
        [
            "a.yaml:1: SRC024 True is read as yes, no or nothing by many programs: put "
            'quotes, "True", or write true, false or null if that is meant.',
        ],
    ),
    "a capital Null": (
        "a: Null",
        [
            "a.yaml:1: SRC024 Null is read as yes, no or nothing by many programs: put "
            'quotes, "Null", or write true, false or null if that is meant.',
        ],
    ),
    "seconds": (
        "a: 1:1",
        [
            "a.yaml:1: SRC025 1:1 is read as another number by many programs: put "
            'quotes, "1:1", or write the plain number.',
        ],
    ),
    "a leading zero": (
        "a: 010",
        [
            "a.yaml:1: SRC025 010 is read as another number by many programs: put "
            'quotes, "010", or write the plain number.',
        ],
    ),
    "a hexadecimal number": (
        "a: 0x1F",
        [
            "a.yaml:1: SRC025 0x1F is read as another number by many programs: put "
            'quotes, "0x1F", or write the plain number.',
        ],
    ),
    "blanks of a programmer": (
        "a: 1_000",
        [
            "a.yaml:1: SRC025 1_000 is read as another number by many programs: put "
            'quotes, "1_000", or write the plain number.',
        ],
    ),
    "not a number": (
        "a: .nan",
        [
            "a.yaml:1: SRC025 .nan is read as another number by many programs: put "
            'quotes, ".nan", or write the plain number.',
        ],
    ),
    "full-width digits": (
        "a: ０.９５",
        [
            "a.yaml:1: SRC026 '０.９５' has full-width digits or signs: write 0.95.",
        ],
    ),
    "full-width digits in quotes": (
        'a: "０.９５"',
        [
            "a.yaml:1: SRC026 '０.９５' has full-width digits or signs: write 0.95.",
        ],
    ),
    "a full-width sign": (
        "a: ＜0.001",
        [
            "a.yaml:1: SRC026 '＜0.001' has full-width digits or signs: write <0.001.",
        ],
    ),
    "a typographic minus": (
        "a: −0.5",
        [
            "a.yaml:1: SRC026 '−0.5' has full-width digits or signs: write -0.5.",
        ],
    ),
    "a full-width percent sign": (
        "a: 95％",
        [
            "a.yaml:1: SRC026 '95％' has full-width digits or signs: write 95%.",
        ],
    ),
    "full-width colons below a field": (
        "a:\n  en：x\n  zh：z",
        [
            "a.yaml:2: SRC027 'en：' has a full-width (Chinese) sign: write 'en:' with "
            "a blank behind it, or put quotes if it belongs to the text.",
            "a.yaml:3: SRC027 'zh：' has a full-width (Chinese) sign: write 'zh:' with "
            "a blank behind it, or put quotes if it belongs to the text.",
        ],
    ),
    "full-width colons in braces": (
        "{en：x, zh：z}",
        [
            "a.yaml:1: SRC027 'en：' has a full-width (Chinese) sign: write 'en:' with "
            "a blank behind it, or put quotes if it belongs to the text.",
            "a.yaml:1: SRC027 'zh：' has a full-width (Chinese) sign: write 'zh:' with "
            "a blank behind it, or put quotes if it belongs to the text.",
        ],
    ),
    "a full-width comma in a list": (
        "a: [x，z]",
        [
            "a.yaml:1: SRC027 '，' has a full-width (Chinese) sign: write ',' with a "
            "blank behind it, or put quotes if it belongs to the text.",
        ],
    ),
    "no blank after the colon below a field": (
        "a:\n  en:x\n  zh:z",
        [
            "a.yaml:2: SRC028 An ordinary blank is missing after 'en:': write 'en: …', "
            "or put quotes if 'en:x' is meant as text.",
            "a.yaml:3: SRC028 An ordinary blank is missing after 'zh:': write 'zh: …', "
            "or put quotes if 'zh:z' is meant as text.",
        ],
    ),
    "no blank after the colon in braces": (
        "{en:x, zh: z}",
        [
            "a.yaml:1: SRC028 An ordinary blank is missing after 'en:': write 'en: …', "
            "or put quotes if 'en:x' is meant as text.",
        ],
    ),
    "no blank after the colon in a list": (
        "a:\n  - to:x",
        [
            "a.yaml:2: SRC028 An ordinary blank is missing after 'to:': write 'to: …', "
            "or put quotes if 'to:x' is meant as text.",
        ],
    ),
    "no blank after the colon in a second line": (
        "a: foo\n  b:c",
        [
            "a.yaml:2: SRC028 An ordinary blank is missing after 'b:': write 'b: …', "
            "or put quotes if 'b:c' is meant as text.",
        ],
    ),
    "no blank after the dash": (
        "a:\n  -x",
        [
            "a.yaml:2: SRC029 A blank is missing after the dash: write '- x', or put "
            "quotes if the dash belongs to the text.",
        ],
    ),
    "no blank after the dash of a field": (
        "-a: x",
        [
            "a.yaml:1: SRC029 A blank is missing after the dash: write '- a', or put "
            "quotes if the dash belongs to the text.",
        ],
    ),
    "a number sign in text": (
        "a: stage #3",
        [
            "a.yaml:1: SRC030 From here on the text is dropped as a remark: '#3'. Put "
            "quotes around the whole text, or give the remark a line of its own.",
        ],
    ),
    "a remark behind a value": (
        "a: x  # why",
        [
            "a.yaml:1: SRC030 From here on the text is dropped as a remark: '# why'. "
            "Put quotes around the whole text, or give the remark a line of its own.",
        ],
    ),
    "a value that is a remark": (
        "a: #1 drug",
        [
            "a.yaml:1: SRC030 From here on the text is dropped as a remark: '#1 drug'. "
            "Put quotes around the whole text, or give the remark a line of its own.",
        ],
    ),
    "a list item that is a remark": (
        "a:\n  - #1",
        [
            "a.yaml:2: SRC030 From here on the text is dropped as a remark: '#1'. Put "
            "quotes around the whole text, or give the remark a line of its own.",
        ],
    ),
    "a remark behind the last line": (
        "a: foo\n  bar # why",
        [
            "a.yaml:2: SRC030 From here on the text is dropped as a remark: '# why'. "
            "Put quotes around the whole text, or give the remark a line of its own.",
        ],
    ),
    "folded Chinese": (
        "a: >\n  中文\n  x",
        [
            "a.yaml:2: SRC031 The line break between '中文' and 'x' would put a blank "
            "into Chinese text: write the text on one line.",
        ],
    ),
    "plain Chinese on two lines": (
        "a: 中\n  文",
        [
            "a.yaml:1: SRC031 The line break between '中' and '文' would put a blank "
            "into Chinese text: write the text on one line.",
        ],
    ),
    "quoted Chinese on two lines": (
        "a: '中\n  文'",
        [
            "a.yaml:1: SRC031 The line break between '中' and '文' would put a blank "
            "into Chinese text: write the text on one line.",
        ],
    ),
    "Chinese after a folded paragraph": (
        "a: >-\n  foo\n\n  中\n  文",
        [
            "a.yaml:4: SRC031 The line break between '中' and '文' would put a blank "
            "into Chinese text: write the text on one line.",
        ],
    ),
    "a quotation mark closed by a later field": (
        'a: "x\nb: z"\nc: d',
        [
            'a.yaml:1: SRC032 The quotation mark " that opens here is not closed '
            "before the next field: close it at the end of the text.",
        ],
    ),
    "quotation marks shifted by one": (
        "a: 'x\nb: 'z'\nc: d",
        [
            "a.yaml:1: SRC032 The quotation mark ' that opens here is not closed "
            "before the next field: close it at the end of the text.",
        ],
    ),
    "a greater-than sign that swallows its number": (
        "a: >5\nb: c",
        [
            "a.yaml:1: SRC035 A text cannot begin with > here: put quotes around the whole text.",
        ],
    ),
    "an invisible character as an escape": (
        'a: "\\u200b"',
        [
            "a.yaml:1: SRC007 The invisible character U+200B ZERO WIDTH SPACE stands "
            "here: delete it, or delete the word around it and type it again.",
        ],
    ),
    "an accent as an escape": (
        'a: "e\\u0301"',
        [
            "a.yaml:1: SRC009 'e\u0301' is stored in parts (U+0065 U+0301) and is not found "
            "by search: type it again as 'é'.",
        ],
    ),
    "a tab as an escape": (
        'a: "\\t"',
        [
            "a.yaml:1: SRC037 A backslash has a special meaning between double quotation "
            "marks: write it twice, or use single quotation marks.",
        ],
    ),
    "an escape in a field name": (
        '{"a\\u200b": b}',
        [
            "a.yaml:1: SRC007 The invisible character U+200B ZERO WIDTH SPACE stands "
            "here: delete it, or delete the word around it and type it again.",
        ],
    ),
}


# What looks similar and is right: text → the value of field "a".
RIGHT: dict[str, tuple[str, object]] = {
    "true": ("a: true", "true"),
    "nothing": ("a: ~", None),
    "a quoted NO": ("a: 'NO'", "NO"),
    "fields named on and n": ("a: {on: x, n: 451}", {"on": "x", "n": "451"}),
    "a number keeps its digits": ("a: 0.70", "0.70"),
    "an exponent": ("a: 1e-3", "1e-3"),
    "a date that does not exist": ("a: 2026-02-30", "2026-02-30"),
    "a negative number": ("a: -5", "-5"),
    "a quoted ratio": ("a: '1:1'", "1:1"),
    "a sign in a number": ("a: ≥50", "≥50"),
    "full-width digits in a sentence": ("a: 第２天", "第２天"),
    "a Chinese comma in a group": ("a: {zh: 甲，乙}", {"zh": "甲，乙"}),
    "a quoted Chinese comma": ('a: ["甲，乙"]', ["甲，乙"]),
    "a link": ("a: https://x.org/y", "https://x.org/y"),
    "a DOI": ("a: doi:10.1/x", "doi:10.1/x"),
    "a number sign inside a word": ("a: x#y", "x#y"),
    "a remark behind quotes": ("a: 'x' # y", "x"),
    "a remark behind a list": ("a: [b] # c", ["b"]),
    "a remark on its own line": ("# x\na: b\n  # y\n", "b"),
    "a remark behind a field of fields": ("a: # x\n  b: c", {"b": "c"}),
    "folded English": ("a: >-\n  foo\n  bar", "foo bar"),
    "folded Chinese paragraphs": ("a: >-\n  中\n\n  文", "中\n文"),
    "folded Chinese with an indented line": ("a: >-\n  中\n    文", "中\n  文"),
    "Chinese lines kept apart": ("a: |-\n  中\n  文", "中\n文"),
    "Chinese joined by a backslash": ('a: "中\\\n  文"', "中文"),
    "a line break as an escape": (r'a: "b\nc"', "b\nc"),
    "look-alikes in block text": ("a: |-\n  zh：b\n  c:d", "zh：b\nc:d"),
}


@pytest.mark.parametrize(("text", "messages"), MISREAD.values(), ids=MISREAD)
def test_what_yaml_would_misread_is_refused(text: str, messages: list[str]) -> None:
    _, problems = parse_yaml(text.encode(), "a.yaml")
    assert [str(found) for found in problems] == messages


@pytest.mark.parametrize(("text", "value"), RIGHT.values(), ids=RIGHT)
def test_what_only_looks_wrong_is_kept_as_typed(text: str, value: object) -> None:
    document, problems = parse_yaml(text.encode(), "a.yaml")
    assert problems == []
    assert document is not None
    assert document.data["a"] == value
