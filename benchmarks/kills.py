"""Does a build that is killed at any moment leave a whole site?

    python benchmarks/kills.py [TIMES] [SEED]

Builds the toy site in two versions, so that every page differs, then starts a build of one over
the other and kills it with SIGKILL: every other time the whole process group, else the parent alone
while its MkDocs runs go on writing; half of the times at a random moment of its run, half of the
times at a random moment of its last part, where the swap is. What stands in ``site/`` must then be
one of the two, to the byte. Prints what was found; exits with 1 if a site was ever neither.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = (sys.executable, "scripts/build_site.py")
# Seconds that audit, swap and clean-up take, and some more.
LAST_PART = 0.8
VERSIONS = ("0.0.1", "0.0.2")


def copy_project(folder: Path) -> Path:
    """A project whose content is the toy's and whose engine is ours."""
    ignore = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "tests" / "toy", folder, dirs_exist_ok=True)
    for name in ("docs", "scripts"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignore)
    for name in ("mkdocs.yml", "mkdocs.zh.yml"):
        shutil.copy(ROOT / name, folder / name)
    return folder


def set_version(project: Path, version: str) -> None:
    """Write the version that the footer of every page shows."""
    path = project / "content" / "site.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    changed = [f"version: {version}" if line.startswith("version:") else line for line in lines]
    path.write_text("\n".join(changed) + "\n", encoding="utf-8")


def start(project: Path) -> subprocess.Popen[bytes]:
    """A build in a process group of its own."""
    return subprocess.Popen(
        COMMAND,
        cwd=project,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000", "PYTHONDONTWRITEBYTECODE": "1"},
        start_new_session=True,
    )


def fingerprint(site: Path) -> str:
    """Changes when any file of the site changes, is added or is missing."""
    digest = hashlib.sha256()
    for path in sorted(path for path in site.rglob("*") if path.is_file()):
        name = path.relative_to(site).as_posix().encode()
        digest.update(name + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def survey(
    times: int, seed: int, say: Callable[[str], None] = lambda line: None
) -> tuple[Counter[str], float]:
    """What stood there after each kill (``earlier``, ``new`` or ``broken``), and how long a build
    takes. Raises ``RuntimeError`` if the toy site cannot be built at all."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as temporary:
        project = copy_project(Path(temporary) / "project")
        known, lasted = _build_both(project)
        counts: Counter[str] = Counter()
        for number in range(times):
            before = fingerprint(project / "site")
            goal = next(version for version in VERSIONS if known[version] != before)
            set_version(project, goal)
            process = start(project)
            if number % 4 > 1:
                _wait_for_last_part(process, project)
                wait = chance.uniform(0, LAST_PART)
            else:
                wait = chance.uniform(0, lasted * 1.1)
            _kill_after(process, wait, whole=number % 2 == 0)
            after = fingerprint(project / "site")
            counts[_verdict(after, before, known[goal])] += 1
            say(f"{number + 1}: {dict(counts)}")
            if counts["broken"]:
                break
        return counts, lasted


def _build_both(project: Path) -> tuple[dict[str, str], float]:
    known = {}
    begun = time.monotonic()
    for version in VERSIONS:
        set_version(project, version)
        begun = time.monotonic()
        if start(project).wait():
            raise RuntimeError("the toy site cannot be built")
        known[version] = fingerprint(project / "site")
    return known, time.monotonic() - begun


def _wait_for_last_part(process: subprocess.Popen[bytes], project: Path) -> None:
    """Wait until the new site is whole in its temporary folder, or the build is over."""
    while process.poll() is None and not any(project.glob(".build/*/site/_headers")):
        time.sleep(0.005)


def _kill_after(process: subprocess.Popen[bytes], seconds: float, whole: bool) -> None:
    with suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL) if whole else process.kill()
    process.wait()
    if not whole:
        # What the orphans write until here must do no harm either.
        time.sleep(0.2)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def _verdict(after: str, before: str, new: str) -> str:
    return "earlier" if after == before else "new" if after == new else "broken"


if __name__ == "__main__":
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    counts, took = survey(times, int(sys.argv[2]) if len(sys.argv) > 2 else 1, print)
    print(f"{counts.total()} kills within {took:.1f} s builds: {dict(counts)}")
    sys.exit(1 if counts["broken"] else 0)
