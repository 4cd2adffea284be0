"""The safe door: what is read, and what is refused with which rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheets.messages.problem import Problem
from factsheets.reading.files import is_there, read_file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "content").mkdir(parents=True)
    (root / "content/a.yaml").write_bytes(b"12345")
    (tmp_path / "outside").write_bytes(b"secret")
    (root / "link").symlink_to(tmp_path / "outside")
    (root / "folder").symlink_to(root / "content")
    (root / "dangling").symlink_to(tmp_path / "nowhere")
    return root


@pytest.mark.parametrize(
    ("path", "limit", "expected"),
    [
        ("content/a.yaml", 5, b"12345"),
        ("content/a.yaml", 4, "SRC003"),
        ("content", 5, "SRC001"),
        ("", 5, "SRC001"),
        ("content/b.yaml", 5, "SRC001"),
        ("../outside", 9, "SRC001"),
        ("content/../content/a.yaml", 9, "SRC001"),
        ("/etc/passwd", 9, "SRC001"),
        ("a\0b", 9, "SRC001"),
        ("link", 9, "SRC002"),
        ("folder/a.yaml", 9, "SRC002"),
        ("dangling", 9, "SRC002"),
    ],
)
def test_a_file_is_read_or_refused(
    root: Path, path: str, limit: int, expected: bytes | str
) -> None:
    raw = read_file(root, path, limit)
    assert (raw.code if isinstance(raw, Problem) else raw) == expected


def test_a_link_that_leads_nowhere_is_there(root: Path) -> None:
    assert [is_there(root, name) for name in ("dangling", "content", "none")] == [True, True, False]
