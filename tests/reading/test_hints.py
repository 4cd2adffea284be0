"""What somebody probably meant: guessed where it is plain, and only there."""

from __future__ import annotations

import pytest

from factsheets.reading import hints as mending

GUESSES = [
    (mending.number, "5,6", "5.6"),
    (mending.number, "5.6 months", "5.6"),
    (mending.number, "39%", "39"),
    (mending.number, "~12", "12"),
    (mending.number, "-0,5", "-0.5"),
    (mending.number, "1,086", ""),
    (mending.number, "5.6 (4.1-7.0)", ""),
    (mending.number, "4-7", ""),
    (mending.whole, "1,086", "1086"),
    (mending.whole, "1 086 120", "1086120"),
    (mending.whole, "n = 86", "86"),
    (mending.whole, "86例", "86"),
    (mending.whole, "86.5", ""),
    (mending.whole, "10,86", ""),
    (mending.p_value, "p<0.05", "<0.05"),
    (mending.p_value, "P = 0,033", "0.033"),
    (mending.p_value, "P-value ≤ .01", "≤.01"),
    (mending.p_value, "n.s.", ""),
    (mending.p_value, "21", ""),
    (mending.date, "21.11.2026", "2026-11-21"),
    (mending.date, "1.2.2026", "2026-02-01"),
    (mending.date, "2026/1/2", "2026-01-02"),
    (mending.date, "2026年11月21日", "2026-11-21"),
    (mending.date, "21/11/2026", "2026-11-21"),
    (mending.date, "11/12/2026", ""),
    (mending.date, "11/21/2026", ""),
    (mending.date, "2026-13-01", ""),
    (mending.date, "soon", ""),
    (mending.slug, "OS (all patients)", "os-all-patients"),
    (mending.slug, "总生存", ""),
    (mending.slug, "a" * 63 + " b", "a" * 63),
    (mending.address, "http://example.org/x", "https://example.org/x"),
    (mending.address, "www.example.org", "https://www.example.org"),
    (mending.address, "javascript:alert(1)", ""),
    (mending.ends, "0.40–0.90", '"0.40", "0.90"'),
    (mending.ends, "0.40 to 0.90", '"0.40", "0.90"'),
    (mending.ends, "about 0.40", ""),
    (mending.as_list, "paget1889soil", "[paget1889soil]"),
    (mending.as_list, "(0.40, 0.90)", '["0.40", "0.90"]'),
    (mending.as_list, "Two words", ""),
    (mending.as_text, "Open label", "{en: Open label}"),
    (mending.as_text, "开放标签", "{zh: 开放标签}"),
    (mending.as_text, "Open, label", ""),
    (mending.decimal_commas, ["0", "40", "0", "90"], '["0.40", "0.90"]'),
    (mending.decimal_commas, ["0.1", "0.2", "0.3", "0.4"], ""),
    (mending.decimal_commas, ["1", "2", "3"], ""),
    (mending.decimal_commas, [["0"], "40", "0", "90"], ""),
]


@pytest.mark.parametrize(
    ("guess", "typed", "meant"),
    [pytest.param(*one, id=f"{one[0].__name__} {one[1]}") for one in GUESSES],
)
def test_a_guess_is_made_where_it_is_plain(guess, typed, meant):
    assert guess(typed) == meant
