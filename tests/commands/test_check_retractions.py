"""The job that looks up retractions: what it asks, writes and says."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from check_retractions import main
from recorded import crossref_update, crossref_work, serving
from toy_site import load, loaded

FILE = "derived/retractions.yaml"


def dois(root: Path) -> list[str]:
    return sorted(ref.doi for ref in loaded(root).references.values() if ref.doi)


def answers(root: Path, **more: Any) -> dict[str, tuple[int, Any]]:
    """Nothing known about any work, but ``more`` by the last part of its DOI."""
    found = {}
    for doi in dois(root):
        name = doi.rpartition(".")[2]
        path = "/" + doi.replace("/", "%2F")
        found[path] = more.get(name, (200, crossref_work(doi)))
    return found


def run(
    root: Path, served: dict[str, tuple[int, Any]], *more: str, date: str = "2026-11-21"
) -> int:
    with serving(served) as service:
        fixed = ["--service", service.url, "--pause", "0", "--date", date, "--root", str(root)]
        return main([*fixed, *more])


RETRACTED = (
    200,
    crossref_work(
        "10.5555/toy.moth",
        crossref_update("retraction", "10.5555/toy.r", 2025, 3, 1),
        crossref_update("erratum", "10.5555/toy.e", 2016),
    ),
)


def test_every_doi_is_asked_for_and_written_in_order(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    served = answers(root, moth=RETRACTED, fish=(404, b"Resource not found."))
    assert run(root, served) == 0
    lines = ["# Written by scripts/check_retractions.py; not to be edited by hand."]
    lines += ["service: Crossref", "works:"]
    for doi in dois(root):
        lines += [f"  - doi: {doi}", '    on: "2026-11-21"']
        if doi == "10.5555/toy.fish":
            lines += ['    known: "no"']
        if doi == "10.5555/toy.moth":
            lines += ["    notices:"]
            lines += ["      - kind: correction", "        doi: 10.5555/toy.e"]
            lines += ['        date: "2016"']
            lines += ["      - kind: retraction", "        doi: 10.5555/toy.r"]
            lines += ['        date: "2025-03-01"']
    assert (root / FILE).read_text(encoding="utf-8").splitlines() == lines
    count = len(dois(root))
    assert capsys.readouterr().out == (
        "New: correction of 10.5555/toy.moth (10.5555/toy.e, 2016)\n"
        "New: retraction of 10.5555/toy.moth (10.5555/toy.r, 2025-03-01)\n"
        f"{count} works, 1 with notices, 1 not known to the service.\n"
    )
    assert {one.split(" ")[1] for one in load(root)} == {"RET001"}


def test_the_service_is_told_who_asks(root: Path) -> None:
    served = answers(root)
    with serving(served) as service:
        fixed = ["--service", service.url, "--pause", "0", "--root", str(root)]
        main([*fixed, "--mailto", "a@example.org"])
        asked = [path for path, _ in service.asked]
    assert asked == [f"{path}?mailto=a%40example.org" for path in sorted(served)]


def test_a_second_run_says_only_what_is_new(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, answers(root, moth=RETRACTED)) == 0
    capsys.readouterr()
    assert run(root, answers(root, moth=RETRACTED), date="2026-11-28") == 0
    assert capsys.readouterr().out == (
        f"{len(dois(root))} works, 1 with notices, 0 not known to the service.\n"
    )
    assert '"2026-11-21"' not in (root / FILE).read_text(encoding="utf-8")


def test_a_work_that_cannot_be_looked_up_keeps_what_is_known(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, answers(root, moth=RETRACTED)) == 0
    capsys.readouterr()
    assert run(root, answers(root, moth=(500, b"")), date="2026-11-28") == 1
    assert "10.5555/toy.moth:1: NET003 127.0.0.1:" in capsys.readouterr().out
    work = loaded(root).checked_works["moth2015twofold"]
    assert (work.on, [notice.kind for notice in work.notices]) == (
        "2026-11-21",
        ["correction", "retraction"],
    )
    assert loaded(root).checked_works["long2012dabrafenib"].on == "2026-11-28"


def test_offline_nothing_is_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with serving({}) as gone:
        url = gone.url
    assert main(["--service", url, "--pause", "0", "--root", str(root)]) == 1
    host = url.split("/")[2]
    assert capsys.readouterr().out == (
        f"{dois(root)[0]}:1: NET001 {host} could not be reached (Connection refused): try again "
        "when online.\nNothing was written.\n"
    )
    assert not (root / FILE).exists()


def test_a_service_that_only_fails_is_left_alone(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    served = dict.fromkeys(answers(root), (503, b""))
    assert run(root, served) == 1
    printed = capsys.readouterr().out
    assert printed.count(" NET003 ") == 3
    assert printed.endswith("\nNothing was written.\n")
    assert not (root / FILE).exists()


def test_failures_that_do_not_follow_each_other_stop_nothing(root: Path) -> None:
    busy = dict.fromkeys(("fish", "long", "review", "sweep"), (503, b""))
    assert run(root, answers(root, **busy)) == 1
    assert len(loaded(root).checked_works) == len(dois(root)) - len(busy)


def test_an_answer_of_another_form_is_no_all_clear(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, answers(root, moth=(200, {"status": "ok"}))) == 1
    assert "10.5555/toy.moth:1: NET005 The answer of 127.0.0.1:" in capsys.readouterr().out
    assert "moth2015twofold" not in loaded(root).checked_works


def test_a_broken_bibliography_is_mended_first(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "references.bib").write_text("stray\n", encoding="utf-8")
    assert run(root, {}) == 1
    assert capsys.readouterr().out == (
        "references.bib:1: RET004 The bibliography has errors; mend them first (see make check).\n"
        "Nothing was written.\n"
    )
