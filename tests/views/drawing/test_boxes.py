"""Boxes and lines of figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheets.catalog.graph import KINDS, neighbourhood
from factsheets.views.drawing.boxes import (
    ROOM,
    SIZE,
    STRENGTHS,
    WIDTH,
    Line,
    box_height,
    box_lines,
    build_box,
    build_line,
    in_words,
)
from factsheets.views.drawing.lettering import width
from toy_site import toy
from view_cases import changed, viewer

NAMES: dict[str, tuple[str, tuple[str, ...]]] = {
    "one line": ("Integrins", ("Integrins",)),
    "lines of about one length": ("Circulating tumour cells", ("Circulating", "tumour cells")),
    "a stroke stays inside a line": ("CXCL12/CXCR4 axis", ("CXCL12/CXCR4", "axis")),
    "a stroke ends a line that is too long": (
        "DMBT1/CD62L/CCL8/CXCR4",
        ("DMBT1/CD62L/", "CCL8/CXCR4"),
    ),
    "a long name loses what is in brackets": (
        "Histopathological growth patterns (replacement, pushing, desmoplastic)",
        ("Histopathological", "growth patterns"),
    ),
    "in Chinese too": (
        "肝转移的分期与步骤以及其他各项说明（五阶段与五步骤，以及其余的全部内容）",
        ("肝转移的分期", "与步骤以及其", "他各项说明"),
    ),
    "a bracket goes with what it opens": (
        "上皮间质转化（EMT、MET）",
        ("上皮间质转化", "（EMT、MET）"),
    ),
}


@pytest.mark.parametrize(("name", "lines"), NAMES.values(), ids=NAMES)
def test_a_name_is_lettered_in_lines(name: str, lines: tuple[str, ...]) -> None:
    assert box_lines(name) == lines


def test_every_line_of_the_toy_fits_its_box() -> None:
    for entry in toy().sheets.values():
        for language in ("en", "zh"):
            lines = box_lines(entry.content.name.in_language(language))
            assert all(width(line, SIZE) <= ROOM < WIDTH for line in lines)


def test_a_box_is_as_high_in_both_languages(tmp_path: Path) -> None:
    at = "treatments/dabrafenib.yaml:name"
    catalog = changed(tmp_path, {at: "{en: Dabrafenib, zh: 甲乙丙丁戊己庚辛壬癸子丑寅卯}"})
    assert box_height(toy(), "dabrafenib") < box_height(catalog, "dabrafenib")


def test_a_box_leads_to_its_sheet_and_has_its_name_in_the_middle() -> None:
    box = build_box(viewer("en", "map.md"), "dabrafenib", (10, 20, 116, 40))
    assert (box.kind, box.url, box.name) == (
        "treatments",
        "treatments/dabrafenib.html",
        "Dabrafenib",
    )
    assert [(line.x, line.text) for line in box.lines] == [(68, "Dabrafenib")]
    assert 40 < box.lines[0].y < 50


def test_the_class_of_a_mechanism_may_make_its_box_round(tmp_path: Path) -> None:
    catalog = changed(tmp_path, {"vocab/mechanism_classes.yaml:barrier.shape": "round"})
    place = (0, 0, 116, 24)
    round_ = build_box(viewer(catalog=catalog), "blood-brain-barrier", place)
    assert (round_.radius, build_box(viewer(), "blood-brain-barrier", place).radius) == (12, 2)
    assert build_box(viewer(catalog=catalog), "mapk-pathway", place).radius == 2


def test_a_line_is_drawn_by_its_sign_and_evidence_and_said_in_both_languages() -> None:
    edge = neighbourhood(toy(), "dabrafenib")[0]
    assert build_line(edge, "M0 0") == Line(
        mark="dabrafenib.0", path="M0 0", sign="negative", strength="human"
    )
    assert in_words(viewer(), edge) == "Dabrafenib targets MAPK pathway (Patients' tissue or blood)"
    assert in_words(viewer("zh"), edge) == "达拉非尼靶向MAPK 通路（患者组织或血液）"


def test_every_kind_of_evidence_has_a_strength() -> None:
    assert {*STRENGTHS} == {*KINDS}
