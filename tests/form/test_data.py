"""What the form is told, as scripts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from factsheets.form.data import form_data, render_scripts, sheet_data
from factsheets.messages.problem import rulebook
from toy_site import loaded, toy, toy_with


def called(text: str) -> tuple[str, list[Any]]:
    """Which function a script calls, with what."""
    head, _, arguments = text.partition("(")
    return head, json.loads(f"[{arguments.removesuffix(');' + chr(10))}]")


def test_there_is_a_script_for_the_form_and_one_for_every_kind_of_sheet() -> None:
    form, *kinds = render_scripts(toy(), "en")
    assert form.src_uri == "assets/form-data.js"
    assert called(form.text) == (
        "window.livermet.form",
        [json.loads(json.dumps(form_data(toy(), "en")))],
    )
    folders = ["tumours", "treatments", "prognosis", "mechanisms"]
    assert sorted(kind.src_uri for kind in kinds) == sorted(f"assets/data/{f}.js" for f in folders)
    loaded_sheets = {
        id: (folder, data)
        for folder in folders
        for kind in kinds
        if kind.src_uri == f"assets/data/{folder}.js"
        for name, (id, data) in map(called, kind.text.splitlines(keepends=True))
        if name == "window.livermet.load"
    }
    assert loaded_sheets == {
        id: (entry.content.folder, json.loads(json.dumps(sheet_data(toy(), entry))))
        for id, entry in toy().sheets.items()
    }


def test_a_sheet_is_handed_over_as_it_is_written() -> None:
    data = sheet_data(toy(), toy().sheets["dabrafenib"])
    assert data["file"] == "content/treatments/dabrafenib.yaml"
    assert data["folder"] == "treatments"
    assert data["data"] == toy().sheets["dabrafenib"].document.data
    assert data["data"]["findings"][0]["results"][0]["effect"]["value"] == "0.60"


def test_a_class_sheet_knows_what_its_members_say(tmp_path: Path) -> None:
    data = sheet_data(toy(), toy().sheets["braf-inhibitors"])
    assert data["against"] is False
    assert {"5.6", "172"} <= set(data["numbers"])
    root = toy_with(tmp_path, {"treatments/dabrafenib.yaml:findings.2.direction": "against"})
    catalog = loaded(root)
    assert sheet_data(catalog, catalog.sheets["braf-inhibitors"])["against"] is True


def test_the_form_knows_terms_sheets_and_works_in_its_language() -> None:
    data = form_data(toy(), "zh")
    assert data["vocab"]["tumours"]["melanoma"] == "黑色素瘤"
    assert data["sheets"]["dabrafenib"] == {"folder": "treatments", "name": "达拉非尼"}
    assert data["findings"] == sorted(toy().findings)
    assert data["reviews"] == ["toy2020review"]
    assert data["clinicians"] == ["Dr Toy"]
    assert data["outcome_kinds"]["os"] == "time_to_event"
    assert data["nulls"]["hr"] == "1"
    assert data["first_version"] == {"en": "First version.", "zh": "初版。"}
    assert ["secondary tumour", {"en": "Metastasis", "zh": "转移"}] in data["avoid"]


def test_a_work_is_told_with_what_its_card_says() -> None:
    works = form_data(toy(), "en")["references"]
    assert works["long2012dabrafenib"]["who"] == "Long and Short 2012"
    assert works["long2012dabrafenib"]["read"] == "abstract"
    assert "172" in works["long2012dabrafenib"]["numbers"]
    assert works["moth2015twofold"]["mixed"] == ["human_tissue", "cells"]
    assert "read" not in works["vega2016signal"]
    assert "mixed" not in works["long2012dabrafenib"]
    assert [key for key, work in works.items() if "retracted" in work] == []


def test_a_retracted_work_is_told(tmp_path: Path) -> None:
    updates = {"studies/moth2015twofold.yaml:updates": '{status: retracted, on: "2026-11-21"}'}
    works = form_data(loaded(toy_with(tmp_path, updates)), "en")["references"]
    assert [key for key, work in works.items() if "retracted" in work] == ["moth2015twofold"]


def test_messages_come_from_the_rulebook() -> None:
    data = form_data(toy(), "en")
    assert data["messages"] == {code: rule.template["en"] for code, rule in rulebook().items()}
    assert "REF016" in data["warnings"]
    assert "EV105" not in data["warnings"]


def test_without_a_host_for_issues_there_is_no_address(tmp_path: Path) -> None:
    assert form_data(toy(), "en")["new_issue"] == ""
    root = toy_with(tmp_path, {"site.yaml:repository.new_issue": '"/issues/new?title={title}"'})
    address = form_data(loaded(root), "en")["new_issue"]
    assert address == "https://example.org/toy/issues/new?title={title}"
