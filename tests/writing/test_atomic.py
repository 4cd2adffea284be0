"""A file is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheets.writing import atomic
from factsheets.writing.atomic import atomic_write


def test_a_file_is_replaced_and_nothing_is_left_behind(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("old", encoding="utf-8")
    (tmp_path / "a.yaml").chmod(0o640)
    atomic_write(tmp_path, "a.yaml", "新\r\n")
    assert (tmp_path / "a.yaml").read_bytes() == "新\r\n".encode()
    assert (tmp_path / "a.yaml").stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_a_new_file_takes_no_ones_place(tmp_path: Path) -> None:
    atomic_write(tmp_path, "a.yaml", "first", new=True)
    with pytest.raises(FileExistsError):
        atomic_write(tmp_path, "a.yaml", "second", new=True)
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


@pytest.mark.parametrize("behind", ["file", "folder"])
def test_nothing_is_written_behind_a_symbolic_link(tmp_path: Path, behind: str) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (outside / "a.yaml").write_text("safe", encoding="utf-8")
    if behind == "file":
        (root / "content").mkdir()
        (root / "content/a.yaml").symlink_to(outside / "a.yaml")
    else:
        (root / "content").symlink_to(outside)
    with pytest.raises(OSError, match="behind a symbolic link"):
        atomic_write(root, "content/a.yaml", "gone")
    assert (outside / "a.yaml").read_text(encoding="utf-8") == "safe"


def test_a_failed_write_leaves_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError("No space left on device")

    (tmp_path / "a.yaml").write_text("old", encoding="utf-8")
    monkeypatch.setattr(atomic.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        atomic_write(tmp_path, "a.yaml", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]
    assert (tmp_path / "a.yaml").read_text(encoding="utf-8") == "old"
