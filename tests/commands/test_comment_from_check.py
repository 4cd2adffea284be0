"""The command that writes the comment, as its job runs it: where no package is installed."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

COMMAND = Path(__file__).parents[2] / "scripts" / "comment_from_check.py"
RUN = "https://example.org/team/site/actions/runs/12"


def ran(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-S", str(COMMAND), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def test_the_comment_is_printed_without_packages(tmp_path: Path) -> None:
    path = tmp_path / "problems.zip"
    with zipfile.ZipFile(path, "w") as zipped:
        for name in ("en", "zh"):
            zipped.writestr(f"{name}.json", json.dumps({"problems": []}))
    done = ran(str(path), RUN)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("<!-- check of the content -->\n")
    assert done.stdout.endswith(f"[Check · 检查]({RUN})\n")


def test_what_cannot_be_commented_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "problems.zip"
    path.write_bytes(b"x")
    done = ran(str(path), RUN)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "What the check left is no zip.\n"
    assert ran().stderr == "Usage: python scripts/comment_from_check.py ARTIFACT RUN\n"
