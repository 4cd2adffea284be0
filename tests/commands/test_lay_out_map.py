"""The command that writes the map's places."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from factsheets.catalog.graph import stage_graphs
from factsheets.views.drawing.lay_out import draw_stage, lay_out
from lay_out_map import main
from toy_site import TOY, codes, copy_toy, loaded, put, toy

WRITTEN = (TOY / "derived" / "map.yaml").read_text(encoding="utf-8")


def test_the_layout_of_the_toy_is_what_the_command_writes() -> None:
    assert lay_out(toy()) == WRITTEN


def test_it_is_written_into_the_project_at_the_folder_given(tmp_path: Path) -> None:
    root = copy_toy(tmp_path)
    (root / "derived" / "map.yaml").unlink()
    assert codes(root) == ["MAP004"]
    assert main([str(root)]) == 0
    assert (root / "derived" / "map.yaml").read_text(encoding="utf-8") == WRITTEN


def test_it_mends_a_stale_layout(tmp_path: Path) -> None:
    root = copy_toy(tmp_path)
    put(root, "mechanisms/mapk-pathway.yaml:stages", "[dormancy-in-brain]")
    assert codes(root) == ["MAP001", "MAP003"]
    assert main([str(root)]) == 0
    assert codes(root) == []


def test_content_that_cannot_be_read_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = copy_toy(tmp_path)
    (root / "content" / "site.yaml").unlink()
    assert main([str(root)]) == 1
    assert capsys.readouterr().out.startswith("content/site.yaml:1: SRC001 ")
    assert (root / "derived" / "map.yaml").read_text(encoding="utf-8") == WRITTEN


def test_lines_stay_inside_the_drawing_and_arrive(tmp_path: Path) -> None:
    """Three act on one, one on all: a drawing whose lines bend around boxes."""
    shutil.copytree(TOY, tmp_path / "toy")
    root = tmp_path / "toy"
    why = "why: {en: Because., zh: 因为。}"
    links = f"[{{to: blood-brain-barrier, relation: targets, {why}}}]"
    put(root, "mechanisms/mapk-pathway.yaml:links", links)
    put(root, "treatments/braf-inhibitors.yaml:links", links)
    put(root, "treatments/dabrafenib.yaml:links.0.to", "blood-brain-barrier")
    catalog = loaded(root)
    graph = next(stage_graphs(catalog))
    drawing = draw_stage(catalog, graph)
    assert drawing.boxes.keys() == {*graph.nodes}
    assert drawing.lines.keys() == {edge.key for edge in graph.drawn}
    target = drawing.boxes["blood-brain-barrier"]
    for points in drawing.lines.values():
        assert all(0 <= x <= drawing.width for x in points[::2])
        assert all(0 <= y <= drawing.height for y in points[1::2])
        assert len(points) % 6 == 2
        assert abs(points[-1] - target[1]) <= 2
