"""A sheet's surroundings: what acts on it left, what it acts on right."""

from __future__ import annotations

from pathlib import Path

from factsheets.catalog.catalog import Catalog
from factsheets.views.drawing.boxes import Box
from factsheets.views.drawing.neighbourhood import Around, build_around
from toy_site import toy
from view_cases import changed, viewer

WHY = "why: {en: Because., zh: 因为。}"


def around(id: str, catalog: Catalog | None = None) -> Around | None:
    entry = (catalog or toy()).sheets[id]
    view = viewer("en", f"{entry.content.folder}/{id}.md", catalog)
    return build_around(view, entry)


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width
        and other.x < one.x + one.width
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


def test_what_a_sheet_acts_on_stands_at_its_right() -> None:
    figure = around("dabrafenib")
    assert figure is not None
    assert [(box.name, box.url) for box in figure.boxes] == [
        ("MAPK pathway", "../mechanisms/mapk-pathway.html")
    ]
    assert figure.here.x == 0
    assert figure.boxes[0].x == 146
    assert [heading.text for heading in figure.headings] == ["targets"]
    assert [(line.path, line.sign) for line in figure.lines] == [
        ("M116 20C131 20 131 28 146 28", "negative")
    ]


def test_what_acts_on_a_sheet_stands_at_its_left() -> None:
    figure = around("mapk-pathway")
    assert figure is not None
    assert (figure.boxes[0].name, figure.boxes[0].x, figure.here.x) == ("Dabrafenib", 0, 146)
    assert figure.lines[0].path == "M116 28C131 28 131 20 146 20"


def test_a_sheet_without_drawn_links_has_no_figure() -> None:
    assert around("blood-brain-barrier") is None


def test_many_neighbours_are_grouped_by_relation_and_do_not_touch(tmp_path: Path) -> None:
    promotes = "{label: {en: promotes, zh: 促进}, inverse: {en: follows, zh: 随}, sign: positive}"
    all_links = ", ".join(
        f"{{to: {to}, relation: {relation}, {WHY}}}"
        for relation in ("targets", "promotes")
        for to in ("mapk-pathway", "lesion-number", "braf-inhibitors", "dabrafenib")
    )
    changes = {
        "vocab/relations.yaml:promotes": promotes,
        "mechanisms/blood-brain-barrier.yaml:links": f"[{all_links}]",
    }
    figure = around("blood-brain-barrier", changed(tmp_path, changes))
    assert figure is not None
    assert len(figure.boxes) == len(figure.lines) == 8
    # In the order of the vocabulary.
    assert [heading.text for heading in figure.headings] == ["promotes", "targets"]
    boxes = [figure.here, *figure.boxes]
    for number, one in enumerate(boxes):
        assert not any(overlap(one, other) for other in boxes[number + 1 :])
        assert 0 <= one.y <= one.y + one.height <= figure.height
        assert 0 <= one.x <= one.x + one.width <= figure.width
