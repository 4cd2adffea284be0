"""The one way in which a content file is written: the usual form.

In: the values of a file, what kind of file it is, its comments. Out: the text, with the fields in
the order of the model, one line per text, quotes only where some reader needs them, and every
comment before the field it stood before. Values are text here, so a number stays as its author
wrote it. Every change of a file goes through here, so what did not change keeps its lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from factsheets.messages.problem import Problem
from factsheets.model import VOCABULARIES, Model
from factsheets.model.files import FILES
from factsheets.model.references import field_names, is_inline
from factsheets.model.validation import parse_model, parse_terms
from factsheets.reading.source import Document, Loc, parse_yaml
from factsheets.writing.comments import Comments, find_comments
from factsheets.writing.quoting import FLOW_ITEM, FLOW_VALUE, ITEM, VALUE, written


@dataclass(frozen=True)
class Form:
    """What a kind of file holds: ``model`` once, or, with ``terms``, once per id."""

    model: type[Model]
    terms: bool = False

    def names(self, loc: Loc) -> list[str]:
        """The fields at ``loc`` in the order in which they are written; none if they are ids."""
        if self.terms and not loc:
            return []
        return field_names(self.model, loc[self.terms :])

    def on_one_line(self, loc: Loc) -> bool:
        """Does the group at ``loc`` stand in braces?"""
        return is_inline(self.model, loc[self.terms :])


def form_of(path: str) -> Form | None:
    """What the file at ``path`` (below the project, with ``/``) holds; ``None`` if no content."""
    if path in FILES:
        return Form(FILES[path], FILES[path] in VOCABULARIES.values())
    place = PurePosixPath(path)
    folders = {PurePosixPath(file).parent: kind for file, kind in FILES.items() if "<" in file}
    known = place.parent in folders and place.suffix == ".yaml"
    return Form(folders[place.parent]) if known else None


@dataclass(frozen=True)
class Canonical:
    """The text of a file as it should be; or, if ``text`` is ``None``, why it is left alone.

    ``problems`` are to be mended first; ``comment`` is the line of a comment that has no place.
    With neither, writing would have changed a value, which only a mistake in this module can do.
    """

    text: str | None = None
    problems: list[Problem] = field(default_factory=list)
    comment: int = 0


class UnusualFormError(Exception):
    """The file is not in the usual form, so that one change would reshape all of it."""


def write(data: Mapping[str, Any], form: Form, comments: Comments | None = None) -> str:
    """The text of a file that holds ``data``. What is no field of the model stands last."""
    return Writer(form, comments or Comments()).text(data)


def rewrite(raw: bytes, path: str, form: Form) -> Canonical:
    """The usual form of a file. Never changes a value: it is read back."""
    document, problems = parse_yaml(raw, path)
    if document is None or problems:
        return Canonical(problems=problems)
    _, problems = (parse_terms if form.terms else parse_model)(document, form.model)
    if problems:
        return Canonical(problems=problems)
    comments = find_comments(raw.decode("utf-8"), document)
    if comments.beside:
        return Canonical(comment=comments.beside)
    writer = Writer(form, comments)
    text = writer.text(document.data)
    if unwritten := comments.places.keys() - writer.written:
        return Canonical(comment=min(comments.places[loc][0].line for loc in unwritten))
    again, problems = parse_yaml(text.encode(), path)
    if again is None or problems or again.data != document.data:
        return Canonical()
    return Canonical(text)


def revise(text: str, document: Document, data: Mapping[str, Any], form: Form) -> str:
    """``text``, of which ``document`` was read, made to hold ``data``.

    Comments go with their items, and lines of what stays the same stay. Raises
    :class:`UnusualFormError`, since of another form they would not, and
    :class:`~factsheets.writing.comments.HomelessCommentError`.
    """
    comments = find_comments(text, document)
    if write(document.data, form, comments) != text:
        raise UnusualFormError
    return write(data, form, comments.following(document.data, data))


class Writer:
    """Writes the values of one file; ``written`` are the places whose comments were written."""

    def __init__(self, form: Form, comments: Comments) -> None:
        self.form = form
        self.comments = comments
        self.written: set[Loc] = set()

    def text(self, data: Mapping[str, Any]) -> str:
        """The whole file."""
        lines = [*self.comments.head, *self._group(data, (), ""), *self.comments.tail]
        return "\n".join(lines) + "\n"

    def _group(self, data: Mapping[str, Any], loc: Loc, pad: str) -> Iterator[str]:
        for name in self._in_order(data, loc):
            yield from self._comments((*loc, name), pad)
            yield from self._field(name, data[name], (*loc, name), pad)

    def _in_order(self, data: Mapping[str, Any], loc: Loc) -> list[str]:
        names = self.form.names(loc)
        known = {name: place for place, name in enumerate(names)}
        return sorted(data, key=lambda name: known.get(name, len(known)))

    def _comments(self, loc: Loc, pad: str) -> Iterator[str]:
        self.written.add(loc)
        yield from (f"{pad}{comment.text}" for comment in self.comments.places.get(loc, []))

    def _field(self, name: str, value: Any, loc: Loc, pad: str) -> Iterator[str]:
        start = f"{pad}{self._name(name, loc)}:"
        if not isinstance(value, dict | list):
            yield f"{start} {written(value, VALUE)}"
        elif self._fits(value, loc):
            yield f"{start} {self._in_line(value, loc)}"
        else:
            yield start
            if isinstance(value, dict):
                yield from self._group(value, loc, f"{pad}  ")
            else:
                yield from self._list(value, loc, f"{pad}  ")

    def _name(self, name: str, loc: Loc) -> str:
        """A field's name as it is; an id that its author chose like any text."""
        return name if name in self.form.names(loc[:-1]) else written(name, VALUE)

    def _list(self, items: list[Any], loc: Loc, pad: str) -> Iterator[str]:
        for number, item in enumerate(items):
            place = (*loc, number)
            yield from self._comments(place, pad)
            if not isinstance(item, dict | list):
                yield f"{pad}- {written(item, ITEM)}"
            elif isinstance(item, list) or self._fits(item, place):
                yield f"{pad}- {self._in_line(item, place)}"
            else:
                lines = list(self._group(item, place, f"{pad}  "))
                # Comments on what has become the first field stand before the dash.
                first = next(at for at, line in enumerate(lines) if line.lstrip()[0] != "#")
                yield from (f"{pad}{line.lstrip()}" for line in lines[:first])
                yield f"{pad}- {lines[first].lstrip()}"
                yield from lines[first + 1 :]

    def _fits(self, value: dict[str, Any] | list[Any], loc: Loc) -> bool:
        """Does a group or list stand in brackets? Not if a comment stands inside of it."""
        if self.comments.inside(loc):
            return False
        if isinstance(value, list):
            return not any(isinstance(item, dict) for item in value)
        return not value or self.form.on_one_line(loc)

    def _in_line(self, value: Any, loc: Loc, place: str = FLOW_ITEM) -> str:
        if isinstance(value, list):
            return f"[{', '.join(self._in_line(item, (*loc, 0)) for item in value)}]"
        if not isinstance(value, dict):
            return written(value, place)
        pairs = (
            f"{self._name(name, (*loc, name))}: "
            + self._in_line(value[name], (*loc, name), FLOW_VALUE)
            for name in self._in_order(value, loc)
        )
        return f"{{{', '.join(pairs)}}}"
