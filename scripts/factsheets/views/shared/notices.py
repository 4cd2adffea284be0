"""Notices about a cited work: retraction, expression of concern, correction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from factsheets.bibliography.exports import doi_url
from factsheets.model.retraction import Notice
from factsheets.views.shared.viewer import STATUS, Viewer


@dataclass(frozen=True, kw_only=True)
class NoticeView:
    """One notice about the work ``who``; ``url`` leads to the notice itself, if it is known."""

    notice: Notice
    who: str
    who_url: str
    url: str


@dataclass(frozen=True, kw_only=True)
class NoticesView:
    """The notices about some works, the gravest first, and when they were last looked for."""

    notices: tuple[NoticeView, ...]
    checked: str


def build_notices(viewer: Viewer, keys: Iterable[str]) -> NoticesView:
    """What is known about the works ``keys``: from the file of retractions and the study cards."""
    keys = list(dict.fromkeys(keys))
    views = [_notice(viewer, key, notice) for key in keys for notice in viewer.catalog.notices(key)]
    dates = [work.on for key in keys if (work := viewer.catalog.checked_works.get(key))]
    return NoticesView(
        notices=tuple(sorted(views, key=lambda view: [*STATUS].index(view.notice.kind))),
        checked=viewer.say("notices_checked", date=max(dates)) if dates else "",
    )


def _notice(viewer: Viewer, key: str, notice: Notice) -> NoticeView:
    known = key in viewer.catalog.references
    return NoticeView(
        notice=notice,
        who=viewer.who(key) if known else key,
        who_url=viewer.reference_url(key) if known else "",
        url=doi_url(notice.doi) if notice.doi else "",
    )


def updates_status(viewer: Viewer, key: str) -> tuple[str, str]:
    """The gravest that became of a work, and when somebody looked: as the study card says, unless
    what was looked up is graver.

    The status is one of the model's, or ``not_checked``.
    """
    card, work = viewer.catalog.studies.get(key), viewer.catalog.checked_works.get(key)
    updates = card.content.updates if card else None
    statuses = [STATUS[notice.kind] for notice in viewer.notices(key)]
    if work and statuses and not (updates and updates.status == statuses[0]):
        return statuses[0], work.on
    if updates:
        return updates.status, updates.on
    return ("not_checked", "") if work is None or work.known == "no" else ("none_found", work.on)
