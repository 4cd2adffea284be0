"""The jobs at the host: pinned, with the least rights, and no stranger's text near a shell."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from factsheets.site.pipeline import read_site
from toy_site import copy_toy, put

ROOT = Path(__file__).parents[2]
WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
FORMS = [
    path for path in sorted((ROOT / ".github/ISSUE_TEMPLATE").iterdir()) if path.stem != "config"
]
TOOLS = Path(sys.executable).parent
PINNED = re.compile(r"uses: ([\w-]+/[\w-]+)@([0-9a-f]{40}) # (v[0-9]+\.[0-9]+\.[0-9]+)")
# Which job may do what; everything else may read the public repository at most.
RIGHTS: dict[str, dict[str, str]] = {
    "check.content": {"contents": "read"},
    "check.history": {"contents": "read"},
    "check.tests": {"contents": "read"},
    "comment.comment": {"actions": "read", "contents": "read", "pull-requests": "write"},
    "pages.build": {"contents": "read"},
    "pages.verify": {"contents": "read"},
    "pages.deploy": {"pages": "write", "id-token": "write"},
    "release.build": {"contents": "read"},
    "release.publish": {"contents": "write", "id-token": "write", "attestations": "write"},
    "suggestion.apply": {"contents": "read"},
    "suggestion.propose": {"contents": "write", "pull-requests": "write"},
    "suggestion.answer": {"issues": "write"},
    "weekly.look": {"contents": "read"},
    "weekly.audit": {"contents": "read"},
    "weekly.builder": {"contents": "read"},
    "weekly.propose": {"contents": "write", "pull-requests": "write"},
    "weekly.remind": {"issues": "write"},
}


def loaded(path: Path) -> dict[Any, Any]:
    """A workflow as the host reads it; ``on`` is ``True`` there, as YAML 1.1 has it."""
    found = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def jobs() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every job of every workflow, by ``workflow.job``."""
    for path in WORKFLOWS:
        for name, job in loaded(path)["jobs"].items():
            yield f"{path.stem}.{name}", job


JOBS = dict(jobs())
STEPS = {
    f"{name}, step {number}": step
    for name, job in JOBS.items()
    for number, step in enumerate(job["steps"], 1)
}
SCRIPTS = {name: step["run"] for name, step in STEPS.items() if "run" in step}


def test_every_action_is_pinned_by_its_commit_and_says_its_version() -> None:
    lines = [line.strip() for path in WORKFLOWS for line in path.read_text("utf-8").splitlines()]
    uses = [line.removeprefix("- ") for line in lines if "uses:" in line]
    assert uses
    assert [use for use in uses if not PINNED.fullmatch(use)] == []


def test_every_action_has_one_version() -> None:
    pins = {
        match.groups() for path in WORKFLOWS for match in PINNED.finditer(path.read_text("utf-8"))
    }
    assert len(pins) == len({action for action, _, _ in pins})


def test_every_job_has_the_rights_it_needs_and_no_more() -> None:
    assert {name: job["permissions"] for name, job in JOBS.items()} == RIGHTS


def test_a_workflow_gives_no_rights_by_itself_and_never_runs_twice_at_once() -> None:
    for path in WORKFLOWS:
        workflow = loaded(path)
        assert workflow["permissions"] == {}, path
        assert workflow["concurrency"]["group"], path
        assert workflow["defaults"] == {"run": {"shell": "bash"}}, path


def test_a_job_ends_and_waits_for_jobs_that_exist() -> None:
    for name, job in JOBS.items():
        assert 1 <= job["timeout-minutes"] <= 60, name
        needs = job.get("needs", [])
        others = [needs] if isinstance(needs, str) else needs
        assert {f"{name.partition('.')[0]}.{other}" for other in others} <= JOBS.keys(), name


def test_a_job_that_may_write_runs_no_package() -> None:
    writing = [name for name, rights in RIGHTS.items() if "write" in rights.values()]
    assert len(writing) > 3
    for name in writing:
        script = "\n".join(step.get("run", "") for step in JOBS[name]["steps"])
        assert not re.search(r"\bpip\b|\bmake\b|set_up|\.venv", script), name


def test_nothing_is_put_into_a_script_but_by_its_variables() -> None:
    assert [name for name, script in SCRIPTS.items() if "${{" in script] == []


def test_no_checkout_leaves_a_key_behind() -> None:
    checkouts = [
        step["with"]
        for step in STEPS.values()
        if str(step.get("uses", "")).startswith("actions/checkout@")
    ]
    assert checkouts
    for options in checkouts:
        assert options["persist-credentials"] is False
        # No other repository, no other commit: what an event like workflow_run gives is ours.
        assert options.keys() <= {"persist-credentials", "sparse-checkout", "fetch-depth"}


def test_no_workflow_takes_a_secret_or_the_dangerous_event() -> None:
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8")
        assert "secrets." not in text
        assert "pull_request_target" not in text


