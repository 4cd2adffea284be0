"""The page about the data, and the data set that search engines read there."""

from __future__ import annotations

import json
import re

from markupsafe import escape

from factsheets.export.files import data_files
from factsheets.export.kinds import KINDS
from factsheets.export.page import build_data
from factsheets.messages.problem import Language
from factsheets.site.pipeline import LANGUAGES, pages
from toy_site import toy
from view_cases import viewer

SRC = "data.md"


def markdown(language: Language) -> str:
    return next(page.markdown for page in pages(toy(), language) if page.src_uri == SRC)


def test_every_file_is_offered_with_its_size() -> None:
    files = data_files(toy())
    view = build_data(viewer("en", SRC))
    assert [file.name for file in view.files] == [*files]
    assert {file.url for file in view.files} == {f"../data/{name}" for name in KINDS}
    assert [file.rows for file in view.files if file.name == "studies.csv"] == ["6"]
    for language in LANGUAGES:
        text = markdown(language)
        assert all(f"{file.name}</a>" in text for file in view.files)
        titles = {column.title[language] for _, table in view.tables for column in table}
        assert [title for title in titles if str(escape(title)) not in text] == []


def test_one_data_set_is_described_for_programs() -> None:
    for language in LANGUAGES:
        (block,) = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', markdown(language)
        )
        dataset = json.loads(block)
        assert dataset["@type"] == "Dataset"
        assert [each["name"] for each in dataset["distribution"]] == [*data_files(toy())]
        sizes = {each["name"]: each["contentSize"] for each in dataset["distribution"]}
        assert sizes["codes.csv"] == f"{len(data_files(toy())['codes.csv'])} B"
