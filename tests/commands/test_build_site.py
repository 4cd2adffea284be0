"""The whole build on the toy site; a failed or killed build harms nothing."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import verify_build
from build_site import refusal
from factsheets.site.mkdocs import run_builder
from factsheets.site.pipeline import LANGUAGES
from factsheets.site.rendered import VARIABLE, render, write_rendered
from toy_site import loaded

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.kills import copy_project, survey  # noqa: E402

pytestmark = pytest.mark.slow


def run(project: Path, **more: Any) -> subprocess.CompletedProcess[str]:
    """Build ``project`` as a person would."""
    return subprocess.run(
        [sys.executable, "scripts/build_site.py"],
        cwd=project,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"},
        check=False,
        **more,
    )


@dataclass(frozen=True)
class Built:
    """A project whose content is the toy's, with its site, and how building it ended."""

    project: Path
    done: subprocess.CompletedProcess[str]
    files: dict[str, bytes]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The toy, built once for all tests; each leaves the site as it was."""
    project = copy_project(tmp_path_factory.mktemp("toy"))
    done = run(project)
    return Built(project, done, files(project / "site"))


def files(site: Path) -> dict[str, bytes]:
    """Every file of a site."""
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}


def test_a_site_about_another_topic_is_built_from_content_and_bib_alone(built: Built) -> None:
    assert (built.done.returncode, built.done.stderr) == (0, "")
    assert "0 problems, 0 warnings" in built.done.stdout
    files = {"index.html", "choose-language.js", "_headers", "README.txt", "sitemap.xml"}
    folders = {"en", "zh", "download", "data"}
    assert {name.partition("/")[0] for name in built.files} == files | folders
    english = built.files["en/treatments/dabrafenib.html"].decode()
    assert "example.org" in english
    assert "liver metasta" not in english.lower()
    assert "brain metasta" in english.lower()


def test_a_second_build_is_the_same_and_a_failed_one_changes_nothing(built: Built) -> None:
    assert run(built.project).returncode == 0
    assert files(built.project / "site") == built.files

    sheet = built.project / "content/treatments/dabrafenib.yaml"
    text = sheet.read_text(encoding="utf-8")
    sheet.write_text(text.replace("long2012dabrafenib", "long2012dabrafinib", 1), encoding="utf-8")
    failed = run(built.project)
    sheet.write_text(text, encoding="utf-8")
    assert failed.returncode == 1
    assert "Did you mean 'long2012dabrafenib'?" in failed.stdout
    assert "Traceback" not in failed.stdout + failed.stderr
    assert files(built.project / "site") == built.files


def test_a_build_killed_at_twelve_random_moments_leaves_a_whole_site() -> None:
    counts, _ = survey(12, seed=7)
    assert counts["broken"] == 0
    assert counts.total() == 12


def test_a_full_disk_gets_a_sentence_and_harms_nothing(built: Built) -> None:
    resource = pytest.importorskip("resource")
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))  # noqa: E731
    done = run(built.project, preexec_fn=limit)
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert line.startswith("The site could not be written: [Errno 27] File too large")
    assert files(built.project / "site") == built.files
    assert list((built.project / ".build").iterdir()) == []


def test_the_site_generator_does_not_read_the_content_again(built: Built, tmp_path: Path) -> None:
    project, rendered = copy_project(tmp_path / "project"), tmp_path / "rendered"
    for language in LANGUAGES:
        made = render(loaded(project), language, project / "docs/theme", commit="")
        write_rendered(made, rendered / language)
    shutil.rmtree(project / "content")
    (project / "content").mkdir()
    variables = {VARIABLE: str(rendered), "SOURCE_DATE_EPOCH": "1700000000"}
    assert run_builder(project, tmp_path / "site", variables) == []
    page = (tmp_path / "site/en/treatments/dabrafenib.html").read_bytes()
    assert page == built.files["en/treatments/dabrafenib.html"]


def test_two_builds_that_differ_as_much_as_they_can_are_the_same(
    built: Built, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify_build.main(["--root", str(built.project)]) == 0
    assert re.fullmatch(
        r"\d+ files, the same in both builds: [0-9a-f]{64}\n", capsys.readouterr().out
    )


def test_every_user_may_read_the_site_as_a_web_server_must(built: Built) -> None:
    site = built.project / "site"
    for path in (site, *site.rglob("*")):
        assert path.stat().st_mode & 0o044 == 0o044, path


@pytest.mark.parametrize(
    ("place", "epoch", "said"),
    [
        ("content/x", "", "holds the project or a part of it"),
        (".git", "", "holds the project or a part of it"),
        (".", "", "holds the project or a part of it"),
        ("..", "", "holds the project or a part of it"),
        ("mine", "", "is not empty and no earlier site"),
        ("mine/letter.txt", "", "is a file"),
        (
            "site",
            "yesterday",
            "SOURCE_DATE_EPOCH must be seconds since 1970 in digits: 'yesterday'",
        ),
        ("new", "1700000000", ""),
        ("earlier", "", ""),
    ],
)
def test_a_build_touches_only_a_folder_of_its_own(place, epoch, said, tmp_path):
    root = tmp_path / "project"
    for name in ("content", "mine", "earlier"):
        (root / name).mkdir(parents=True)
    (root / "mine/letter.txt").touch()
    (root / "earlier/index.html").touch()
    reason = refusal(root, (root / place).resolve(), epoch)
    assert said in reason
    assert bool(said) == bool(reason)
