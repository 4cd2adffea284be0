"""A change file and the file it is about → the changed text, and what could not be changed and why.

In: a parsed change file, the bytes of the content file as it is now. Out: an :class:`Outcome`. No
I/O. A change whose old value is not the present one is refused and the others apply; a change that
would make the file invalid leaves it as it was. Every place is the one that the author of the
change saw: no change moves the place of another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from factsheets.changes.entry import check_signatures, with_entry
from factsheets.changes.file import After, Change, ChangeFile
from factsheets.changes.place import RefusedError, id_of, index_of, locate, path_name, value_at
from factsheets.messages.problem import Problem
from factsheets.model import Model
from factsheets.model.files import FILES
from factsheets.model.validation import parse_model
from factsheets.reading.rawtext import note
from factsheets.reading.source import Document, Loc, parse_yaml
from factsheets.rules.texts import spoilt
from factsheets.writing.comments import HomelessCommentError
from factsheets.writing.yaml import Form, UnusualFormError, form_of, revise, write

FOLDERS: Final = sorted(file.split("/")[1] for file in FILES if "<" in file)
"""The folders of ``content/`` whose files change files may be about."""
_REMOVED: Final = object()


@dataclass
class Outcome:
    """What came of a change file.

    ``before`` are the bytes of the file as it was, ``text`` is its new text, ``None`` if nothing
    may be written. ``applied`` names the fields that changed, ``refused`` says which did not,
    ``invalid`` what would be wrong with the result.
    """

    before: bytes | None = None

    text: str | None = None
    applied: list[str] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)
    invalid: list[Problem] = field(default_factory=list)


def apply_change(change: ChangeFile, raw: bytes | None, on: str = "") -> Outcome:
    """Apply ``change`` to the bytes of its file, ``None`` if there is none yet. Pure, never raises.

    With a day in ``on`` the sheet's history gets an entry of that day with the reason.

    The folder must be one of :data:`FOLDERS`; the caller has looked whether a new file is free.
    """
    form = form_of(change.file)
    assert form is not None
    if change.new or raw is None:
        data = with_entry(change.changes[0].new, change, on)
        return _judge(Outcome(text=write(data, form), applied=[change.file]), change, data, form)
    document, problems = parse_yaml(raw, change.file)
    if document is None:
        return Outcome(invalid=problems)
    outcome, draft = _draft(change, document, form)
    outcome.before = raw
    if outcome.applied:
        data, text = with_entry(draft.data(), change, on), raw.decode("utf-8").replace("\r\n", "\n")
        try:
            outcome.text = revise(text, document, data, form)
        except UnusualFormError:
            outcome.invalid = [note("CHG029", change.file, 1, 1, found=change.file)]
        except HomelessCommentError:
            outcome.invalid = [note("CHG027", change.file, 1, 1)]
        else:
            _judge(outcome, change, data, form)
    return outcome


def _draft(change: ChangeFile, document: Document, form: Form) -> tuple[Outcome, Draft]:
    """Every change noted that fits, and which these are."""
    outcome, draft = Outcome(), Draft(document.data, form.model)
    for edit in change.changes:
        try:
            draft.take(edit)
        except RefusedError as refused:
            mark = document.mark(refused.loc)
            values = {"field": path_name(edit.path), **refused.values}
            refusal = note(refused.code, document.path, mark.line, mark.column, **values)
            outcome.refused.append(refusal)
        else:
            outcome.applied.append(path_name(edit.path))
    return outcome, draft


def _judge(outcome: Outcome, change: ChangeFile, data: dict[str, Any], form: Form) -> Outcome:
    """Read the new text again and judge it by the model; it is dropped if something is wrong."""
    document, problems = parse_yaml((outcome.text or "").encode("utf-8"), change.file)
    if document is not None and document.data == data:
        content, wrong = parse_model(document, form.model)
        problems = [*problems, *wrong, *(spoilt(document, content) if content else ())]
        problems += check_signatures(outcome.before, document)
    elif document is not None:
        problems = [note("CHG027", change.file, 1, 1)]
    outcome.invalid = [problem for problem in problems if problem.severity == "error"]
    if document is None or outcome.invalid:
        outcome.text = None
    return outcome


@dataclass
class Draft:
    """Data with changes noted on it; places are those of the data as they are.

    ``values`` is what stands at a place instead, ``items`` what is new in the list at a place: each
    behind the item with that index, -1 for the start.
    """

    present: dict[str, Any]
    kind: type[Model]
    values: dict[Loc, Any] = field(default_factory=dict)
    items: dict[Loc, list[tuple[int, Any]]] = field(default_factory=dict)

    def take(self, change: Change) -> None:
        """Note a change. Raises :class:`RefusedError` if it does not fit."""
        loc, step = locate(change.path, self.present, self.kind), change.path[-1]
        if isinstance(step, After):
            self._insert(loc, step, change)
        else:
            self._set(loc, change)

    def _insert(self, loc: Loc, step: After, change: Change) -> None:
        index, place = self._behind(step, loc)
        _compare(change, None, loc)
        if any(_starts(loc, other) for other in self.values):
            raise RefusedError("CHG023", loc)
        self.items.setdefault(loc, []).insert(place, (index, change.new))

    def _set(self, loc: Loc, change: Change) -> None:
        _compare(change, value_at(self.present, loc), loc)
        whole = any(_starts(loc, other) for other in self.values)
        if whole or any(_starts(other, loc) for other in (*self.values, *self.items)):
            raise RefusedError("CHG023", loc)
        self.values[loc] = _REMOVED if change.new is None else change.new

    def _behind(self, step: After, loc: Loc) -> tuple[int, int]:
        """The index of the item that a new one follows, and its place among the new ones."""
        new = self.items.get(loc, [])
        ids = [id_of(item) for _, item in new]
        if step.after is None:
            return -1, len(new)
        if step.after in ids:
            place = ids.index(str(step.after))
            return new[place][0], place + 1
        return index_of(step.after, value_at(self.present, loc) or [], loc), len(new)

    def data(self) -> dict[str, Any]:
        """The data with everything that was taken."""
        data: dict[str, Any] = self._settled(self.present, ())
        return data

    def _settled(self, value: Any, loc: Loc) -> Any:
        """What ``value`` at ``loc`` becomes; a group or list that loses all it held is removed."""
        if loc in self.values:
            return self.values[loc]
        if isinstance(value, dict):
            return self._group(value, loc)
        if isinstance(value, list) or loc in self.items:
            return self._list(value or [], loc)
        return value

    def _group(self, group: dict[str, Any], loc: Loc) -> Any:
        places = [place for place in (*self.values, *self.items) if place[:-1] == loc]
        names = dict.fromkeys([*group, *(str(place[-1]) for place in places)])
        fields = {name: self._settled(group.get(name), (*loc, name)) for name in names}
        kept = {name: value for name, value in fields.items() if value is not _REMOVED}
        return _REMOVED if loc and names and not kept else kept

    def _list(self, items: list[Any], loc: Loc) -> Any:
        new = self.items.get(loc, [])
        settled = [item for after, item in new if after == -1]
        for index, item in enumerate(items):
            settled.append(self._settled(item, (*loc, index)))
            settled += [value for after, value in new if after == index]
        kept = [item for item in settled if item is not _REMOVED]
        return _REMOVED if settled and not kept else kept


def _starts(loc: Loc, start: Loc) -> bool:
    return loc[: len(start)] == start


def _compare(change: Change, present: Any, loc: Loc) -> None:
    """Raises :class:`RefusedError` unless the author of the change saw what is there now."""
    if present != change.old:
        values = {"found": _in_words(present), "seen": _in_words(change.old)}
        raise RefusedError("CHG020", loc, **values)
    if change.old == change.new:
        raise RefusedError("CHG024", loc)


def _in_words(value: Any) -> str:
    """A value on one line, as the message quotes it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_in_words(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_in_words, value)) + "]"
    return "" if value is None else str(value)
