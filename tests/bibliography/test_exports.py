"""One reference as BibTeX, RIS and CSL-JSON."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citation_cases import CASES, CSL_ITEMS, parse
from factsheets.bibliography import Person
from factsheets.bibliography.exports import doi_url, host_form_url, to_bibtex, to_csl_json, to_ris

SICI = "10.1002/(sici)1097-0215(19970516)71:4<612::aid-ijc17>3.0.co;2-d"


@pytest.mark.parametrize("key", sorted(CASES))
def test_bibtex_parses_back_to_the_same_reference(key: str) -> None:
    ref = CASES[key]
    assert replace(parse(to_bibtex(ref))[key], line=ref.line) == ref


NASTY = {
    "ampersand and per cent": "Cancer Biology & Therapy: 5% of $100, C# and a_b",
    "dashes": "A – b — c -- d --- e",
    "quotes": "5'' and ``x`` “y” 'z'",
    "angle brackets": "PD-L1 <TPS 1%> group",
    "accents": "Müller, Łódź, Ångström, ß, œ",
}


@pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)
def test_bibtex_keeps_any_text_through_latex(text: str) -> None:
    ref = replace(CASES["liu2026breast"], title=text, journal=text, publisher=text, note=text)
    group = replace(ref, authors=(Person("", "", text),) * 2)
    assert replace(parse(to_bibtex(group))[ref.key], line=ref.line) == group


def test_bibtex_is_laid_out_as_in_the_bibliography() -> None:
    assert to_bibtex(CASES["xu2020resection"]) == (
        "@article{xu2020resection,\n"
        "  author = {徐伟熙 and 陈钦昌 and 翁子晋 and others},\n"
        "  author_en = {Xu, Weixi and Chen, Qinchang and Weng, Zijin and others},\n"
        "  title = {乳腺癌肝转移肝切除术后患者预后影响因素分析},\n"
        "  title_en = {Analysis of prognostic factors after liver resection in patients with "
        "breast cancer liver metastasis},\n"
        "  journal = {中华肝脏外科手术学电子杂志},\n"
        "  year = {2020},\n"
        "  volume = {9},\n"
        "  number = {4},\n"
        "  pages = {329--332},\n"
        "  langid = {chinese},\n"
        "}\n"
    )


@pytest.mark.parametrize("key", sorted(CASES))
def test_csl_json_equals_the_item_that_the_oracle_was_given(key: str) -> None:
    assert to_csl_json(CASES[key]) == CSL_ITEMS[key]


def test_ris_ends_every_line_with_crlf_and_the_record_with_er() -> None:
    assert to_ris(CASES["brodt1997eselectin"]) == "\r\n".join(
        [
            "TY  - JOUR",
            "AU  - Brodt, P.",
            "AU  - Fallavollita, L.",
            "AU  - Bresalier, R. S.",
            "AU  - Meterissian, S.",
            "AU  - Norton, C. R.",
            "AU  - Wolitzky, B. A.",
            "TI  - Liver Endothelial E-Selectin Mediates Carcinoma Cell Adhesion and Promotes "
            "Liver Metastasis",
            "JO  - International Journal of Cancer",
            "PY  - 1997",
            "VL  - 71",
            "SP  - 612",
            "EP  - 619",
            f"DO  - {SICI}",
            "LA  - en-US",
            "ID  - brodt1997eselectin",
            "ER  - ",
            "",
        ]
    )


def test_ris_of_a_chinese_work_has_its_own_title_and_the_translated_one() -> None:
    assert to_ris(CASES["liu2026breast"]) == "\r\n".join(
        [
            "TY  - GEN",
            "AU  - 刘雅文",
            "AU  - 陈鑫",
            "TI  - 乳腺癌肝转移机制的研究进展",
            "TT  - Advances in the Mechanisms of Breast Cancer Liver Metastasis",
            "PY  - 2026",
            "PB  - Hans Publishers",
            "LA  - zh-CN",
            "N1  - Published 14 May 2026; licence CC BY 4.0",
            "ID  - liu2026breast",
            "ER  - ",
            "",
        ]
    )


def test_a_line_break_in_a_value_cannot_start_a_ris_field() -> None:
    ref = replace(CASES["paget1989distribution"], title="One\r\nER  - \r\nTY  - BOOK")
    assert "TI  - One ER - TY - BOOK\r\n" in to_ris(ref)


def test_an_article_number_is_a_first_page_without_a_last() -> None:
    ris = to_ris(CASES["ko2021sclc"])
    assert "SP  - e13122\r\n" in ris
    assert "EP  - " not in ris


def test_pmid_and_pmcid_are_exported() -> None:
    ref = replace(CASES["ko2021sclc"], pmid="33296145", pmcid="PMC7799359")
    assert "AN  - 33296145\r\nDB  - PubMed\r\nC2  - PMC7799359\r\n" in to_ris(ref)
    assert (to_csl_json(ref)["PMID"], to_csl_json(ref)["PMCID"]) == ("33296145", "PMC7799359")


@pytest.mark.parametrize("key", sorted(CASES))
def test_every_format_carries_the_doi_unchanged(key: str) -> None:
    ref = CASES[key]
    assert to_csl_json(ref).get("DOI", "") == ref.doi
    assert (f"\r\nDO  - {ref.doi}\r\n" in to_ris(ref)) == bool(ref.doi)


DOIS = {
    "10.3322/caac.21820": "https://doi.org/10.3322/caac.21820",
    SICI: "https://doi.org/10.1002/%28sici%291097-0215%2819970516%2971%3A4%3C612%3A%3A"
    "aid-ijc17%3E3.0.co%3B2-d",
    "10.1000/a#b?c%d\"e'f g&h": "https://doi.org/10.1000/a%23b%3Fc%25d%22e%27f%20g%26h",
    "10.1000/中": "https://doi.org/10.1000/%E4%B8%AD",
}


@pytest.mark.parametrize("doi", DOIS)
def test_a_doi_url_is_percent_encoded(doi: str) -> None:
    assert doi_url(doi) == DOIS[doi]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (
            "/issues/new?title={title}&body={body}",
            "https://example.org/toy/issues/new?title=A%20%26%20B%2FC&body=%E7%94%B2%0A%23%7B%7D",
        ),
        (
            "-/issues/new?issue[title]={title}",
            "https://example.org/toy/-/issues/new?issue[title]=A%20%26%20B%2FC",
        ),
    ],
)
def test_the_address_of_a_form_of_the_host_is_filled_in_and_encoded(
    path: str, expected: str
) -> None:
    assert (
        host_form_url("https://example.org/toy/", path, title="A & B/C", body="甲\n#{}") == expected
    )
