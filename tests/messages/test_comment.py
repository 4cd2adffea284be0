"""The comment on a pull request: whatever the check's artifact holds, only plain characters."""

from __future__ import annotations

import html
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import markdown
import pytest

from factsheets.messages.comment import UnfitError, comment
from factsheets.messages.report import plain
from nasty import NASTY

RUN = "https://example.org/team/site/actions/runs/12"
PREVIEW = (
    "The page of the check has the whole list and, if the content could be built, the site with "
    "this change as “preview”: download it, unpack it and open index.html. It was built by the "
    "code of this pull request."
)
PREVIEW_ZH = (
    "完整列表见检查页面。内容能够构建时，该页面还附有含本次修改的网站（preview）：下载并解压后打开 "
    "index.html。该网站由本次合并请求的代码构建。"
)


def problem(message: str = "Nothing", **changed: Any) -> dict[str, Any]:
    found = {"path": "content/site.yaml", "line": 3, "code": "FLD001", "severity": "error"}
    return found | {"message": message} | changed


def artifact(tmp_path: Path, *problems: Any, **files: str) -> Path:
    path = tmp_path / "problems.zip"
    whole = json.dumps({"problems": problems})
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name in ("en", "zh"):
            zipped.writestr(f"{name}.json", files.get(name, whole))
    return path


def test_no_problems(tmp_path: Path) -> None:
    assert comment(artifact(tmp_path), RUN) == (
        "<!-- check of the content -->\n"
        f"No problems found in the content.\n\n{PREVIEW}\n\n"
        "<details><summary>中文</summary>\n\n"
        f"内容检查未发现问题。\n\n{PREVIEW_ZH}\n\n</details>\n\n"
        f"[Check · 检查]({RUN})\n"
    )


def test_problems_are_counted_and_listed(tmp_path: Path) -> None:
    said = comment(artifact(tmp_path, problem("Odd"), problem("So so", severity="warning")), RUN)
    assert said.startswith(
        "<!-- check of the content -->\n"
        "To mend before this can be merged: 1. Warnings: 1.\n\n"
        "- content/site.yaml, line 3: FLD001 Odd\n"
        "- content/site.yaml, line 3: FLD001 So so\n\n"
    )
    assert "合并前须解决的问题：1 个。警告：1 个。" in said


def test_a_long_list_is_cut_and_says_so(tmp_path: Path) -> None:
    said = comment(artifact(tmp_path, *[problem()] * 50), RUN)
    assert said.count("\n- ") == 80
    assert "Not shown here: 10; see the page of the check." in said


STRANGE: dict[str, Any] = {
    "no object": "x",
    "path outside": problem(path="../../etc/passwd"),
    "path with markup": problem(path="content/<b>.yaml"),
    "line no number": problem(line="3"),
    "code no code": problem(code="[x](https://example.org)"),
    "message no text": problem(message=None),
}


@pytest.mark.parametrize("one", STRANGE.values(), ids=STRANGE)
def test_what_is_no_problem_of_ours_is_only_counted(tmp_path: Path, one: Any) -> None:
    said = comment(artifact(tmp_path, one), RUN)
    assert "\n- " not in said
    assert "Not shown here: 1; see the page of the check." in said


CALLS = [
    "@octocat",
    "www.example.org",
    "https://example.org",
    "a_b_c",
    "#1",
    "![x](y)",
    "</details>",
]


@pytest.mark.parametrize("text", [*NASTY, *CALLS], ids=repr)
def test_a_message_is_shown_as_its_characters(tmp_path: Path, text: str) -> None:
    said = comment(artifact(tmp_path, problem(text)), RUN)
    line = next(line for line in said.splitlines() if "FLD001" in line)
    shown = line.partition("FLD001 ")[2].replace("<!-- -->", "")
    assert shown == plain(" ".join(text.split())).replace("<!-- -->", "")
    assert not re.search(r"[<>\[\]`*_@!]|www\.|://", shown)
    # What the list is told in ends where we end it.
    assert said.count("\n</details>\n") == 1


def test_the_message_comes_out_as_it_went_in(tmp_path: Path) -> None:
    text = "'α<0.05' & @team [x](y) *b* _c_ `d` 第 3 行"
    line = comment(artifact(tmp_path, problem(text)), RUN).splitlines()[3]
    shown = markdown.markdown(line).replace("<!-- -->", "")
    text_shown = html.unescape(re.sub(r"<[^>]*>", "", shown)).strip()
    assert text_shown == f"content/site.yaml, line 3: FLD001 {text}"


UNFIT: dict[str, tuple[dict[str, str], str]] = {
    "no json": ({"en": "{"}, "en.json of the check cannot be read."),
    "deep": ({"zh": "[" * 100_000}, "zh.json of the check cannot be read."),
    "no list": ({"en": "[]"}, "en.json of the check is no list of problems."),
    "bomb": ({"en": " " * 3_000_000}, "en.json of the check is no list of problems."),
}


@pytest.mark.parametrize(("files", "said"), UNFIT.values(), ids=UNFIT)
def test_lists_of_another_kind_are_refused(
    tmp_path: Path, files: dict[str, str], said: str
) -> None:
    with pytest.raises(UnfitError, match=re.escape(said)):
        comment(artifact(tmp_path, **files), RUN)


def without_lists(path: Path) -> None:
    zipfile.ZipFile(path, "w").close()


@pytest.mark.parametrize(
    ("write", "run", "said"),
    [
        (lambda path: path.write_bytes(b"x"), RUN, "What the check left is no zip."),
        (
            lambda path: path.write_bytes(b"x" * 1_000_001),
            RUN,
            "The check left more than 1000000 bytes.",
        ),
        (without_lists, RUN, "en.json of the check cannot be read."),
        (
            without_lists,
            "https://example.org/) @all",
            "The address of the check's page is none.",
        ),
    ],
    ids=["no zip", "large", "no lists", "no address"],
)
def test_an_artifact_of_another_kind_is_refused(tmp_path, write, run, said):
    write(tmp_path / "problems.zip")
    with pytest.raises(UnfitError, match=re.escape(said)):
        comment(tmp_path / "problems.zip", run)
