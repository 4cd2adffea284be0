"""The feed of the versions, one per language (Atom, RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from factsheets.views.overviews.changes import SheetChanges, VersionView, build_changes
from factsheets.views.shared.viewer import Viewer

# As many as a reader that was away for years may want.
MOST = 20


def build_feed(viewer: Viewer) -> str:
    """One entry per published version; as long as there is none, one that says so.

    Every entry is dated at midnight of its version's day, so that the same content gives the same
    bytes.
    """
    site, changes = viewer.catalog.site.content, build_changes(viewer)
    page = site.url(viewer.language, "changes.html")
    published = [version for version in changes.versions if version.version][:MOST]
    entries = [_entry(viewer, page, version) for version in published] or [
        _written(page, site.version, site.released, site.version, changes.intro)
    ]
    language = "zh-Hans" if viewer.language == "zh" else "en"
    name, own = site.name.in_language(viewer.language), site.url(viewer.language, "changes.xml")
    head = [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{language}">',
        f"<title>{escape(name)}{viewer.words['colon']}{escape(viewer.words['changes'])}</title>",
        f"<id>{escape(page)}</id>",
        f"<updated>{site.released}T00:00:00Z</updated>",
        f"<author><name>{escape(site.maintainers[0].name)}</name></author>",
        f'<link rel="alternate" href={quoteattr(page)}/>',
        f'<link rel="self" href={quoteattr(own)}/>',
    ]
    return "\n".join([*head, *entries, "</feed>", ""])


def _entry(viewer: Viewer, page: str, version: VersionView) -> str:
    title = viewer.say("version_of", version=version.version, date=version.on)
    lines = [version.summary, *(line for sheet in version.sheets for line in _lines(viewer, sheet))]
    return _written(page, version.version, version.on, title, "\n".join(lines))


def notes(viewer: Viewer) -> str:
    """What the version of the site changed, as Markdown for a release's page at the host."""
    site, changes = viewer.catalog.site.content, build_changes(viewer)
    versions = [each for each in changes.versions if each.version == site.version]
    lines = [f"## {site.name.in_language(viewer.language)} {site.version}", ""]
    for version in versions:
        lines.append(version.summary)
        if reason := version.without_retractions:
            without = viewer.words["released_without_retractions"]
            lines.append(f"\n**{without}**{viewer.words['colon']}{reason.plain}")
        lines += ["", *(f"- {line}" for sheet in version.sheets for line in _lines(viewer, sheet))]
    return "\n".join([*lines, changes.looked_up, ""])


def _lines(viewer: Viewer, sheet: SheetChanges) -> Iterator[str]:
    colon = viewer.words["colon"]
    for altered in sheet.altered:
        said = altered.claim.plain if altered.claim else altered.id
        kind = viewer.word("change_kinds", altered.kind)
        parts = " · ".join(
            f"{part.label}{colon}{part.said}" if part.said else part.label for part in altered.parts
        )
        yield " · ".join(filter(None, (f"{sheet.name}{colon}{kind}", said, parts)))
    for on, why in sheet.reasons:
        yield f"{sheet.name}{colon}{on} {why.plain}"


def _written(page: str, version: str, on: str, title: str, text: str) -> str:
    return "\n".join(
        (
            f"<entry><title>{escape(title)}</title>",
            f"<id>{escape(f'{page}#{version}')}</id>",
            f"<updated>{on}T00:00:00Z</updated>",
            f"<link href={quoteattr(page)}/>",
            f'<content type="text">{escape(text)}</content></entry>',
        )
    )
