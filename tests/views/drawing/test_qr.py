"""An address as a QR code."""

from __future__ import annotations

import re

from factsheets.views.drawing.qr import build_code


def test_a_code_is_as_wide_as_its_path_and_the_same_each_time() -> None:
    code = build_code("https://example.org/toy/site/en/treatments/dabrafenib.html")
    assert code == build_code("https://example.org/toy/site/en/treatments/dabrafenib.html")
    # A finder pattern of seven modules begins the first row, another one ends it.
    first = re.findall(r"[hm]-?(\d+)", code.path.partition("m-")[0])
    assert (first[0], first[-1], sum(map(int, first))) == ("7", "7", code.size)
