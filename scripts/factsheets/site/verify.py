"""Builds the site twice, as differently as a machine allows, and compares every byte.

In: the project's root. Out: which files differ. The two builds run in different folders with
different time zones, locales, hash seeds, file modes for new files and orders of files on disk, and
with different site generators if two are named; both get the time of the last commit.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from factsheets.catalog.catalog import Catalog
from factsheets.site.build import BuildError
from factsheets.site.mkdocs import builder
from factsheets.site.revision import release_time

PARTS = ("content", "derived", "docs", "scripts", "mkdocs.yml", "mkdocs.zh.yml", "references.bib")
LISTED = 20


@dataclass(frozen=True)
class Way:
    """How one of the builds differs from the other."""

    folder: str
    backwards: bool
    umask: int
    variables: Mapping[str, str]


WAYS = (
    Way("a", False, 0o022, {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0", "LANGUAGE": "en"}),
    Way(
        "another folder/乙",
        True,
        0o027,
        {
            "TZ": "Pacific/Kiritimati",
            "LC_ALL": "C.UTF-8",
            "PYTHONHASHSEED": "4242",
            "LANGUAGE": "zh",
        },
    ),
)


def verify_build(root: Path, catalog: Catalog, other_builder: str = "") -> str:
    """Build twice, the second time with ``other_builder`` if one is named; one line on both.

    Raises :class:`BuildError` if a build fails or a file differs.
    """
    epoch = release_time(root, catalog)
    builders = (builder(), other_builder or builder())
    with tempfile.TemporaryDirectory() as folder:
        projects = [copy_project(root, Path(folder) / way.folder, way.backwards) for way in WAYS]
        # Both at once: the time of a day must not matter either.
        running = [
            start(project, way, {"SOURCE_DATE_EPOCH": epoch, "BUILDER": name})
            for project, way, name in zip(projects, WAYS, builders, strict=True)
        ]
        outputs = [process.communicate()[0] for process in running]
        if any(process.returncode for process in running):
            raise BuildError("".join(outputs))
        return compare(*(digests(project / "site") for project in projects))


def copy_project(root: Path, project: Path, backwards: bool) -> Path:
    """A copy of what a build needs; ``backwards`` writes its files in the opposite order."""
    paths = [root / part for part in PARTS]
    files = [file for path in paths for file in ([path] if path.is_file() else path.rglob("*"))]
    needed = (file for file in files if file.is_file() and "__pycache__" not in file.parts)
    for file in sorted(needed, reverse=backwards):
        target = project / file.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return project


def start(project: Path, way: Way, variables: Mapping[str, str]) -> subprocess.Popen[str]:
    """A build of ``project`` in one of the two ways."""
    return subprocess.Popen(
        [sys.executable, "scripts/build_site.py"],
        cwd=project,
        env={**os.environ, **way.variables, **variables, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        umask=-1 if os.name == "nt" else way.umask,
    )


def digests(site: Path) -> dict[str, str]:
    """The SHA-256 of every file of a site by its path."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file()
    }


def compare(first: Mapping[str, str], second: Mapping[str, str]) -> str:
    """One line on two builds that are the same. Raises :class:`BuildError` if they are not."""
    names = sorted(first.keys() | second.keys())
    differ = [name for name in names if first.get(name) != second.get(name)]
    if differ:
        lines = (f"{name} differs between two builds" for name in differ[:LISTED])
        raise BuildError(*lines, f"{len(differ)} of {len(names)} files differ")
    whole = hashlib.sha256("".join(f"{first[name]}  {name}\n" for name in names).encode())
    return f"{len(names)} files, the same in both builds: {whole.hexdigest()}"
