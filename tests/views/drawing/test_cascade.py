"""The map: figures by the committed places, and lists that say the same."""

from __future__ import annotations

from pathlib import Path

from factsheets.catalog.catalog import Catalog
from factsheets.views.drawing.cascade import MapView, StageView, build_map
from toy_site import copy_toy, loaded
from view_cases import changed, plain, viewer

PATHWAY = "mechanisms/mapk-pathway.yaml"
BEARS = "findings: ['blood-brain-barrier#keeps-cells-out']"
WHY = "why: {en: Because., zh: 因为。}"


def page(language: str = "en", catalog: Catalog | None = None) -> MapView:
    return build_map(viewer(language, "map.md", catalog))  # type: ignore[arg-type]


def listed(stage: StageView) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """The list of a stage, bare."""
    return [
        (sheet.name, [(link.relation, link.other.name, link.evidence) for link in links])
        for sheet, links in stage.items
    ]


def test_stages_are_numbered_in_their_order() -> None:
    assert [(stage.number, stage.anchor, stage.label) for stage in page().stages] == [
        (1, "barrier-crossing", "Crossing the blood-brain barrier"),
        (2, "dormancy-in-brain", "Rest in the brain"),
    ]
    assert page().stages[0].counts == "Mechanisms: 2. Treatments aimed at them: 1."
    assert page("zh").stages[0].counts == "机制 2 项，针对它们的治疗 1 项。"


def test_a_figure_has_the_committed_places_in_the_order_of_reading() -> None:
    figure = page().stages[0].figure
    assert figure is not None
    assert (figure.width, figure.height) == (386, 178)
    assert [(box.name, box.x, box.y) for box in figure.boxes] == [
        ("Dabrafenib", 3, 3),
        ("MAPK pathway", 3, 57),
        ("Blood-brain barrier", 3, 137),
    ]
    assert [line.path for line in figure.lines] == ["M61 27C61 36 61 48 61 57"]


def test_boxes_without_lines_stand_apart_only_where_others_have_some() -> None:
    assert [stage.figure.alone for stage in page().stages if stage.figure] == [137, 0]


def test_the_list_reads_every_link_from_the_mechanism() -> None:
    assert listed(page().stages[0]) == [
        ("Blood-brain barrier", []),
        ("MAPK pathway", [("is targeted by", "Dabrafenib", "human_tissue")]),
    ]
    assert [sheet.url for sheet, _ in page().stages[0].items] == [
        "mechanisms/blood-brain-barrier.html",
        "mechanisms/mapk-pathway.html",
    ]


def test_the_list_has_links_that_no_figure_draws(tmp_path: Path) -> None:
    link = f"{{to: blood-brain-barrier, relation: occurs_in, {WHY}, {BEARS}}}"
    stage = page(catalog=changed(tmp_path, {f"{PATHWAY}:links.0": link})).stages[0]
    assert stage.links_total == 2
    assert ("occurs in", "Blood-brain barrier", "in_vivo") in listed(stage)[1][1]
    assert (stage.undrawn, stage.unplaced) == ((), ())


def test_what_has_no_place_is_listed_beside_the_figure(tmp_path: Path) -> None:
    changes = {
        "mechanisms/mapk-pathway.yaml:stages": "[barrier-crossing, dormancy-in-brain]",
        f"{PATHWAY}:links.0": f"{{to: blood-brain-barrier, relation: targets, {WHY}}}",
    }
    first, second = page(catalog=changed(tmp_path, changes)).stages
    assert first.undrawn == ("MAPK pathway targets Blood-brain barrier (no finding named for it)",)
    assert [sheet.name for sheet in second.unplaced] == ["MAPK pathway", "Dabrafenib"]
    assert len(second.undrawn) == 2
    assert second.figure is not None
    assert [box.name for box in second.figure.boxes] == ["Blood-brain barrier"]


def test_without_any_layout_the_map_is_lists(tmp_path: Path) -> None:
    root = copy_toy(tmp_path)
    (root / "derived" / "map.yaml").unlink()
    for stage, other in zip(page(catalog=loaded(root)).stages, page().stages, strict=True):
        assert stage.figure is None
        assert listed(stage) == listed(other)
        assert stage.unplaced != ()


def test_a_layout_may_hold_what_is_gone(tmp_path: Path) -> None:
    stage = page(catalog=changed(tmp_path, {f"{PATHWAY}:stages": "[]"})).stages[0]
    assert stage.figure is not None
    assert [box.name for box in stage.figure.boxes] == ["Blood-brain barrier"]
    assert stage.figure.lines == ()


def test_the_legend_names_the_relations_by_how_they_are_drawn(tmp_path: Path) -> None:
    assert page().signs == {"negative": ("targets",)}
    changes = {
        "vocab/relations.yaml:occurs_in.drawn": '"yes"',
        "vocab/mechanism_classes.yaml:barrier.shape": "round",
    }
    view = page(catalog=changed(tmp_path, changes))
    assert [*view.signs] == ["negative", "neutral"]
    assert (page().round_classes, len(view.round_classes)) == ((), 1)


def test_a_stage_says_what_it_is_where_the_vocabulary_does(tmp_path: Path) -> None:
    at = "vocab/stages.yaml:barrier-crossing.definition"
    view = page(catalog=changed(tmp_path, {at: "{en: Cells enter the brain., zh: 细胞入脑。}"}))
    assert [plain(stage.definition) for stage in view.stages] == ["Cells enter the brain.", ""]
