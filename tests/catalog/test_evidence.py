"""Level, directness, profile and significance are computed, and these are the tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factsheets import model
from factsheets.catalog.catalog import Catalog, Entry, Use
from factsheets.catalog.evidence import (
    Studied,
    appraise,
    best,
    directness,
    kinds,
    level,
    p_significance,
    profile,
    row_for,
    significance,
    studied,
    tumour_match,
)
from factsheets.model import Effect, Finding, Study
from toy_site import loaded, toy, toy_with

NO_EVIDENCE = {
    "human_outcome": [],
    "human_tissue": [],
    "in_vivo": [],
    "ex_vivo": [],
    "in_vitro": [],
    "in_silico": [],
}


def finding(question="treatment_benefit", cites=(), **fields) -> Finding:
    """A finding with as little as a finding needs."""
    least = {
        "id": "one",
        "claim": {"en": "A claim."},
        "check": {"status": "abstract_checked", "on": "2026-11-21"},
    }
    fields["cites"] = [{"key": key, "role": "carries"} for key in cites]
    return Finding.model_validate({**least, "question": question, **fields})


def work(
    designs=("rct",), subjects=("human",), tumours=("melanoma",), metastasis="all", key="a"
) -> Studied:
    return Studied(key, tuple(designs), tuple(subjects), tuple(tumours), metastasis)


def card(**fields) -> Study:
    least = {
        "designs": ["rct"],
        "tumours": ["melanoma"],
        "subjects": ["human"],
        "metastasis": "all",
        "read": "abstract",
    }
    return Study.model_validate({**least, **fields})


def catalog_with(cards: dict[str, Study]) -> Catalog:
    """The toy catalog with these study cards and no others."""
    document = toy().site.document
    return replace(toy(), studies={key: Entry(key, document, one) for key, one in cards.items()})


def use_of(one: Finding) -> Use:
    """``one`` as the only finding of the toy's treatment sheet."""
    sheet = toy().sheets["dabrafenib"]
    return Use(replace(sheet, content=sheet.content.model_copy(update={"findings": [one]})), 0)


# Level ---------------------------------------------------------------------------------------

DESIGNS = [
    "trial_review",
    "rct",
    "registry_sweep",
    "biopsy_study",
    "animal_experiment",
    "cell_experiment",
    "narrative_review",
]
LEVELS = {
    "treatment_benefit": ["1", "2", "4", "", "5", "5", ""],
    "treatment_harm": ["1", "2", "", "", "5", "5", ""],
    "prognosis": ["3", "3", "2", "", "", "", ""],
    "frequency": ["", "", "3", "", "", "", ""],
    "mechanism": ["", "", "", "", "", "", ""],
    "background": ["", "", "", "", "", "", ""],
}


@pytest.mark.parametrize("question", LEVELS)
def test_the_level_follows_from_question_and_design(question):
    found = [level(toy(), finding(question), work([design])).value for design in DESIGNS]
    assert found == LEVELS[question]


@pytest.mark.parametrize(
    ("designs", "question", "by", "expected"),
    [
        pytest.param(["rct"], "treatment_benefit", "1", "3", id="by one"),
        pytest.param(["rct"], "treatment_benefit", "2", "4", id="by two"),
        pytest.param(["cell_experiment"], "treatment_benefit", "1", "5", id="never below 5"),
        pytest.param(["rct"], "mechanism", "1", "", id="no level stays no level"),
    ],
)
def test_a_reasoned_downgrade_lowers_the_level(designs, question, by, expected):
    lowered = finding(question, downgrade={"by": by, "reason": {"en": "Small."}})
    assert level(toy(), lowered, work(designs)).value == expected


@pytest.mark.parametrize(
    ("designs", "expected"),
    [
        pytest.param(["cell_experiment", "rct"], "2", id="the best of two"),
        pytest.param(["biopsy_study", "cell_experiment"], "5", id="the only one with a level"),
        pytest.param(["narrative_review", "biopsy_study"], "", id="none with a level"),
    ],
)
def test_several_designs_give_the_level_of_the_best(designs, expected):
    assert level(toy(), finding(), work(designs)).value == expected


