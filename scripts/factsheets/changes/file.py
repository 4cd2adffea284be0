"""A change file: what somebody would like to have changed in one content file, as data.

In: bytes that anybody may have sent, in the form that the site's own form writes. Out: a
:class:`ChangeFile`, or every problem of it (rules CHG001 to CHG013). Nothing of the content is
looked at here; whether the changes fit it is the business of ``applying``.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any, Final, cast

from factsheets.changes.types import After, Change, ChangeFile, Step, Work
from factsheets.messages.characters import named
from factsheets.messages.problem import Language, Problem
from factsheets.reading.rawtext import code_of, decomposed, note

__all__ = ["After", "Change", "ChangeFile", "Step", "Work", "parse_change"]

MAX_BYTES: Final = 65_536
MAX_DEPTH: Final = 16
MAX_CHANGES: Final = 200
FORMAT: Final = "livermet-change/1"
KEYS: Final = (
    "format",
    "site",
    "file",
    "new",
    "language",
    "reason",
    "source",
    "by",
    "references",
    "changes",
)
_OPTIONAL: Final = {"by", "references", "site"}
_WORK: Final = ("doi", "pmid", "note")
_SHORT: Final = {"file": 200, "by": 200, "reason": 4000, "source": 4000}
# Ids of sheets and keys of references; the folder is compared with the models' later.
_FILE = re.compile(r"content/([a-z]{1,32})/([a-z0-9]+(?:-[a-z0-9]+)*)\.yaml")

# Words of messages: what a value should have been, in both languages.
_TEXT = ("a text", "文字")
_LIST = ("a list", "列表")
_GROUP = ("a group of keys", "键值组")
_VALUE = ("texts, lists and groups of keys", "文字、列表或键值组")
_STEP = ("texts, whole numbers, and one {after: …} at the end", "文字、整数或末尾的 {after: …}")
_PATH = ("content/<folder>/<id>.yaml", "content/<文件夹>/<id>.yaml")


def parse_change(raw: bytes, path: str) -> tuple[ChangeFile | None, list[Problem]]:
    """Parse the bytes of one change file; pure, never raises.

    ``path`` is its name for messages. Out: the change file, or ``None`` and all problems.
    """
    reader = _Reader(path)
    data = reader.decode(raw)
    if data is None:
        return None, reader.problems
    found = reader.change_file(data)
    return (None if reader.problems else found), sorted(set(reader.problems))


class _Repeated(ValueError):
    """A key that stands twice in one group."""


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    seen = dict(pairs)
    if len(seen) < len(pairs):
        names = [name for name, _ in pairs]
        raise _Repeated(next(name for name in names if names.count(name) > 1))
    return seen


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a value")


@dataclass
class _Reader:
    """Goes through one change file and collects problems; wrong parts read as empty."""

    path: str
    problems: list[Problem] = field(default_factory=list)

    def note(self, code: str, line: int = 1, /, **values: str) -> None:
        self.problems.append(note(code, self.path, line, 1, **values))

    def decode(self, raw: bytes) -> dict[str, Any] | None:
        """The JSON object in ``raw``; ``None`` after saying why there is none."""
        if len(raw) > MAX_BYTES:
            self.note("CHG001", size=f"{len(raw):,}", limit=f"{MAX_BYTES:,}")
            return None
        try:
            text = raw.decode("utf-8")
            data = json.loads(text, object_pairs_hook=_pairs, parse_constant=_no_constant)
        except UnicodeDecodeError:
            self.note("CHG002")
        except _Repeated as repeated:
            self.note("CHG004", field=str(repeated))
        except json.JSONDecodeError as error:
            self.note("CHG003", error.lineno, place=str(error.colno))
        except RecursionError:
            self.note("CHG005", limit=str(MAX_DEPTH))
        except ValueError:  # a number of thousands of digits, NaN
            self.note("CHG003", place="1")
        else:
            return self._object(data)
        return None

    def _object(self, data: Any) -> dict[str, Any] | None:
        if _depth(data) > MAX_DEPTH:
            self.note("CHG005", limit=str(MAX_DEPTH))
        elif not isinstance(data, dict):
            self._wrong("the file", _GROUP)
        elif data.get("format") != FORMAT:
            self.note("CHG006", found=str(data.get("format")), expected=FORMAT)
        else:
            self._check_characters(data, "")
            return data
        return None

    def change_file(self, data: dict[str, Any]) -> ChangeFile:
        """The whole file; valid only if no problem was found."""
        self._check_keys(data, KEYS, "", _OPTIONAL)
        site = data.get("site", {})
        if isinstance(site, dict):
            self._check_keys(site, ("version",), "site", {"version"})
        else:
            self._wrong("site", _GROUP)
        file = self._text(data, "file")
        place = _FILE.fullmatch(file)
        if not place and file:
            self._wrong("file", _PATH, file)
        new, language = data.get("new", False), data.get("language", "en")
        if not isinstance(new, bool):
            self._wrong("new", ("true or false", "true 或 false"))
        if language not in ("en", "zh"):
            self._wrong("language", ("en or zh", "en 或 zh"))
        reason, source = self._text(data, "reason"), self._text(data, "source")
        for name, text in (("reason", reason), ("source", source)):
            if name in data and isinstance(data[name], str) and not text.strip():
                self.note("CHG009", field=name)
        folder, id = place.groups() if place else ("", "")
        by = self._text(data, "by") if data.get("by") is not None else ""
        works = tuple(self._works(data.get("references", [])))
        changes = tuple(self._changes(data.get("changes", [])))
        if not changes and not works and not self.problems:
            self.note("CHG010", limit=str(MAX_CHANGES))
        self._check_mode(new is True, changes)
        speaks: Language = "zh" if language == "zh" else "en"
        return ChangeFile(file, folder, id, new is True, speaks, reason, source, by, works, changes)

    def _check_mode(self, new: bool, changes: tuple[Change, ...]) -> None:
        """A new sheet comes as one change of the whole file, and only a new sheet does."""
        whole = [one for one in changes if not one.path]
        single = len(changes) == 1 and bool(whole) and isinstance(whole[0].new, dict)
        if not single if new else whole:
            self.note("CHG011")

    def _works(self, data: Any) -> list[Work]:
        if not isinstance(data, list) or not all(isinstance(one, dict) for one in data):
            self._wrong("references", _LIST)
            return []
        if len(data) > MAX_CHANGES:
            self.note("CHG010", limit=str(MAX_CHANGES))
        for index, one in enumerate(data):
            where = f"references[{index}]"
            self._check_keys(one, _WORK, where, set(_WORK))
            for name, value in one.items():
                if not isinstance(value, str):
                    self._wrong(f"{where}.{name}", _TEXT)
        kept = ({name: str(one[name]) for name in _WORK if one.get(name)} for one in data)
        return [Work(**one) for one in kept if one]

    def _changes(self, data: Any) -> list[Change]:
        if not isinstance(data, list) or not all(isinstance(one, dict) for one in data):
            self._wrong("changes", _LIST)
            return []
        if len(data) > MAX_CHANGES:
            self.note("CHG010", limit=str(MAX_CHANGES))
            return []
        return [self._change(one, f"changes[{index}]") for index, one in enumerate(data)]

    def _change(self, data: dict[str, Any], where: str) -> Change:
        self._check_keys(data, ("path", "old", "new"), where)
        old, new = data.get("old"), data.get("new")
        for name, value in (("old", old), ("new", new)):
            if not (value is None or _is_content(value)):
                self._wrong(f"{where}.{name}", _VALUE)
        path = data.get("path", [])
        steps = [_step(one) for one in path] if isinstance(path, list) else [None]
        if None in steps or any(isinstance(step, After) for step in steps[:-1]):
            self._wrong(f"{where}.path", _STEP)
            return Change((), old, new)
        return Change(tuple(cast(list[Step], steps)), old, new)

    def _text(self, data: dict[str, Any], name: str) -> str:
        value = data.get(name, "")
        if not isinstance(value, str):
            self._wrong(name, _TEXT)
            return ""
        if len(value) > _SHORT[name]:
            most = str(_SHORT[name])
            self._wrong(name, (f"at most {most} characters", f"至多 {most} 个字符"))
        return value

    def _check_keys(
        self,
        data: dict[str, Any],
        known: tuple[str, ...],
        where: str,
        optional: set[str] | None = None,
    ) -> None:
        for name in data:
            if name not in known:
                inside = f"{where}.{name}" if where else name
                self.note("CHG007", field=inside, known=", ".join(known))
        for name in known:
            if name not in data and name not in (optional or ()):
                self.note("CHG008", field=f"{where}.{name}" if where else name)

    def _check_characters(self, data: Any, where: str) -> None:
        """No character that cannot be seen; line ends only in what is not content."""
        if isinstance(data, dict):
            for name, value in data.items():
                inside = f"{where}.{name}" if where else name
                self._check_characters(name, where or "the file")
                self._check_characters(value, inside)
        elif isinstance(data, list):
            for index, value in enumerate(data):
                self._check_characters(value, f"{where}[{index}]")
        elif isinstance(data, str):
            allowed = "\n\r\t" if where in ("reason", "source") else ""
            bad = next((c for c in data if (code_of(c) or c in "\n\t") and c not in allowed), "")
            accent = decomposed(data)
            if bad or accent is not None:
                self.note("CHG012", field=where, **named(bad or (accent or " ")[-1]))

    def _wrong(self, field: str, expected: tuple[str, str], found: str | None = None) -> None:
        en, zh = expected
        shown, shown_zh = (f": '{found}'", f"：“{found}”") if found else ("", "")
        self.note(
            "CHG013", field=field, expected=en, expected_zh=zh, shown=shown, shown_zh=shown_zh
        )


def _step(value: Any) -> Step | None:
    if isinstance(value, dict):
        item = value.get("after")
        good = [*value] == ["after"] and (item is None or _is_step(item))
        return After(item) if good else None
    return value if _is_step(value) else None


def _is_step(value: Any) -> bool:
    if isinstance(value, bool):
        return False
    return isinstance(value, str) or (isinstance(value, int) and 0 <= value < 10_000)


def _is_content(value: Any) -> bool:
    if isinstance(value, list):
        return all(map(_is_content, value))
    if isinstance(value, dict):
        return all(map(_is_content, value.values()))
    return isinstance(value, str)


def _depth(data: Any) -> int:
    """How deep lists and groups lie in each other; stops counting where it is too deep."""
    level, depth = [data], 0
    while level and depth <= MAX_DEPTH:
        below = [one for one in level if isinstance(one, dict | list)]
        level = [
            inner for one in below for inner in (one.values() if isinstance(one, dict) else one)
        ]
        depth += bool(below)
    return depth
