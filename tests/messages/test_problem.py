"""Problems are places with a rule, and are said in plain words."""

from __future__ import annotations

import pytest

from factsheets.messages.problem import Problem, did_you_mean, problem, rulebook, shorten


def test_a_problem_is_printed_with_place_code_and_message():
    found = problem("FLD008", "content/site.yaml", 7, 3, field="released", found="soon")
    assert str(found) == (
        "content/site.yaml:7: FLD008 released must be a date such as 2026-11-21: 'soon'."
    )


def test_a_problem_is_said_in_chinese_too():
    found = problem("FLD008", "content/site.yaml", 7, field="released", found="soon")
    assert found.message("zh") == "released 应为日期，如 2026-11-21：“soon”。"


def test_the_rulebook_says_how_severe_a_problem_is():
    error = problem("FLD008", "a.yaml", 1, field="on", found="x")
    warning = problem("REF010", "a.yaml", 1, found="x")
    assert [error.severity, warning.severity] == ["error", "warning"]


def test_problems_are_sorted_by_file_then_line_then_code():
    places = [("b.yaml", 1, "FLD001"), ("a.yaml", 10, "FLD001"), ("a.yaml", 2, "FLD002")]
    found = sorted(Problem(*place) for place in [*places, ("a.yaml", 2, "FLD001")])
    assert [(one.path, one.line, one.code) for one in found] == [
        ("a.yaml", 2, "FLD001"),
        ("a.yaml", 2, "FLD002"),
        ("a.yaml", 10, "FLD001"),
        ("b.yaml", 1, "FLD001"),
    ]


def test_equal_problems_are_one():
    assert len({problem("REF010", "a.yaml", 1, found="x") for _ in range(2)}) == 1


def test_braces_in_a_value_are_no_placeholders():
    found = problem("REF010", "a.yaml", 1, found="{field}")
    assert found.message() == "the reference '{field}' is used nowhere."


@pytest.mark.parametrize(
    ("text", "short"),
    [
        pytest.param("a  b\n\tc", "a b c", id="blanks and line ends become one blank"),
        pytest.param(" / none", " / none", id="a leading blank stays"),
        pytest.param("x" * 160, "x" * 160, id="the limit itself fits"),
        pytest.param("x" * 161, "x" * 159 + "…", id="what is longer ends with an ellipsis"),
        pytest.param("", "", id="nothing stays nothing"),
    ],
)
def test_a_shown_text_is_one_short_line(text, short):
    assert shorten(text) == short


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        pytest.param("rtc", "rct", id="letters swapped"),
        pytest.param("cohrt", "cohort", id="a letter lost"),
        pytest.param("zebra", "", id="nothing alike"),
        pytest.param("", "", id="nothing at all"),
    ],
)
def test_a_near_miss_gets_a_hint(word, hint):
    assert did_you_mean(word, ["rct", "cohort"]) == hint


@pytest.mark.parametrize(
    ("language", "hint", "message"),
    [
        ("en", "a20b", "cites 'a20', which is not in references.bib. Did you mean 'a20b'?"),
        ("en", "", "cites 'a20', which is not in references.bib."),
        ("zh", "a20b", "引用了“a20”，但 references.bib 中没有该条目。是否应为“a20b”？"),
        ("zh", "", "引用了“a20”，但 references.bib 中没有该条目。"),
    ],
)
def test_a_hint_is_said_in_the_language_of_the_message(language, hint, message):
    found = problem("REF001", "a.yaml", 1, field="cites[0]", found="a20", hint=hint)
    assert found.message(language) == f"cites[0] {message}"
    assert found.suggestion == hint


def test_a_problem_without_near_word_or_mended_text_suggests_nothing():
    assert problem("FLD008", "a.yaml", 1, field="on", found="soon").suggestion == ""


def test_a_mended_text_is_a_suggestion():
    assert problem("SRC026", "a.yaml", 1, found="４５", mended="45").suggestion == "45"


def test_a_value_of_its_own_in_chinese_stands_in_the_chinese_message():
    found = problem("FLD002", "a.yaml", 1, field="name", where="the file", where_zh="本文件")
    assert found.message() == "name is missing; add it to the file."
    assert found.message("zh") == "缺少 name；请补在此处：本文件。"


def test_a_list_is_written_with_the_commas_of_the_language():
    found = problem("FLD003", "a.yaml", 1, field="x", choices=["yes", "no"], found="z", hint="")
    assert found.message() == "x must be one of yes, no: 'z'."
    assert found.message("zh") == "x 只能是 yes、no 之一：“z”。"


def test_the_rulebook_is_in_code_order():
    assert [*rulebook()] == sorted(rulebook())


def test_a_code_defined_twice_is_refused(tmp_path, monkeypatch):
    folder = tmp_path / "rulebook"
    folder.mkdir()
    rule = '[XX001]\nseverity = "error"\n[XX001.rule]\nen = "a"\n[XX001.message]\nen = "a"\n'
    for name in ("a.toml", "b.toml"):
        (folder / name).write_text(rule, encoding="utf-8")
    (folder / "notes.txt").write_text("not a rulebook", encoding="utf-8")
    monkeypatch.setattr("factsheets.messages.problem.files", lambda package: tmp_path)
    with pytest.raises(ValueError, match=r"^b\.toml: rule XX001 is defined twice$"):
        rulebook.__wrapped__()
