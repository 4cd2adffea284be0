"""The three doors for whoever finds something wrong: tell us, suggest a change, edit the file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from factsheets.bibliography.exports import host_form_url
from factsheets.views.shared.viewer import Viewer

FORM = "suggest.md"


@dataclass(frozen=True)
class Doors:
    """Addresses of the three doors; ``tell`` is empty where the host takes no issues."""

    tell: str
    suggest: str
    edit: str
    file: str


def build_doors(viewer: Viewer, path: str, place: str = "") -> Doors:
    """The doors of the content file ``path``; ``place`` is what the form is to show of it."""
    repository = viewer.catalog.site.content.repository
    tell, about = "", path if place else ""
    if repository.report:
        tell = host_form_url(repository.url, repository.report, page=about)
    elif repository.new_issue:
        body = viewer.words["tell_body"] if place else ""
        tell = host_form_url(repository.url, repository.new_issue, title=about, body=body)
    suggest = viewer.url(FORM) + (f"#{place}" if place else "")
    return Doors(tell, suggest, edit_url(viewer, path), path)


def edit_url(viewer: Viewer, path: str) -> str:
    """Address of the host's web editor for a file."""
    repository = viewer.catalog.site.content.repository
    return f"{repository.url.rstrip('/')}/{repository.edit.strip('/')}/{path}"


@dataclass(frozen=True)
class ContributeView:
    """The page about contributing."""

    doors: Doors


def build_contribute(viewer: Viewer) -> ContributeView:
    """The page's doors lead to the whole site, not to one sheet."""
    return ContributeView(general_doors(viewer))


def general_doors(viewer: Viewer) -> Doors:
    """The doors of pages that are about no file of their own."""
    doors = build_doors(viewer, "content/")
    return replace(doors, edit=viewer.catalog.site.content.repository.url)
