"""CSL-JSON of the services becomes a reference."""

from __future__ import annotations

from typing import Any

import pytest

from factsheets.bibliography import Person, Reference
from factsheets.bibliography.csl import read_csl
from factsheets.bibliography.exports import to_csl_json
from recorded import CROSSREF_CSL, NCBI_CSL
from toy_site import toy


def test_an_item_of_doi_org_is_read() -> None:
    assert read_csl(CROSSREF_CSL) == Reference(
        key="",
        line=1,
        kind="article",
        authors=(
            Person("Müller", "Z. A."),
            Person("van den Berg", "J.-P."),
            Person("", "", "Toy Study Group"),
        ),
        title="On the in vivo growth of invented & other cells",
        journal="Journal of Toys",
        year="2020",
        volume="12",
        number="3",
        pages="101–109",
        doi="10.5555/toy.new",
    )


def test_an_item_of_ncbi_is_read() -> None:
    assert read_csl([NCBI_CSL]) == Reference(
        key="",
        line=1,
        kind="article",
        authors=(Person("Owl", "A. B."), Person("Rook", "C. D.")),
        title="Invented patients with brain metastases",
        journal="Journal of toys",
        year="2021",
        volume="13",
        pages="e77",
        doi="10.5555/toy.owl",
        pmid="10000099",
        pmcid="PMC9999999",
    )


def test_a_reference_survives_its_export() -> None:
    for reference in toy().references.values():
        again = read_csl(to_csl_json(reference))
        assert again is not None
        assert (again.title, again.authors, again.doi) == (
            reference.title,
            reference.authors,
            reference.doi,
        )


@pytest.mark.parametrize(
    ("item", "field", "expected"),
    [
        pytest.param({"type": "posted-content"}, "kind", "misc", id="preprint"),
        pytest.param({"type": "article-journal"}, "kind", "misc", id="article without journal"),
        pytest.param({"type": "chapter"}, "kind", "incollection", id="chapter"),
        pytest.param({"type": "webpage"}, "kind", "online", id="web page"),
        pytest.param({"type": "book-chapter"}, "kind", "incollection", id="Crossref's chapter"),
        pytest.param({"type": "proceedings-article"}, "kind", "inproceedings", id="proceedings"),
        pytest.param({"type": "dissertation"}, "kind", "phdthesis", id="dissertation"),
        pytest.param({"type": "monograph"}, "kind", "book", id="monograph"),
        pytest.param({"title": ["A", "B"]}, "title", "A", id="titles in a list"),
        pytest.param({"title": "肺癌"}, "langid", "chinese", id="Chinese title"),
        pytest.param({"language": "zh"}, "langid", "chinese", id="Chinese by its language"),
        pytest.param({"issued": {"date-parts": [["2019"]]}}, "year", "2019", id="year as text"),
        pytest.param({"issued": {"raw": "May"}}, "year", "", id="year in words"),
        pytest.param({"article-number": "77"}, "pages", "77", id="article number"),
        pytest.param({"volume": 7}, "volume", "7", id="number"),
        pytest.param({"volume": True}, "volume", "", id="truth value"),
        pytest.param({"author": "X"}, "authors", (), id="authors as text"),
        pytest.param(
            {"author": [{"family": "季", "given": "鹏程"}]},
            "authors",
            (Person("季鹏程"),),
            id="Chinese name",
        ),
        pytest.param(
            {"author": [{"family": "King", "given": "M. L.", "suffix": "Jr."}]},
            "authors",
            (Person("King", "M. L.", suffix="Jr"),),
            id="suffix",
        ),
    ],
)
def test_odd_items_are_read_as_far_as_they_go(
    item: dict[str, Any], field: str, expected: Any
) -> None:
    found = read_csl({"title": "T", **item})
    assert getattr(found, field) == expected


@pytest.mark.parametrize(
    "item", [None, "x", [], [{}, {}], {}, {"title": ""}, {"title": {"a": "b"}}]
)
def test_what_is_no_item_is_none(item: Any) -> None:
    assert read_csl(item) is None
