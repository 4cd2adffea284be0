"""``data/README.md``: how to read the files, and every column and field, in both languages.

In: the catalog, the models of the export. Out: Markdown. Nothing of it is written by hand but the
sentences of the wording and the two examples.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factsheets.catalog.catalog import Catalog
from factsheets.export.columns import columns
from factsheets.export.kinds import KINDS, holds
from factsheets.export.record import VERSION, FindingsFile
from factsheets.export.tables import TABLES
from factsheets.messages.problem import Language
from factsheets.messages.wording import word, words
from factsheets.model import Text
from factsheets.model.tree import below, fields

PYTHON = """\
import csv, json
with open("results.csv", encoding="utf-8-sig", newline="") as file:
    results = list(csv.DictReader(file))
with open("findings.json", encoding="utf-8") as file:
    findings = {each["id"]: each for each in json.load(file)["findings"]}
for row in results:
    if row["effect_measure"] == "hr" and row["effect_value_number"]:
        claim = findings[row["finding"]]["claim"]
        print(row["level"], row["effect_value"], row["effect_ci_low"], row["effect_ci_high"], claim)
"""
R = """\
results <- read.csv("results.csv", fileEncoding = "UTF-8-BOM", colClasses = "character")
hazard <- subset(results, effect_measure == "hr" & effect_value_number != "")
hazard$estimate <- as.numeric(hazard$effect_value_number)
hazard[, c("claim_zh", "level", "effect_value", "effect_ci_low", "effect_ci_high", "estimate")]
"""


def readme(catalog: Catalog) -> str:
    """The whole file, English before Chinese."""
    return "\n".join(line for language in ("en", "zh") for line in _lines(catalog, language))


def cite(catalog: Catalog, language: Language) -> str:
    """How the data are to be cited."""
    site = catalog.site.content
    return words(language)["data_cite"].format(
        name=site.name.in_language(language),
        version=site.version,
        date=site.released,
        address=site.url(language, "data.html"),
    )


def promise(language: Language) -> str:
    """What whoever reads the data can rely on."""
    return words(language)["data_promise_text"].format(version=VERSION)


def _lines(catalog: Catalog, language: Language) -> Iterator[str]:
    w, site = words(language), catalog.site.content
    yield f"# {site.name.in_language(language)}{w['colon']}{w['data_page']}\n"
    yield f"{word(language, 'intros', 'data_page')}\n"
    yield f"{w['data_not_pooled']}\n"
    kinds = [(f"`{name}`", holds(name, language)) for name in KINDS]
    yield from _table((w["data_file"], w["data_holds"]), kinds)
    yield f"## {w['data_how']}\n\n{w['data_how_text']}\n"
    yield f"```python\n{PYTHON}```\n\n```r\n{R}```\n"
    yield f"## {w['data_promise']}\n\n{promise(language)}\n"
    licence = site.licence.in_language(language)
    yield f"## {w['data_licence']}\n\n{licence} {cite(catalog, language)}\n"
    for name, model in TABLES.items():
        yield f"## {w['data_columns_of'].format(file=name)}\n"
        rows = [(f"`{each.name}`", each.type, each.title[language]) for each in columns(model)]
        yield from _table((w["data_column"], w["data_type"], w["data_meaning"]), rows)
    yield f"## {w['data_fields_of'].format(file='findings.json')}\n"
    for group in below(FindingsFile):
        if group is not Text:
            yield f"### {group.__name__}\n"
            said = [(f"`{f.name}`", f.about.sentences(language)) for f in fields(group)]
            yield from _table((w["data_field"], w["data_meaning"]), said)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """A table of Markdown; no cell of it holds a bar."""
    for cells in (head, ("---",) * len(head), *rows):
        yield f"| {' | '.join(cells)} |"
    yield ""
