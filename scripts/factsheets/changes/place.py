"""The path of a change → a place in the data of its file.

In: the steps that a change file writes, the data, the model. Out: the place, or
:class:`RefusedError` with the code of the reason (rules CHG021, CHG022).
"""

from __future__ import annotations

from typing import Any

from factsheets.changes.file import After, Step
from factsheets.messages.problem import did_you_mean
from factsheets.model import Model
from factsheets.model.references import field_names
from factsheets.model.validation import field_name
from factsheets.reading.source import Loc


class RefusedError(Exception):
    """A change that is not applied: the code and values of its message, and where to point."""

    def __init__(self, code: str, loc: Loc, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.loc = loc
        self.values = values


def locate(path: tuple[Step, ...], data: dict[str, Any], kind: type[Model]) -> Loc:
    """Where ``path`` leads; its last field need not be there yet. A new item's place is its list.

    Raises :class:`RefusedError` for a place that the file or the model does not have.
    """
    loc: Loc = ()
    for step in path:
        here = value_at(data, loc)
        if isinstance(step, After):
            if not isinstance(here, list | None):
                raise RefusedError("CHG021", loc)
        elif isinstance(here, dict) and isinstance(step, str):
            _check_field(step, loc, kind)
            loc = (*loc, step)
        elif isinstance(here, list):
            loc = (*loc, index_of(step, here, loc))
        else:
            raise RefusedError("CHG021", loc)
    if not loc:
        raise RefusedError("CHG021", loc)
    return loc


def _check_field(name: str, loc: Loc, kind: type[Model]) -> None:
    names = field_names(kind, loc)
    if name not in names:
        hint = did_you_mean(name, names)
        raise RefusedError("CHG022", (*loc, name), known=", ".join(names), hint=hint)


def value_at(data: Any, loc: Loc) -> Any:
    """The value at ``loc``, ``None`` if there is none."""
    for part in loc:
        inside = isinstance(data, list) or (isinstance(data, dict) and part in data)
        if not inside:
            return None
        data = data[part]
    return data


def index_of(step: str | int, items: list[Any], loc: Loc) -> int:
    """Which item of the list at ``loc`` a step names: by its id, or its index if none has one.

    Raises :class:`RefusedError`.
    """
    ids = [id_of(item) for item in items]
    if isinstance(step, str) and step in ids:
        return ids.index(step)
    groups = all(isinstance(item, dict) for item in items)
    if isinstance(step, int) and step < len(items) and groups and not any(ids):
        return step
    raise RefusedError("CHG021", loc)


def id_of(item: Any) -> str:
    """The id of a list item, empty if it has none."""
    id = item.get("id") if isinstance(item, dict) else None
    return id if isinstance(id, str) else ""


def path_name(path: tuple[Step, ...]) -> str:
    """``findings.first-line.results[0].effect`` for the path of a change."""
    return field_name(tuple(_step_name(step) for step in path))


def _step_name(step: Step) -> str | int:
    if isinstance(step, After):
        return "(first)" if step.after is None else f"(after {step.after})"
    return step
