"""Gaps: open questions, what is unchecked or second-hand, what is untranslated, what is overdue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from factsheets.catalog.catalog import Catalog, Entry, Use
from factsheets.messages.problem import Language
from factsheets.messages.wording import words
from factsheets.model import Sheet, Site
from factsheets.model.references import texts
from factsheets.views.shared.viewer import Prose, Target, Viewer


@dataclass(frozen=True, kw_only=True)
class Unchecked:
    """A finding that was not compared with its source."""

    sheet: Target
    claim: Prose
    second_hand: bool


@dataclass(frozen=True, kw_only=True)
class GapsView:
    """The page; a sheet to translate or overdue stands beside what there is to say of it."""

    questions: tuple[tuple[Target, tuple[Prose, ...]], ...]
    unchecked: tuple[Unchecked, ...]
    total: int
    unsigned: int
    sheets: int
    untranslated: tuple[tuple[Target, str], ...]
    overdue: tuple[tuple[Target, str], ...]


def build_gaps(viewer: Viewer) -> GapsView:
    """Everything that is known to be missing."""
    sheets = list(viewer.catalog.sheets.values())
    uses = list(viewer.catalog.uses())
    return GapsView(
        questions=tuple(
            (viewer.target(entry.id, "gaps"), tuple(map(viewer.text, entry.content.gaps)))
            for entry in sheets
            if entry.content.gaps
        ),
        unchecked=tuple(
            _unchecked(viewer, u) for u in uses if u.finding.check.status == "reported_by_review"
        ),
        total=len(uses),
        unsigned=sum(entry.content.review.status == "unsigned" for entry in sheets),
        sheets=len(sheets),
        untranslated=tuple(
            (viewer.target(entry.id), viewer.say("gaps_texts", n=n))
            for entry in sheets
            if (n := _missing(entry))
        ),
        overdue=tuple(
            (viewer.target(entry.id), last_change(entry.content, viewer.words))
            for entry in sheets
            if is_overdue(viewer, entry)
        ),
    )


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


def last_change(sheet: Sheet, words: Mapping[str, str]) -> str:
    """When the sheet was changed last, in words."""
    return f"{words['last_change']}{words['colon']}{sheet.history[-1].on}"


def list_overdue(catalog: Catalog, day: date, language: Language) -> list[str]:
    """A line of Markdown per sheet that is overdue on ``day``, the longest overdue first."""
    site, w = catalog.site.content, words(language)
    late = [entry for entry in catalog.sheets.values() if overdue_on(entry.content, site, day)]
    late.sort(key=lambda entry: (entry.content.history[-1].on, entry.path))
    return [f"- `{entry.path}` · {last_change(entry.content, w)}" for entry in late]
