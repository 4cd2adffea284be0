"""A YAML file becomes text with places, and nothing in it can do harm."""

from __future__ import annotations

import re
import time
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheets.messages.problem import rulebook
from factsheets.reading.rawtext import MAX_BYTES, MAX_PROBLEMS
from factsheets.reading.source import Document, Mark, load_yaml, parse_yaml

Case = tuple[str, list[str]]

DOCUMENTS: dict[str, Case] = {
    "an empty file": (
        "",
        [
            "a.yaml:1: SRC012 The file holds no fields: fill it in, or delete it.",
        ],
    ),
    "only remarks": (
        "# x\n",
        [
            "a.yaml:1: SRC012 The file holds no fields: fill it in, or delete it.",
        ],
    ),
    "only a start mark": (
        "---\n",
        [
            "a.yaml:1: SRC012 The file holds no fields: fill it in, or delete it.",
        ],
    ),
    "a list": (
        "- a\n- b\n",
        [
            "a.yaml:1: SRC013 The file is a list or a single text: begin with a field, "
            "such as 'name: value'.",
        ],
    ),
    "a text": (
        "text\n",
        [
            "a.yaml:1: SRC013 The file is a list or a single text: begin with a field, "
            "such as 'name: value'.",
        ],
    ),
    "a field twice": (
        "a:\n  b: 1\n  b: 2\na: 3\n",
        [
            "a.yaml:3: SRC023 The field 'b' stands already in line 2: keep one of the two.",
            "a.yaml:4: SRC023 The field 'a' stands already in line 1: keep one of the two.",
        ],
    ),
    "three documents": (
        "a: b\n---\nc: d\n---\n",
        [
            "a.yaml:2: SRC018 A second document begins here: delete the line '---' or "
            "'...', or move what follows to a file of its own.",
        ],
    ),
    "a directive": (
        "%YAML 1.1\n---\na: b\n",
        [
            "a.yaml:1: SRC017 A line that begins with % is a command to YAML: delete "
            "it, or put quotes around the text.",
        ],
    ),
    "a tag": (
        "a: !!python/name:os.system x\n",
        [
            "a.yaml:1: SRC019 A value that begins with ! is a command to YAML: put "
            "quotes around the text.",
        ],
    ),
    "an anchor and an alias": (
        "a: &x b\nc: *x\n",
        [
            "a.yaml:1: SRC020 A value that begins with & refers to another place in "
            "the file: put quotes around the text, or write the value out.",
            "a.yaml:2: SRC020 A value that begins with * refers to another place in "
            "the file: put quotes around the text, or write the value out.",
        ],
    ),
    "an anchor on a list": (
        "a: &x [b]\n",
        [
            "a.yaml:1: SRC020 A value that begins with & refers to another place in "
            "the file: put quotes around the text, or write the value out.",
        ],
    ),
    "a merge": (
        "a: {b: c}\n<<: {d: e}\n",
        [
            "a.yaml:2: SRC021 The field name '<<' would merge in other fields: write "
            "these fields out.",
        ],
    ),
    "a list as field name": (
        "? [a]\n: b\n",
        [
            "a.yaml:1: SRC022 The field name is missing, or is a list: write a word "
            "before the colon.",
        ],
    ),
    "brackets nested too deep": (
        "a: [[[[[[[[[[[[[\n",
        [
            "a.yaml:1: SRC014 Fields or lists are nested more than 12 deep: check the "
            "indentation and the brackets above.",
        ],
    ),
    "fields nested too deep": (
        "a:\n  a:\n    a:\n      a:\n        a:\n          a:\n            a:\n              "
        "a:\n                a:\n                  a:\n                    a:\n            "
        "          a:\n                        a:\n                          a:\n",
        [
            "a.yaml:13: SRC014 Fields or lists are nested more than 12 deep: check the "
            "indentation and the brackets above.",
        ],
    ),
    "a list that swallows the next field": (
        "a: [x,\nb: 3]\nc: d\n",
        [
            "a.yaml:1: SRC034 The bracket [ that opens here is not closed, or a comma "
            "is missing inside: close it, put the comma, or put quotes around a text "
            "that begins with a bracket.",
        ],
    ),
    "a braceless pair": (
        "a: [b: c]\n",
        [
            "a.yaml:1: SRC034 The bracket [ that opens here is not closed, or a comma "
            "is missing inside: close it, put the comma, or put quotes around a text "
            "that begins with a bracket.",
        ],
    ),
}


