"""The release: every file of the site, in one zip that is the same each time."""

from __future__ import annotations

import hashlib
import os
import zipfile
from pathlib import Path

import pytest

from pack_release import main
from toy_site import copy_toy


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The toy project with something that looks like a built site."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    root = copy_toy(tmp_path)
    for name in ("index.html", "zh/index.html", "en/index.html"):
        (root / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "site" / name).write_text(name, encoding="utf-8")
    return root


def test_the_zip_holds_the_site_below_one_folder(root: Path) -> None:
    assert main(["--root", str(root)]) == 0
    (packed,) = (root / "dist").glob("*.zip")
    with zipfile.ZipFile(packed) as zipped:
        shown = [
            (one.filename, one.date_time, one.external_attr >> 16) for one in zipped.infolist()
        ]
        assert zipped.read(f"{packed.stem}/zh/index.html") == b"zh/index.html"
    moment = (2023, 11, 14, 22, 13, 20)
    assert shown == [
        (f"{packed.stem}/{name}", moment, 0o100644)
        for name in ("en/index.html", "index.html", "zh/index.html")
    ]


def test_the_checksum_is_that_of_the_zip(root: Path) -> None:
    main(["--root", str(root)])
    (packed,) = (root / "dist").glob("*.zip")
    digest = hashlib.sha256(packed.read_bytes()).hexdigest()
    assert (root / "dist/SHA256SUMS").read_text() == f"{digest}  {packed.name}\n"


def test_two_zips_are_the_same_whatever_the_files_dates_and_modes(root: Path) -> None:
    main(["--root", str(root), "--to", str(root / "one")])
    for path in (root / "site").rglob("*.html"):
        os.utime(path, (1, 1))
        path.chmod(0o600)
    main(["--root", str(root), "--to", str(root / "two")])
    first, second = (next((root / name).glob("*.zip")).read_bytes() for name in ("one", "two"))
    assert first == second


def test_the_tag_must_be_the_version(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--root", str(root), "--tag", "v9.9.9"]) == 1
    said = capsys.readouterr().err
    version = next(
        line.split()[1]
        for line in (root / "content/site.yaml").read_text(encoding="utf-8").splitlines()
        if line.startswith("version:")
    ).strip('"')
    assert said == f"The tag is v9.9.9, but content/site.yaml says version {version}.\n"
    assert main(["--root", str(root), "--tag", f"v{version}"]) == 0


def test_without_a_site_there_is_nothing_to_pack(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "site/index.html").unlink()
    assert main(["--root", str(root)]) == 1
    assert capsys.readouterr().err == (
        f"There is no built site in {root / 'site'}; make site builds it.\n"
    )


def test_without_content_there_is_nothing_to_pack(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "content/site.yaml").unlink()
    assert main(["--root", str(root)]) == 1
    assert capsys.readouterr().err == "The content cannot be read; make check says why.\n"
