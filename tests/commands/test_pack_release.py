"""The release: the very download of the site, with its checksum."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from factsheets.site.download import write_download
from pack_release import main
from toy_site import copy_toy

NAME = "toy-site-0.0.1"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The toy project with something that looks like a built site."""
    root = copy_toy(tmp_path)
    (root / "site/en").mkdir(parents=True)
    (root / "site/en/index.html").write_text("home", encoding="utf-8")
    write_download(root / "site", NAME, 1_700_000_000)
    return root


def test_the_release_is_the_download_and_its_checksum(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(root)]) == 0
    packed, sums = root / f"dist/{NAME}.zip", root / "dist/SHA256SUMS"
    assert capsys.readouterr().out == f"{packed}\n{sums}\n"
    assert packed.read_bytes() == (root / f"site/download/{NAME}.zip").read_bytes()
    digest = hashlib.sha256(packed.read_bytes()).hexdigest()
    assert sums.read_text(encoding="ascii") == f"{digest}  {NAME}.zip\n"


def test_the_tag_must_be_the_version(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(root), "--tag", "v9.9.9"]) == 1
    said = capsys.readouterr().err
    assert said == "The tag is v9.9.9, but content/site.yaml says version 0.0.1.\n"
    assert main(["--root", str(root), "--tag", "v0.0.1"]) == 0


def test_without_a_download_there_is_nothing_to_release(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    packed = root / f"site/download/{NAME}.zip"
    packed.unlink()
    assert main(["--root", str(root)]) == 1
    assert capsys.readouterr().err == f"There is no download {packed}; make site builds it.\n"


def test_without_content_there_is_nothing_to_release(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "content/site.yaml").unlink()
    assert main(["--root", str(root)]) == 1
    assert capsys.readouterr().err == "The content cannot be read; make check says why.\n"
