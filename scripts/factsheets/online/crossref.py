"""What Crossref says became of a work → notices for ``derived/retractions.yaml``.

In: the answer of ``https://api.crossref.org/works/<doi>``. Out: notices, sorted, each once. The
field ``updated-by`` of a work lists the notices about it, those of Retraction Watch included
(Crossref REST API documentation, "updates"). No I/O.
"""

from __future__ import annotations

from typing import Any, Final

from factsheets.model.retraction import CheckedWork, Notice, Retractions

SERVICE: Final = "Crossref"
KINDS: Final = {
    "retraction": "retraction",
    "withdrawal": "retraction",
    "removal": "retraction",
    "partial_retraction": "retraction",
    "expression_of_concern": "concern",
    "correction": "correction",
    "corrigendum": "correction",
    "erratum": "correction",
    "addendum": "correction",
    "clarification": "correction",
}
"""Crossref's type of an update → ours. New versions and editions are no notices."""


def read_notices(answer: Any) -> list[Notice] | None:
    """The notices in ``answer``, or ``None`` if it is not the answer of the works API."""
    message = answer.get("message") if isinstance(answer, dict) else None
    if not isinstance(message, dict) or not isinstance(message.get("DOI"), str):
        return None
    updates = message.get("updated-by", [])
    if not isinstance(updates, list):
        return None
    dates: dict[tuple[str, str], str] = {}
    for update in updates:
        kind = _kind(update)
        if kind:
            # The publisher and Retraction Watch may both report one notice, with different dates.
            place = (kind, _doi(update.get("DOI")))
            date = _date(update.get("updated"))
            dates[place] = min(filter(None, (dates.get(place, ""), date)), default="")
    return [
        Notice.model_validate({"kind": kind, "doi": doi or None, "date": date or None})
        for (kind, doi), date in sorted(dates.items())
    ]


def _kind(update: Any) -> str:
    name = update.get("type") if isinstance(update, dict) else None
    return KINDS.get(name.lower().replace("-", "_"), "") if isinstance(name, str) else ""


def _doi(value: Any) -> str:
    good = isinstance(value, str) and value.isprintable() and len(value) <= 200
    return value.lower() if good else ""


def _date(value: Any) -> str:
    """``2024-05-07`` of ``{"date-parts": [[2024, 5, 7]]}``, shorter where less is known."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    numbers = first if isinstance(first, list) else []
    if not all(type(number) is int and 0 < number < 3000 for number in numbers):
        return ""
    return "-".join(f"{number:02}" for number in numbers[:3])


def record(works: list[CheckedWork]) -> dict[str, Any]:
    """The data of the file, sorted by DOI."""
    whole = Retractions(service=SERVICE, works=sorted(works, key=lambda work: work.doi))
    return whole.model_dump(exclude_none=True, exclude_defaults=True)
