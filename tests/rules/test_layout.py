"""A stale layout of the map is a warning that names the command which mends it."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheets.messages.problem import rulebook
from toy_site import copy_toy, load, put, toy_with

OURS = "inferred: 'yes'"
PATHWAY, BARRIER = "mechanisms/mapk-pathway.yaml", "mechanisms/blood-brain-barrier.yaml"
LINE = "../derived/map.yaml:stages.barrier-crossing.lines.0.points"
RUN = "run: python scripts/lay_out_map.py."
WHY = "why: {en: It opens it., zh: 其使之开放。}"
STALE: dict[str, tuple[dict[str, str], list[str]]] = {
    "a sheet without a place": (
        {f"{PATHWAY}:stages": "[barrier-crossing, dormancy-in-brain]"},
        [
            f"content/{PATHWAY}:2: MAP001 'mapk-pathway' has no place yet in the map of "
            f"dormancy-in-brain and is listed beside it; {RUN}",
            "content/treatments/dabrafenib.yaml:2: MAP001 'dabrafenib' has no place yet in the map "
            f"of dormancy-in-brain and is listed beside it; {RUN}",
        ],
    ),
    "a link without a place": (
        {f"{PATHWAY}:links.0": f"{{to: blood-brain-barrier, relation: targets, {WHY}, {OURS}}}"},
        [
            f"content/{PATHWAY}:9: MAP002 the link 'targets blood-brain-barrier' has no place yet "
            f"in the map of barrier-crossing and is listed beside it; {RUN}"
        ],
    ),
    "a line that is no curve": (
        {LINE: "[1, 2, 3, 4, 5, 6, 7, 8, 9]"},
        [
            "content/treatments/dabrafenib.yaml:11: MAP002 the link 'targets mapk-pathway' has no "
            f"place yet in the map of barrier-crossing and is listed beside it; {RUN}"
        ],
    ),
    "places of a sheet and a link that are gone": (
        {f"{PATHWAY}:stages": "[]"},
        [
            f"derived/map.yaml:8: MAP003 'dabrafenib' is no longer drawn in the map of "
            f"barrier-crossing; {RUN}",
            f"derived/map.yaml:9: MAP003 'mapk-pathway' is no longer drawn in the map of "
            f"barrier-crossing; {RUN}",
            "derived/map.yaml:11: MAP003 'dabrafenib targets mapk-pathway' is no longer drawn in "
            f"the map of barrier-crossing; {RUN}",
        ],
    ),
}


@pytest.mark.parametrize(("changes", "messages"), STALE.values(), ids=STALE)
def test_what_is_stale_is_named(
    tmp_path: Path, changes: dict[str, str], messages: list[str]
) -> None:
    assert load(toy_with(tmp_path, changes)) == messages


def test_a_site_without_layout_is_told_once(tmp_path: Path) -> None:
    root = copy_toy(tmp_path)
    (root / "derived" / "map.yaml").unlink()
    assert load(root) == [
        "content/site.yaml:2: MAP004 there is no usable derived/map.yaml, so the map is a list "
        f"without figures; {RUN}"
    ]


def test_no_place_is_blamed_for_a_broken_sheet_or_link(tmp_path: Path) -> None:
    root = copy_toy(tmp_path)
    put(root, f"{BARRIER}:premise", "maybe")
    assert [line.split()[1] for line in load(root)] == ["FLD003"]
    put(root, f"{BARRIER}:premise", "restrains")
    put(root, "treatments/dabrafenib.yaml:links.0.to", "mapk-pathwey")
    assert [line.split()[1] for line in load(root)] == ["REF002"]


def test_none_of_them_stops_a_build() -> None:
    found = {rule.severity for code, rule in rulebook().items() if code.startswith("MAP")}
    assert found == {"warning"}
