"""What a finding carries with it wherever it is shown in one row: how far it was checked, who was
studied, what the review prints instead, and that there is a caveat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from factsheets.catalog.catalog import Use
from factsheets.catalog.evidence import Appraisal
from factsheets.model import Finding
from factsheets.model.result import AsPrinted
from factsheets.views.shared.viewer import Viewer

# Statuses of figures that nobody here compared with their source.
SECOND_HAND = ("reported_by_review", "secondary_report")
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])|(?<=[。！？])")


@dataclass(frozen=True, kw_only=True)
class Brief:
    """``check`` is the status, ``checked`` what it says in full, with what came out."""

    check: str
    label: str
    checked: str
    second_hand: bool
    who: str
    printed: tuple[str, ...]
    caveat: str


def build_brief(viewer: Viewer, use: Use, lead: Appraisal | None) -> Brief:
    """The brief of a finding; ``lead`` is the work that speaks for it, if one does."""
    finding = use.finding
    status = finding.check.status
    return Brief(
        check=status,
        label=viewer.word("checks", status, "short"),
        checked=checked(viewer, finding),
        second_hand=status in SECOND_HAND,
        who=who(viewer, finding, lead),
        printed=tuple(
            viewer.say("as_printed", value=printed.value) for printed in as_printed(finding)
        ),
        caveat=first_sentence(viewer.plain(finding.caveat)) if finding.caveat else "",
    )


def checked(viewer: Viewer, finding: Finding) -> str:
    """How far a finding was checked, and what came out."""
    said = viewer.word("checks", finding.check.status, "long")
    if not finding.check.outcome:
        return said
    return said + viewer.words["colon"] + viewer.word("check_outcomes", finding.check.outcome)


def who(viewer: Viewer, finding: Finding, lead: Appraisal | None) -> str:
    """Who was studied, in a line; nothing for background."""
    if finding.question == "background":
        return ""
    if lead is None:
        return viewer.words["who_not_known"]
    work = lead.studied
    condition = viewer.catalog.site.content.condition.in_language(viewer.language)
    share = viewer.word("shares", work.metastasis)
    subjects = viewer.listed(viewer.labels("subjects", work.subjects))
    tumours = viewer.listed(viewer.labels("tumours", work.tumours))
    return " · ".join((subjects, tumours, f"{condition}{viewer.words['colon']}{share}"))


def as_printed(finding: Finding) -> Iterator[AsPrinted]:
    """The values of a finding that the review prints otherwise than the source."""
    for result in finding.results:
        yield from (arm.as_printed for arm in result.arms if arm.as_printed)
        if result.effect and result.effect.as_printed:
            yield result.effect.as_printed


def first_sentence(text: str) -> str:
    """The first sentence of a text, in either language."""
    return next((part for part in _END.split(text) if part.strip()), "")
