"""Gaps: open questions, what is unchecked or second-hand, what is untranslated, what is overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from factsheets.catalog.catalog import Entry, Use
from factsheets.model import Sheet, Site
from factsheets.model.references import texts
from factsheets.views.shared.viewer import Prose, Target, Viewer


@dataclass(frozen=True, kw_only=True)
class Question:
    """The open questions of one sheet."""

    sheet: Target
    gaps: tuple[Prose, ...]


@dataclass(frozen=True, kw_only=True)
class Unchecked:
    """A finding that was not compared with its source."""

    sheet: Target
    claim: Prose
    second_hand: bool


@dataclass(frozen=True, kw_only=True)
class Pending:
    """A sheet with something to do: texts to translate, or a date that has passed."""

    sheet: Target
    note: str


@dataclass(frozen=True, kw_only=True)
class GapsView:
    """The page."""

    questions: tuple[Question, ...]
    unchecked: tuple[Unchecked, ...]
    total: int
    unsigned: int
    sheets: int
    untranslated: tuple[Pending, ...]
    overdue: tuple[Pending, ...]


def build_gaps(viewer: Viewer) -> GapsView:
    """Everything that is known to be missing."""
    sheets = list(viewer.catalog.sheets.values())
    uses = list(viewer.catalog.uses())
    return GapsView(
        questions=tuple(_question(viewer, entry) for entry in sheets if entry.content.gaps),
        unchecked=tuple(
            _unchecked(viewer, u) for u in uses if u.finding.check.status == "reported_by_review"
        ),
        total=len(uses),
        unsigned=sum(entry.content.review.status == "unsigned" for entry in sheets),
        sheets=len(sheets),
        untranslated=tuple(_untranslated(viewer, entry) for entry in sheets if _missing(entry)),
        overdue=tuple(_overdue(viewer, entry) for entry in sheets if is_overdue(viewer, entry)),
    )


def _question(viewer: Viewer, entry: Entry[Sheet]) -> Question:
    gaps = tuple(viewer.text(gap) for gap in entry.content.gaps)
    return Question(sheet=viewer.target(entry.id, "gaps"), gaps=gaps)


def _unchecked(viewer: Viewer, use: Use) -> Unchecked:
    cards = [
        viewer.catalog.studies[k].content for k in use.finding.keys if k in viewer.catalog.studies
    ]
    return Unchecked(
        sheet=viewer.target(use.sheet.id, use.finding.id),
        claim=viewer.text(use.finding.claim),
        second_hand=all(card.read in ("none", "title") for card in cards),
    )


def _missing(entry: Entry[Sheet]) -> int:
    return sum(not (text.en and text.zh) for _, text in texts(entry.content))


def _untranslated(viewer: Viewer, entry: Entry[Sheet]) -> Pending:
    note = viewer.say("gaps_texts", n=_missing(entry))
    return Pending(sheet=viewer.target(entry.id), note=note)


def is_overdue(viewer: Viewer, entry: Entry[Sheet]) -> bool:
    """Whether the sheet's last change lies more than the policy's months before the release.

    Measured against the release date of ``site.yaml``, so that a build does not depend on its day.
    """
    site = viewer.catalog.site.content
    return overdue_on(entry.content, site, date.fromisoformat(site.released))


def overdue_on(sheet: Sheet, site: Site, day: date) -> bool:
    """Whether the sheet's last change lies more than the policy's months before ``day``."""
    last = date.fromisoformat(sheet.history[-1].on)
    months = (day.year - last.year) * 12 + day.month - last.month
    return months - (day.day < last.day) >= int(site.review_every_months)


def _overdue(viewer: Viewer, entry: Entry[Sheet]) -> Pending:
    date_of = f"{viewer.words['last_change']}{viewer.words['colon']}{entry.content.history[-1].on}"
    return Pending(sheet=viewer.target(entry.id), note=date_of)
