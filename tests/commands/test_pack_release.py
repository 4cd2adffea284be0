"""The release: what a version says is recorded, then download, data, notes and checksums."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from factsheets.model import Text
from factsheets.site.download import write_download
from pack_release import main
from record_release import main as record
from toy_site import copy_toy, loaded, put

NAME = "toy-site-0.0.1"


@pytest.fixture
def root(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The toy project with something that looks like a built site."""
    root = copy_toy(tmp_path)
    (root / "site/en").mkdir(parents=True)
    (root / "site/en/index.html").write_text("home", encoding="utf-8")
    write_download(root / "site", NAME, 1_700_000_000)
    assert record(["--root", str(root), "--without-retractions", "REASON"]) == 0
    (root / "site/data").mkdir()
    (root / "site/data/toy-site-changes.json").write_text("{}")
    capsys.readouterr()
    return root


def test_the_release_is_download_data_notes_and_checksums(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--root", str(root)]) == 0
    names = [f"{NAME}.zip", f"{NAME}-data.zip", "toy-site-changes.json", "NOTES.md"]
    paths = [root / "dist" / name for name in names]
    sums = root / "dist/SHA256SUMS"
    assert capsys.readouterr().out == "".join(f"{path}\n" for path in (*paths, sums))
    assert paths[0].read_bytes() == (root / f"site/download/{NAME}.zip").read_bytes()
    with zipfile.ZipFile(paths[1]) as data:
        assert data.namelist() == [f"{NAME}/data/toy-site-changes.json"]
    assert "REASON" in paths[3].read_text(encoding="utf-8")
    assert sums.read_text(encoding="ascii") == "".join(
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in paths
    )


def test_what_was_not_recorded_is_not_released(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(root, "treatments/dabrafenib.yaml:findings.0.caveat.en", "Open.")
    assert main(["--root", str(root)]) == 1
    assert capsys.readouterr().err.startswith(
        "derived/releases.yaml does not hold what version 0.0.1 says now; make release records it"
    )
    assert record(["--root", str(root), "--without-retractions", "x"]) == 1
    assert capsys.readouterr().err.startswith("Version 0.0.1 is recorded in derived/releases.yaml")


@pytest.mark.parametrize(
    ("works", "day", "refused"),
    [
        ("", "2026-11-28", "There is no derived/retractions.yaml"),
        ("2026-11-28", "2026-11-28", ""),
        ("2026-11-28", "2027-02-26", ""),
        ("2026-11-28", "2027-02-27", "Retractions were looked up 91 days ago (2026-11-28)."),
    ],
)
def test_a_version_needs_a_look_up_of_the_last_ninety_days(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], works: str, day: str, refused: str
) -> None:
    root = copy_toy(tmp_path)
    if works:
        work = f'service: Crossref\nworks:\n  - doi: 10.5555/toy.fish\n    on: "{works}"\n'
        (root / "derived/retractions.yaml").write_text(work, encoding="utf-8")
    assert record(["--root", str(root), "--date", day]) == bool(refused)
    assert capsys.readouterr().err.startswith(refused)
    if refused:
        reasons = ["--without-retractions", "No network.", "--without-retractions", "无网络。"]
        assert record(["--root", str(root), "--date", day, *reasons]) == 0
        releases = loaded(root).releases
        assert releases is not None
        said = releases.content.releases[0].without_retractions
        assert said == Text(en="No network.", zh="无网络。")


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
