"""The swap: the new site takes the earlier one's place whole, or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factsheets.site import swap as swapping
from factsheets.site.swap import exchange, recover, swap

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


def site(folder: Path, text: str) -> Path:
    """A site of one file."""
    folder.mkdir()
    (folder / "index.html").write_text(text, encoding="utf-8")
    return folder


def shown(folder: Path) -> str:
    """What the site shows."""
    return (folder / "index.html").read_text(encoding="utf-8")


@pytest.fixture(params=[True, False], ids=["one system call", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of swapping."""
    if not request.param:
        monkeypatch.setattr(swapping, "exchange", lambda one, other: False)


@pytest.mark.usefixtures("way")
def test_a_first_site_is_put_in_place(tmp_path: Path) -> None:
    swap(site(tmp_path / "new", "new"), tmp_path / "site")
    assert shown(tmp_path / "site") == "new"


@pytest.mark.usefixtures("way")
def test_a_later_site_replaces_the_earlier_and_leaves_nothing_behind(tmp_path: Path) -> None:
    place = site(tmp_path / "site", "old")
    swap(site(tmp_path / "new", "new"), place)
    assert (shown(place), sorted(p.name for p in tmp_path.iterdir())) == ("new", ["site"])


def test_a_swap_killed_between_two_renames_is_undone_at_the_next_start(tmp_path: Path) -> None:
    place = site(tmp_path / "site", "old")
    place.rename(tmp_path / ".site.old")
    recover(place)
    assert shown(place) == "old"


def test_a_swap_killed_before_the_clean_up_keeps_the_new_site(tmp_path: Path) -> None:
    place = site(tmp_path / "site", "new")
    site(tmp_path / ".site.old", "old")
    recover(place)
    assert (shown(place), (tmp_path / ".site.old").exists()) == ("new", False)


def test_a_refused_second_rename_puts_the_earlier_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swapping, "exchange", lambda one, other: False)
    place = site(tmp_path / "site", "old")
    with pytest.raises(OSError, match="missing"):
        swap(tmp_path / "missing", place)
    assert shown(place) == "old"


LOOP = """
import sys
from pathlib import Path
from factsheets.site import swap as swapping
if sys.argv[2] == "renames":
    swapping.exchange = lambda one, other: False
folder = Path(sys.argv[1])
number = 0
while True:
    number += 1
    new = folder / f"new{number}"
    new.mkdir()
    for name in "abcdefgh":
        (new / name).write_text(str(number))
    swapping.swap(new, folder / "site")
    print(number, flush=True)
"""


@pytest.mark.parametrize("how", ["one system call", "renames"])
def test_a_swap_killed_at_any_moment_leaves_one_whole_site(tmp_path: Path, how: str) -> None:
    for moment in range(12):
        folder = tmp_path / str(moment)
        folder.mkdir()
        process = subprocess.Popen(
            [sys.executable, "-c", LOOP, str(folder), how],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(SCRIPTS)},
        )
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.003 * moment)
        process.kill()
        process.communicate()
        recover(folder / "site")
        written = {path.name: path.read_text() for path in (folder / "site").iterdir()}
        assert "".join(sorted(written)) == "abcdefgh"
        assert len(set(written.values())) == 1


def test_exchange_swaps_two_folders_or_says_that_it_cannot(tmp_path: Path) -> None:
    one, other = site(tmp_path / "one", "1"), site(tmp_path / "other", "2")
    swapped = exchange(one, other)
    assert (shown(one), shown(other)) == (("2", "1") if swapped else ("1", "2"))
