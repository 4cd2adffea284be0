"""Builds the site twice, as differently as a machine allows, and compares every byte.

    python scripts/verify_build.py [--root FOLDER]

The two builds run in different folders with different time zones, locales, hash seeds, file modes
for new files and orders of files on disk; both get the time of the last commit. Returns 0, or 1
after naming the files that differ.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from build_site import release_time
from console import print_anything, readable

ROOT = Path(__file__).resolve().parent.parent
PARTS = ("content", "docs", "scripts", "mkdocs.yml", "mkdocs.zh.yml", "references.bib")
SHOWN = 20
WAYS = (
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0", "LANGUAGE": "en"},
    {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "4242", "LANGUAGE": "zh"},
)
UMASKS = (0o022, 0o027)


def main(arguments: list[str]) -> int:
    """Build twice and compare. Returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--root", type=Path, default=ROOT)
    options = parser.parse_args(arguments)
    catalog = readable(options.root)
    if catalog is None:
        return 1
    epoch = release_time(options.root, catalog)
    with tempfile.TemporaryDirectory() as folder:
        projects = [Path(folder) / "a", Path(folder) / "another folder" / "乙"]
        running = [
            start(copy_project(options.root, project, backwards=bool(number)), epoch, number)
            for number, project in enumerate(projects)
        ]
        # Both at once: the time of a day must not matter either.
        outputs = [process.communicate()[0] for process in running]
        if any(process.returncode for process in running):
            print("".join(outputs), file=sys.stderr)
            return 1
        return say(*(digests(project / "site") for project in projects))


def copy_project(root: Path, project: Path, backwards: bool) -> Path:
    """A copy of what a build needs; ``backwards`` writes its files in the opposite order."""
    paths = [root / part for part in PARTS]
    files = [file for path in paths for file in ([path] if path.is_file() else path.rglob("*"))]
    wanted = (file for file in files if file.is_file() and "__pycache__" not in file.parts)
    for file in sorted(wanted, reverse=backwards):
        target = project / file.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return project


def start(project: Path, epoch: str, way: int) -> subprocess.Popen[str]:
    """A build of ``project`` in one of the two ways."""
    environment = {**os.environ, **WAYS[way], "SOURCE_DATE_EPOCH": epoch, "PYTHONUTF8": "1"}
    return subprocess.Popen(
        [sys.executable, "scripts/build_site.py"],
        cwd=project,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        umask=-1 if os.name == "nt" else UMASKS[way],
    )


def digests(site: Path) -> dict[str, str]:
    """The SHA-256 of every file of a site by its path."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def say(one: dict[str, str], other: dict[str, str]) -> int:
    """Tell what differs. Returns the exit code."""
    differ = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
    for name in differ[:SHOWN]:
        print(f"{name} differs between two builds")
    if differ:
        print(f"{len(differ)} of {len(one.keys() | other.keys())} files differ")
        return 1
    whole = hashlib.sha256("".join(f"{one[name]}  {name}\n" for name in sorted(one)).encode())
    print(f"{len(one)} files, the same in both builds: {whole.hexdigest()}")
    return 0


if __name__ == "__main__":
    print_anything()
    sys.exit(main(sys.argv[1:]))
