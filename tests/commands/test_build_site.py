"""The whole build on the toy site; a failed or killed build harms nothing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import build_site
import verify_build

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.kills import survey  # noqa: E402

pytestmark = pytest.mark.slow


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose content is the toy's and whose engine is ours."""
    shutil.copytree(ROOT / "tests" / "toy", tmp_path, dirs_exist_ok=True)
    for name in ("docs", "scripts"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "mkdocs.zh.yml"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def build(project: Path) -> subprocess.CompletedProcess[str]:
    """Run the build of ``project`` as a person would."""
    return subprocess.run(
        [sys.executable, "scripts/build_site.py"],
        cwd=project,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"},
        check=False,
    )


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def test_a_site_about_another_topic_is_built_from_content_and_bib_alone(project: Path) -> None:
    done = build(project)
    assert (done.returncode, done.stderr) == (0, "")
    site = project / "site"
    assert "0 problems, 0 warnings" in done.stdout
    assert {p.name for p in site.iterdir()} == {
        "en",
        "zh",
        "index.html",
        "choose-language.js",
        "_headers",
        "README.txt",
        "download",
    }
    english = (site / "en" / "treatments" / "dabrafenib.html").read_text(encoding="utf-8")
    assert "example.org" in english
    assert "liver metasta" not in english.lower()
    assert "brain metasta" in english.lower()


def test_two_builds_are_byte_identical_and_a_failed_one_changes_nothing(project: Path) -> None:
    assert build(project).returncode == 0
    first = files(project / "site")
    assert build(project).returncode == 0
    assert files(project / "site") == first

    sheet = project / "content" / "treatments" / "dabrafenib.yaml"
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text.replace("long2012dabrafenib", "long2012dabrafinib", 1), encoding="utf-8")
    failed = build(project)
    assert failed.returncode == 1
    assert "Did you mean 'long2012dabrafenib'?" in failed.stdout
    assert "Traceback" not in failed.stdout + failed.stderr
    assert files(project / "site") == first


def test_a_killed_build_leaves_the_earlier_site_whole(project: Path) -> None:
    assert build(project).returncode == 0
    before = files(project / "site")
    for wait in (0.3, 1.0, 1.8):
        process = subprocess.Popen(
            [sys.executable, "scripts/build_site.py"],
            cwd=project,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"},
        )
        time.sleep(wait)
        # Only the build itself: its two MkDocs runs, still writing, must do no harm either.
        process.kill()
        process.wait()
        assert files(project / "site") == before


def test_a_build_killed_at_twelve_random_moments_leaves_a_whole_site() -> None:
    counts, _ = survey(12, seed=7)
    assert counts["broken"] == 0
    assert counts.total() == 12


def test_a_full_disk_gets_a_sentence_and_harms_nothing(project: Path) -> None:
    resource = pytest.importorskip("resource")
    assert build(project).returncode == 0
    before = files(project / "site")
    done = subprocess.run(
        [sys.executable, "scripts/build_site.py"],
        cwd=project,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000)),
        check=False,
    )
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert len(lines) == 2
    for language, line in zip(("en", "zh"), lines, strict=True):
        assert line == (
            f"MkDocs failed for {language}: the site could not be written: File too large. "
            "The earlier site stays."
        )
    assert files(project / "site") == before
    assert list((project / ".build").iterdir()) == []


def test_what_else_goes_wrong_is_told_in_full() -> None:
    assert build_site.reason("Traceback\nKeyError: 'x'\n") == "\nTraceback\nKeyError: 'x'\n"


def test_two_builds_that_differ_as_much_as_they_can_are_the_same(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify_build.main(["--root", str(project)]) == 0
    assert re.fullmatch(
        r"\d+ files, the same in both builds: [0-9a-f]{64}\n", capsys.readouterr().out
    )


def test_a_file_that_differs_between_two_builds_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert verify_build.say({"a": "1", "b": "2"}, {"a": "1", "b": "3", "c": "4"}) == 1
    assert capsys.readouterr().out == (
        "b differs between two builds\nc differs between two builds\n2 of 3 files differ\n"
    )


def test_every_user_may_read_the_site_as_a_web_server_must(project: Path) -> None:
    assert build(project).returncode == 0
    site = project / "site"
    for path in (site, *site.rglob("*")):
        assert path.stat().st_mode & 0o044 == 0o044, path


def test_a_build_leaves_nothing_and_removes_what_a_killed_one_left(tmp_path: Path) -> None:
    old, running = tmp_path / ".build" / "old", tmp_path / ".build" / "running"
    for folder in (old, running):
        folder.mkdir(parents=True)
    os.utime(old, (0, 0))
    with build_site.workplace(tmp_path / "site") as folder:
        assert folder.is_dir()
    assert list((tmp_path / ".build").iterdir()) == [running]


def test_the_root_page_offers_both_languages_without_a_script() -> None:
    page = build_site.chooser("A <b> site", "网站")
    assert '<a href="en/index.html" lang="en">A &lt;b&gt; site (English)</a>' in page
    assert '<a href="zh/index.html" lang="zh-Hans">网站（简体中文）</a>' in page
