"""Which sheets nobody has looked at for longer than the site's own limit, as Markdown."""

from __future__ import annotations

from datetime import date

from factsheets.catalog.catalog import Catalog
from factsheets.messages.problem import Language
from factsheets.messages.wording import words
from factsheets.views.overviews.gaps import overdue_on


def list_overdue(catalog: Catalog, day: date, language: Language) -> list[str]:
    """A line per sheet that is overdue on ``day``, the longest overdue first.

    The page of gaps is measured against the release instead, so that it stays as it was published.
    """
    site, label = catalog.site.content, words(language)
    late = [entry for entry in catalog.sheets.values() if overdue_on(entry.content, site, day)]
    late.sort(key=lambda entry: (entry.content.history[-1].on, entry.path))
    return [
        f"- `{entry.path}` · {label['last_change']}{label['colon']}{entry.content.history[-1].on}"
        for entry in late
    ]
