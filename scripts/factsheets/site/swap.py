"""Puts a finished site in the place of the earlier one, whole or not at all.

In: a folder with the new site and the place it belongs, on one file system. The swap is one system
call where the kernel has it (``renameat2`` with RENAME_EXCHANGE, Linux 3.15), else two renames; a
swap that was killed between the two is completed by :func:`recover` at the next start.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2


def swap(new: Path, place: Path) -> None:
    """Make ``new`` be ``place``; the earlier ``place`` is deleted only afterwards.

    Raises ``OSError`` if the file system refuses; the earlier site is then still in place.
    """
    recover(place)
    if not place.exists():
        new.rename(place)
        return
    if exchange(new, place):
        # The new site stands; what cannot be deleted now is deleted by a later build.
        shutil.rmtree(new, ignore_errors=True)
        return
    old = _old(place)
    place.rename(old)
    try:
        new.rename(place)
    except OSError:
        old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


def recover(place: Path) -> None:
    """Finish a swap by two renames that was interrupted: no site, but the earlier one beside it."""
    old = _old(place)
    if not old.exists():
        return
    if place.exists():
        shutil.rmtree(old)
    else:
        old.rename(place)


def exchange(first: Path, second: Path) -> bool:
    """Swap two folders in one step. Returns ``False`` where the system cannot do that."""
    if not sys.platform.startswith("linux"):
        return False
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    paths = (os.fsencode(first), os.fsencode(second))
    return bool(renameat2(AT_FDCWD, paths[0], AT_FDCWD, paths[1], RENAME_EXCHANGE) == 0)


def _old(place: Path) -> Path:
    return place.with_name(f".{place.name}.old")
