"""Rules on words: the glossary's preferred terms."""

from __future__ import annotations

from collections.abc import Iterator

from factsheets.catalog import Catalog
from factsheets.model.references import texts
from factsheets.rules.engine import Found, rule
from factsheets.rules.references import documents


@rule("EV119")
def preferred_terms(catalog: Catalog) -> Iterator[Found]:
    """Texts use the glossary's preferred terms."""
    avoid = {
        word: entry.name
        for entry in catalog.glossary.content.terms.values()
        for word in entry.avoid
    }
    for document, start, content in documents(catalog):
        if document.path in (catalog.glossary.path, catalog.directness.path):
            continue
        for loc, text in texts(content):
            for language, words in (("en", text.en or ""), ("zh", text.zh or "")):
                for word, name in avoid.items():
                    if word in words:
                        preferred = name.in_language("en" if language == "en" else "zh")
                        values = {"found": word, "preferred": preferred}
                        yield Found(document, (*start, *loc, language), values)
