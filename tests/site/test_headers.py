"""The headers of hosted copies: one policy, told to every kind of host alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from factsheets.site.headers import headers, headers_file, hosting_files, policy

ROOT = Path(__file__).parents[2]
EXPECTED = (
    "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
    "img-src 'self' data:; base-uri 'none'; form-action 'none'"
)


def test_nothing_runs_or_loads_but_the_sites_own_files() -> None:
    assert policy(in_page=True) == EXPECTED
    assert policy() == f"{EXPECTED}; frame-ancestors 'none'"


def test_a_page_without_headers_gets_the_same_policy() -> None:
    script = (ROOT / "docs/theme/assets/policy.js").read_text(encoding="utf-8")
    assert f'"{policy(in_page=True)}"' in script


@pytest.mark.parametrize("name", hosting_files())
def test_the_files_for_servers_are_up_to_date(name: str) -> None:
    committed = (ROOT / name).read_text(encoding="utf-8")
    assert committed == hosting_files()[name], "run python scripts/make_hosting.py"


def test_every_host_is_told_every_header() -> None:
    for text in (headers_file(), *hosting_files().values()):
        for name, value in headers().items():
            assert name in text
            assert value in text
    assert headers_file().startswith("/*\n  Content-Security-Policy: default-src 'none'; ")
