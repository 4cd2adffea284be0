"""The kinds of content file, and every group of fields that one of them can hold."""

from __future__ import annotations

from functools import cache

from factsheets.model.base import Model
from factsheets.model.sheet import SHEET_KINDS
from factsheets.model.site import Glossary, Site
from factsheets.model.study import Study
from factsheets.model.tree import base_of, below
from factsheets.model.vocabulary import VOCABULARIES, DirectnessTable

# The kinds of content file, by the path an editor looks for; ``<…>`` is for the editor to choose.
FILES: dict[str, type[Model]] = {
    **{f"content/{kind.folder}/<id>.yaml": kind for kind in SHEET_KINDS},
    "content/studies/<key>.yaml": Study,
    "content/site.yaml": Site,
    "content/glossary.yaml": Glossary,
    **{f"content/vocab/{name}.yaml": kind for name, kind in VOCABULARIES.items()},
    "content/vocab/directness.yaml": DirectnessTable,
}


@cache
def models() -> tuple[type[Model], ...]:
    """Every model that a content file can hold: files first, each before the groups inside it."""
    starts = (start for root in FILES.values() for start in (base_of(root), root) if start)
    return tuple(dict.fromkeys(model for start in starts for model in below(start)))
