"""CITATION.cff says of the site what content/site.yaml says."""

from __future__ import annotations

from pathlib import Path

import yaml

ROOT = Path(__file__).parents[2]


def test_the_citation_file_is_of_this_version() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    site = yaml.safe_load((ROOT / "content/site.yaml").read_text(encoding="utf-8"))
    assert (cited["title"], cited["version"]) == (site["name"]["en"], site["version"])
    assert str(cited["date-released"]) == str(site["released"])
    assert cited["authors"] == [{"name": site["maintainers"][0]["name"]}]
    assert (cited["url"], cited["repository-code"]) == (site["address"], site["repository"]["url"])
