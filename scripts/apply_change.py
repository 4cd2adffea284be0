"""Applies a change file, as the site's form writes it, to the content file it is about.

    python scripts/apply_change.py FILE [--dry-run] [--message-file FILE] [--lang en|zh]

Prints what was changed and what was not, and a commit message. Returns 0 if everything was applied,
3 if only a part, 1 if nothing.
"""

from __future__ import annotations

import argparse
import difflib
import sys
from pathlib import Path

from console import print_anything, refuse, say
from factsheets.changes.apply import MODELS, Outcome, apply_change
from factsheets.changes.file import MAX_BYTES, ChangeFile, parse_change
from factsheets.changes.message import commit_message, harmless
from factsheets.messages.problem import Language, Problem
from factsheets.reading.rawtext import note
from factsheets.reading.source import load_yaml
from factsheets.site.pipeline import errors, read_site
from factsheets.writing.atomic import write_text

ROOT = Path(__file__).resolve().parent.parent
PART = 3
UNCHANGED = "Nothing was changed."


def main(arguments: list[str]) -> int:
    """Apply one change file to the project at ``--root``. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, help="the change file, ending in .json")
    parser.add_argument("--dry-run", action="store_true", help="show the change, write nothing")
    parser.add_argument("--message-file", type=Path, help="write the commit message here too")
    parser.add_argument("--lang", choices=("en", "zh"), default="en", help="of the messages")
    parser.add_argument("--root", type=Path, default=ROOT)
    options = parser.parse_args(arguments)
    root = options.root.resolve()
    change, problems = load_change(options.file)
    if change is not None:
        problems = misplaced(root, change)
    if change is None or problems:
        return refuse(problems, options.lang, UNCHANGED)
    raw, problems = present(root, change)
    if problems:
        return refuse(problems, options.lang, UNCHANGED)
    outcome = apply_change(change, raw)
    say(outcome.refused + outcome.invalid, options.lang)
    if outcome.invalid:
        print(f"{change.file} stays as it was.")
        return 1
    propose(change)
    if outcome.text is None:
        print("No change was applied.")
        return 1 if change.changes else 0
    text = with_line_ends_of(raw, outcome.text)
    show(raw, outcome.text, change.file)
    if not options.dry_run:
        try:
            write_text(root, change.file, text, new=change.new)
        except OSError as failure:
            print(f"{change.file} could not be written: {failure}", file=sys.stderr)
            return 1
        still_wrong(root, change, options.lang)
    report(change, outcome, options.message_file, options.dry_run)
    return PART if outcome.refused else 0


def load_change(path: Path) -> tuple[ChangeFile | None, list[Problem]]:
    """The change file at ``path``, or why there is none; never reads more than is allowed."""
    wrong = [note("CHG028", path.name, 1, 1, found=path.name)]
    try:
        if path.suffix != ".json" or not path.is_file():
            return None, wrong
        with path.open("rb") as file:
            return parse_change(file.read(MAX_BYTES + 1), path.name)
    except (OSError, ValueError):
        return None, wrong


def misplaced(root: Path, change: ChangeFile) -> list[Problem]:
    """A change outside of the known folders, or a new file whose id is taken."""
    if change.folder not in MODELS:
        folders = ", ".join(f"content/{name}" for name in sorted(MODELS))
        return [note("CHG025", change.file, 1, 1, folders=folders, found=change.file)]
    if not change.new:
        return []
    sheets = [change.folder] if change.folder == "studies" else [*MODELS.keys() - {"studies"}]
    taken = [f"content/{folder}/{change.id}.yaml" for folder in sorted(sheets)]
    found = [one for one in taken if (root / one).exists() or (root / one).is_symlink()]
    return [note("CHG026", change.file, 1, 1, found=one) for one in found]


def present(root: Path, change: ChangeFile) -> tuple[bytes | None, list[Problem]]:
    """The bytes of the file as it is; ``None`` for a new one."""
    if change.new:
        return None, []
    document, problems = load_yaml(root, change.file)
    if document is None:
        return None, problems
    return (root / change.file).read_bytes(), []


def with_line_ends_of(raw: bytes | None, text: str) -> str:
    """``text`` with the line ends that the file has."""
    return text.replace("\n", "\r\n") if raw and b"\r\n" in raw else text


def propose(change: ChangeFile) -> None:
    """Name the works to be added: a change file never writes into references.bib."""
    for work in change.references:
        shown = work.doi or work.pmid
        remark = f" ({harmless(work.note)})" if work.note else ""
        print(f"To be added with scripts/add_reference.py: {harmless(shown) or '?'}{remark}")


def show(raw: bytes | None, text: str, path: str) -> None:
    """Print the lines that change."""
    before = (raw or b"").decode("utf-8").replace("\r\n", "\n").splitlines()
    for line in difflib.unified_diff(before, text.splitlines(), path, path, lineterm="", n=0):
        print(line)


def still_wrong(root: Path, change: ChangeFile, language: Language) -> None:
    """Say what the rules that look beyond one file have against the file as it is now."""
    found = [one for one in errors(read_site(root)[1]) if one.path == change.file]
    if found:
        print("To be mended before this can be published:")
        say(found, language)


def report(change: ChangeFile, outcome: Outcome, message_file: Path | None, dry: bool) -> None:
    """Print what was done and the commit message; write the latter where it is wanted."""
    done = "would be applied" if dry else "applied"
    count = len(outcome.applied) + len(outcome.refused)
    print(f"{len(outcome.applied)} of {count} changes {done}: {change.file}\n")
    message = commit_message(change, outcome)
    print(message, end="")
    if message_file:
        message_file.write_text(message, encoding="utf-8")


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
