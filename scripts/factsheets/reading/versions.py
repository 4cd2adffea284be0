"""The files of another version of the project: of a folder, or of a revision that git knows.

In: the project, the name of a version, files and folders. Out: the bytes of each by its path.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path


class NoSuchVersionError(Exception):
    """A version is neither a folder nor a revision, in one sentence."""


def read_version(root: Path, version: str, names: Sequence[str]) -> dict[str, bytes]:
    """Each of the files ``names`` of a version, and each YAML file below the folders ``names``.

    Raises :class:`NoSuchVersionError`.
    """
    # No name is no folder either, though a path would take it for this one: jobs may hand one on.
    folder = bool(version) and Path(version).is_dir()
    return _of_folder(Path(version), names) if folder else _of_revision(root, version, names)


def _of_folder(folder: Path, names: Sequence[str]) -> dict[str, bytes]:
    files = [path for name in names for path in sorted((folder / name).rglob("*.yaml"))]
    files += [folder / name for name in names]
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in files if path.is_file()
    }


def _of_revision(root: Path, revision: str, names: Sequence[str]) -> dict[str, bytes]:
    listed = _git(root, revision, "ls-tree", "-r", "-z", "--name-only", f"{revision}^{{tree}}")
    below = tuple(f"{name}/" for name in names)
    paths = [
        path
        for path in listed.decode("utf-8").split("\0")
        if path in names or (path.startswith(below) and path.endswith(".yaml"))
    ]
    return {path: _git(root, revision, "show", f"{revision}:{path}") for path in paths}


def _git(root: Path, revision: str, *command: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(root), *command], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as failure:
        raise NoSuchVersionError(
            f"'{revision}' is neither a folder nor a revision that git knows here."
        ) from failure
    return done.stdout
