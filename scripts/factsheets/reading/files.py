"""The one safe door to the files of a project.

In: the project's root and a path below it, which anybody may have named. Out: bytes, or the
problem: nothing is read behind a symbolic link, outside of the root, or that is too large.
"""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from factsheets.messages.problem import Problem
from factsheets.reading.rawtext import MAX_BYTES, note, too_large


def is_there(root: Path, path: str) -> bool:
    """Whether anything lies at ``root / path``, be it a link that leads nowhere."""
    return (root / path).exists() or (root / path).is_symlink()


def behind_link(root: Path, path: str) -> bool:
    """Whether ``root / path`` or a folder on the way from ``root`` is a symbolic link."""
    parts = PurePosixPath(path).parts
    steps = (root.joinpath(*parts[:count]) for count in range(1, len(parts) + 1))
    return any(step.is_symlink() for step in steps)


def read_file(root: Path, path: str, limit: int = MAX_BYTES) -> bytes | Problem:
    """The bytes of ``root / path``; ``path`` is relative, with ``/``. Never raises.

    Else the problem: SRC001 (not there, or outside of ``root``), SRC002 (behind a symbolic link),
    SRC003 (more than ``limit`` bytes).
    """
    parts = PurePosixPath(path)
    if parts.is_absolute() or ".." in parts.parts:
        return note("SRC001", path, 1, 1)
    try:
        if behind_link(root, path):
            return note("SRC002", path, 1, 1)
        if not (root / path).is_file():
            return note("SRC001", path, 1, 1)
        size = (root / path).stat().st_size
        return too_large(path, size, limit) if size > limit else (root / path).read_bytes()
    except (OSError, ValueError):
        return note("SRC001", path, 1, 1)
