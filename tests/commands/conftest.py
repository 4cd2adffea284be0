"""The toy site, copied for a command to change."""

from __future__ import annotations

from pathlib import Path

import pytest

from toy_site import copy_toy


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the toy site; services on loopback are asked without a proxy."""
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    return copy_toy(tmp_path)
