"""The exports of the toy site and of the real content."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factsheets.catalog.catalog import Catalog
from factsheets.export.files import data_files
from toy_site import loaded, toy

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session", params=["toy", pytest.param("real", marks=pytest.mark.slow)])
def catalog(request: pytest.FixtureRequest) -> Catalog:
    return toy() if request.param == "toy" else loaded(ROOT)


@pytest.fixture(scope="session")
def files(catalog: Catalog) -> dict[str, bytes]:
    return data_files(catalog)


@pytest.fixture(scope="session")
def findings(files: dict[str, bytes]) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(files["findings.json"])
    return data
