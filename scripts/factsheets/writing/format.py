"""The content files of a project, written in the usual form where they are not.

In: the project's root, files or folders of it. Out: what became of each file, in words.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path

from factsheets.messages.problem import Problem
from factsheets.reading.files import behind_link, read_file
from factsheets.writing.atomic import atomic_write
from factsheets.writing.yaml import Canonical, form_of, rewrite

FORMATTER = ("python", "scripts/fmt.py")


def content_files(root: Path, place: str) -> Iterator[str]:
    """The content files at or below a place of the project; links are left out."""
    path = root / place
    for file in sorted(path.rglob("*.yaml")) if path.is_dir() else [path]:
        name = file.relative_to(root).as_posix() if file.is_relative_to(root) else place
        if form_of(name) and file.is_file() and not behind_link(root, name):
            yield name


def format_files(
    root: Path, paths: list[str], words: Mapping[str, str], *, write: bool
) -> Iterator[str]:
    """What there is to say of each file; writes those that are not in the usual form."""
    unusual, left_alone = [], False
    for path in paths:
        raw, form = read_file(root, path), form_of(path)
        if isinstance(raw, Problem):
            canonical = Canonical(problems=[raw])
        else:
            canonical = rewrite(raw, path, form) if form else Canonical()
        if canonical.text is None:
            left_alone = True
            yield _why_left_alone(path, canonical, words)
        elif canonical.text.encode() != raw:
            unusual.append(path)
            if write:
                atomic_write(root, path, canonical.text)
            yield words["fmt_written" if write else "fmt_unusual"].format(path=path)
    if unusual and not write:
        yield words["fmt_command"].format(command=shlex.join([*FORMATTER, *unusual]))
    elif not unusual and not left_alone:
        yield words["fmt_fine"].format(count=len(paths))


def _why_left_alone(path: str, canonical: Canonical, words: Mapping[str, str]) -> str:
    if canonical.problems:
        return words["fmt_errors"].format(path=path, count=len(canonical.problems))
    if canonical.comment:
        return words["fmt_comment"].format(path=path, line=canonical.comment)
    return words["fmt_unsafe"].format(path=path)