def test_a_pull_request_starts_only_the_job_without_rights() -> None:
    events = {path.stem: set(loaded(path)[True]) for path in WORKFLOWS}
    assert events == {
        "check": {"pull_request", "workflow_dispatch"},
        "comment": {"workflow_run"},
        "pages": {"push", "workflow_dispatch"},
        "release": {"push"},
        "suggestion": {"issues"},
        "weekly": {"schedule", "workflow_dispatch"},
    }


def test_a_label_counts_only_from_somebody_who_may_write() -> None:
    job = JOBS["suggestion.apply"]
    assert job["if"] == "github.event.label.name == 'apply'"
    assert "/permission" in job["steps"][0]["run"]
    assert "uses" not in job["steps"][0]
    assert JOBS["suggestion.propose"]["needs"] == "apply"


def test_every_program_a_job_runs_exists() -> None:
    texts = [path.read_text(encoding="utf-8") for path in [*WORKFLOWS, ROOT / ".gitlab-ci.yml"]]
    named = set(re.findall(r"(?:scripts|\.github)/[\w]+\.(?:py|sh)", "\n".join(texts)))
    assert {"scripts/apply_change.py", "scripts/check_retractions.py"} <= named
    assert {one for one in named if not (ROOT / one).is_file()} == set()


# What guards the site, and the jobs of GitHub and GitLab that run it.
GUARDS = {
    "scripts/check_history.py": (["check.history"], ["history"]),
    "make verify": (["pages.verify", "release.build"], ["verify", "release"]),
    "make audit": (["weekly.audit"], ["audit"]),
    "make verify-builder": (["weekly.builder"], ["builder"]),
}


def in_script(command: str, script: str) -> bool:
    """Whether a script runs a command, and not one whose name begins like it."""
    return bool(re.search(rf"{re.escape(command)}(?![\w-])", script))


@pytest.mark.parametrize(("command", "expected"), GUARDS.items(), ids=GUARDS)
def test_both_hosts_run_what_guards_the_site(
    command: str, expected: tuple[list[str], list[str]]
) -> None:
    github = [
        name
        for name, job in JOBS.items()
        if any(in_script(command, step.get("run", "")) for step in job["steps"])
    ]
    gitlab = [
        name
        for name, job in loaded(ROOT / ".gitlab-ci.yml").items()
        if isinstance(job, dict) and any(in_script(command, line) for line in job.get("script", []))
    ]
    assert (github, gitlab) == expected


def test_publishing_waits_for_no_look_at_the_packages_or_a_second_build() -> None:
    assert JOBS["pages.deploy"]["needs"] == "build"
    assert {JOBS[name]["needs"] for name in ("weekly.propose", "weekly.remind")} == {"look"}


def git(folder: Path, *command: str) -> None:
    """Run git in ``folder`` as somebody."""
    identity = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", "-C", str(folder), *identity, *command], check=True, capture_output=True)


@pytest.fixture
def branch(tmp_path: Path) -> Path:
    """A clone of the toy, on a branch, after somebody else altered a number on ``main``."""
    host = copy_toy(tmp_path)
    shutil.copytree(ROOT / "scripts", host / "scripts")
    (host / ".gitignore").write_text(".venv\n__pycache__\n", encoding="utf-8")
    git(host, "init", "-q", "-b", "main")
    git(host, "add", "-A")
    git(host, "commit", "-qm", "x")
    clone = tmp_path / "clone"
    git(host, "clone", "-q", str(host), str(clone))
    git(clone, "checkout", "-qb", "mine")
    put(host, "treatments/dabrafenib.yaml:findings.0.results.0.effect.value", '"0.62"')
    git(host, "commit", "-qam", "Their change")
    git(clone, "fetch", "-q")
    (clone / ".venv").symlink_to(Path(sys.prefix))
    return clone


def compared(folder: Path, base: str = "main") -> subprocess.CompletedProcess[str]:
    """What the job that compares with the base branch says in ``folder``."""
    script = JOBS["check.history"]["steps"][-1]["run"]
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env={**os.environ, "BASE": base},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_a_number_that_others_altered_is_not_held_against_a_branch(branch: Path) -> None:
    done = compared(branch)
    assert (done.returncode, done.stdout) == (0, "0 problems, 0 warnings\n")


@pytest.mark.slow
def test_a_number_altered_on_the_branch_needs_a_reason(branch: Path) -> None:
    put(branch, "treatments/dabrafenib.yaml:findings.0.results.0.effect.value", '"0.61"')
    done = compared(branch)
    assert done.returncode == 1
    assert done.stdout == (
        "content/treatments/dabrafenib.yaml:20: PUB005 'os-brain' changed at "
        "results[0].effect.value (0.60 → 0.61), but history has no new entry; add one at its "
        "end that says why.\n"
        "1 problems, 0 warnings\n"
    )


@pytest.mark.slow
def test_a_branch_of_unknown_beginning_is_not_passed_unseen(branch: Path) -> None:
    assert compared(branch, "gone").returncode != 0


def test_the_comment_is_found_by_the_mark_that_its_writer_sets() -> None:
    from factsheets.messages.comment import MARK

    assert f'startswith("{MARK}")' in JOBS["comment.comment"]["steps"][-1]["run"]


