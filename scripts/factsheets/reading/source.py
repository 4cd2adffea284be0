"""Stage ``source``: a YAML file → its values as text, each with the place where it is written.

In: the bytes of a file from ``content/``, which anybody may have sent. Out: a :class:`Document` and
the list of everything that is wrong with the file as a file. What the values mean is the business
of the next stage (``model``); here a number, a date or a truth value is the text that was typed.

The only module that imports ``yaml``. It reads the event stream, so that nothing is built before it
is checked, and stops at the first bracket too many: building from 30 kB of ``[`` crashes the C
library. Scanning is lazy, hence the depth check comes before the deep part is even looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from factsheets.messages.problem import Problem, problem
from factsheets.reading.document import Document, Loc, Mark
from factsheets.reading.files import read_file
from factsheets.reading.rawtext import MAX_PROBLEMS, check_remarks, note, read_text
from factsheets.reading.scalars import Scalar, check_field_name, check_value, remark
from factsheets.reading.syntax import Fault, explain, unread_fields

__all__ = ["Document", "Loc", "Mark", "load_yaml", "parse_yaml"]

MAX_DEPTH = 12
MAX_VALUES = 50_000
_NOTHING = ("", "null", "~")

# After these the values may be right and their places wrong, or the other way round.
_DISTRUSTED = {f"SRC0{number:02}" for number in (6, 8, 10, 14, 15, *range(17, 23), *range(27, 30))}
_DISTRUSTED |= {"SRC032", "SRC034", "SRC035", "SRC042"}
# After these in the same line or the one above, YAML stumbles over their consequence ...
_CAUSES = _DISTRUSTED | {"SRC030"}
# ... and after one of these, wherever it stands.
_CONSEQUENTIAL = {"SRC010", "SRC032"}


def load_yaml(root: Path, path: str) -> tuple[Document | None, list[Problem]]:
    """Read and parse ``root / path``; ``path`` is relative, with ``/``. See :func:`parse_yaml`.

    A file that is missing, too large, behind a symbolic link or outside ``root`` is a problem, not
    an exception.
    """
    raw = read_file(root, path)
    return (None, [raw]) if isinstance(raw, Problem) else parse_yaml(raw, path)


def parse_yaml(raw: bytes, path: str) -> tuple[Document | None, list[Problem]]:
    """Parse the bytes of one file; pure, never raises.

    Out: the document, or ``None`` when its structure cannot be trusted; and all problems found,
    sorted by line, at most ``MAX_PROBLEMS`` and a note that there are more.
    """
    text, problems = read_text(raw, path)
    if text is None:
        return None, _sorted(problems, path)
    reader = _Reader(path, text, problems)
    reader.read()
    reader.problems += check_remarks(text, path)
    return reader.document(), _sorted(reader.problems, path)


def _sorted(problems: list[Problem], path: str) -> list[Problem]:
    unique = sorted(set(problems))
    if len(unique) <= MAX_PROBLEMS:
        return unique
    last = unique[MAX_PROBLEMS - 1].line
    return [*unique[:MAX_PROBLEMS], problem("SRC016", path, last, shown=MAX_PROBLEMS)]


class _Level:
    """A mapping or list that is being filled; ``name`` is the field that waits for its value."""

    __slots__ = ("brackets", "data", "loc", "name", "name_end", "name_line", "name_place")

    def __init__(self, data: Any, loc: Loc, brackets: bool) -> None:
        self.data = data
        self.loc = loc
        self.brackets = brackets
        self.name: str | None = None
        self.name_line = -1
        self.name_end = 0
        self.name_place = (1, 1)


class _Reader:
    """Walks the events of one file once and collects values, places and problems."""

    def __init__(self, path: str, text: str, problems: list[Problem]) -> None:
        self.path = path
        self.text = text
        # The reader places what is missing at the end of the file on a line of its own.
        self.lines = (text if text.endswith("\n") else text + "\n").split("\n")
        self.problems = problems
        self.root: Any = None
        self.marks: dict[Loc, Mark] = {}
        self.keys: dict[Loc, Mark] = {}
        self.complete = False
        self._levels: list[_Level] = []
        self._documents = 0
        self._values = 0
        self._last = ("", (0, 0), (0, 0))

    def read(self) -> None:
        """Read to the end, or to the first thing that makes going on pointless."""
        try:
            self.complete = self._walk(iter(yaml.CSafeLoader(self.text).get_event, None))
        except yaml.MarkedYAMLError as error:
            self._give_up(error)
        else:
            if self.complete and not self._lines_with(_DISTRUSTED):
                self._check_root()

    def document(self) -> Document | None:
        """What was read, if its structure can be trusted."""
        if not self.complete or not isinstance(self.root, dict) or self._lines_with(_DISTRUSTED):
            return None
        return Document(self.path, self.root, self.marks, self.keys)

    def _lines_with(self, codes: set[str]) -> set[int]:
        return {problem.line for problem in self.problems if problem.code in codes}

    def _walk(self, events: Iterable[Any]) -> bool:
        for event in events:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._open(event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._close(event)
            elif kind is yaml.AliasEvent:
                self._note("SRC020", event, char="*")
                self._store(None, event)
            elif kind is yaml.DocumentStartEvent and not self._begins(event):
                return False
            if len(self._levels) > MAX_DEPTH or self._values > MAX_VALUES:
                self._note_excess(event)
                return False
            if len(self.problems) > MAX_PROBLEMS:
                return False
        return True

    def _note_excess(self, event: Any) -> None:
        if len(self._levels) > MAX_DEPTH:
            self._note("SRC014", event, limit=str(MAX_DEPTH))
        else:
            self._note("SRC015", event, limit=f"{MAX_VALUES:,}")

    def _begins(self, event: Any) -> bool:
        """The start of a document: only one, and without directives."""
        self._documents += 1
        if event.version or event.tags:
            self.problems.append(note("SRC017", self.path, 1, 1))
        if self._documents > 1:
            self._note("SRC018", event)
        return self._documents == 1

    def _scalar(self, event: Any) -> None:
        level = self._levels[-1] if self._levels else None
        start, end = event.start_mark, event.end_mark
        text, style = event.value, event.style
        place = (start.line, start.column, end.line, end.column)
        self._last = ("quoted" if style else "", place[:2], place[2:])
        if event.anchor or event.tag:
            self._check_properties(event)
        if level is not None and type(level.data) is dict:
            if level.name is None:
                self._name(level, Scalar(text, style, *place))
                level.name_end, level.name_place = end.index, (place[0] + 1, place[1] + 1)
                return
            if level.brackets and level.data and start.index == end.index:
                self._check_colon(level, start.index)
            scalar = Scalar(text, style, *place, start.line > level.name_line)
        else:
            scalar = Scalar(text, style, *place, True, level is not None and level.brackets)
        self.problems += check_value(scalar, self.lines, self.path)
        self._store(None if not style and text in _NOTHING else text, event)

    def _name(self, level: _Level, name: Scalar) -> None:
        follows = self.lines[name.end_line][name.end_column :]
        if name.style or not name.text.isidentifier() or "#" in follows:
            self.problems += check_field_name(name, self.lines, self.path)
        loc = (*level.loc, name.text)
        if name.text in level.data:
            first = str(self.keys[loc].line)
            place = (self.path, name.line + 1, name.column + 1)
            self.problems.append(note("SRC023", *place, name=name.text, first=first))
        self.keys[loc] = Mark(name.line + 1, name.column + 1)
        level.name = name.text
        level.name_line = name.line

    def _check_colon(self, level: _Level, start: int) -> None:
        """A name without colon inside of braces is the rest of a text that holds a comma."""
        found = str(level.name)
        if ":" not in found + self.text[level.name_end : start + 1] and "：" not in found:
            self.problems.append(note("SRC045", self.path, *level.name_place, found=found))

    def _store(self, value: Any, event: Any) -> Loc:
        """Put ``value`` where it belongs; out: its location."""
        self._values += 1
        start = event.start_mark
        if not self._levels:
            self.root = value
            self.marks[()] = Mark(start.line + 1, start.column + 1)
            return ()
        level = self._levels[-1]
        if type(level.data) is list:
            loc = (*level.loc, len(level.data))
            level.data.append(value)
        elif level.name is None:  # a list or mapping where a field name belongs
            self._note("SRC022", event)
            loc = (*level.loc, "")
            level.name = ""
        else:
            loc = (*level.loc, level.name)
            level.data[level.name] = value
            level.name = None
        self.marks[loc] = Mark(start.line + 1, start.column + 1)
        return loc

    def _open(self, event: Any) -> None:
        mapping = type(event) is yaml.MappingStartEvent
        if event.anchor or event.tag:
            self._check_properties(event)
        start, end = event.start_mark, event.end_mark
        if mapping and event.flow_style and start.index == end.index:
            # A pair without braces inside of [ ]: mostly the next field, swallowed by the list.
            opened = self.marks[self._levels[-1].loc]
            self.problems.append(note("SRC034", self.path, *opened, char="["))
        data: dict[str, Any] | list[Any] = {} if mapping else []
        self._levels.append(_Level(data, self._store(data, event), bool(event.flow_style)))

    def _close(self, event: Any) -> None:
        level = self._levels.pop()
        if level.brackets:
            start, end = self.marks[level.loc], event.end_mark
            self._last = ("bracket", (start.line - 1, start.column - 1), (end.line, end.column))
            self.problems += remark(end.line, end.column, self.lines, self.path)

    def _check_properties(self, event: Any) -> None:
        if event.anchor:
            self._note("SRC020", event, char="&")
        if event.tag:
            self._note("SRC019", event, char="!")

    def _note(self, code: str, event: Any, **values: str) -> None:
        start = event.start_mark
        self.problems.append(note(code, self.path, start.line + 1, start.column + 1, **values))

    def _check_root(self) -> None:
        """The file is a mapping, and not an empty one."""
        if self.root is None:
            self.problems.append(note("SRC012", self.path, 1, 1))
        elif not isinstance(self.root, dict):
            self.problems.append(note("SRC013", self.path, *self.marks[()]))

    def _give_up(self, error: Any) -> None:
        """Explain a syntax error, unless a problem already found explains it."""
        at = error.problem_mark or error.context_mark
        since = error.context_mark or at
        fault = Fault(
            error.context or "",
            error.problem or "",
            (since.line, since.column),
            (at.line, at.column),
            *self._last,
        )
        if "flow" in fault.doing:
            # The text of a line was joined with the next only because a bracket is missing.
            after = since.line + 1
            wrong = [p for p in self.problems if p.code == "SRC031" and p.line >= after]
            self.problems = [p for p in self.problems if p not in wrong]
        unread = since.line if "simple key" in fault.doing else at.line
        self.problems += islice(unread_fields(self.lines, unread, self.path), MAX_PROBLEMS + 1)
        explained = {since.line + 1, at.line, at.line + 1} & self._lines_with(_CAUSES)
        if not explained and not self._lines_with(_CONSEQUENTIAL):
            self.problems.append(explain(fault, self.lines, self.path))
