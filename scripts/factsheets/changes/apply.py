"""A change file and the file it is about → the changed text, and what could not be changed and why.

In: a parsed change file, the bytes of the content file as it is now. Out: an :class:`Outcome`. No
I/O. A change whose old value is not the present one is refused and the others apply; a change that
would make the file invalid leaves it as it was. Every place is the one that the author of the
change saw: no change moves the place of another.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from factsheets.changes.file import After, Change, ChangeFile, Step
from factsheets.messages.problem import Problem, did_you_mean
from factsheets.model import SHEET_KINDS, Model, Study
from factsheets.model.references import field_names
from factsheets.model.validation import field_name, parse_model
from factsheets.reading.rawtext import note
from factsheets.reading.source import Document, Loc, parse_yaml
from factsheets.writing.editing import CannotEditError, edit, write

MODELS: dict[str, type[Model]] = {kind.folder: kind for kind in SHEET_KINDS} | {"studies": Study}
_REMOVED = object()


@dataclass
class Outcome:
    """What came of a change file.

    ``text`` is the new text of the file, ``None`` if nothing may be written. ``applied`` names the
    fields that changed, ``refused`` says which did not, ``invalid`` what would be wrong with the
    result.
    """

    text: str | None = None
    applied: list[str] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)
    invalid: list[Problem] = field(default_factory=list)


class _Place(NamedTuple):
    """Where a change belongs: a place, or (``item``) a new item of the list at ``loc``.

    ``after`` is an index, -1 for the start, or the id of another new item.
    """

    loc: Loc
    after: int | str | None = None
    item: bool = False


class _RefusedError(Exception):
    """A change that is not applied: the code and values of its message, and where to point."""

    def __init__(self, code: str, loc: Loc, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.loc = loc
        self.values_ = values


def apply_change(change: ChangeFile, raw: bytes | None) -> Outcome:
    """Apply ``change`` to the bytes of its file, ``None`` if there is none yet. Pure, never raises.

    The folder must be one of :data:`MODELS`; the caller has looked whether a new file is free.
    """
    kind = MODELS[change.folder]
    if change.new:
        return _checked(Outcome(applied=[change.file]), kind, change, change.changes[0].new, "")
    document, problems = parse_yaml(raw or b"", change.file)
    if document is None:
        return Outcome(invalid=problems)
    outcome = Outcome()
    wanted = _Wanted(document, kind)
    for one in change.changes:
        try:
            wanted.take(one)
        except _RefusedError as refused:
            outcome.refused.append(_refusal(document, one, refused))
        else:
            outcome.applied.append(path_name(one.path))
    if not outcome.applied:
        return outcome
    text = (raw or b"").decode("utf-8").replace("\r\n", "\n")
    return _checked(outcome, kind, change, wanted.result(), text)


def _checked(
    outcome: Outcome, kind: type[Model], change: ChangeFile, wanted: Any, text: str
) -> Outcome:
    """Write ``wanted`` into ``text``, read it again, and judge it by the model."""

    def order(loc: Loc) -> list[str]:
        return field_names(kind, loc)

    try:
        made = write(wanted, order) if change.new else edit(text, wanted, order)
    except (CannotEditError, ValueError, IndexError):
        outcome.invalid = [note("CHG027", change.file, 1, 1)]
        return outcome
    document, problems = parse_yaml(made.encode("utf-8"), change.file)
    if document is not None and document.data != wanted:
        problems = [note("CHG027", change.file, 1, 1)]
    elif document is not None:
        problems = [*problems, *parse_model(document, kind)[1]]
    outcome.invalid = [one for one in problems if one.severity == "error"]
    if document is not None and not outcome.invalid:
        outcome.text = made
    return outcome


def _refusal(document: Document, change: Change, refused: _RefusedError) -> Problem:
    mark = document.mark(refused.loc)
    values = {"field": path_name(change.path), **refused.values_}
    return note(refused.code, document.path, mark.line, mark.column, **values)


@dataclass
class _Wanted:
    """The data of a file as it should become; places are those of the file as it is."""

    document: Document
    kind: type[Model]
    _sets: dict[Loc, Any] = field(default_factory=dict)
    _inserts: dict[Loc, list[tuple[int, Any]]] = field(default_factory=dict)

    def take(self, change: Change) -> None:
        """Note a change. Raises :class:`_RefusedError` if it does not fit."""
        place = self._place(change.path)
        seen = None if place.item else _at(self.document.data, place.loc)
        if seen != change.old:
            shown = {"found": _shown(seen), "seen": _shown(change.old)}
            raise _RefusedError("CHG020", place.loc, **shown)
        if change.old == change.new:
            raise _RefusedError("CHG024", place.loc)
        if place.item:
            self._insert(place, change.new)
        else:
            self._set(place.loc, _REMOVED if change.new is None else change.new)

    def result(self) -> Any:
        """A copy of the data with everything that was taken."""
        data = copy.deepcopy(self.document.data)
        for loc, value in self._sets.items():
            parent = _at(data, loc[:-1])
            parent[loc[-1]] = value
        for loc in self._inserts:
            _at(data, loc[:-1]).setdefault(loc[-1], [])
        return self._settled(data, ())

    def _settled(self, data: Any, loc: Loc) -> Any:
        """``data`` without what was removed, and without what thereby became empty."""
        if loc in self._sets or not isinstance(data, dict | list):
            return data
        if not data and loc not in self._inserts:
            return data
        if isinstance(data, dict):
            inside = {name: self._settled(value, (*loc, name)) for name, value in data.items()}
            return {name: value for name, value in inside.items() if value is not _REMOVED} or (
                _REMOVED if loc else {}
            )
        items: list[Any] = []
        new = self._inserts.get(loc, [])
        for index in range(-1, len(data)):
            if index >= 0:
                items.append(self._settled(data[index], (*loc, index)))
            items += [value for after, value in new if after == index]
        return [item for item in items if item is not _REMOVED] or _REMOVED

    def _place(self, path: tuple[Step, ...]) -> _Place:
        """Where ``path`` leads; the last step may name a field that is not there yet."""
        loc: Loc = ()
        for number, step in enumerate(path, 1):
            here = _at(self.document.data, loc)
            if isinstance(step, After):
                return self._after(loc, here, step)
            if isinstance(here, dict) and isinstance(step, str):
                self._check_field(loc, step)
                loc = (*loc, step)
                if step not in here and number < len(path):
                    # A list that is not there yet begins with its first item.
                    if number + 1 == len(path) and isinstance(last := path[-1], After):
                        return self._after(loc, [], last)
                    raise _RefusedError("CHG021", loc)
            elif isinstance(here, list):
                loc = (*loc, _index(here, step, loc))
            else:
                raise _RefusedError("CHG021", loc)
        if not loc:
            raise _RefusedError("CHG021", loc)
        return _Place(loc)

    def _after(self, loc: Loc, here: Any, step: After) -> _Place:
        if not isinstance(here, list):
            raise _RefusedError("CHG021", loc)
        earlier = {_id(value): after for after, value in self._inserts.get(loc, [])}
        if step.item is None:
            return _Place(loc, -1, True)
        if isinstance(step.item, str) and step.item in earlier:
            return _Place(loc, step.item, True)
        return _Place(loc, _index(here, step.item, loc), True)

    def _check_field(self, loc: Loc, name: str) -> None:
        known = field_names(self.kind, loc)
        if name not in known:
            raise _RefusedError(
                "CHG022", loc, known=", ".join(known), hint=did_you_mean(name, known)
            )

    def _insert(self, place: _Place, value: Any) -> None:
        self._claim(place.loc, [loc for loc in self._sets if len(loc) <= len(place.loc)])
        waiting = self._inserts.setdefault(place.loc, [])
        ids = [_id(value) for _, value in waiting]
        if isinstance(place.after, str):
            at = ids.index(place.after)
            waiting.insert(at + 1, (waiting[at][0], value))
        else:
            waiting.append((place.after if place.after is not None else -1, value))

    def _set(self, loc: Loc, value: Any) -> None:
        below = [other for other in self._inserts if other[: len(loc)] == loc]
        self._claim(loc, [*self._sets, *below])
        self._sets[loc] = value

    def _claim(self, loc: Loc, others: list[Loc]) -> None:
        """Raises if another change touches the same place, a part of it, or the whole of it."""
        for other in others:
            shorter = min(len(loc), len(other))
            if loc[:shorter] == other[:shorter]:
                raise _RefusedError("CHG023", loc)


def _at(data: Any, loc: Loc) -> Any:
    """The value at ``loc``, ``None`` if there is none."""
    for part in loc:
        inside = isinstance(data, list) or (isinstance(data, dict) and part in data)
        if not inside:
            return None
        data = data[part]
    return data


def _index(items: list[Any], step: Step, loc: Loc) -> int:
    """Which item of a list a step names: by its id, or by its index where items have none."""
    ids = [_id(one) for one in items]
    if isinstance(step, str) and step in ids:
        return ids.index(step)
    structured = all(isinstance(one, dict) for one in items)
    if isinstance(step, int) and step < len(items) and structured and not any(ids):
        return step
    raise _RefusedError("CHG021", loc)


def _id(item: Any) -> str:
    found = item.get("id") if isinstance(item, dict) else None
    return found if isinstance(found, str) else ""


def _shown(value: Any) -> str:
    """A value on one line, as the message quotes it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_shown(one)}" for name, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_shown, value)) + "]"
    return "" if value is None else str(value)


def path_name(path: tuple[Step, ...]) -> str:
    """``findings.first-line.results[0].effect`` for the path of a change."""

    def parts() -> Iterator[str | int]:
        for step in path:
            if isinstance(step, After):
                yield f"(after {step.item})" if step.item is not None else "(first)"
            else:
                yield step

    return field_name(tuple(parts()))
