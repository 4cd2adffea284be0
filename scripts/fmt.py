"""Writes content files in the one usual form; with ``--check`` only says which are not in it.

No value changes, and a file with problems is left alone. Style never stops anybody: the exit code
is 0 whatever the form, and 2 only if one of the names is no file of the content.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

from check import ROOT, place_of
from console import print_anything
from factsheets.messages.wording import words
from factsheets.site.pipeline import LANGUAGES
from factsheets.writing.yaml import Canonical, form_of, rewrite


def parser() -> argparse.ArgumentParser:
    """The command line."""
    it = argparse.ArgumentParser(
        prog="fmt.py", description="Write content files in the usual form."
    )
    it.add_argument("files", nargs="*", metavar="FILES", help="files or folders; all if left out")
    it.add_argument("--check", action="store_true", help="write nothing, name what would change")
    it.add_argument("--lang", choices=LANGUAGES, default="en", help="language of the messages")
    it.add_argument("--root", type=Path, default=ROOT, help="folder of the project")
    return it


def files_of(root: Path, place: str) -> Iterator[str]:
    """The content files at or below a place of the project; links are left out."""
    path = root / place
    for file in sorted(path.rglob("*.yaml")) if path.is_dir() else [path]:
        name = file.relative_to(root).as_posix() if file.is_relative_to(root) else place
        if form_of(name) and file.is_file() and not file.is_symlink():
            yield name


def refusal(path: str, result: Canonical, w: dict[str, str]) -> str:
    """Why a file is left alone."""
    if result.problems:
        return w["fmt_errors"].format(path=path, count=len(result.problems))
    if result.remark:
        return w["fmt_remark"].format(path=path, line=result.remark)
    return w["fmt_unsafe"].format(path=path)


def rewritten(root: Path, path: str) -> tuple[bytes, Canonical]:
    """A file's bytes, and what they should be."""
    raw = (root / path).read_bytes()
    form = form_of(path)
    return raw, rewrite(raw, path, form) if form else Canonical()


def tidy(root: Path, paths: list[str], write: bool, w: dict[str, str]) -> Iterator[str]:
    """What there is to say of each file; writes those that are not in the usual form."""
    changed, refused = [], False
    for path in paths:
        raw, result = rewritten(root, path)
        if result.text is None:
            refused = True
            yield refusal(path, result, w)
        elif result.text.encode() != raw:
            changed.append(path)
            if write:
                (root / path).write_bytes(result.text.encode())
            yield w["fmt_written" if write else "fmt_unusual"].format(path=path)
    if changed and not write:
        command = shlex.join(["python", "scripts/fmt.py", *changed])
        yield w["fmt_command"].format(command=command)
    elif not changed and not refused:
        yield w["fmt_fine"].format(count=len(paths))


def main(arguments: list[str]) -> int:
    """Write, or check, the files asked for. Returns the exit code."""
    asked = parser().parse_args(arguments)
    w = words(asked.lang)
    names = asked.files or ["content"]
    found = {name: [*files_of(asked.root, place_of(name, asked.root))] for name in names}
    paths = sorted({path for paths in found.values() for path in paths})
    if paths:
        for said in tidy(asked.root, paths, not asked.check, w):
            print(said)
    strangers = [name for name, paths in found.items() if not paths]
    for name in strangers:
        print(w["fmt_stranger"].format(found=name), file=sys.stderr)
    return 2 if strangers else 0


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
