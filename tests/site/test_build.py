"""The parts of a build that need no site generator."""

from __future__ import annotations

import os
from pathlib import Path

from factsheets.site.build import workplace


def test_a_build_leaves_nothing_and_removes_what_a_killed_one_left(tmp_path: Path) -> None:
    old, running = tmp_path / ".build" / "old", tmp_path / ".build" / "running"
    for folder in (old, running):
        folder.mkdir(parents=True)
    os.utime(old, (0, 0))
    with workplace(tmp_path / "site") as folder:
        assert folder.is_dir()
    assert list((tmp_path / ".build").iterdir()) == [running]