# Directness ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tumours", "wanted", "expected"),
    [
        pytest.param(["melanoma"], "melanoma", "same", id="the same tumour"),
        pytest.param(["acral-melanoma"], "melanoma", "same", id="a subtype of it"),
        pytest.param(["acral-melanoma", "melanoma"], "melanoma", "same", id="it and a subtype"),
        pytest.param(["melanoma"], "acral-melanoma", "includes", id="a broader tumour"),
        pytest.param(["solid-tumours"], "acral-melanoma", "includes", id="broader by two steps"),
        pytest.param(["melanoma", "kidney-cancer"], "melanoma", "includes", id="a mixed list"),
        pytest.param(["kidney-cancer"], "melanoma", "other", id="another tumour"),
        pytest.param(["kidney-cancer"], "solid-tumours", "same", id="one of several cancers"),
        pytest.param([], "melanoma", "other", id="no tumour"),
    ],
)
def test_tumours_match(tumours, wanted, expected):
    assert tumour_match(toy(), tumours, wanted) == expected


@pytest.mark.parametrize(
    ("subjects", "tumours", "metastasis", "word"),
    [
        pytest.param(["human"], ["melanoma"], "all", "exact", id="patients with metastases"),
        pytest.param(["human"], ["melanoma"], "subgroup", "exact", id="a subgroup of patients"),
        pytest.param(["human"], ["acral-melanoma"], "all", "exact", id="patients with a subtype"),
        pytest.param(["human"], ["solid-tumours"], "all", "high", id="patients, several tumours"),
        pytest.param(["human_tissue"], ["melanoma"], "all", "high", id="tissue"),
        pytest.param(["human"], ["melanoma"], "mixed", "moderate", id="metastases anywhere"),
        pytest.param(["human_tissue"], ["solid-tumours"], "all", "moderate", id="mixed tissue"),
        pytest.param(["human"], ["solid-tumours"], "mixed", "other_patients", id="all mixed"),
        pytest.param(["human"], ["kidney-cancer"], "all", "other_patients", id="another tumour"),
        pytest.param(["human"], ["melanoma"], "none", "other_patients", id="no metastases"),
        pytest.param(
            ["human"], ["melanoma"], "not_reported", "other_patients", id="metastases not known"
        ),
        pytest.param(["zebrafish"], ["melanoma"], "all", "laboratory", id="animals"),
        pytest.param(["cells"], ["melanoma"], "all", "laboratory", id="cells"),
        pytest.param(["none"], ["melanoma"], "all", "not_known", id="no subjects"),
        pytest.param(["cells", "human_tissue"], ["melanoma"], "all", "high", id="most direct ones"),
    ],
)
def test_directness_is_read_from_the_table(subjects, tumours, metastasis, word):
    found = work(subjects=subjects, tumours=tumours, metastasis=metastasis)
    assert directness(toy(), found, "melanoma").word == word


@pytest.mark.parametrize("number", range(6))
def test_every_row_of_the_directness_table_is_reached(number):
    rows = toy().directness.content.rows
    row = rows[number]
    assert row_for(toy(), row.tumour[0], row.subjects[0], row.metastasis[0]) in rows[: number + 1]
    last = (row.tumour[-1], row.subjects[-1], row.metastasis[-1])
    assert row_for(toy(), *last) == row


def test_a_case_without_a_row_has_none():
    assert row_for(toy(), "same", "human", "everywhere") is None


def test_kinds_of_subjects_come_from_the_vocabulary():
    assert kinds(toy(), ["human_tissue", "zebrafish"]) == ["tissue", "animal"]


# Who was studied -----------------------------------------------------------------------------

CARD = {"designs": ["rct"], "subjects": ["human"], "metastasis": "mixed"}


@pytest.mark.parametrize(
    ("population", "expected"),
    [
        pytest.param([], work(metastasis="mixed"), id="the card, without population"),
        pytest.param(
            [{"metastasis": "subgroup"}], work(metastasis="subgroup"), id="a subgroup of all works"
        ),
        pytest.param(
            [{"of": ["a"], "subjects": ["cells"], "designs": ["cell_experiment"]}],
            work(["cell_experiment"], ["cells"], metastasis="mixed"),
            id="one model of this work",
        ),
        pytest.param(
            [{"of": ["b"], "metastasis": "all"}], work(metastasis="mixed"), id="of another work"
        ),
        pytest.param(
            [{"metastasis": "all"}, {"of": ["a"], "tumours": ["acral-melanoma"]}],
            work(tumours=["acral-melanoma"]),
            id="of all works and of this one",
        ),
        pytest.param(
            [{"metastasis": "none"}, {"of": ["a"], "metastasis": "all"}],
            work(metastasis="all"),
            id="the later one decides",
        ),
        pytest.param([{"note": {"en": "x"}}], work(metastasis="mixed"), id="a note only"),
    ],
)
def test_a_finding_may_say_whom_it_is_about(population, expected):
    assert studied(finding(population=population), "a", card(**CARD)) == expected


