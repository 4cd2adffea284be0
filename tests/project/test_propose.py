"""``.github/propose.sh``: a change of the content becomes a pull request, and nothing else does."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / ".github/propose.sh"
BRANCH = "suggestion/issue-7"
MESSAGE = 'Change a: "$(touch /tmp/x)" `id`\n\nWhy: ~~~ is no end\n~~~\nFields:\n- name\n'
# Stands for the host's program: notes what it was asked, and how many pull requests are open.
GH = """#!/bin/sh
printf '%s\\n' "$*" >> "$ASKED"
case "$1 $2" in "pr list") cat "$OPEN" ;; esac
"""

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Place:
    """A clone with its origin, a folder for the proposal, and what ``gh`` was asked."""

    clone: Path
    origin: Path
    proposal: Path
    environment: dict[str, str]

    @property
    def asked(self) -> list[str]:
        path = Path(self.environment["ASKED"])
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.clone,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def write(self, name: str, text: str) -> None:
        path = self.clone / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def offer(self) -> None:
        """Make what stands in the clone the proposal, and put the clone back."""
        self.git("add", "--all")
        (self.proposal / "change.patch").write_text(self.git("diff", "--cached", "--binary"))
        self.git("reset", "--quiet", "--hard")

    def propose(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [SCRIPT, self.proposal],
            cwd=self.clone,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )

    def proposed(self) -> str:
        """The files of the branch at the origin that differ from its parent."""
        return self.git("-C", str(self.origin), "diff", "--name-only", f"{BRANCH}~", BRANCH)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    for name in ("origin", "clone", "proposal", "bin", "home"):
        (tmp_path / name).mkdir()
    gh = tmp_path / "bin/gh"
    gh.write_text(GH, encoding="utf-8")
    gh.chmod(0o755)
    (tmp_path / "open").write_text("0\n")
    environment = {
        "PATH": f"{gh.parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(tmp_path / "home"),
        "ASKED": str(tmp_path / "asked"),
        "OPEN": str(tmp_path / "open"),
        "BRANCH": BRANCH,
        "BASE": "main",
    }
    found = Place(tmp_path / "clone", tmp_path / "origin", tmp_path / "proposal", environment)
    found.git("init", "--quiet", "--bare", str(found.origin))
    found.git("init", "--quiet", "--initial-branch=main")
    found.git("remote", "add", "origin", str(found.origin))
    found.git("config", "user.name", "A")
    found.git("config", "user.email", "a@example.org")
    found.write("content/treatments/a.yaml", "name: a\n")
    found.write("scripts/check.py", "print()\n")
    found.git("add", "--all")
    found.git("commit", "--quiet", "--message", "Begin")
    (found.proposal / "message.txt").write_text(MESSAGE, encoding="utf-8")
    (found.proposal / "origin.txt").write_text("Closes #7\n", encoding="utf-8")
    return found


def test_a_change_of_the_content_becomes_a_pull_request(place: Place) -> None:
    place.write("content/treatments/a.yaml", "name: b\n")
    place.write("content/studies/new.yaml", "read: none\n")
    place.offer()
    assert place.propose().returncode == 0
    assert place.proposed() == "content/studies/new.yaml\ncontent/treatments/a.yaml\n"
    shown = place.git("-C", str(place.origin), "log", "-1", "--format=%an%n%B", BRANCH)
    assert shown.strip() == f"github-actions[bot]\n{MESSAGE}".strip()
    body, title = place.proposal / "body.md", MESSAGE.splitlines()[0]
    assert place.asked == [
        f"pr list --head {BRANCH} --state open --json number --jq length",
        "auth setup-git",
        f"pr create --base main --head {BRANCH} --title {title} --body-file {body}",
    ]
    quoted = MESSAGE.replace("\n~~~\n", "\n ~~~\n")
    assert body.read_text(encoding="utf-8") == (
        f"Closes #7\n\n~~~text\n{quoted}~~~\n\n"
        "Close and reopen this pull request to start its check. · "
        "请关闭后重新打开此合并请求，以启动检查。\n"
    )


def test_what_is_no_content_stays_out(place: Place) -> None:
    place.write("content/treatments/a.yaml", "name: b\n")
    place.write("scripts/check.py", "import os\n")
    place.write("references.bib", "@article{a}\n")
    place.offer()
    assert place.propose().returncode == 0
    assert place.proposed() == "content/treatments/a.yaml\nreferences.bib\n"


def test_a_link_is_refused(place: Place) -> None:
    (place.clone / "content/site.yaml").symlink_to("/etc/passwd")
    place.offer()
    done = place.propose()
    assert (done.returncode, done.stderr.splitlines()[-1]) == (
        1,
        "The change makes a link, which no content file may be.",
    )
    assert [one for one in place.asked if not one.startswith("pr list")] == []


def test_without_a_change_nothing_happens(place: Place) -> None:
    place.offer()
    done = place.propose()
    assert (done.returncode, done.stdout, place.asked) == (0, "Nothing has changed.\n", [])


def test_an_open_pull_request_is_left_as_it_is(place: Place) -> None:
    Path(place.environment["OPEN"]).write_text("1\n")
    place.write("content/treatments/a.yaml", "name: b\n")
    place.offer()
    done = place.propose()
    assert done.returncode == 0
    assert done.stdout == f"A pull request from {BRANCH} is open already; it is left as it is.\n"
    assert len(place.asked) == 1
