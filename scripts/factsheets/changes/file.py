"""A change file: what somebody would like to have changed in one content file, as data.

In: bytes that anybody may have sent, in the form that the site's own form writes. Out: a
:class:`ChangeFile`, or every problem of it (rules CHG001 to CHG012 and, as in the content, those of
its fields). Nothing of the content is looked at here; whether the changes fit it is the business
of ``apply``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, PlainValidator, StrictBool, StringConstraints

from factsheets.changes.decode import LONG, UnreadableError, check_characters, decode
from factsheets.messages.problem import Language, Problem
from factsheets.model.about import about, items
from factsheets.model.base import Model, wrong_shape
from factsheets.model.validation import parse_model
from factsheets.reading.rawtext import note
from factsheets.reading.source import Document

MAX_CHANGES: Final = 200
MAX_PASTED: Final = 20_000
# Ids of sheets and keys of references; the folder is compared with the known ones later.
_FILE: Final = re.compile(r"content/[a-z]{1,32}/[a-z0-9]+(?:-[a-z0-9]+)*\.yaml")


@dataclass(frozen=True)
class After:
    """The last step to a new list item: it follows the item of this id or index, or is first."""

    after: str | int | None


Step = str | int | After


def _steps(value: Any) -> tuple[Step, ...]:
    parts = value if isinstance(value, list) else [None]
    steps = [_step(part) for part in parts]
    if any(step is None or isinstance(step, After) for step in steps[:-1]) or steps[-1:] == [None]:
        raise wrong_shape(
            "texts, whole numbers, and one {after: …} at the end",
            "文字、整数或末尾的 {after: …}",
        )
    return tuple(step for step in steps if step is not None)


def _step(part: Any) -> Step | None:
    if isinstance(part, dict) and [*part] == ["after"]:
        follows = part["after"]
        return After(follows) if follows is None or _is_step(follows) else None
    return part if _is_step(part) else None


def _is_step(part: Any) -> bool:
    whole = isinstance(part, int) and not isinstance(part, bool) and 0 <= part < 10_000
    return whole or isinstance(part, str)


def _content(value: Any) -> Any:
    if value is not None and not _is_content(value):
        raise wrong_shape(
            "texts, lists and groups of fields throughout", "文字、列表或字段组（含内层）"
        )
    return value


def _is_content(value: Any) -> bool:
    inside = value.values() if isinstance(value, dict) else value
    return isinstance(value, str) or (
        isinstance(value, list | dict) and all(map(_is_content, inside))
    )


def _path(text: str) -> str:
    if not _FILE.fullmatch(text):
        raise wrong_shape("content/<folder>/<id>.yaml", "content/<文件夹>/<id>.yaml")
    return text


Content = Annotated[Any, AfterValidator(_content)]
AtMost200 = Annotated[str, StringConstraints(max_length=200)]
AtMost4000 = Annotated[str, StringConstraints(max_length=4000)]
Pasted = Annotated[str, StringConstraints(max_length=MAX_PASTED)]


class Change(Model):
    """One field: where it is, what the person saw there, what should stand there instead."""

    path: Annotated[tuple[Step, ...], PlainValidator(_steps)] = about(
        "Names of fields, ids or indices of items.", "字段名、条目的 id 或序号。"
    )
    old: Content = about("What stood there; null: nothing.", "原有内容；null 表示没有。")
    new: Content = about("What shall stand there; null: nothing.", "修改后；null 表示删除。")


class Work(Model):
    """A work that somebody proposes to cite; empty where not given."""

    doi: AtMost4000 = about("Its DOI.", "DOI。", default="")
    pmid: AtMost4000 = about("Its PMID.", "PMID。", default="")
    note: AtMost4000 = about("What it is.", "说明。", default="")
    pasted: Pasted = about(
        "What a reference program exports of it.", "文献管理软件导出的内容。", default=""
    )


class Origin(Model):
    """The site whose form wrote the file."""

    version: Any = about("Its version.", "网站版本。", default="")


class ChangeFile(Model):
    """A change file whose form is right."""

    format: Literal["livermet-change/1"] = about("This format.", "格式。")
    site: Origin = about("Where the file was made.", "修改文件的来源。", default=Origin())
    file: Annotated[AtMost200, AfterValidator(_path)] = about("What it is about.", "所涉文件。")
    new: StrictBool = about("Whether the file is a new one.", "是否为新文件。")
    language: Language = about("What its author speaks.", "作者所用语言。")
    reason: AtMost4000 = about("Why the change is made.", "为何修改。")
    source: AtMost4000 = about("Where that is written.", "依据何处。")
    by: AtMost200 = about("Who sent it, if they say so.", "发送者（可不填）。", default="")
    references: list[Work] = items("Works to add.", "拟增文献。", max_length=MAX_CHANGES)
    changes: list[Change] = about("The changes.", "各处修改。", max_length=MAX_CHANGES)

    @property
    def folder(self) -> str:
        """The folder below ``content``."""
        return self.file.split("/")[1]

    @property
    def id(self) -> str:
        """The id of the sheet or study card."""
        return self.file.split("/")[2].removesuffix(".yaml")

    @property
    def works(self) -> list[Work]:
        """The works that say something."""
        return [work for work in self.references if work != Work()]


def parse_change(raw: bytes, path: str) -> tuple[ChangeFile | None, list[Problem]]:
    """Parse the bytes of one change file; pure, never raises.

    ``path`` is its name for messages. Out: the change file, or ``None`` and all problems.
    """
    try:
        data = decode(raw)
    except UnreadableError as wrong:
        return None, [note(wrong.code, path, wrong.line, 1, **wrong.values)]
    # First, since messages quote what the file says.
    if problems := list(check_characters(data, path)):
        return None, sorted(set(problems))
    change, problems = parse_model(Document(path, data, {}, {}), ChangeFile)
    if change is not None:
        problems += _check_whole(change, path)
    return (None if problems else change), sorted(set(problems))


def _check_whole(change: ChangeFile, path: str) -> Iterator[Problem]:
    """It says why and where, holds something, and a new sheet as one change, which only that is."""
    for name in LONG:
        if not getattr(change, name).strip():
            yield note("CHG009", path, 1, 1, field=name)
    if not change.changes and not change.works:
        yield note("CHG010", path, 1, 1)
    whole = [isinstance(edit.new, dict) for edit in change.changes if not edit.path]
    if whole != ([True] if change.new else []) or (change.new and len(change.changes) > 1):
        yield note("CHG011", path, 1, 1)
