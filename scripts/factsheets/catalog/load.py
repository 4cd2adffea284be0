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
from typing import Any, TypeVar

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
    Site,
    Study,
    Term,
)
from factsheets.model.base import SLUG
from factsheets.model.releases import Releases
from factsheets.model.retraction import Retractions
from factsheets.model.validation import parse_model, parse_terms
from factsheets.reading import hints
from factsheets.reading.files import is_there
from factsheets.reading.source import Document, load_yaml

M = TypeVar("M", bound=Model)
MAP = "derived/map.yaml"
RETRACTIONS = "derived/retractions.yaml"
RELEASES = "derived/releases.yaml"
# Files that stand alone, by the field of the catalog; without the first three it cannot be.
SINGLES: Mapping[str, tuple[str, type[Model]]] = {
    "site": ("content/site.yaml", Site),
    "glossary": ("content/glossary.yaml", Glossary),
    "directness": ("content/vocab/directness.yaml", DirectnessTable),
    "layout": (MAP, MapLayout),
    "retractions": (RETRACTIONS, Retractions),
    "releases": (RELEASES, Releases),
}
# Written by scripts, and not there before their first run.
DERIVED = {MAP, RETRACTIONS, RELEASES}
# Names that Windows cannot store; a clone there would lose the file.
DEVICES = {"con", "prn", "aux", "nul"} | {f"{n}{i}" for n in ("com", "lpt") for i in range(10)}


def load_content(root: Path) -> tuple[Catalog | None, list[Problem]]:
    """Read ``content/``, ``derived/`` and ``references.bib`` below ``root``."""
    problems: list[Problem] = list(_unexpected(root))
    singles: dict[str, Any] = {
        name: _load(root, path, model, problems)
        for name, (path, model) in SINGLES.items()
        if path not in DERIVED or is_there(root, path)
    }
    vocabularies, documents = _load_vocabularies(root, problems)
    kinds = {kind.folder: kind for kind in SHEET_KINDS}
    sheets, known_sheets = _load_folders(root, kinds, problems)
    studies, known_studies = _load_folders(root, {"studies": Study}, problems)
    bibliography, flaws = load_bibliography(root)
    released_ids, misread = load_released_ids(root)
    problems += [*flaws, *misread]
    lacking = not all(singles[name] for name in ("site", "glossary", "directness"))
    if lacking or vocabularies is None or (flaws and not bibliography.references):
        return None, sorted(problems)
    catalog = Catalog(
        vocabularies=vocabularies,
        vocabulary_documents=documents,
        sheets=sheets,
        studies=studies,
        bibliography=bibliography,
        known_sheets=known_sheets,
        known_studies=known_studies,
        released_ids=released_ids,
        today=_today(),
        **singles,
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
    document, misread = load_yaml(root, path)
    problems += misread
    if document is None:
        return None
    parsed, wrong = parse_model(document, model)
    problems += wrong
    return Entry(Path(path).stem, document, parsed) if parsed else None


def _load_vocabularies(
    root: Path, problems: list[Problem]
) -> tuple[Mapping[str, Mapping[str, Term]] | None, Mapping[str, Document]]:
    loaded: dict[str, Mapping[str, Term]] = {}
    documents: dict[str, Document] = {}
    for name, kind in VOCABULARIES.items():
        document, misread = load_yaml(root, f"content/vocab/{name}.yaml")
        problems += misread
        if document is None:
            continue
        terms, wrong = parse_terms(document, kind)
        problems += wrong
        if not wrong:
            loaded[name], documents[name] = terms, document
    return (loaded if len(loaded) == len(VOCABULARIES) else None), documents


def _load_folders(
    root: Path, folders: Mapping[str, type[M]], problems: list[Problem]
) -> tuple[dict[str, Entry[M]], frozenset[str]]:
    """What lies in folders of ``content`` by id, and the ids of all files, broken ones too.

    Files with a wrong name, or with the id of another, become problems.
    """
    entries: dict[str, Entry[M]] = {}
    known: dict[str, str] = {}
    for folder, model in folders.items():
        for file in _listed(root / "content" / folder):
            path = f"content/{folder}/{file.name}"
            if file.suffix != ".yaml" or not _good_id(file.stem):
                meant = _meant(file)
                hint = f"{meant}.yaml" if meant else ""
                problems.append(problem("REF007", path, 1, found=file.name, hint=hint))
                # Links to it are not broken: the file is there, and only its name is wrong.
                if hint and not file.with_name(hint).exists():
                    known.setdefault(meant, path)
            elif file.stem in known:
                first = known[file.stem]
                problems.append(problem("REF006", path, 1, found=file.stem, other=first))
            else:
                known[file.stem] = path
                if entry := _load(root, path, model, problems):
                    entries[entry.id] = entry
    return dict(sorted(entries.items())), frozenset(known)


LONGEST_ID = 64
# What file managers and editors leave beside the files: nobody's content.
LEFT_BEHIND = re.compile(
    r"\.DS_Store|Thumbs\.db|desktop\.ini|\._.*|\.#.*|#.*#|.*~|\..*\.sw[a-p]|.*\.(?:bak|orig|tmp)",
    re.IGNORECASE,
)


def _listed(folder: Path) -> list[Path]:
    """What lies in a folder, in order, but for what programs leave behind."""
    return sorted(path for path in folder.glob("*") if not LEFT_BEHIND.fullmatch(path.name))


def _meant(file: Path) -> str:
    """The id that a file with a wrong name was probably to have; empty if nobody can know."""
    yaml = file.suffix.lower() in (".yaml", ".yml") and len(file.stem) <= LONGEST_ID
    id = hints.BY_RULE["FLD009"](file.stem) if yaml else ""
    return id if _good_id(id) else ""


def _good_id(stem: str) -> bool:
    return bool(re.fullmatch(SLUG, stem)) and len(stem) <= LONGEST_ID and stem not in DEVICES


def _unexpected(root: Path) -> list[Problem]:
    """Files and folders under ``content`` that no stage would read."""
    sheets = sorted(kind.folder for kind in SHEET_KINDS)
    singles = {path for path, _ in SINGLES.values()}
    expected = singles | {f"content/{name}" for name in (*sheets, "studies", "vocab")}
    expected |= {f"content/vocab/{name}.yaml" for name in VOCABULARIES}
    files = [*_listed(root / "content"), *_listed(root / "content/vocab")]
    paths = [file.relative_to(root).as_posix() for file in files]
    return [
        problem("REF012", path, 1, found=path, folders=sheets)
        for path in paths
        if path not in expected
    ]
