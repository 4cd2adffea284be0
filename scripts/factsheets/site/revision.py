"""What git says of the commit that is built: its moment and its name."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from factsheets.catalog.catalog import Catalog


def release_time(root: Path, catalog: Catalog) -> str:
    """Seconds since 1970 of the last commit, or of the release date where there is no git.

    ``SOURCE_DATE_EPOCH`` goes before both (https://reproducible-builds.org/specs/source-date-epoch).
    """
    if stamp := os.environ.get("SOURCE_DATE_EPOCH"):
        return stamp
    said = _git(root, "log", "-1", "--format=%ct")
    if said is not None:
        return said or "0"
    released = datetime.fromisoformat(catalog.site.content.released).replace(tzinfo=UTC)
    return str(int(released.timestamp()))


def commit_name(root: Path) -> str:
    """The short name of the commit that the site is built from; empty where there is no git."""
    return _git(root, "rev-parse", "--short=10", "HEAD") or ""


def _git(root: Path, *command: str) -> str | None:
    """What git answers; ``None`` where there is no git or no commit."""
    try:
        done = subprocess.run(
            ["git", "-C", str(root), *command], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()
