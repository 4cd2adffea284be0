"""The list of released ids: read, written, and refused when it was edited by hand."""

from __future__ import annotations

from pathlib import Path

from factsheets.catalog.released import RELEASED, as_list, parse_released_ids
from record_release import main
from toy_site import copy_toy, load, toy_with


def test_the_list_is_read_as_it_is_written() -> None:
    ids = {"dabrafenib", "dabrafenib#os-brain", "mapk-pathway"}
    found, problems = parse_released_ids(as_list(ids).encode())
    assert (found, problems) == (
        {"dabrafenib": 3, "dabrafenib#os-brain": 4, "mapk-pathway": 5},
        [],
    )


def test_a_line_that_is_no_id_is_named() -> None:
    found, problems = parse_released_ids("# x\nok\n<b>\n\xff#y\n".encode("latin-1"))
    assert found == {"ok": 2}
    assert [str(one) for one in problems] == [
        f"derived/released-ids.txt:{line}: PUB003 a line of the list of released ids must be "
        f"sheet-id or sheet-id#finding-id: '{text}'. Undo the edit; `make release` writes "
        "this file."
        for line, text in ((3, "<b>"), (4, "\\xff#y"))
    ]


def test_a_list_behind_a_link_is_not_read(tmp_path: Path) -> None:
    root = copy_toy(tmp_path)
    (tmp_path / "elsewhere").write_text("dabrafenib\n")
    (root / RELEASED).symlink_to(tmp_path / "elsewhere")
    assert load(root) == [
        "derived/released-ids.txt:1: SRC002 This file, or a folder on its path, is a symbolic "
        "link: put the file itself here."
    ]


def test_a_release_writes_every_id_and_forgets_none(tmp_path: Path, capsys) -> None:
    root = toy_with(tmp_path, {"treatments/dabrafenib.yaml:former_ids": "[brim-9]"})
    (root / RELEASED).write_text("brim-9\nbrim-9#os-brain\n")
    assert main(["--root", str(root), "--without-retractions", "A toy."]) == 0
    lines = (root / RELEASED).read_text(encoding="utf-8").splitlines()
    assert {"brim-9", "brim-9#os-brain", "dabrafenib", "dabrafenib#os-brain"} <= set(lines)
    count = len(lines) - 2
    said = f"derived/released-ids.txt: {count} ids, {count - 2} of them new\n"
    assert capsys.readouterr().out.endswith(said)
    assert load(root) == []


def test_no_list_is_written_while_the_content_has_problems(tmp_path: Path, capsys) -> None:
    root = toy_with(tmp_path, {"treatments/dabrafenib.yaml:class": "x"})
    assert main(["--root", str(root)]) == 1
    assert "REF003" in capsys.readouterr().out
    assert not (root / RELEASED).exists()
