"""Says which sheets had numbers altered without a reason in their history.

    python scripts/check_history.py BASE [NOW]

BASE and NOW are git revisions or folders of the project; NOW is this folder if left out. A sheet
that was renamed is found by its former_ids. Returns 0, or 1 after naming every such finding.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path, PurePosixPath

from console import print_anything
from factsheets.catalog.history import unexplained
from factsheets.messages.problem import Problem
from factsheets.messages.report import Report, as_text
from factsheets.model import SHEET_KINDS
from factsheets.reading.source import Document, parse_yaml

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = tuple(f"content/{kind.folder}/" for kind in SHEET_KINDS)


class NoSuchVersion(Exception):
    """BASE or NOW is neither a folder nor a revision, in one sentence."""


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Compare two versions of the project. Returns the exit code."""
    if not 1 <= len(arguments) <= 2 or arguments[0].startswith("-"):
        print(__doc__)
        return 1
    try:
        before = read_version(root, arguments[0])
        after = read_version(root, arguments[1] if len(arguments) == 2 else str(root))
    except NoSuchVersion as failure:
        print(failure, file=sys.stderr)
        return 1
    problems = compare(before, after)
    print(as_text(Report(tuple(problems))))
    return 1 if problems else 0


def compare(before: dict[str, Document], after: dict[str, Document]) -> list[Problem]:
    """Every finding whose numbers were altered without a word, sorted."""
    renamed = {
        str(old): id
        for id, document in after.items()
        for old in document.data.get("former_ids") or []
    }
    problems: list[Problem] = []
    for id, document in before.items():
        # A sheet that is gone without a trace is named by PUB001.
        today = after.get(id) or after.get(renamed.get(id, ""))
        problems += unexplained(document, today) if today else []
    return sorted(problems)


def read_version(root: Path, version: str) -> dict[str, Document]:
    """Every readable sheet of a version by its id. Raises :class:`NoSuchVersion`."""
    # No name is no folder either, though a path would take it for this one: jobs may hand one on.
    folder = bool(version) and Path(version).is_dir()
    files = read_folder(Path(version)) if folder else read_revision(root, version)
    parsed = {PurePosixPath(path).stem: parse_yaml(raw, path)[0] for path, raw in files.items()}
    return {id: document for id, document in parsed.items() if document}


def read_folder(folder: Path) -> dict[str, bytes]:
    """The sheets of a project's folder as bytes, by path."""
    paths = [path for name in FOLDERS for path in sorted((folder / name).glob("*.yaml"))]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def read_revision(root: Path, revision: str) -> dict[str, bytes]:
    """The sheets of a git revision as bytes, by path. Raises :class:`NoSuchVersion`."""
    listed = _git(root, revision, "ls-tree", "-r", "-z", "--name-only", f"{revision}^{{tree}}")
    names = listed.decode("utf-8").split("\0")
    wanted = [name for name in names if name.startswith(FOLDERS) and name.endswith(".yaml")]
    return {name: _git(root, revision, "show", f"{revision}:{name}") for name in wanted}


def _git(root: Path, revision: str, *command: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(root), *command], capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as failure:
        raise NoSuchVersion(
            f"'{revision}' is neither a folder nor a revision that git knows here."
        ) from failure
    return done.stdout


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
