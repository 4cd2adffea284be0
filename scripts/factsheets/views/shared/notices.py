"""Notices about a cited work: retraction, expression of concern, correction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factsheets.bibliography.exports import doi_url
from factsheets.views.shared.viewer import STATUS, Viewer


@dataclass(frozen=True)
class NoticeView:
    """One notice: ``key`` for styling, ``who`` the work, ``url`` the notice itself if known."""

    key: str
    label: str
    who: str
    who_url: str
    date: str
    doi: str
    url: str


@dataclass(frozen=True)
class NoticesView:
    """The notices about some works, the gravest first, and when they were last looked for."""

    notices: tuple[NoticeView, ...]
    checked: str


def build_notices(viewer: Viewer, keys: Iterable[str]) -> NoticesView:
    """What is known about the works ``keys``: from the file of retractions and the study cards."""
    views = [view for key in dict.fromkeys(keys) for view in _of(viewer, key)]
    dates = [work.on for key in keys if (work := viewer.catalog.checked_works.get(key))]
    last = viewer.say("notices_checked", date=max(dates)) if dates else ""
    return NoticesView(tuple(sorted(views, key=lambda view: [*STATUS].index(view.key))), last)


def updates_status(viewer: Viewer, key: str) -> tuple[str, str]:
    """The gravest that became of a work, and when somebody looked: as the study card says, unless
    what was looked up is graver.

    The status is one of the model's, or ``not_checked``.
    """
    card, work = viewer.catalog.studies.get(key), viewer.catalog.checked_works.get(key)
    updates = card.content.updates if card else None
    kinds = [STATUS[notice.kind] for notice in viewer.notices(key)]
    if work and kinds and not (updates and updates.status == kinds[0]):
        return kinds[0], work.on
    if updates:
        return updates.status, updates.on
    return ("not_checked", "") if work is None or work.known == "no" else ("none_found", work.on)


def _of(viewer: Viewer, key: str) -> list[NoticeView]:
    url = viewer.reference_url(key) if key in viewer.catalog.references else ""
    who = viewer.who(key) if url else key
    return [
        NoticeView(
            notice.kind,
            viewer.word("notices", notice.kind),
            who,
            url,
            notice.date or "",
            notice.doi or "",
            doi_url(notice.doi) if notice.doi else "",
        )
        for notice in viewer.notices(key)
    ]