TERRIBLE = """\
\ufeff# 草稿
name: {en: Denosumab, zh: 地舒单抗}
brand: Xgeva #1
aliases: [NO, 010, ０.９５]
aliases: [x]
claim:
  zh: >-
    肝转移的
    预后\u200b更差
  note: &n e\u0301
ratio: 1:1
p: >0.05
zh：说明
name:Denosumab
"""

TERRIBLE_MESSAGES = [
    "a.yaml:1: SRC005 The file begins with an invisible byte order mark: save "
    "it as UTF-8 without BOM.",
    "a.yaml:3: SRC030 From here on the text is dropped as a remark: '#1'. Put "
    "quotes around the whole text, or give the remark a line of its own.",
    "a.yaml:4: SRC024 NO is read as yes, no or nothing by many programs: put "
    'quotes, "NO", or write true, false or null if that is meant.',
    "a.yaml:4: SRC025 010 is read as another number by many programs: put "
    'quotes, "010", or write the plain number.',
    "a.yaml:4: SRC026 '０.９５' has full-width digits or signs: write 0.95.",
    "a.yaml:5: SRC023 The field 'aliases' stands already in line 4: keep one of the two.",
    "a.yaml:8: SRC031 The line break between '肝转移的' and '预后<U+200B>更差' "
    "would put a blank into Chinese text: write the text on one line.",
    "a.yaml:9: SRC007 The invisible character U+200B ZERO WIDTH SPACE stands "
    "here: delete it, or delete the word around it and type it again.",
    "a.yaml:10: SRC009 'e\u0301' is stored in parts (U+0065 U+0301) and is not "
    "found by search: type it again as 'é'.",
    "a.yaml:10: SRC020 A value that begins with & refers to another place in "
    "the file: put quotes around the text, or write the value out.",
    "a.yaml:11: SRC025 1:1 is read as another number by many programs: put "
    'quotes, "1:1", or write the plain number.',
    "a.yaml:12: SRC035 A text cannot begin with > here: put quotes around the whole text.",
    "a.yaml:13: SRC027 'zh：' has a full-width (Chinese) sign: write 'zh:' "
    "with a blank behind it, or put quotes if it belongs to the text.",
    "a.yaml:14: SRC028 An ordinary blank is missing after 'name:': write "
    "'name: …', or put quotes if 'name:Denosumab' is meant as text.",
]

SHEET = """\
name: {en: Foo, zh: 某}
findings:
  - id: os
    claim:
      en: "It's longer"
    empty:
  - id: pfs
"""

MISSING = "SRC001 There is no readable file at this path: check its name and folder."
LINK = "SRC002 This file, or a folder on its path, is a symbolic link: put the file itself here."
EXAMPLES = {code: rule for code, rule in rulebook().items() if code[:3] == "SRC" and rule.breaks}


