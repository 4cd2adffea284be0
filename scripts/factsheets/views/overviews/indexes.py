"""Pages that lead to sheets: home, and one index per kind."""

from __future__ import annotations

from dataclasses import dataclass

from factsheets.catalog.catalog import Entry, Use
from factsheets.catalog.evidence import profile
from factsheets.model import Mechanism, Sheet, Treatment
from factsheets.views.shared.summary import (
    Count,
    check_counts,
    class_label,
    directness_counts,
    human_evidence,
    sheet_uses,
)
from factsheets.views.shared.viewer import Prose, Viewer


@dataclass(frozen=True)
class Row:
    """One sheet in an index; ``keys`` are what the filters compare."""

    name: Prose
    other_name: str
    url: str
    class_label: str
    stages: tuple[str, ...]
    tumours: tuple[str, ...]
    bottom_line: Prose
    evidence: str
    evidence_key: str
    findings: int
    contradicting: int
    checked: int
    keys: str
    search: str


@dataclass(frozen=True)
class Choice:
    """One option of a filter."""

    key: str
    label: str
    n: int


@dataclass(frozen=True)
class Filter:
    """One filter of an index."""

    name: str
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class IndexView:
    """An index page."""

    kind: str
    rows: tuple[Row, ...]
    filters: tuple[Filter, ...]


@dataclass(frozen=True)
class Door:
    """A way into the site from the home page; ``n`` is missing where nothing is counted."""

    label: str
    url: str
    n: int | None = None
    definition: str = ""


@dataclass(frozen=True)
class HomeView:
    """The home page."""

    name: str
    tagline: str
    doors: tuple[tuple[str, tuple[Door, ...]], ...]
    statements: tuple[Prose, ...]
    coverage: str
    checks: tuple[Count, ...]
    directness: tuple[Count, ...]
    total: int


def build_index(viewer: Viewer, kind: type[Sheet]) -> IndexView:
    """The index page of one kind of sheet, grouped by nothing, filterable by everything."""
    entries = [e for e in viewer.catalog.sheets.values() if isinstance(e.content, kind)]
    rows = tuple(
        sorted((_row(viewer, e) for e in entries), key=lambda row: row.name.plain.casefold())
    )
    return IndexView(
        kind.folder,
        rows,
        _filters(viewer, entries),
    )


def _row(viewer: Viewer, entry: Entry[Sheet]) -> Row:
    sheet = entry.content
    uses = sheet_uses(viewer, entry)
    key, evidence = _evidence(viewer, sheet, uses)
    stages = sheet.stages if isinstance(sheet, Mechanism) else []
    other = sheet.name.zh if viewer.language == "en" else sheet.name.en
    return Row(
        viewer.text(sheet.name),
        other or "",
        viewer.sheet_url(entry.id),
        class_label(viewer, sheet),
        viewer.labels("stages", stages),
        viewer.labels("tumours", sheet.tumours),
        viewer.text(sheet.bottom_line),
        evidence,
        key,
        len(uses),
        sum(use.finding.direction in ("against", "mixed") for use in uses),
        sum(use.finding.check.status != "reported_by_review" for use in uses),
        " ".join(_keys(sheet) + [f"evidence:{key}"] * bool(key)),
        " ".join([sheet.name.en or "", sheet.name.zh or "", *sheet.aliases]).casefold(),
    )


def _keys(sheet: Sheet) -> list[str]:
    keys = [f"tumour:{tumour}" for tumour in sheet.tumours]
    if isinstance(sheet, Mechanism):
        keys += [f"stage:{stage}" for stage in sheet.stages] + [f"class:{sheet.class_}"]
    if isinstance(sheet, Treatment):
        keys.append(f"class:{sheet.class_}")
    return keys


def _evidence(viewer: Viewer, sheet: Sheet, uses: list[Use]) -> tuple[str, str]:
    """What kind of evidence a sheet has, as a key and in a few words."""
    if isinstance(sheet, Treatment):
        key = "human_evidence" if human_evidence(viewer, uses) else "lab_only"
        if not any(use.finding.question == "treatment_benefit" for use in uses):
            return "", ""
        return key, viewer.word("evidence", key)
    if isinstance(sheet, Mechanism):
        works = profile(viewer.catalog, [u for u in uses if u.finding.question != "background"])
        shown = [
            f"{viewer.word('evidence', kind)} {len(keys)}" for kind, keys in works.items() if keys
        ]
        return "", " · ".join(shown) or viewer.word("evidence", "review_only")
    return "", ""


