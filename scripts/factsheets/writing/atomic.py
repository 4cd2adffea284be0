"""Writes a file of the project whole or not at all.

In: the project's root, a path below it, the text. Nothing else of the package writes content.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path


def atomic_write(root: Path, path: str, text: str, new: bool = False) -> None:
    """Write ``text`` to ``root / path`` in UTF-8; a reader sees the old file or the new one.

    Raises ``FileExistsError`` if ``new`` and the file is there, ``OSError`` if it cannot be
    written. The half-written file lies in ``root``, because an unexpected file under ``content``
    would be reported by a check that runs at the same moment.
    """
    target = root / path
    if target.is_symlink() or any(parent.is_symlink() for parent in _folders(root, target)):
        raise OSError(f"{path} lies behind a symbolic link")
    handle, name = tempfile.mkstemp(prefix=".writing-", dir=root)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        mode = target.stat().st_mode & 0o777 if target.exists() else 0o644
        Path(name).chmod(mode)
        if new:
            os.link(name, target)
        else:
            os.replace(name, target)  # noqa: PTH105 - Path.replace does the same, less plainly
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()


def _folders(root: Path, target: Path) -> list[Path]:
    return [parent for parent in target.parents if root in parent.parents]


def with_line_ends_of(raw: bytes | None, text: str) -> str:
    """``text`` with the line ends of a file's bytes, so that a change touches no other line."""
    return text.replace("\n", "\r\n") if raw and b"\r\n" in raw else text
