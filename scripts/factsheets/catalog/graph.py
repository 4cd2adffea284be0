"""The links between sheets as a graph: what acts on what in a stage, what acts on one sheet.

In: the catalog. Out: small frozen values, in the order of ids. A link that two sheets state, each
from its end, is one edge. Drawn are the relations with a sign, and those neutral ones of which
``content/vocab/relations.yaml`` says so; the others would hide them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import cast

from factsheets.catalog.catalog import Catalog, Entry, Use
from factsheets.catalog.evidence import EVIDENCE, lenders
from factsheets.model import Link, Sheet
from factsheets.model.sheet import STAGE
from factsheets.model.vocabulary import DesignTerm, RelationTerm

# Best first. The last two: only reviews stand behind it, or no finding is named.
KINDS = (*EVIDENCE, "review_only", "no_kind")


@dataclass(frozen=True)
class Edge:
    """A link from ``origin`` to ``to``; ``index`` is its place among the links of ``origin``.

    ``evidence`` is the best kind behind the findings that bear it (of :data:`KINDS`).
    """

    origin: str
    relation: str
    to: str
    sign: str
    drawn: bool
    evidence: str
    index: int

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from every other edge."""
        return self.origin, self.relation, self.to


@dataclass(frozen=True)
class StageGraph:
    """One stage: its mechanisms, the treatments that act on them, all links between these."""

    id: str
    mechanisms: tuple[str, ...]
    treatments: tuple[str, ...]
    edges: tuple[Edge, ...]

    @property
    def nodes(self) -> tuple[str, ...]:
        """Every sheet of the stage."""
        return self.mechanisms + self.treatments

    @property
    def drawn(self) -> tuple[Edge, ...]:
        """The links that a figure draws."""
        return tuple(edge for edge in self.edges if edge.drawn)

    @property
    def alone(self) -> tuple[str, ...]:
        """The sheets without any drawn link in this stage."""
        linked = {id for edge in self.drawn for id in (edge.origin, edge.to)}
        return tuple(id for id in self.nodes if id not in linked)


def stage_graphs(catalog: Catalog) -> Iterator[StageGraph]:
    """The graph of every stage, in the order of the vocabulary."""
    for stage in catalog.vocabularies["stages"]:
        yield stage_graph(catalog, stage)


def stage_graph(catalog: Catalog, stage: str) -> StageGraph:
    """The graph of one stage."""
    sheets = catalog.sheets.items()
    mechanisms = [id for id, entry in sheets if stage in stages_of(entry)]
    near = [edge for id in mechanisms for edge in edges_at(catalog, id)]
    aimed = {
        edge.origin
        for edge in near
        if edge.sign != "neutral" and catalog.sheets[edge.origin].content.acts
    }
    nodes = {*mechanisms, *aimed}
    within = [edge for edge in near if edge.origin in nodes and edge.to in nodes]
    edges = sorted(merged(catalog, within), key=lambda edge: edge.key)
    return StageGraph(stage, tuple(mechanisms), tuple(sorted(aimed)), tuple(edges))


def stages_of(entry: Entry[Sheet]) -> tuple[str, ...]:
    """The stages a sheet stands in; only mechanisms stand in any."""
    return tuple(entry.content.terms(STAGE))


def finding_stages(use: Use) -> list[str]:
    """The stages a finding is about: its own; without any, those of its sheet that none of the
    sheet's findings is tagged with."""
    if use.finding.stages:
        return use.finding.stages
    tagged = {stage for finding in use.sheet.content.findings for stage in finding.stages}
    return [stage for stage in stages_of(use.sheet) if stage not in tagged]


def neighbourhood(catalog: Catalog, id: str) -> tuple[Edge, ...]:
    """The drawn links at one sheet, those of other sheets to it included."""
    near = [edge for edge in edges_at(catalog, id) if edge.drawn and edge.origin != edge.to]
    return tuple(sorted(merged(catalog, near), key=lambda edge: edge.key))


def edges_at(catalog: Catalog, id: str) -> Iterator[Edge]:
    """Every link of a sheet and to it, as the sheets state them; those are left out that name no
    known sheet or relation, because rules look at the graph of broken content too."""
    relations = catalog.vocabularies["relations"]
    for index, link in enumerate(catalog.sheets[id].content.links):
        if link.to in catalog.sheets and link.relation in relations:
            yield _edge(catalog, id, index, link)
    for back in catalog.backlinks[id]:
        if back.link.relation in relations:
            # The same object: two links of one sheet may say the same.
            index = next(n for n, one in enumerate(back.origin.content.links) if one is back.link)
            yield _edge(catalog, back.origin.id, index, back.link)


def merged(catalog: Catalog, edges: Iterable[Edge]) -> list[Edge]:
    """Each edge once: the first statement of it, with the best evidence of all."""
    found: dict[tuple[str, str, str], Edge] = {}
    for edge in edges:
        turned = (edge.to, converse(catalog, edge.relation), edge.origin)
        known = found.get(edge.key) or found.get(turned)
        if known is None:
            found[edge.key] = edge
        elif KINDS.index(edge.evidence) < KINDS.index(known.evidence):
            found[known.key] = replace(known, evidence=edge.evidence)
    return list(found.values())


def converse(catalog: Catalog, relation: str) -> str:
    """The relation that says the same from the other end; itself for a mutual one, ``""`` for
    none."""
    relations = catalog.vocabularies["relations"]
    one = cast(RelationTerm, relations[relation])
    for id, term in relations.items():
        other = cast(RelationTerm, term)
        if (other.label.en, other.inverse.en) == (one.inverse.en, one.label.en):
            return id
    return ""


def evidence_of(catalog: Catalog, link: Link) -> str:
    """The best kind of evidence behind the findings that bear a link's reason, of :data:`KINDS`.

    A link that names none, or says that it is inferred, has no kind: a cited work may be a trial
    and say nothing of the link.
    """
    designs = catalog.vocabularies["designs"]
    uses = (catalog.findings[ref] for ref in link.findings if ref in catalog.findings)
    kinds = {
        cast(DesignTerm, designs[design]).evidence
        for use in uses
        for work in lenders(catalog, use.finding)
        for design in work.designs
        if design in designs
    }
    return next((kind for kind in EVIDENCE if kind in kinds), "review_only" if kinds else "no_kind")


def _edge(catalog: Catalog, origin: str, index: int, link: Link) -> Edge:
    term = cast(RelationTerm, catalog.term("relations", link.relation))
    drawn = term.sign != "neutral" or term.drawn == "yes"
    evidence = evidence_of(catalog, link)
    return Edge(origin, link.relation, link.to, term.sign, drawn, evidence, index)
