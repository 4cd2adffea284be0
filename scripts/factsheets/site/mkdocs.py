"""Runs the site generator, one build per language, both at the same time.

In: the project's root, and where its pages go. Out: what went wrong, in sentences. Which generator
that is, is a setting: the environment's ``BUILDER`` names a Python module with MkDocs' command line
(``properdocs`` is one).
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from factsheets.messages.problem import Language
from factsheets.site.pipeline import LANGUAGES

CONFIGS: Mapping[Language, str] = {"en": "mkdocs.yml", "zh": "mkdocs.zh.yml"}
# How Python ends its account of a disk that is full or refuses.
REFUSED = re.compile(
    r"^(?:OSError|PermissionError|FileNotFoundError): \[Errno \d+\] ([^\n]+)\s*\Z", re.M
)


def builder() -> str:
    """The module that builds the pages: ``BUILDER``, else MkDocs."""
    return os.environ.get("BUILDER") or "mkdocs"


def run_builder(root: Path, folder: Path, variables: Mapping[str, str]) -> list[str]:
    """Build every language of the project at ``root`` below ``folder``; why it failed, if it did.

    ``variables`` are what the builds find in their environment besides.
    """
    running = {
        language: start(root, language, folder / language, variables) for language in LANGUAGES
    }
    outputs = {language: process.communicate()[0] for language, process in running.items()}
    return [
        f"{builder()} failed for {language}: {reason(outputs[language])}"
        for language, process in running.items()
        if process.returncode
    ]


def start(
    root: Path, language: Language, folder: Path, variables: Mapping[str, str]
) -> subprocess.Popen[str]:
    """A strict build of one language into ``folder``."""
    quietly = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}
    command = [sys.executable, "-m", builder(), "build", "--strict"]
    return subprocess.Popen(
        [*command, "-f", CONFIGS[language], "-d", str(folder)],
        cwd=root,
        # What it says is read as UTF-8, whatever the console of Windows is set to.
        env={**os.environ, **quietly, "PYTHONUTF8": "1", **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def reason(output: str) -> str:
    """Why a build failed: one sentence if the disk refused something, else all that it said."""
    if refused := REFUSED.search(output):
        return f"the site could not be written: {refused[1]}. The earlier site stays."
    return f"\n{output}"
