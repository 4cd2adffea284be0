"""What is known of the works behind a finding: who was studied, level and directness in words."""

from __future__ import annotations

from dataclasses import dataclass

from factsheets.catalog.catalog import Use
from factsheets.catalog.evidence import LENDING, Appraisal, studied
from factsheets.model import Finding
from factsheets.model.citation import Citation
from factsheets.views.shared.viewer import Cite, Viewer


@dataclass(frozen=True, kw_only=True)
class Direct:
    """Directness: the word, its key for styling, and the reason."""

    key: str
    word: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class StudyLine:
    """One cited work, for one tumour: who was studied, what it does for the claim and where that
    stands; level and directness if it lends them."""

    cite: Cite
    url: str
    tumour: str
    designs: str
    subjects: str
    tumours: str
    metastasis: str
    n: str
    lines: str
    role: str
    place: str
    level: str
    direct: Direct | None


def build_direct(viewer: Viewer, appraisal: Appraisal) -> Direct:
    """Directness of one appraisal, in words; said to be the review's where nobody read the work."""
    row = appraisal.directness
    word = viewer.catalog.directness.content.words[row.word].label.in_language(viewer.language)
    return Direct(
        key=row.word, word=word + _by_review(viewer, appraisal), reason=viewer.plain(row.reason)
    )


def level_tag(viewer: Viewer, lead: Appraisal | None) -> str:
    """``OCEBM 2011 level 2``, with whose word it is; empty without a level."""
    if lead is None or not lead.level:
        return ""
    return viewer.say("level_name", level=lead.level) + _by_review(viewer, lead)


def _by_review(viewer: Viewer, appraisal: Appraisal) -> str:
    return viewer.words["by_review"] if appraisal.by_review else ""


def study_lines(viewer: Viewer, use: Use, appraisals: list[Appraisal]) -> tuple[StudyLine, ...]:
    """The cited works that have a card: those that lend, once per tumour; then the others."""
    citations = {citation.key: citation for citation in use.finding.cites}
    lines = [_study_line(viewer, use.finding, citations[a.studied.key], a) for a in appraisals]
    lines += [
        _study_line(viewer, use.finding, citation, None)
        for citation in citations.values()
        if citation.role not in LENDING and citation.key in viewer.catalog.studies
    ]
    return tuple(lines)


def _study_line(
    viewer: Viewer, finding: Finding, citation: Citation, appraisal: Appraisal | None
) -> StudyLine:
    key = citation.key
    card = viewer.catalog.studies[key].content
    work = studied(finding, key, card)
    designs = viewer.listed(viewer.labels("designs", work.designs))
    if card.phase:
        designs += f" ({viewer.phase(card.phase)})"
    if card.published_as == "conference_abstract":
        designs += f" ({viewer.word('publications', 'conference_abstract')})"
    parts = [part for part in finding.population if not part.of or key in part.of]
    n = card.participants.n if card.participants and not parts else ""
    told = next((part.lines for part in parts if part.lines), card.lines)
    return StudyLine(
        cite=viewer.cite(key),
        url=viewer.reference_url(key),
        tumour=viewer.label("tumours", appraisal.tumour) if appraisal else "",
        designs=designs,
        subjects=viewer.listed(viewer.labels("subjects", work.subjects)),
        tumours=viewer.listed(viewer.labels("tumours", work.tumours)),
        metastasis=viewer.word("shares", work.metastasis),
        n="" if n == "not_reported" else n,
        lines=viewer.listed(viewer.labels("lines", [t for t in told if t != "not_reported"])),
        role="" if citation.role == "carries" else viewer.word("roles", citation.role),
        place=_place(viewer, citation),
        level=appraisal.level if appraisal else "",
        direct=build_direct(viewer, appraisal) if appraisal else None,
    )


def _place(viewer: Viewer, citation: Citation) -> str:
    """Where in a work the claim stands."""
    part = viewer.word("parts", citation.part) if citation.part else ""
    return viewer.listed(text for text in (part, citation.place) if text)
