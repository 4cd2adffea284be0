"""An address as a QR code, for paper. The only module that imports segno."""

from __future__ import annotations

import re
from typing import NamedTuple

import segno


class Code(NamedTuple):
    """A QR code: how many modules wide, and its dark ones as the path of an SVG figure."""

    size: int
    path: str


def build_code(address: str) -> Code:
    """The code of ``address``, at the lowest level of error correction: paper is not torn."""
    code = segno.make(address, error="l", boost_error=False, micro=False)
    svg = code.svg_inline(border=0, omitsize=True)
    path = re.search(r' d="([^"]+)"', svg)
    assert path is not None
    return Code(len(code.matrix), path[1])