def ran(*command: str | Path) -> str:
    """What a linter has to say; empty if it is content."""
    done = subprocess.run(
        list(map(str, command)), text=True, capture_output=True, cwd=ROOT, check=False
    )
    return (done.stdout + done.stderr) if done.returncode else ""


@pytest.mark.slow
def test_zizmor_finds_nothing() -> None:
    assert ran(TOOLS / "zizmor", "--offline", "--persona", "auditor", ".github") == ""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("schema", "paths"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.github-issue-forms", FORMS),
        ("vendor.github-issue-config", [ROOT / ".github/ISSUE_TEMPLATE/config.yml"]),
        ("vendor.dependabot", [ROOT / ".github/dependabot.yml"]),
        ("vendor.gitlab-ci", [ROOT / ".gitlab-ci.yml"]),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_the_hosts_would_accept_the_files(schema: str, paths: list[Path]) -> None:
    assert ran(TOOLS / "check-jsonschema", "--builtin-schema", schema, *paths) == ""


@pytest.mark.slow
def test_shellcheck_finds_nothing(tmp_path: Path) -> None:
    scripts = [ROOT / ".github/propose.sh"]
    for number, (name, script) in enumerate(SCRIPTS.items()):
        scripts.append(tmp_path / f"{number}.sh")
        scripts[-1].write_text(f"# {name}\nset -eo pipefail\n{script}", encoding="utf-8")
    assert ran(TOOLS / "shellcheck", "--shell=bash", *scripts) == ""


def texts(node: Any) -> Iterator[str]:
    """Every text of an issue form that somebody reads."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key in ("name", "description", "label", "value", "options", "placeholder", "about"):
                yield from [value] if isinstance(value, str) else value
            else:
                yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)


def test_a_form_speaks_both_languages() -> None:
    for path in [*FORMS, ROOT / ".github/ISSUE_TEMPLATE/config.yml"]:
        read = list(texts(loaded(path)))
        assert read, path
        assert [text for text in read if not re.search("[一-鿿]", text)] == [], path
        assert [text for text in read if not re.search("[A-Za-z]{2}", text)] == [], path


def test_the_fields_of_a_form_have_ids_of_their_own() -> None:
    for path in FORMS:
        ids = [field["id"] for field in loaded(path)["body"] if field["type"] != "markdown"]
        assert len(ids) == len(set(ids)) >= 2, path


def test_the_forms_lead_to_the_site() -> None:
    catalog, _ = read_site(ROOT)
    assert catalog is not None
    config = loaded(ROOT / ".github/ISSUE_TEMPLATE/config.yml")
    (link,) = config["contact_links"]
    assert link["url"] == f"{catalog.site.content.address}index.html"
    # The form on the site fills in an issue without a template.
    assert config["blank_issues_enabled"] is True


def test_both_hosts_ask_the_same_of_a_change() -> None:
    github = (ROOT / ".github/PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    gitlab = (ROOT / ".gitlab/merge_request_templates/Default.md").read_text(encoding="utf-8")
    assert github == gitlab
    asked = [one for one in github.splitlines() if one]
    assert [one for one in asked if not re.search("[一-鿿]", one)] == []


def owners() -> list[tuple[str, set[str]]]:
    """The rows of CODEOWNERS."""
    lines = (ROOT / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    rows = [one.split() for one in lines if one and not one.startswith("#")]
    return [(pattern, set(names)) for pattern, *names in rows]


def owner(path: str) -> set[str]:
    """Who is asked about a path: by the last row that fits."""
    found = [
        names
        for pattern, names in owners()
        if pattern == "*" or f"/{path}" == pattern or f"/{path}".startswith(pattern.rstrip("*"))
    ]
    return found[-1]


def test_content_is_for_clinicians_and_the_engine_for_engineers() -> None:
    clinicians, engineers = {"@example-org/clinicians"}, {"@example-org/engineers"}
    assert owner("content/treatments/x.yaml") == owner("references.bib") == clinicians
    assert owner("docs/zh/methods.md") == clinicians
    assert owner("scripts/check.py") == owner(".github/workflows/check.yml") == engineers
    assert owner("docs/theme/main.html") == owner("CODEOWNERS") == engineers
    assert owner("content/site.yaml") == owner("content/vocab/designs.yaml")
    assert owner("content/site.yaml") == clinicians | engineers


def test_every_place_with_owners_exists() -> None:
    places = [pattern for pattern, _ in owners() if pattern != "*"]
    assert [one for one in places if not (ROOT / one.strip("/")).exists()] == []


def test_gitlab_shows_problems_beside_the_lines() -> None:
    job = loaded(ROOT / ".gitlab-ci.yml")["content"]
    report = job["artifacts"]["reports"]["codequality"]
    assert job["artifacts"]["when"] == "always"
    assert any(f"--format gitlab > {report}" in line for line in job["script"])


def test_every_job_of_gitlab_ends() -> None:
    known = {"stages", "default", "workflow", ".on-change"}
    found = {
        name: job for name, job in loaded(ROOT / ".gitlab-ci.yml").items() if name not in known
    }
    assert [name for name, job in found.items() if "timeout" not in job] == []
