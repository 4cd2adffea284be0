"""Whatever points elsewhere arrives, and the message says what to do where it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from toy_site import copy_toy, load, put, toy_with

SHEET = "treatments/dabrafenib.yaml"

CASES = {
    "a review that a card names": (
        "studies/long2012dabrafenib.yaml:cited_as.0.review",
        "toy2019review",
        "studies/long2012dabrafenib.yaml:14: REF001 cited_as[0].review cites 'toy2019review', "
        "which is not in references.bib. Did you mean 'toy2020review'?",
    ),
    "a source review of the site": (
        "site.yaml:source_reviews",
        "[toy2020review, other2021review]",
        "site.yaml:29: REF001 source_reviews[1] cites 'other2021review', which is not in "
        "references.bib. Did you mean 'toy2020review'?",
    ),
    "a sheet of the wrong kind": (
        f"{SHEET}:part_of",
        "[mapk-pathway]",
        f"{SHEET}:7: REF002 part_of[0] names the sheet 'mapk-pathway', which does not exist under "
        "content/treatments.",
    ),
    "a sheet that the glossary names": (
        "glossary.yaml:terms.mapk.sheet",
        "mapk",
        "glossary.yaml:13: REF002 terms.mapk.sheet names the sheet 'mapk', which does not exist.",
    ),
    "a sheet that shows a finding": (
        f"{SHEET}:findings.0.also_on",
        "[{sheet: brain}]",
        f"{SHEET}:20: REF002 findings[0].also_on[0].sheet names the sheet 'brain', which does not "
        "exist.",
    ),
    "a term in a card": (
        "studies/long2012dabrafenib.yaml:designs",
        "[rtc]",
        "studies/long2012dabrafenib.yaml:2: REF003 designs[0] must be a term of "
        "content/vocab/designs.yaml: 'rtc'. Did you mean 'rct'?",
    ),
    "a term in a vocabulary": (
        "vocab/tumours.yaml:melanoma.within",
        "[solid]",
        "vocab/tumours.yaml:6: REF003 melanoma.within[0] must be a term of "
        "content/vocab/tumours.yaml: 'solid'.",
    ),
    "a finding without its sheet": (
        f"{SHEET}:findings.0.disagrees_with",
        "[cell-lines]",
        f"{SHEET}:20: REF004 findings[0].disagrees_with[0] names the finding 'cell-lines', which "
        "does not exist; write sheet-id#finding-id. Did you mean 'dabrafenib#cell-lines'?",
    ),
    "a link in the glossary": (
        "glossary.yaml:terms.mapk.definition",
        "{en: 'See [[mapk-path]].', zh: 见。}",
        "glossary.yaml:11: REF005 terms.mapk.definition.en links to [[mapk-path]], which is "
        "neither a sheet nor a glossary term. Did you mean 'mapk-pathway'?",
    ),
    "a link with words, in Chinese": (
        f"{SHEET}:findings.0.caveat",
        "{en: See., zh: '见[[nichts|此处]]。'}",
        f"{SHEET}:54: REF005 findings[0].caveat.zh links to [[nichts]], which is neither a sheet "
        "nor a glossary term.",
    ),
    "an arm twice in a result": (
        "prognosis/lesion-number.yaml:findings.0.results.0.arms.1.id",
        "many",
        "prognosis/lesion-number.yaml:24: REF013 findings[0].results[0].arms[1].id repeats the id "
        "'many'; give it another.",
    ),
    "a section of a sheet without sections": (
        "tumours/melanoma-brain-metastasis.yaml:findings.0.section",
        "numbers",
        "tumours/melanoma-brain-metastasis.yaml:7: REF014 findings[0].section names the section "
        "'numbers', which this sheet does not have.",
    ),
    "a text of a card in Chinese only": (
        "studies/long2012dabrafenib.yaml:participants.note",
        "{zh: 随机。}",
        "studies/long2012dabrafenib.yaml:11: REF016 participants.note is not yet in English: "
        "add en.",
    ),
}


@pytest.mark.parametrize(("at", "value", "expected"), CASES.values(), ids=CASES)
def test_what_does_not_arrive_is_named(at, value, expected, tmp_path):
    found = load(toy_with(tmp_path, {at: value}))
    # A repeated arm also breaks the comparison that names it; that is another rule's business.
    assert [line for line in found if "EV102" not in line] == [f"content/{expected}"]


ARRIVES = {
    "a link to a glossary term": (f"{SHEET}:findings.0.caveat", "{en: '[[mapk]]', zh: '[[mapk]]'}"),
    "a link of a class to its member": (
        "treatments/braf-inhibitors.yaml:bottom_line",
        "{en: 'See [[dabrafenib|its member]].', zh: '见[[dabrafenib]]。'}",
    ),
    "a finding of another sheet": (
        f"{SHEET}:findings.0.disagrees_with",
        "['dabrafenib#pfs-brain']",
    ),
    "a finding shown on the class sheet as well": (
        f"{SHEET}:findings.0.also_on",
        "[{sheet: braf-inhibitors}]",
    ),
}


@pytest.mark.parametrize(("at", "value"), ARRIVES.values(), ids=ARRIVES)
def test_what_arrives_is_no_problem(at, value, tmp_path):
    assert load(toy_with(tmp_path, {at: value})) == []


def add_reference(root: Path, key: str) -> None:
    with (root / "references.bib").open("a", encoding="utf-8") as bib:
        bib.write(
            f"\n@article{{{key},\n  author = {{Zett, G.}},\n  title = {{An invented {key}}},\n"
            "  journal = {Journal of Toys},\n  year = {2021},\n  volume = {11},\n"
            f"  pages = {{60--69}},\n  doi = {{10.5555/toy.{key}}},\n  langid = {{english}},\n}}\n"
        )


def add_card(root: Path, key: str) -> None:
    cards = root / "content" / "studies"
    text = (cards / "toy2020review.yaml").read_text(encoding="utf-8")
    (cards / f"{key}.yaml").write_text(text, encoding="utf-8")


def test_a_card_without_reference_is_named(tmp_path):
    root = copy_toy(tmp_path)
    add_card(root, "toy2021review")
    assert load(root) == [
        "content/studies/toy2021review.yaml:2: REF009 this study card's name 'toy2021review' is "
        "not a key of references.bib. Did you mean 'toy2020review'?"
    ]


def test_a_reference_that_nothing_uses_is_named(tmp_path):
    root = copy_toy(tmp_path)
    add_reference(root, "zett2021late")
    assert load(root) == ["references.bib:70: REF010 the reference 'zett2021late' is used nowhere."]


def test_a_card_that_nothing_uses_is_named(tmp_path):
    root = copy_toy(tmp_path)
    add_reference(root, "zett2021late")
    add_card(root, "zett2021late")
    assert load(root) == [
        "content/studies/zett2021late.yaml:2: REF011 no finding uses the study card 'zett2021late'."
    ]


def test_a_source_review_needs_no_finding_that_cites_it(tmp_path):
    root = copy_toy(tmp_path)
    add_reference(root, "zett2021late")
    add_card(root, "zett2021late")
    put(root, "site.yaml:source_reviews", "[toy2020review, zett2021late]")
    assert load(root) == []


def test_a_work_that_only_a_link_cites_needs_no_card(tmp_path):
    root = copy_toy(tmp_path)
    add_reference(root, "zett2021late")
    put(root, f"{SHEET}:links.0.cites", "[vega2016signal, zett2021late]")
    assert load(root) == []


def test_a_circle_of_tumours_is_named_at_every_member(tmp_path):
    root = toy_with(tmp_path, {"vocab/tumours.yaml:solid-tumours.within": "[acral-melanoma]"})
    assert load(root) == [
        f"content/vocab/tumours.yaml:{line}: REF015 the tumour '{tumour}' lies within itself; mend "
        "`within`."
        for line, tumour in [(3, "solid-tumours"), (7, "melanoma"), (12, "acral-melanoma")]
    ]