def hostile(size: int) -> dict[str, bytes]:
    """Files of about ``size`` bytes that are made to be slow to read."""
    return {
        "opening brackets": b"[" * size,
        "opening braces": b"{a: " * (size // 4),
        "dashes": b"- " * (size // 2),
        "question marks": b"? " * (size // 2),
        "empty items": b"-\n" * (size // 2),
        "a long list": b"a: [" + b"b," * (size // 2 - 2),
        "chained merges": b"".join(
            b"a%d: &b%d {<<: [*b%d, *b%d]}\n" % (i, i, i, i) for i in range(size // 4000)
        ),
        "aliases": b"a: *a\n" * (size // 6),
        "the same field": b"a: NO\n" * (size // 6),
        "accents": ("a: b" + "\u0301\u0323" * (size // 4 - 1)).encode(),
        "escaped accents": b'a: "' + rb"\u0301\u0323" * (size // 12 - 1) + b'"',
        "digits": b"a: " + "１".encode() * (size // 3 - 1) + b"x",
        "blanks": b"a:" + b" " * (size - 2),
        "tabs": b"\t\n" * (size // 2),
        "invisible lines": "\u200b\n".encode() * (size // 4),
        "look-alike fields": b"a:b\n" * (size // 4),
        "broken after many fields": b"a: b\n" * (size // 10) + b"c:d\n" * (size // 10),
    }


def document_of(text: str) -> Document:
    document, problems = parse_yaml(text.encode(), "a.yaml")
    assert problems == []
    assert document is not None
    return document


@pytest.mark.parametrize(("text", "messages"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_what_is_not_one_plain_document_is_refused(text: str, messages: list[str]) -> None:
    _, problems = parse_yaml(text.encode(), "a.yaml")
    assert [str(found) for found in problems] == messages


def test_every_problem_of_a_terrible_sheet_is_listed() -> None:
    _, problems = parse_yaml(TERRIBLE.encode(), "a.yaml")
    assert [str(found) for found in problems] == TERRIBLE_MESSAGES


def test_values_are_the_text_typed_and_empty_ones_are_none() -> None:
    assert document_of(SHEET).data == {
        "name": {"en": "Foo", "zh": "某"},
        "findings": [{"id": "os", "claim": {"en": "It's longer"}, "empty": None}, {"id": "pfs"}],
    }


@pytest.mark.parametrize(
    ("loc", "mark"),
    [
        ((), Mark(1, 1)),
        (("name",), Mark(1, 7)),
        (("name", "zh"), Mark(1, 21)),
        (("findings", 1), Mark(7, 5)),
        (("findings", 0, "claim", "en"), Mark(5, 11)),
        (("findings", 0, "empty"), Mark(6, 11)),
        (("findings", 0, "claim", "zh"), Mark(4, 5)),
        (("findings", 0, "claim", "en", "str"), Mark(5, 7)),
        (("findings", 1, "claim", "en"), Mark(7, 5)),
        (("findings", 9), Mark(2, 1)),
        (("other", 3, "x"), Mark(1, 1)),
    ],
    ids=str,
)
def test_a_place_is_that_of_the_value_or_of_the_nearest_parent(
    loc: tuple[str | int, ...], mark: Mark
) -> None:
    assert document_of(SHEET).mark(loc) == mark


def test_field_names_have_places_of_their_own() -> None:
    document = document_of(SHEET)
    assert document.keys["findings", 0, "claim"] == Mark(4, 5)
    assert document.path == "a.yaml"


def test_a_column_counts_characters_not_bytes() -> None:
    assert document_of("{zh: 肝转移, en: x}").mark(("en",)) == Mark(1, 15)


def test_a_document_without_a_mark_at_all_still_has_a_place() -> None:
    assert Document("a.yaml", {}, {}, {}).mark(("x",)) == Mark(1, 1)


def test_a_doubtful_value_keeps_the_document_and_a_doubtful_structure_does_not() -> None:
    assert parse_yaml(b"a: NO\n", "a.yaml")[0] is not None
    assert parse_yaml(b"a: &x NO\n", "a.yaml")[0] is None


def test_at_most_two_hundred_problems_are_listed() -> None:
    document, problems = parse_yaml(b"".join(b"a%d: NO\n" % i for i in range(900)), "a.yaml")
    assert document is None
    assert len(problems) == MAX_PROBLEMS + 1
    assert str(problems[-1]) == (
        "a.yaml:200: SRC016 Only the first 200 problems of this file are listed: mend these and "
        "check again."
    )


def test_a_file_has_at_most_fifty_thousand_values() -> None:
    document, problems = parse_yaml(b"-\n" * 50_001, "a.yaml")
    assert document is None
    assert [str(found) for found in problems] == [
        "a.yaml:50000: SRC015 The file has more than 50,000 values: split it, or remove what was "
        "pasted in by mistake."
    ]


def cost(raw: bytes) -> float:
    """The processor's seconds that reading takes."""
    start = time.process_time()
    parse_yaml(raw, "a.yaml")
    return time.process_time() - start


@pytest.mark.parametrize("name", hostile(0))
def test_the_worst_input_costs_no_more_than_its_length(name: str) -> None:
    """Four times the length may take four times as long, and not sixteen times; another process on
    this machine can spoil a measurement, so that the best of some counts."""
    small, large = (hostile(size)[name] for size in (MAX_BYTES // 4, MAX_BYTES))
    assert any(cost(large) < 8 * cost(small) + 0.02 for _ in range(5))


def test_a_file_is_read_from_disk(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.yaml").write_bytes(b"a: b\r\n")
    document, problems = load_yaml(tmp_path, "content/a.yaml")
    assert problems == []
    assert document is not None
    assert (document.path, document.data) == ("content/a.yaml", {"a": "b"})


@pytest.mark.parametrize("path", ["b.yaml", "folder", "../a.yaml", "/etc/hosts", "", "a.yaml/x"])
def test_a_path_without_a_readable_file_inside_the_project_is_refused(
    tmp_path: Path, path: str
) -> None:
    root = tmp_path / "project"
    (root / "folder").mkdir(parents=True)
    (tmp_path / "a.yaml").write_text("a: b", encoding="utf-8")
    (root / "a.yaml").write_text("a: b", encoding="utf-8")
    document, problems = load_yaml(root, path)
    assert document is None
    assert [str(found) for found in problems] == [f"{path}:1: {MISSING}"]


@pytest.mark.parametrize("path", ["link.yaml", "linked/a.yaml"])
def test_symbolic_links_are_refused(tmp_path: Path, path: str) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.yaml").write_text("a: b", encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "real" / "a.yaml")
    (tmp_path / "linked").symlink_to(tmp_path / "real")
    _, problems = load_yaml(tmp_path, path)
    assert [str(found) for found in problems] == [f"{path}:1: {LINK}"]


def test_a_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"#" * (MAX_BYTES + 1))
    _, problems = load_yaml(tmp_path, "a.yaml")
    assert [str(found) for found in problems] == [
        "a.yaml:1: SRC003 The file has 1,000,001 bytes and may have 1,000,000: split it, or "
        "remove what was pasted in by mistake."
    ]


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_rule_s_example_breaks_that_rule_alone_and_is_mended(code: str) -> None:
    _, problems = parse_yaml(EXAMPLES[code].breaks.encode(), "a.yaml")
    assert {found.code for found in problems} == {code}
    assert document_of(EXAMPLES[code].mends)


def test_every_message_of_this_stage_can_be_said_in_chinese() -> None:
    source = (
        files("factsheets.messages").joinpath("rulebook", "source.toml").read_text(encoding="utf-8")
    )
    values = "size limit byte guess char found codes mended shown name first expected left right"
    filled = dict.fromkeys(values.split(), "x")
    for code in tomllib.loads(source):
        assert rulebook()[code].template["zh"].format_map(filled)
        assert rulebook()[code].template["en"].format_map(filled)


# Text that a person can type: no invisible characters, composed, and not only a number in
# full-width digits (those are refused on purpose).
TYPED = st.text("abz AZ09.,:;#'\"\\-|>&*!%@`?[]{}~<é肝转移，：（）\n/=", max_size=40).filter(
    lambda text: not re.fullmatch(r"[-<>=.,，/% 0-9]*[0-9][-.,，/% 0-9]*", text) or "，" not in text
)


def in_quotes(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


@given(st.dictionaries(TYPED, TYPED, min_size=1, max_size=8))
def test_any_text_in_quotes_comes_back_unchanged(texts: dict[str, str]) -> None:
    sheet = "".join(f"{in_quotes(name)}: {in_quotes(text)}\n" for name, text in texts.items())
    assert document_of(sheet).data == texts


@given(st.binary(max_size=200))
def test_no_bytes_raise(raw: bytes) -> None:
    document, problems = parse_yaml(raw, "a.yaml")
    assert document is not None or problems


@given(st.text("ab:-[]{}'\"|>&*!%@`?#,~<\\ \n\t\r0肝：，０\u3000\u200b\u0301\x85", max_size=60))
def test_no_text_raises_and_every_problem_lies_in_the_file(text: str) -> None:
    document, problems = parse_yaml(text.encode(), "a.yaml")
    assert document is not None or problems
    assert all(1 <= found.line <= text.count("\n") + 1 and str(found) for found in problems)
