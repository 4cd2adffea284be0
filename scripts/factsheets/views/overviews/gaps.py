"""Gaps: open questions, what is unchecked or second-hand, what is untranslated, what is overdue."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from factsheets.catalog.catalog import Catalog, Entry, Use
from factsheets.messages.problem import Language
from factsheets.messages.wording import words
from factsheets.model import SHEET_KINDS, Sheet, Site
from factsheets.model.references import texts
from factsheets.views.overviews.indexes import entries_of
from factsheets.views.shared.viewer import Prose, Target, Viewer


@dataclass(frozen=True, kw_only=True)
class Unchecked:
    """A finding that was not compared with its source."""

    url: str
    claim: Prose
    second_hand: bool


@dataclass(frozen=True, kw_only=True)
class Incomplete:
    """A sheet with its open questions, or with its findings that were not compared."""

    sheet: Target
    questions: tuple[Prose, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Group:
    """The sheets of one kind about the same tumours on which something is missing."""

    kind: str
    sheets: tuple[Incomplete, ...]

    @property
    def n(self) -> int:
        """How much is missing."""
        return sum(len(sheet.questions) + len(sheet.unchecked) for sheet in self.sheets)


# The tumours, in words, and what is missing on the sheets about them, by kind.
ByTumour = tuple[tuple[str, tuple[Group, ...]], ...]


@dataclass(frozen=True, kw_only=True)
class GapsView:
    """The page; a sheet to translate or overdue stands beside what there is to say of it."""

    questions: ByTumour
    unchecked: ByTumour
    unchecked_n: int
    total: int
    unsigned: int
    sheets: int
    untranslated: tuple[tuple[Target, str], ...]
    overdue: tuple[tuple[Target, str], ...]


def build_gaps(viewer: Viewer) -> GapsView:
    """Everything that is known to be missing."""
    sheets = list(viewer.catalog.sheets.values())
    uses = list(viewer.catalog.uses())
    second_hand = [use for use in uses if use.finding.check.status == "reported_by_review"]
    return GapsView(
        questions=_by_tumour(viewer, _questions),
        unchecked=_by_tumour(viewer, _second_hand),
        unchecked_n=len(second_hand),
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


def _by_tumour(viewer: Viewer, missing: Callable[[Viewer, Entry[Sheet]], Incomplete]) -> ByTumour:
    """What is missing, by tumour, then by kind and name; sheets about several tumours last."""
    groups: dict[tuple[str, ...], list[Group]] = {}
    order = [*viewer.catalog.vocabularies["tumours"]]
    for kind in sorted(SHEET_KINDS, key=lambda kind: kind.tab):
        sheets: dict[tuple[str, ...], list[Incomplete]] = {}
        for entry in entries_of(viewer, kind):
            sheet = missing(viewer, entry)
            if sheet.questions or sheet.unchecked:
                sheets.setdefault(_tumours(viewer, entry.content), []).append(sheet)
        for tumours, incomplete in sheets.items():
            label = viewer.word("kinds", kind.folder, "all")
            groups.setdefault(tumours, []).append(Group(kind=label, sheets=tuple(incomplete)))
    ordered = sorted(groups, key=lambda tumours: (len(tumours), [*map(order.index, tumours)]))
    return tuple(
        (viewer.listed(viewer.labels("tumours", tumours)), tuple(groups[tumours]))
        for tumours in ordered
    )


def _tumours(viewer: Viewer, sheet: Sheet) -> tuple[str, ...]:
    """The tumours with a page of their own that a sheet is about; its own words without any."""
    catalog = viewer.catalog
    described = {entry.content.described for entry in catalog.sheets.values()}
    about = {one for tumour in sheet.tumours for one in (tumour, *catalog.broader(tumour))}
    found = [tumour for tumour in catalog.vocabularies["tumours"] if tumour in about & described]
    return tuple(found or sheet.tumours)


def _questions(viewer: Viewer, entry: Entry[Sheet]) -> Incomplete:
    questions = tuple(map(viewer.text, entry.content.gaps))
    return Incomplete(sheet=viewer.target(entry.id, "gaps"), questions=questions)


def _second_hand(viewer: Viewer, entry: Entry[Sheet]) -> Incomplete:
    uses = (Use(entry, index) for index in range(len(entry.content.findings)))
    unchecked = (use for use in uses if use.finding.check.status == "reported_by_review")
    return Incomplete(
        sheet=viewer.target(entry.id),
        unchecked=tuple(_unchecked(viewer, use) for use in unchecked),
    )


def _unchecked(viewer: Viewer, use: Use) -> Unchecked:
    cards = [
        viewer.catalog.studies[k].content for k in use.finding.keys if k in viewer.catalog.studies
    ]
    return Unchecked(
        url=viewer.sheet_url(use.sheet.id, use.finding.id),
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