# Appraisal -----------------------------------------------------------------------------------

WORKS = {
    "direct-weak": card(designs=["cell_experiment"], subjects=["human"]),
    "direct-trial": card(),
    "indirect-review": card(designs=["trial_review"], metastasis="mixed"),
    "opinion": card(designs=["narrative_review"]),
}


@pytest.mark.parametrize(
    ("cites", "expected"),
    [
        pytest.param(["direct-weak", "direct-trial"], "direct-trial", id="the better design"),
        pytest.param(["indirect-review", "direct-weak"], "direct-weak", id="directness first"),
        pytest.param([*WORKS], "direct-trial", id="best design among the most direct"),
        pytest.param(["opinion", "direct-weak"], "direct-weak", id="a level before none"),
        pytest.param(["opinion"], "opinion", id="a single work without level"),
    ],
)
def test_the_best_designed_of_the_most_direct_works_speaks_for_a_finding(cites, expected):
    found = best(appraise(catalog_with(WORKS), use_of(finding(cites=cites))))
    assert found is not None
    assert found.studied.key == expected


def test_without_works_nothing_is_best():
    assert best([]) is None


def test_every_work_and_tumour_is_appraised():
    catalog = catalog_with(WORKS)
    cites = ["direct-trial", "missing", "indirect-review"]
    use = use_of(finding(cites=cites, tumours=["melanoma", "acral-melanoma"]))
    found = [(a.studied.key, a.tumour, a.level, a.directness.word) for a in appraise(catalog, use)]
    assert found == [
        ("direct-trial", "melanoma", "2", "exact"),
        ("indirect-review", "melanoma", "1", "moderate"),
        ("direct-trial", "acral-melanoma", "2", "high"),
        ("indirect-review", "acral-melanoma", "1", "other_patients"),
    ]


def test_a_finding_without_tumours_is_for_those_of_its_sheet():
    found = appraise(catalog_with(WORKS), use_of(finding(cites=["direct-trial"])))
    assert [one.tumour for one in found] == ["melanoma"]


def test_one_result_may_be_on_other_patients():
    use = use_of(finding(cites=["direct-trial"], population=[{"metastasis": "all"}]))
    found = appraise(catalog_with(WORKS), use, metastasis="none")
    assert [one.directness.word for one in found] == ["other_patients"]


def test_the_toy_sheets_are_appraised_as_one_would_expect():
    found = {ref: best(appraise(toy(), use)) for ref, use in toy().findings.items()}
    shown = {ref: (one.level, one.directness.word) for ref, one in found.items() if one}
    assert shown == {
        "blood-brain-barrier#keeps-cells-out": ("", "laboratory"),
        "dabrafenib#os-brain": ("2", "exact"),
        "dabrafenib#cell-lines": ("5", "laboratory"),
        "dabrafenib#pfs-brain": ("2", "exact"),
        "lesion-number#many-lesions": ("2", "high"),
        "mapk-pathway#active-in-tissue": ("", "high"),
        "mapk-pathway#not-needed-in-fish": ("", "laboratory"),
        "melanoma-brain-metastasis#how-common": ("3", "other_patients"),
    }


def test_a_new_row_of_the_table_is_yaml_only(tmp_path):
    changes = {"vocab/directness.yaml:rows.3.word": "laboratory"}
    catalog = loaded(toy_with(tmp_path, changes))
    assert directness(catalog, work(metastasis="mixed"), "melanoma").word == "laboratory"


# Profile -------------------------------------------------------------------------------------


