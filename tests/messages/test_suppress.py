"""One mistake is told once."""

from __future__ import annotations

import pytest

from factsheets.messages.problem import Problem
from factsheets.messages.suppress import suppress_consequences


def at(code: str, column: int = 5, line: int = 3, path: str = "content/a.yaml") -> Problem:
    return Problem(path, line, code, column)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        pytest.param([at("FLD004"), at("SRC026")], ["SRC026"], id="a full-width number is none"),
        pytest.param([at("REF003"), at("SRC043")], ["SRC043"], id="a curly quote is in no term"),
        pytest.param([at("FLD001"), at("SRC045")], ["SRC045"], id="the rest of a text is no field"),
        pytest.param([at("EV114"), at("SRC007", 9)], ["SRC007"], id="an invisible sign inside"),
        pytest.param([at("FLD003"), at("SRC024")], ["FLD003"], id="no is no choice"),
        pytest.param([at("SRC024")], ["SRC024"], id="no where any text may stand"),
        pytest.param(
            [at("FLD008", 9), at("SRC026", 5)], ["FLD008", "SRC026"], id="another value of the line"
        ),
        pytest.param(
            [at("FLD008", 9), at("SRC007", 5)], ["FLD008", "SRC007"], id="a value behind the sign"
        ),
        pytest.param([at("FLD004"), at("SRC026", line=4)], ["FLD004", "SRC026"], id="another line"),
        pytest.param(
            [at("FLD004"), at("SRC026", path="content/b.yaml")],
            ["FLD004", "SRC026"],
            id="another file",
        ),
        pytest.param([at("FLD004"), at("FLD002")], ["FLD004", "FLD002"], id="no cause among them"),
    ],
)
def test_what_follows_from_another_problem_is_not_told(found, told):
    assert [one.code for one in suppress_consequences(found)] == told
