"""Beside *catalog*: what changed since the last published version, and the record of a new one.

In: what that version said and what is said today. Out: every finding and sheet that differs, part
by part, with the entries of history that say why. Nothing here is ever typed by a person.
"""

from __future__ import annotations

from collections.abc import Iterable

from factsheets.catalog.catalog import Catalog
from factsheets.catalog.fingerprint import fingerprint, record
from factsheets.model import Text
from factsheets.model.releases import (
    PARTS,
    Altered,
    PartChange,
    Reasons,
    Recorded,
    Release,
    Releases,
)

# Parts of which only a fingerprint is kept.
HASHED = ("claim", "patients", "rest")


class AlreadyRecordedError(Exception):
    """The version was recorded before, with other content."""


def changes_since(catalog: Catalog, before: Iterable[Recorded]) -> list[Altered]:
    """Everything that is not what it was, sorted by id; what was renamed counts as the same."""
    was = {each.id: each for each in before}
    today = {each.id: each for each in record(catalog)}
    former = former_names(catalog)
    names = {id: [id, *former.get(id, [])] for id in today}
    earlier = {id: next((was[n] for n in names[id] if n in was), None) for id in today}
    known = {each.id for each in earlier.values() if each}
    gone = [Altered(id=id, kind="removed") for id in was if id not in known]
    new = [Altered(id=id, kind="new") for id, each in earlier.items() if each is None]
    changed = [
        Altered(id=id, kind="changed", parts=parts)
        for id, each in earlier.items()
        if each and (parts := _parts(each, today[id]))
    ]
    return sorted([*gone, *new, *changed], key=lambda altered: altered.id)


def reasons_since(catalog: Catalog, before: Iterable[Recorded]) -> list[Reasons]:
    """The entries of history that each sheet of ``before`` got since."""
    was = {each.id: int(each.entries) for each in before if each.entries}
    counts = {
        id: (
            next((was[name] for name in (id, *entry.content.former_ids) if name in was), None),
            len(entry.content.history),
        )
        for id, entry in catalog.sheets.items()
    }
    return [
        Reasons(sheet=id, after=str(earlier), until=str(now))
        for id, (earlier, now) in counts.items()
        if earlier is not None and now > earlier
    ]


def with_today(catalog: Catalog, without_retractions: Text | None = None) -> Releases:
    """The record with today's content as the version of ``content/site.yaml``; the same record if
    it holds that already.

    Raises :class:`AlreadyRecordedError` if that version was recorded and said something else.
    """
    site, today = catalog.site.content, record(catalog)
    before = catalog.releases.content if catalog.releases else None
    if before and before.releases[0].version == site.version:
        if before.releases[0].fingerprint != fingerprint(today):
            raise AlreadyRecordedError(site.version)
        return before
    said = before.said if before else []
    release = Release(
        version=site.version,
        on=site.released,
        fingerprint=fingerprint(today),
        sheets=str(len(catalog.sheets)),
        findings=str(len(catalog.findings)),
        without_retractions=without_retractions,
        reasons=reasons_since(catalog, said),
        # Of the first version everything is new: nothing to be listed.
        changes=changes_since(catalog, said) if before else [],
    )
    return Releases(releases=[release, *(before.releases if before else [])], said=today)


def _parts(was: Recorded, now: Recorded) -> list[PartChange]:
    changes = []
    for part in PARTS:
        old, new = getattr(was, part), getattr(now, part)
        if old != new:
            values = {} if part in HASHED else {"was": old, "now": new}
            changes.append(PartChange(part=part, **values))
    return changes


def former_names(catalog: Catalog) -> dict[str, list[str]]:
    """The other ids under which each sheet and finding of today may have been published.

    A renamed sheet takes its findings along.
    """
    names: dict[str, list[str]] = {}
    for entry in catalog.sheets.values():
        sheets = [entry.id, *entry.content.former_ids]
        names[entry.id] = sheets[1:]
        for finding in entry.content.findings:
            own = [finding.id, *finding.former_ids]
            places = [id if "#" in id else f"{sheet}#{id}" for id in own for sheet in sheets]
            names[places[0]] = places[1:]
    return {id: others for id, others in names.items() if others}