def test_a_profile_counts_each_work_once_per_kind_of_evidence():
    sheet = toy().sheets["mapk-pathway"]
    uses = [Use(sheet, index) for index in (0, 1, 0)]
    assert profile(toy(), uses) == {
        **NO_EVIDENCE,
        "human_tissue": ["moth2015twofold"],
        "in_vivo": ["fisher2018zebra"],
    }


def test_a_work_with_two_designs_counts_for_both():
    both = card(designs=["biopsy_study", "cell_experiment"])
    use = use_of(finding("mechanism", cites=["both"]))
    assert profile(catalog_with({"both": both}), [use]) == {
        **NO_EVIDENCE,
        "human_tissue": ["both"],
        "in_vitro": ["both"],
    }


@pytest.mark.parametrize(
    "cites",
    [
        pytest.param([], id="no works"),
        pytest.param(["opinion"], id="a narrative review"),
        pytest.param(["missing"], id="a work without card"),
    ],
)
def test_some_works_lend_no_evidence(cites):
    use = use_of(finding("mechanism", cites=cites))
    assert profile(catalog_with(WORKS), [use]) == NO_EVIDENCE


# Significance --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("p", "expected"),
    [
        ("<0.0001", "significant"),
        ("0.049", "significant"),
        (".038", "significant"),
        ("0", "significant"),
        ("<0.05", "significant"),
        ("≤0.04", "significant"),
        (".38", "not_significant"),
        ("0.05", "not_significant"),
        ("1", "not_significant"),
        (">0.05", "not_significant"),
        ("≥0.05", "not_significant"),
        (">0.2", "not_significant"),
        (">0.01", "unknown"),
        ("≥.04", "unknown"),
        ("<0.10", "unknown"),
        ("≤0.05", "unknown"),
    ],
)
def test_a_p_value_is_read_as_printed(p, expected):
    assert p_significance(p) == expected


def effect(measure="hr", ci=None, p=None) -> Effect:
    fields = {"measure": measure, "arm": "a", "versus": "b", "value": "0.8", "ci": ci, "p": p}
    return Effect.model_validate(fields)


def p_of(p) -> model.Test:
    return model.Test.model_validate({"arms": ["a", "b"], "p": p, "kind": "two-group"})


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        pytest.param(effect(ci=["0.40", "0.90"]), "significant", id="below no effect"),
        pytest.param(effect(ci=["1.10", "2.00"]), "significant", id="above no effect"),
        pytest.param(effect(ci=["0.40", "1.30"]), "not_significant", id="across no effect"),
        pytest.param(effect(ci=["0.40", "1.00"]), "unknown", id="touching no effect"),
        pytest.param(effect(ci=["1", "1.9"]), "unknown", id="touching it from above"),
        pytest.param(effect(ci=["0.4", "1.00"], p="0.049"), "significant", id="touching, P does"),
        pytest.param(effect(ci=["0.4", "1.00"], p="0.05"), "not_significant", id="touching, P not"),
        pytest.param(effect(ci=["0.4", "0.9"], p="0.30"), "significant", id="the CI comes first"),
        pytest.param(effect("difference", ["-2", "3"]), "not_significant", id="across nought"),
        pytest.param(effect("difference", ["1", "3"]), "significant", id="a difference of one"),
        pytest.param(effect(ci=["0.60", "not_reached"]), "not_significant", id="open, across"),
        pytest.param(effect(ci=["1.20", "not_reached"]), "significant", id="open, above"),
        pytest.param(effect(ci=["not_reached"] * 2), "unknown", id="both ends open"),
        pytest.param(effect(p="0.02"), "significant", id="P only"),
        pytest.param(effect(), "unknown", id="neither"),
        pytest.param(None, "unknown", id="no effect"),
    ],
)
def test_an_effect_is_significant_by_its_interval_or_else_its_p(one, expected):
    assert significance(toy(), one, None) == expected


@pytest.mark.parametrize(
    ("one", "test", "expected"),
    [
        pytest.param(None, p_of("0.01"), "significant", id="a test only"),
        pytest.param(None, p_of("not_reported"), "unknown", id="a test without P"),
        pytest.param(effect(), p_of("0.30"), "not_significant", id="a test beside an effect"),
        pytest.param(effect(p="0.01"), p_of("0.30"), "significant", id="the effect comes first"),
    ],
)
def test_a_test_counts_where_the_effect_has_no_p(one, test, expected):
    assert significance(toy(), one, test) == expected
