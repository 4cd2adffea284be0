"""Writes content files in the one usual form; with ``--check`` only says which are not in it.

No value changes, and a file with problems is left alone. Style never stops anybody: the exit code
is 0 whatever the form, and 2 only if one of the names is no file of the content.
"""

from __future__ import annotations

import sys

from console import command, place_of, print_anything
from factsheets.messages.wording import words
from factsheets.writing.format import content_files, format_files


def main(arguments: list[str]) -> int:
    """Write, or check, the files asked for. Returns the exit code."""
    parser = command("Write content files in the usual form.")
    parser.add_argument("files", nargs="*", metavar="FILES", help="files or folders; all if none")
    parser.add_argument(
        "--check", action="store_true", help="write nothing, name what would change"
    )
    options = parser.parse_args(arguments)
    w = words(options.lang)
    files = {
        name: [*content_files(options.root, place_of(name, options.root))]
        for name in options.files or ["content"]
    }
    paths = sorted({path for below in files.values() for path in below})
    if paths:
        for line in format_files(options.root, paths, w, write=not options.check):
            print(line)
    unknown = [name for name, below in files.items() if not below]
    for name in unknown:
        print(w["fmt_stranger"].format(found=name), file=sys.stderr)
    return 2 if unknown else 0


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
