"""The ways to contribute for whoever finds something wrong: tell us, suggest a change, edit the
file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factsheets.bibliography.exports import host_form_url
from factsheets.views.shared.viewer import Viewer

FORM = "suggest.md"


@dataclass(frozen=True, kw_only=True)
class Ways:
    """Addresses of the three ways; ``tell`` is empty where the host takes no issues."""

    tell: str
    suggest: str
    edit: str
    file: str


def build_ways(viewer: Viewer, path: str, place: str = "") -> Ways:
    """The ways to change the file ``path``; ``place`` is what the form is to show of it."""
    return Ways(
        tell=_tell(viewer, path if place else ""),
        suggest=viewer.url(FORM) + (f"#{place}" if place else ""),
        edit=edit_url(viewer, path),
        file=path,
    )


def _tell(viewer: Viewer, page: str) -> str:
    """The host's form for mistakes, else its form for anything, filled in with the page."""
    repository = viewer.catalog.site.content.repository
    if repository.report:
        return host_form_url(repository.url, repository.report, page=page)
    if not repository.new_issue:
        return ""
    body = viewer.words["tell_body"] if page else ""
    return host_form_url(repository.url, repository.new_issue, title=page, body=body)


def edit_url(viewer: Viewer, path: str) -> str:
    """Address of the host's web editor for a file."""
    repository = viewer.catalog.site.content.repository
    return f"{repository.url.rstrip('/')}/{repository.edit.strip('/')}/{path}"


def general_ways(viewer: Viewer) -> Ways:
    """The ways that pages show which are about no file of their own."""
    repository = viewer.catalog.site.content.repository
    return replace(build_ways(viewer, "content/"), edit=repository.url)