def _filters(viewer: Viewer, entries: list[Entry[Sheet]]) -> tuple[Filter, ...]:
    """The filters that tell these sheets apart, with the number of sheets per choice."""
    sources = [
        ("tumour", "tumours", viewer.words["tumour"]),
        ("stage", "stages", viewer.words["stage"]),
        ("class", "mechanism_classes", viewer.words["class"]),
        ("class", "treatment_classes", viewer.words["class"]),
    ]
    counts: dict[str, int] = {}
    for entry in entries:
        for key in _keys(entry.content):
            counts[key] = counts.get(key, 0) + 1
    filters = []
    for name, vocabulary, label in sources:
        choices = tuple(
            Choice(f"{name}:{term}", viewer.label(vocabulary, term), counts[f"{name}:{term}"])
            for term in viewer.catalog.vocabularies[vocabulary]
            if f"{name}:{term}" in counts
        )
        if len(choices) > 1:
            filters.append(Filter(name, label, choices))
    return tuple(filters)


def build_home(viewer: Viewer) -> HomeView:
    """The home page: three ways in, what the site is, what it covers and how far it was checked."""
    catalog, site = viewer.catalog, viewer.catalog.site.content
    uses = list(catalog.uses())
    return HomeView(
        viewer.plain(site.name),
        viewer.plain(site.tagline),
        _doors(viewer),
        tuple(viewer.text(statement) for statement in site.is_and_is_not),
        viewer.say(
            "coverage_line",
            sheets=len(catalog.sheets),
            findings=len(uses),
            references=len(catalog.references),
        ),
        check_counts(viewer, uses),
        directness_counts(viewer, uses),
        len(uses),
    )


def _doors(viewer: Viewer) -> tuple[tuple[str, tuple[Door, ...]], ...]:
    sheets = viewer.catalog.sheets
    tumours = tuple(
        Door(viewer.name_of(id), viewer.sheet_url(id), len(sheet_uses(viewer, sheets[id])))
        for id in sheets
        if sheets[id].content.folder == "tumours"
    )
    prognosis = Door(
        viewer.word("kinds", "prognosis", "all"),
        viewer.url("prognosis/index.md"),
        _count(viewer, "prognosis"),
    )
    stages = _filter_doors(viewer, Mechanism, "stage", "stages")
    classes = _filter_doors(viewer, Treatment, "class", "treatment_classes")
    return (
        (viewer.words["start_by_tumour"], (*tumours, prognosis)),
        (viewer.words["start_by_stage"], stages),
        (viewer.words["start_by_class"], classes),
        (viewer.words["start_whole"], _whole(viewer)),
    )


def _whole(viewer: Viewer) -> tuple[Door, ...]:
    """The pages that show the whole body of evidence, each from its side."""
    files = {
        "evidence_table": "evidence.md",
        "outcomes": "outcomes.md",
        "matrix": "matrix.md",
        "map": "map.md",
        "gaps_page": "gaps.md",
    }
    return tuple(Door(viewer.words[name], viewer.url(file)) for name, file in files.items())


def _count(viewer: Viewer, folder: str) -> int:
    return sum(entry.content.folder == folder for entry in viewer.catalog.sheets.values())


def _filter_doors(
    viewer: Viewer, kind: type[Sheet], name: str, vocabulary: str
) -> tuple[Door, ...]:
    entries = [e for e in viewer.catalog.sheets.values() if isinstance(e.content, kind)]
    keys = [key for entry in entries for key in _keys(entry.content)]
    doors = []
    for term, content in viewer.catalog.vocabularies[vocabulary].items():
        if n := keys.count(f"{name}:{term}"):
            url = viewer.url(f"{kind.folder}/index.md", f"{name}={term}")
            definition = viewer.plain(content.definition) if content.definition else ""
            doors.append(Door(viewer.label(vocabulary, term), url, n, definition))
    return tuple(doors)
