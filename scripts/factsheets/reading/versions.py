"""The sheets of another version of the project: of a folder, or of a revision that git knows.

In: the project, the name of a version, the folders of sheets. Out: each readable sheet by its id.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from factsheets.reading.source import Document, parse_yaml


class NoSuchVersionError(Exception):
    """A version is neither a folder nor a revision, in one sentence."""


def read_version(root: Path, version: str, folders: Sequence[str]) -> dict[str, Document]:
    """Every readable sheet below ``folders`` of a version, by its id.

    Raises :class:`NoSuchVersionError`.
    """
    # No name is no folder either, though a path would take it for this one: jobs may hand one on.
    folder = bool(version) and Path(version).is_dir()
    files = _of_folder(Path(version), folders) if folder else _of_revision(root, version, folders)
    parsed = {PurePosixPath(path).stem: parse_yaml(raw, path)[0] for path, raw in files.items()}
    return {id: document for id, document in parsed.items() if document}


def _of_folder(folder: Path, folders: Sequence[str]) -> dict[str, bytes]:
    paths = [path for name in folders for path in sorted((folder / name).glob("*.yaml"))]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _of_revision(root: Path, revision: str, folders: Sequence[str]) -> dict[str, bytes]:
    listed = _git(root, revision, "ls-tree", "-r", "-z", "--name-only", f"{revision}^{{tree}}")
    below = tuple(f"{name}/" for name in folders)
    names = (name for name in listed.decode("utf-8").split("\0") if name.startswith(below))
    return {
        name: _git(root, revision, "show", f"{revision}:{name}")
        for name in names
        if name.endswith(".yaml")
    }


def _git(root: Path, revision: str, *command: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(root), *command], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as failure:
        raise NoSuchVersionError(
            f"'{revision}' is neither a folder nor a revision that git knows here."
        ) from failure
    return done.stdout
