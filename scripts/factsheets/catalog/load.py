"""From a folder to a :class:`Catalog`: reads every content file, collects every problem.

In: the project's root: what people write in ``content/`` and ``references.bib``, what commands
write in ``derived/``. Out: the catalog, or ``None`` if one of the files without which nothing can
be judged (site, glossary, vocabularies, bibliography) is broken; and all problems, in one run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TypeVar

from factsheets.bibliography import load_bibliography
from factsheets.catalog.catalog import Catalog, Entry
from factsheets.catalog.released import load_released_ids
from factsheets.messages.problem import Language, Problem, problem
from factsheets.model import (
    SHEET_KINDS,
    VOCABULARIES,
    DirectnessTable,
    Glossary,
    MapLayout,
    Model,
    Sheet,
    Site,
    Study,
    Term,
)
from factsheets.model.base import SLUG
from factsheets.model.retraction import Retractions
from factsheets.model.validation import parse_model, parse_terms
from factsheets.reading.source import Document, load_yaml

M = TypeVar("M", bound=Model)
# Derived by scripts/lay_out_map.py; the site can do without.
MAP = "derived/map.yaml"
# Names that Windows cannot store; a clone there would lose the file.
DEVICES = {"con", "prn", "aux", "nul"} | {f"{n}{i}" for n in ("com", "lpt") for i in range(10)}

# Written by a script and not there before its first run.
RETRACTIONS = "derived/retractions.yaml"


def load_content(root: Path) -> tuple[Catalog | None, list[Problem]]:
    """Read ``content/`` and ``references.bib`` below ``root``."""
    problems: list[Problem] = []
    site = _load(root, "content/site.yaml", Site, problems)
    glossary = _load(root, "content/glossary.yaml", Glossary, problems)
    directness = _load(root, "content/vocab/directness.yaml", DirectnessTable, problems)
    terms, documents = _load_vocabularies(root, problems)
    sheets: dict[str, Entry[Sheet]] = {}
    known: dict[str, str] = {}
    for kind in SHEET_KINDS:
        for path in _files(root, kind.folder, known, problems):
            if entry := _load(root, path, kind, problems):
                sheets.setdefault(entry.id, entry)
    known_studies: dict[str, str] = {}
    cards = (
        _load(root, path, Study, problems)
        for path in _files(root, "studies", known_studies, problems)
    )
    studies = {entry.id: entry for entry in cards if entry}
    layout = _load(root, MAP, MapLayout, problems) if (root / MAP).exists() else None
    written = root / RETRACTIONS
    there = written.exists() or written.is_symlink()
    retractions = _load(root, RETRACTIONS, Retractions, problems) if there else None
    bibliography, found = load_bibliography(root)
    problems += found + list(_strangers(root))
    released, found_ids = load_released_ids(root)
    problems += found_ids
    unreadable = bool(found) and not bibliography.references
    if not (site and glossary and directness and terms is not None) or unreadable:
        return None, sorted(problems)
    catalog = Catalog(
        site,
        glossary,
        directness,
        terms,
        documents,
        dict(sorted(sheets.items())),
        dict(sorted(studies.items())),
        bibliography,
        frozenset(known),
        frozenset(known_studies),
        layout=layout,
        retractions=retractions,
        released_ids=released,
        today=_today(),
    )
    return catalog, sorted(problems)


def _today() -> str:
    """The latest day that it is anywhere on earth (UTC+14): no author is refused their own date."""
    return datetime.now(timezone(timedelta(hours=14))).date().isoformat()


def load_rules_page(root: Path, language: Language) -> str:
    """Where the rules of the site below ``root`` are published; empty if it does not say."""
    site = _load(root, "content/site.yaml", Site, [])
    return site.content.url(language, "methods/rules.html") if site else ""


def _load(root: Path, path: str, model: type[M], problems: list[Problem]) -> Entry[M] | None:
    document, found = load_yaml(root, path)
    problems += found
    if document is None:
        return None
    parsed, found = parse_model(document, model)
    problems += found
    return Entry(Path(path).stem, document, parsed) if parsed else None


def _load_vocabularies(
    root: Path, problems: list[Problem]
) -> tuple[Mapping[str, Mapping[str, Term]] | None, Mapping[str, Document]]:
    loaded: dict[str, Mapping[str, Term]] = {}
    documents: dict[str, Document] = {}
    for name, kind in VOCABULARIES.items():
        document, found = load_yaml(root, f"content/vocab/{name}.yaml")
        problems += found
        if document is None:
            continue
        terms, found = parse_terms(document, kind)
        problems += found
        if not found:
            loaded[name], documents[name] = terms, document
    return (loaded if len(loaded) == len(VOCABULARIES) else None), documents


def _files(root: Path, folder: str, known: dict[str, str], problems: list[Problem]) -> list[str]:
    """The content files of a folder in order; misnamed ones and twins become problems."""
    good = []
    for path in sorted((root / "content" / folder).glob("*")):
        name = f"content/{folder}/{path.name}"
        if path.suffix != ".yaml" or not _good_id(path.stem):
            problems.append(problem("REF007", name, 1, found=path.name))
        elif path.stem in known:
            problems.append(problem("REF006", name, 1, found=path.stem, other=known[path.stem]))
        else:
            known[path.stem] = name
            good.append(name)
    return good


def _good_id(stem: str) -> bool:
    return bool(re.fullmatch(SLUG, stem)) and len(stem) <= 64 and stem not in DEVICES


# Files that stand alone in content/.
SINGLE = {"site.yaml", "glossary.yaml"}


def _strangers(root: Path) -> list[Problem]:
    """Files and folders under ``content`` that no stage would read."""
    folders = {kind.folder for kind in SHEET_KINDS} | {"studies", "vocab"}
    vocab = {f"{name}.yaml" for name in VOCABULARIES} | {"directness.yaml"}
    found = []
    for path in sorted((root / "content").glob("*")):
        if path.name not in folders | SINGLE:
            found.append(f"content/{path.name}")
    found += [
        f"content/vocab/{p.name}"
        for p in sorted((root / "content/vocab").glob("*"))
        if p.name not in vocab
    ]
    sheets = sorted(kind.folder for kind in SHEET_KINDS)
    return [problem("REF012", path, 1, found=path, folders=sheets) for path in found]
