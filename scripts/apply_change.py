"""Applies a change file, as the site's form writes it, to the content file it is about.

    python scripts/apply_change.py FILE [--dry-run] [--message-file FILE] [--lang en|zh]

The sheet's history gets an entry with the reason, the name that the file gives, and the day.
Prints what was changed and what was not, and a commit message. Returns 0 if everything was applied,
3 if only a part, 1 if nothing.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from console import command, print_anything, refuse, say
from factsheets.changes.file import ChangeFile
from factsheets.changes.message import changed_lines, commit_message, works_to_add
from factsheets.changes.store import apply_to, load_change, save_change
from factsheets.messages.problem import Language
from factsheets.messages.wording import words
from factsheets.site.pipeline import errors, read_site

PART = 3


def main(arguments: list[str]) -> int:
    """Apply one change file to the project at ``--root``. Returns the exit code."""
    parser = command(__doc__.splitlines()[0])
    parser.add_argument("file", type=Path, help="the change file, ending in .json")
    parser.add_argument("--dry-run", action="store_true", help="show the change, write nothing")
    parser.add_argument("--message-file", type=Path, help="write the commit message here too")
    parser.add_argument("--on", default=date.today().isoformat(), help="day of the change")
    options = parser.parse_args(arguments)
    root, w = options.root.resolve(), words(options.lang)
    change, problems = load_change(options.file)
    if change is None:
        return refuse(problems, options.lang, w["apply_nothing"])
    outcome = apply_to(root, change, options.on)
    say(outcome.refused, options.lang)
    if outcome.invalid:
        return refuse(outcome.invalid, options.lang, w["apply_nothing"])
    for work in works_to_add(change, options.lang):
        print(w["apply_work"].format(work=work))
    if outcome.text is None:
        print(w["apply_no_change"])
        return 1 if change.changes else 0
    print(*changed_lines(change, outcome), sep="\n")
    if not options.dry_run:
        try:
            save_change(root, change, outcome)
        except OSError as failure:
            print(w["write_failed"].format(path=change.file, reason=failure), file=sys.stderr)
            return 1
        say_what_remains(root, change, options.lang)
    count = len(outcome.applied)
    done = w["apply_would" if options.dry_run else "apply_done"]
    print(done.format(count=count, all=count + len(outcome.refused), path=change.file), end="\n\n")
    message = commit_message(change, outcome)
    print(message, end="")
    if options.message_file:
        options.message_file.write_text(message, encoding="utf-8")
    return PART if outcome.refused else 0


def say_what_remains(root: Path, change: ChangeFile, language: Language) -> None:
    """Say what the rules that look beyond one file have against the file as it is now."""
    wrong = errors(read_site(root)[1])
    problems = [problem for problem in wrong if problem.path == change.file]
    if problems:
        print(words(language)["apply_remains"])
        say(problems, language)


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
