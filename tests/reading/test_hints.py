"""What somebody probably meant: guessed where it is plain, and only there."""

from __future__ import annotations

import pytest

from factsheets.reading import hints

GUESSES = [
    (hints.number, "5,6", "5.6"),
    (hints.number, "5.6 months", "5.6"),
    (hints.number, "39%", "39"),
    (hints.number, "~12", "12"),
    (hints.number, "-0,5", "-0.5"),
    (hints.number, "1,086", ""),
    (hints.number, "5.6 (4.1-7.0)", ""),
    (hints.number, "4-7", ""),
    (hints.whole, "1,086", "1086"),
    (hints.whole, "1 086 120", "1086120"),
    (hints.whole, "n = 86", "86"),
    (hints.whole, "86例", "86"),
    (hints.whole, "86.5", ""),
    (hints.whole, "10,86", ""),
    (hints.p_value, "p<0.05", "<0.05"),
    (hints.p_value, "P = 0,033", "0.033"),
    (hints.p_value, "P-value ≤ .01", "≤.01"),
    (hints.p_value, "n.s.", ""),
    (hints.p_value, "21", ""),
    (hints.date, "21.11.2026", "2026-11-21"),
    (hints.date, "1.2.2026", "2026-02-01"),
    (hints.date, "2026/1/2", "2026-01-02"),
    (hints.date, "2026年11月21日", "2026-11-21"),
    (hints.date, "21/11/2026", "2026-11-21"),
    (hints.date, "11/12/2026", ""),
    (hints.date, "11/21/2026", ""),
    (hints.date, "2026-13-01", ""),
    (hints.date, "soon", ""),
    (hints.slug, "OS (all patients)", "os-all-patients"),
    (hints.slug, "总生存", ""),
    (hints.slug, "a" * 63 + " b", "a" * 63),
    (hints.address, "http://example.org/x", "https://example.org/x"),
    (hints.address, "www.example.org", "https://www.example.org"),
    (hints.address, "javascript:alert(1)", ""),
    (hints.ends, "0.40–0.90", '"0.40", "0.90"'),
    (hints.ends, "0.40 to 0.90", '"0.40", "0.90"'),
    (hints.ends, "about 0.40", ""),
    (hints.as_list, "paget1889soil", "[paget1889soil]"),
    (hints.as_list, "(0.40, 0.90)", '["0.40", "0.90"]'),
    (hints.as_list, "Two words", ""),
    (hints.as_text, "Open label", "{en: Open label}"),
    (hints.as_text, "开放标签", "{zh: 开放标签}"),
    (hints.as_text, "Open, label", ""),
    (hints.decimal_commas, ["0", "40", "0", "90"], '["0.40", "0.90"]'),
    (hints.decimal_commas, ["0.1", "0.2", "0.3", "0.4"], ""),
    (hints.decimal_commas, ["1", "2", "3"], ""),
    (hints.decimal_commas, [["0"], "40", "0", "90"], ""),
]


@pytest.mark.parametrize(
    ("guess", "typed", "meant"),
    [pytest.param(*one, id=f"{one[0].__name__} {one[1]}") for one in GUESSES],
)
def test_a_guess_is_made_where_it_is_plain(guess, typed, meant):
    assert guess(typed) == meant
