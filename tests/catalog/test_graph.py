"""Links as a graph: what stands in a stage, which links are drawn, which evidence they have."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheets.catalog.graph import (
    Edge,
    converse,
    edges_at,
    neighbourhood,
    stage_graph,
    stage_graphs,
)
from toy_site import toy
from view_cases import changed

BARRIER, PATHWAY = "mechanisms/blood-brain-barrier.yaml", "mechanisms/mapk-pathway.yaml"
BEARS = "findings: ['blood-brain-barrier#keeps-cells-out']"
WHY = "why: {en: Because., zh: 因为。}"
AIMED = Edge("dabrafenib", "targets", "mapk-pathway", "negative", True, "human_tissue", 0)


def test_a_stage_holds_its_mechanisms_and_the_treatments_that_act_on_them() -> None:
    graph = stage_graph(toy(), "barrier-crossing")
    assert graph.mechanisms == ("blood-brain-barrier", "mapk-pathway")
    assert graph.treatments == ("dabrafenib",)
    assert graph.edges == graph.drawn == (AIMED,)
    assert graph.alone == ("blood-brain-barrier",)


def test_stages_come_in_the_order_of_the_vocabulary() -> None:
    assert [graph.id for graph in stage_graphs(toy())] == ["barrier-crossing", "dormancy-in-brain"]


def test_a_neutral_link_is_an_edge_that_is_not_drawn(tmp_path: Path) -> None:
    link = f"[{{to: mapk-pathway, relation: occurs_in, {WHY}}}]"
    catalog = changed(tmp_path, {f"{BARRIER}:links": link})
    graph = stage_graph(catalog, "barrier-crossing")
    assert [(edge.key, edge.drawn) for edge in graph.edges] == [
        (("blood-brain-barrier", "occurs_in", "mapk-pathway"), False),
        (AIMED.key, True),
    ]


def test_the_vocabulary_may_have_a_neutral_relation_drawn(tmp_path: Path) -> None:
    changes = {
        f"{BARRIER}:links": f"[{{to: mapk-pathway, relation: occurs_in, {WHY}}}]",
        "vocab/relations.yaml:occurs_in.drawn": '"yes"',
    }
    graph = stage_graph(changed(tmp_path, changes), "barrier-crossing")
    assert next(edge.key for edge in graph.drawn) == (
        "blood-brain-barrier",
        "occurs_in",
        "mapk-pathway",
    )


def test_a_link_that_both_sheets_state_is_one_edge_with_the_best_evidence(tmp_path: Path) -> None:
    """``shows`` says from the other end what ``occurs_in`` says."""
    shows = "{label: {en: shows}, inverse: {en: occurs in}, sign: neutral}"
    back = f"[{{to: blood-brain-barrier, relation: shows, {WHY}, {BEARS}}}]"
    changes = {
        "vocab/relations.yaml:shows": shows,
        f"{BARRIER}:links": f"[{{to: mapk-pathway, relation: occurs_in, {WHY}}}]",
        f"{PATHWAY}:links": back,
    }
    catalog = changed(tmp_path, changes)
    assert (converse(catalog, "occurs_in"), converse(catalog, "shows")) == ("shows", "occurs_in")
    edges = stage_graph(catalog, "barrier-crossing").edges
    assert [(edge.key, edge.evidence) for edge in edges][:1] == [
        (("blood-brain-barrier", "occurs_in", "mapk-pathway"), "in_vivo")
    ]
    assert len(edges) == 2


def test_a_relation_that_none_turns_around_has_no_converse() -> None:
    assert converse(toy(), "targets") == ""


@pytest.mark.parametrize(
    ("findings", "kind"),
    [
        pytest.param("[]", "no_kind", id="no finding bears it"),
        pytest.param("['braf-inhibitors#definition']", "no_kind", id="a finding without works"),
        pytest.param("['dabrafenib#cell-lines']", "in_vitro", id="cells"),
        pytest.param(
            "['dabrafenib#cell-lines', 'dabrafenib#os-brain']", "human_outcome", id="best"
        ),
    ],
)
def test_an_edge_has_the_best_kind_of_evidence_behind_its_findings(
    tmp_path: Path, findings: str, kind: str
) -> None:
    catalog = changed(tmp_path, {"treatments/dabrafenib.yaml:links.0.findings": findings})
    assert [edge.evidence for edge in neighbourhood(catalog, "dabrafenib")] == [kind]


def test_a_neighbourhood_is_the_same_edge_from_both_ends() -> None:
    assert neighbourhood(toy(), "dabrafenib") == neighbourhood(toy(), "mapk-pathway") == (AIMED,)
    assert neighbourhood(toy(), "blood-brain-barrier") == ()


@pytest.mark.parametrize(
    "link",
    [
        pytest.param("{to: nowhere, relation: targets, %s}", id="to no sheet"),
        pytest.param("{to: mapk-pathway, relation: loves, %s}", id="by no relation"),
    ],
)
def test_a_broken_link_is_left_out(tmp_path: Path, link: str) -> None:
    catalog = changed(tmp_path, {f"{BARRIER}:links": f"[{link % WHY}]"})
    assert list(edges_at(catalog, "blood-brain-barrier")) == []
    assert list(edges_at(catalog, "mapk-pathway"))[-1] == AIMED
