"""What changed, by version: the page, and the file that an offline copy is compared with.

In: the record of the published versions (``derived/releases.yaml``) and the content of today. Out:
a view, and data. A copy knows what it says by :func:`build_copy`; the file of a later version is
:func:`build_changes_file`, and a script compares the two without a network.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from factsheets.catalog.catalog import Catalog, Entry
from factsheets.catalog.changed import HASHED, changes_since, former_names, reasons_since
from factsheets.catalog.fingerprint import digest, fingerprint, record
from factsheets.messages.problem import Language
from factsheets.messages.wording import tables
from factsheets.model import Sheet
from factsheets.model.releases import PARTS, Altered, Part, PartChange, Reasons, Recorded, Release
from factsheets.views.drawing.qr import Code, build_code
from factsheets.views.overviews.offline import download_name
from factsheets.views.shared.asset import as_json
from factsheets.views.shared.viewer import Prose, Viewer

# A file that a phone can send, and no more.
MOST_BYTES = 50_000
# Lines of the pages' histories on the page as long as no version was published.
RECENT = 40
# Parts whose values are too long for a row.
SPELLED = ("numbers", "sources")
# What the script may have to say.
ANSWERS = ("wrong", "older", "same", "differ", "gone", "now", "since", "latest", "unknown")
ORDER = {"removed": 0, "changed": 1, "new": 2}


@dataclass(frozen=True, kw_only=True)
class PartView:
    """One part that changed; ``said`` tells from what to what, where that is known."""

    label: str
    said: str


@dataclass(frozen=True, kw_only=True)
class AlteredView:
    """One finding or page that was changed, removed or added."""

    id: str
    kind: str
    claim: Prose | None
    url: str
    parts: tuple[PartView, ...]
    grave: bool


@dataclass(frozen=True, kw_only=True)
class SheetChanges:
    """What changed on one page, and the entries of its history that say why."""

    name: str
    url: str
    altered: tuple[AlteredView, ...]
    reasons: tuple[tuple[str, Prose], ...]


@dataclass(frozen=True, kw_only=True)
class VersionView:
    """One version: the changes since the one before, page by page."""

    version: str
    on: str
    copy: str
    summary: str
    without_retractions: Prose | None
    sheets: tuple[SheetChanges, ...]


@dataclass(frozen=True, kw_only=True)
class CopyView:
    """The way from an offline copy to what changed since: an address, and its QR code."""

    url: str
    address: str
    qr: Code


@dataclass(frozen=True, kw_only=True)
class ChangesView:
    """The page. ``recent`` are the newest entries of all histories as long as no version was
    published."""

    copy: CopyView
    file: str
    feed: str
    intro: str
    looked_up: str
    versions: tuple[VersionView, ...]
    recent: tuple[SheetChanges, ...]


def changes_format(catalog: Catalog) -> str:
    """What the file calls itself: whose changes it holds, and in which form."""
    return download_name(catalog.site.content.name.en or "", "changes-1")


def changes_path(catalog: Catalog) -> str:
    """Where the file lies, below the site, that an offline copy is compared with."""
    return f"data/{download_name(catalog.site.content.name.en or '', 'changes')}.json"


def build_copy_view(viewer: Viewer) -> CopyView:
    """The address of what changed since this very copy."""
    site = viewer.catalog.site.content
    address = site.url(viewer.language, f"changes.html#since={copy_name(viewer.catalog)}")
    return CopyView(url=viewer.url("changes.md", "copy"), address=address, qr=build_code(address))


def copy_name(catalog: Catalog) -> str:
    """``0.1.0-1a2b3c4d``: the version of the site, and the fingerprint of everything it says."""
    return f"{_plain(catalog.site.content.version)}-{fingerprint(record(catalog))}"


def _plain(version: str) -> str:
    """A version as it may stand in an address."""
    return re.sub(r"[^0-9A-Za-z.+]+", ".", version)[:40]


def build_changes(viewer: Viewer) -> ChangesView:
    """The page of one language."""
    catalog = viewer.catalog
    releases = catalog.releases.content.releases if catalog.releases else []
    return ChangesView(
        copy=build_copy_view(viewer),
        file=f"../{changes_path(catalog)}",
        feed="changes.xml",
        intro=_intro(viewer),
        looked_up=looked_up(viewer),
        versions=(*_unpublished(viewer), *(_version(viewer, release) for release in releases)),
        recent=() if releases else _recent(viewer),
    )


def looked_up(viewer: Viewer) -> str:
    """When retractions of the cited works were last looked up, in a sentence."""
    retractions = viewer.catalog.retractions
    works = retractions.content.works if retractions else []
    if not works:
        return viewer.words["retractions_not_looked_up"]
    dates = [work.on for work in works]
    cited = sum(bool(ref.doi) for ref in viewer.catalog.references.values())
    return viewer.say(
        "retractions_looked_up",
        service=retractions.content.service if retractions else "",
        n=len(works),
        all=cited,
        first=min(dates),
        last=max(dates),
    )


def build_copy(catalog: Catalog) -> dict[str, Any]:
    """What this copy says, finding by finding, for a script to compare with a later version."""
    site, said = catalog.site.content, record(catalog)
    rows: dict[str, dict[str, str]] = {}
    for each in said:
        sheet, _, finding = each.id.partition("#")
        rows.setdefault(sheet, {})[finding] = _row(each)
    return {
        "format": changes_format(catalog),
        "version": _plain(site.version),
        "released": site.released,
        "fingerprint": fingerprint(said),
        "said": rows,
    }


def build_changes_file(catalog: Catalog) -> str:
    """The file that an offline copy is compared with, in at most ``MOST_BYTES`` bytes of JSON.

    What changed since the last published version comes with its text in both languages, the
    gravest first, as far as there is room.
    """
    address = catalog.site.content.address
    data = {**build_copy(catalog), "site": address, "former": former_names(catalog), "now": {}}
    size = len(as_json(data).encode())
    viewers = [Viewer(catalog, language, "") for language in _LANGUAGES]
    for altered in sorted(_altered(catalog), key=_gravity):
        if "#" not in altered.id or altered.kind == "removed":
            continue
        claim = catalog.findings[altered.id].finding.claim
        texts = {viewer.language: viewer.plain(claim) for viewer in viewers}
        size += len(as_json({altered.id: texts}).encode())
        if size > MOST_BYTES:
            break
        data["now"][altered.id] = texts
    return as_json(data)


_LANGUAGES: tuple[Language, ...] = ("en", "zh")


def _altered(catalog: Catalog) -> list[Altered]:
    return changes_since(catalog, catalog.releases.content.said) if catalog.releases else []


def _row(said: Recorded) -> str:
    """The parts in their order: codes by their first letters, everything longer by a digest."""
    cells = []
    for part in PARTS:
        value = getattr(said, part) or ""
        if part in SPELLED:
            value = digest(value) if value else ""
        elif part not in HASHED:
            value = "".join(word[0] for word in value.split())
        cells.append(value)
    return "|".join(cells)


def build_known(viewer: Viewer) -> dict[str, Any]:
    """What the script compares by, and what it says."""
    coded = (part for part in PARTS if part in _codes(viewer))
    return {
        "format": changes_format(viewer.catalog),
        "site": viewer.catalog.site.content.address,
        "most": MOST_BYTES,
        "copy": copy_name(viewer.catalog),
        "parts": {part: viewer.word("change_parts", part) for part in PARTS},
        "kinds": {kind: viewer.word("change_kinds", kind) for kind in ORDER},
        "codes": {
            part: {value[0]: label for value, label in _codes(viewer)[part].items()}
            for part in coded
        },
        "words": {name: viewer.word("copy_check", name) for name in ANSWERS},
        "colon": viewer.words["colon"],
    }


def _codes(viewer: Viewer) -> dict[Part, dict[str, str]]:
    """The label of each value of the parts that hold codes."""
    words = viewer.catalog.directness.content.words
    return {
        "notices": {kind: viewer.word("notices", kind) for kind in tables()["notices"]},
        "direction": {name: viewer.word("directions", name) for name in tables()["directions"]},
        "directness": {
            name: term.label.in_language(viewer.language) for name, term in words.items()
        },
        "check": {name: viewer.word("checks", name, "short") for name in tables()["checks"]},
    }


def _intro(viewer: Viewer) -> str:
    catalog, site = viewer.catalog, viewer.catalog.site.content
    counts = {"sheets": len(catalog.sheets), "findings": len(catalog.findings)}
    if catalog.releases:
        last = catalog.releases.content.releases[0]
        return viewer.say("changes_since_release", version=last.version, date=last.on)
    first = min(entry.content.history[0].on for entry in catalog.sheets.values())
    return viewer.say("changes_no_release", version=site.version, date=first, **counts)


def _unpublished(viewer: Viewer) -> Iterator[VersionView]:
    """What changed since the last published version, if anything did."""
    catalog = viewer.catalog
    altered = _altered(catalog)
    if catalog.releases and altered:
        yield VersionView(
            version="",
            on="",
            copy="",
            summary=_summary(viewer, altered),
            without_retractions=None,
            sheets=_by_sheet(
                viewer, altered, reasons_since(catalog, catalog.releases.content.said)
            ),
        )


def _version(viewer: Viewer, release: Release) -> VersionView:
    counts = {"sheets": release.sheets, "findings": release.findings}
    first = viewer.catalog.releases and viewer.catalog.releases.content.releases[-1] is release
    return VersionView(
        version=release.version,
        on=release.on,
        copy=f"{_plain(release.version)}-{release.fingerprint}",
        summary=viewer.say("changes_first", **counts)
        if first
        else _summary(viewer, release.changes),
        without_retractions=viewer.maybe(release.without_retractions),
        sheets=_by_sheet(viewer, release.changes, [] if first else release.reasons),
    )


def _summary(viewer: Viewer, altered: Iterable[Altered]) -> str:
    findings = [each for each in altered if "#" in each.id]
    numbers = {kind: sum(each.kind == kind for each in findings) for kind in ORDER}
    return viewer.say("changes_summary", **numbers)


def _by_sheet(
    viewer: Viewer, altered: Iterable[Altered], reasons: Iterable[Reasons]
) -> tuple[SheetChanges, ...]:
    """The changes page by page, those with the gravest first."""
    by_sheet: dict[str, list[Altered]] = {}
    for each in sorted(altered, key=_gravity):
        by_sheet.setdefault(each.id.partition("#")[0], []).append(each)
    why = {each.sheet: each for each in reasons}
    for id in why:
        by_sheet.setdefault(id, [])
    return tuple(
        _sheet_changes(viewer, id, changes, why.get(id)) for id, changes in by_sheet.items()
    )


def _gravity(altered: Altered) -> tuple[int, int]:
    parts = [PARTS.index(change.part) for change in altered.parts]
    return ORDER[altered.kind], min(parts, default=0)


def _sheet_changes(
    viewer: Viewer, id: str, altered: list[Altered], why: Reasons | None
) -> SheetChanges:
    entry = viewer.catalog.sheets.get(id)
    history = entry.content.history[int(why.after) : int(why.until)] if entry and why else []
    return SheetChanges(
        name=viewer.name_of(id) if entry else id,
        url=viewer.sheet_url(id) if entry else "",
        altered=tuple(_altered_view(viewer, each) for each in altered),
        reasons=tuple((line.on, viewer.text(line.change)) for line in history),
    )


def _altered_view(viewer: Viewer, altered: Altered) -> AlteredView:
    sheet, _, finding = altered.id.partition("#")
    use = viewer.catalog.findings.get(altered.id)
    there = sheet in viewer.catalog.sheets
    return AlteredView(
        id=altered.id,
        kind=altered.kind,
        claim=viewer.text(use.finding.claim) if use else None,
        url=viewer.sheet_url(sheet, finding) if there and (use or not finding) else "",
        parts=tuple(
            PartView(label=viewer.word("change_parts", change.part), said=_said(viewer, change))
            for change in altered.parts
        ),
        grave=any(change.part == "notices" and change.now for change in altered.parts),
    )


def _said(viewer: Viewer, change: PartChange) -> str:
    """From what to what, as far as that was kept."""
    if change.part in HASHED or change.part == "sources":
        return ""
    if change.part == "numbers":
        return _numbers(viewer, change.was or "", change.now or "")
    was, now = (_label(viewer, change.part, value or "") for value in (change.was, change.now))
    return f"{was} → {now}"


def _label(viewer: Viewer, part: Part, value: str) -> str:
    """The words of a value as pages print them."""
    labels = _codes(viewer).get(part, {})
    return viewer.listed(labels.get(each, each) for each in value.split()) or "–"


def _numbers(viewer: Viewer, was: str, now: str) -> str:
    """``overall survival: 13.9 → 14.9``: per outcome, the numbers that are not what they were."""
    before, after = ([r.split() for r in text.split("; ") if r] for text in (was, now))
    lines = []
    for index in range(max(len(before), len(after))):
        old = before[index] if index < len(before) else []
        new = after[index] if index < len(after) else []
        if old != new:
            lines.append(_result(viewer, old, new))
    return "; ".join(filter(None, lines))


def _result(viewer: Viewer, old: list[str], new: list[str]) -> str:
    outcome = (new or old)[0]
    known = outcome in viewer.catalog.vocabularies["outcomes"]
    name = viewer.label("outcomes", outcome) if known else outcome
    was, now = old[1:-1], new[1:-1]
    if len(was) == len(now):
        pairs = [(a, b) for a, b in zip(was, now, strict=True) if a != b]
        was, now = [a for a, _ in pairs], [b for _, b in pairs]
    if not (was or now):
        return name
    return f"{name}{viewer.words['colon']}{' · '.join(was) or '–'} → {' · '.join(now) or '–'}"


def _recent(viewer: Viewer) -> tuple[SheetChanges, ...]:
    """The newest entries of all histories, by page."""

    def newest(entry: Entry[Sheet]) -> str:
        return entry.content.history[-1].on

    entries = sorted(viewer.catalog.sheets.values(), key=newest, reverse=True)[:RECENT]
    return tuple(
        SheetChanges(
            name=viewer.name_of(entry.id),
            url=viewer.sheet_url(entry.id, "history"),
            altered=(),
            reasons=((newest(entry), viewer.text(entry.content.history[-1].change)),),
        )
        for entry in entries
    )
