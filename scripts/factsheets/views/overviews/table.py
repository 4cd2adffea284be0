"""The evidence table: every finding as one row, with the facets it can be filtered by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from factsheets.catalog.catalog import Use
from factsheets.catalog.evidence import WORDS, Appraisal, appraise, best, rank
from factsheets.catalog.graph import finding_stages
from factsheets.model import Sheet
from factsheets.views.shared.brief import Brief, build_brief
from factsheets.views.shared.filters import Filter, build_filter
from factsheets.views.shared.summary import CHECKS
from factsheets.views.shared.viewer import Prose, Viewer

QUESTIONS = (
    "treatment_benefit",
    "treatment_harm",
    "prognosis",
    "frequency",
    "mechanism",
    "background",
)
DIRECTIONS = ("supports", "against", "mixed", "inconclusive")
LEVELS = ("1", "2", "3", "4", "5", "none")
ORIGINS = ("review", "added")


@dataclass(frozen=True, kw_only=True)
class TableRow:
    """One finding. ``facets`` are ``name:value`` keys, ``ranks`` what each column sorts by."""

    url: str
    claim: Prose
    sheet: str
    sheet_url: str
    tumours: str
    question: str
    direction: str
    direction_label: str
    level: str
    directness: str
    directness_label: str
    design: str
    brief: Brief
    origin: str
    sources: tuple[tuple[str, str], ...]
    keys: str
    facets: str
    search: str
    ranks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class TableView:
    """The evidence table's page; ``names`` holds, by facet, all names of each sheet."""

    rows: tuple[TableRow, ...]
    filters: tuple[Filter, ...]
    names: dict[str, str]


def build_table(viewer: Viewer) -> TableView:
    """All findings: the most direct and best designed first, background last."""
    catalog = viewer.catalog
    leads = [
        (use, best(appraise(catalog, use)) if use.finding.question != "background" else None)
        for use in catalog.uses()
    ]
    leads.sort(key=lambda pair: (*rank(pair[1]), QUESTIONS.index(pair[0].finding.question)))
    counts: Counter[str] = Counter()
    rows = []
    for use, lead in leads:
        keys = _facets(viewer, use, lead)
        counts.update({*keys})
        rows.append(_row(viewer, use, lead, keys))
    names = {f"sheet:{id}": _names(entry.content) for id, entry in viewer.catalog.sheets.items()}
    return TableView(rows=tuple(rows), filters=_filters(viewer, counts), names=names)


def _names(sheet: Sheet) -> str:
    return " ".join(name for name in (sheet.name.en, sheet.name.zh, *sheet.aliases) if name)


def _facets(viewer: Viewer, use: Use, lead: Appraisal | None) -> list[str]:
    finding = use.finding
    keys = [f"tumour:{tumour}" for tumour in use.tumours]
    keys += [f"question:{finding.question}", f"kind:{use.sheet.content.folder}"]
    keys += [f"sheet:{id}" for id in viewer.catalog.shown_on[use.ref]]
    keys += [f"check:{finding.check.status}"]
    keys += [f"origin:{'review' if finding.via else 'added'}"]
    keys += [f"stage:{stage}" for stage in finding_stages(use)]
    if finding.direction:
        keys.append(f"direction:{finding.direction}")
    if lead:
        keys += [f"directness:{lead.directness.word}", f"level:{lead.level or 'none'}"]
        keys += [f"design:{design}" for design in lead.studied.designs]
    return keys


def _row(viewer: Viewer, use: Use, lead: Appraisal | None, facets: list[str]) -> TableRow:
    finding = use.finding
    name, level = viewer.name_of(use.sheet.id), lead.level if lead else ""
    words = viewer.catalog.directness.content.words
    direct, direction = lead.directness.word if lead else "", finding.direction or ""
    return TableRow(
        url=viewer.sheet_url(use.sheet.id, finding.id),
        claim=viewer.text(finding.claim),
        sheet=name,
        sheet_url=viewer.sheet_url(use.sheet.id),
        tumours=viewer.listed(viewer.labels("tumours", use.tumours)),
        question=viewer.word("questions", finding.question, "short"),
        direction=direction,
        direction_label=viewer.word("directions", direction) if direction else "",
        level=level,
        directness=direct,
        directness_label=words[direct].label.in_language(viewer.language) if direct else "",
        design=viewer.listed(viewer.labels("designs", lead.studied.designs)) if lead else "",
        brief=build_brief(viewer, use, lead),
        origin=viewer.word("origins", "review" if finding.via else "added"),
        sources=tuple((viewer.who(key), viewer.reference_url(key)) for key in finding.keys),
        keys=" ".join(finding.keys),
        facets=" ".join(facets),
        search=_search(viewer, use),
        ranks=(
            name,
            str(QUESTIONS.index(finding.question)),
            str(DIRECTIONS.index(direction)) if direction else "9",
            str(WORDS.index(direct)) if direct else "9",
            level or "9",
            str(CHECKS.index(finding.check.status)),
        ),
    )


def _search(viewer: Viewer, use: Use) -> str:
    """What the free-text filter looks in besides the row: the other language's claim, DOIs."""
    claim = use.finding.claim
    other = claim.zh if viewer.language == "en" else claim.en
    dois = [viewer.catalog.references[key].doi for key in use.finding.keys]
    return " ".join(text for text in (other, *dois) if text)


def _filters(viewer: Viewer, counts: Counter[str]) -> tuple[Filter, ...]:
    words, word, catalog = viewer.words, viewer.word, viewer.catalog
    directness = catalog.directness.content.words
    options: list[tuple[str, str, dict[str, str]]] = [
        ("tumour", words["tumour"], viewer.terms("tumours")),
        ("question", words["question"], {q: word("questions", q, "short") for q in QUESTIONS}),
        ("direction", words["direction"], {d: word("directions", d) for d in DIRECTIONS}),
        (
            "directness",
            words["directness"],
            {word: directness[word].label.in_language(viewer.language) for word in WORDS},
        ),
        (
            "level",
            words["level"],
            {level: level if level != "none" else words["level_short_none"] for level in LEVELS},
        ),
        ("design", words["design"], viewer.terms("designs")),
        ("stage", words["stage"], viewer.terms("stages")),
        ("check", words["check_status"], {c: word("checks", c, "short") for c in CHECKS}),
        ("origin", words["origin"], {o: word("origins", o) for o in ORIGINS}),
        ("sheet", words["sheet"], {id: viewer.name_of(id) for id in catalog.sheets}),
    ]
    return tuple(build_filter(name, label, labels, counts) for name, label, labels in options)
