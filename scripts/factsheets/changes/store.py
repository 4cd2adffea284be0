"""The files that change files and new references are about: read, judged together, written.

The only module of the room that touches the disk. In: the project's root, a change file or a work.
Out: what came of it, or every reason against it (rules CHG025, CHG026, CHG028, ADD007).
"""

from __future__ import annotations

from pathlib import Path

from factsheets.bibliography.intake import Incoming
from factsheets.catalog.catalog import Catalog
from factsheets.catalog.load import load_content
from factsheets.changes.apply import FOLDERS, Outcome, apply_change
from factsheets.changes.decode import MAX_BYTES
from factsheets.changes.file import ChangeFile, parse_change
from factsheets.changes.reference import DOUBTED, Addition, Given, add, duplicates
from factsheets.messages.problem import Problem
from factsheets.reading.files import is_there, read_file
from factsheets.reading.rawtext import note
from factsheets.writing.atomic import atomic_write, with_line_ends_of


def load_change(path: Path) -> tuple[ChangeFile | None, list[Problem]]:
    """The change file at ``path``, or why there is none; never reads more than is allowed."""
    no_file = [note("CHG028", path.name, 1, 1, found=path.name)]
    try:
        if path.suffix != ".json" or not path.is_file():
            return None, no_file
        with path.open("rb") as file:
            return parse_change(file.read(MAX_BYTES + 1), path.name)
    except (OSError, ValueError):
        return None, no_file


def apply_to(root: Path, change: ChangeFile, on: str = "") -> Outcome:
    """What becomes of the file below ``root`` that ``change`` is about, on the day ``on``; writes
    nothing."""
    if misplaced := _misplaced(root, change):
        return Outcome(invalid=misplaced)
    if change.new:
        return apply_change(change, None, on)
    raw = read_file(root, change.file)
    return Outcome(invalid=[raw]) if isinstance(raw, Problem) else apply_change(change, raw, on)


def save_change(root: Path, change: ChangeFile, outcome: Outcome) -> None:
    """Write the new text of the file, if there is one. Raises ``OSError``."""
    if outcome.text is not None:
        text = with_line_ends_of(outcome.before, outcome.text)
        atomic_write(root, change.file, text, new=change.new)


def _misplaced(root: Path, change: ChangeFile) -> list[Problem]:
    """A change outside of the known folders, or a new file whose id is taken."""
    if change.folder not in FOLDERS:
        folders = ", ".join(f"content/{name}" for name in FOLDERS)
        return [note("CHG025", change.file, 1, 1, folders=folders, found=change.file)]
    if not change.new:
        return []
    # Ids of sheets are unique across the kinds.
    sheets = [name for name in FOLDERS if (name == "studies") == (change.folder == "studies")]
    places = [f"content/{folder}/{change.id}.yaml" for folder in sheets]
    taken = [at for at in places if is_there(root, at)]
    return [note("CHG026", change.file, 1, 1, found=at) for at in taken]


def add_work(
    root: Path, work: Incoming, source: str, given: Given, *, anyway: bool, dry_run: bool
) -> tuple[Addition | None, list[Problem]]:
    """Add ``work``, which comes from ``source``, with a study card; a dry run writes nothing.

    ``anyway``: though a title is nearly the same. Out: what was added, and what is wrong with it
    all the same; or why it was not. Raises ``OSError`` if it cannot be written.
    """
    catalog, problems = load_content(root)
    if catalog is None or any(problem.severity == "error" for problem in problems):
        return None, [note("ADD007", source, 1, 1)]
    twice = duplicates(catalog.bibliography, work, source)
    twice = [problem for problem in twice if not (anyway and problem.code in DOUBTED)]
    if twice:
        return None, twice
    raw = (root / catalog.bibliography.path).read_bytes()
    text = raw.decode("utf-8").replace("\r\n", "\n")
    addition, doubtful = add(catalog, text, work, source, given)
    if addition is None or dry_run:
        return addition, doubtful
    _save_addition(root, catalog, addition, raw)
    problems = load_content(root)[1]
    card = [problem for problem in problems if problem.path == addition.card_path]
    return addition, [*doubtful, *card]


def _save_addition(root: Path, catalog: Catalog, addition: Addition, raw: bytes) -> None:
    atomic_write(root, addition.card_path, addition.card, new=True)
    text = with_line_ends_of(raw, addition.bibliography)
    try:
        atomic_write(root, catalog.bibliography.path, text)
    except OSError:
        (root / addition.card_path).unlink()
        raise
