"""Figures of results: lettering in columns of its own, on every width, in both languages."""

from __future__ import annotations

import pytest
from tests.browser.conftest import Open

# Texts of a figure that a mark, a whisker or the line of no effect runs through.
CROSSED = """() => {
  const boxes = (selector, root) =>
    [...root.querySelectorAll(selector)].map((one) => one.getBoundingClientRect());
  const letters = ".plot-label, .plot-detail, .plot-value, .plot-tick, .plot-ends > *";
  const meet = (a, b) =>
    a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
  const crossed = [];
  for (const figure of document.querySelectorAll("figure.plot")) {
    const drawn = boxes(".plot-null, .plot-whisker, .plot-span, .plot-mark", figure);
    for (const text of figure.querySelectorAll(letters)) {
      const range = document.createRange();
      range.selectNodeContents(text);
      for (const box of range.getClientRects())
        if (drawn.some((mark) => meet(mark, box)))
          crossed.push(`${figure.id}: ${text.textContent}`);
    }
  }
  return crossed;
}"""
# Rows whose plot is not as wide and not where that of the axis is.
CROOKED = """() => [...document.querySelectorAll("figure.plot")].filter((figure) => {
  const strips = [...figure.querySelectorAll("svg.plot-strip, .plot-axis .plot-strip")];
  const boxes = strips.map((one) => one.getBoundingClientRect());
  const places = boxes.map((box) => `${Math.round(box.left)} ${Math.round(box.width)}`);
  return new Set(places).size !== 1;
}).map((figure) => figure.id)"""


@pytest.mark.parametrize("width", [1280, 820, 390])
def test_no_line_runs_through_text_and_all_rows_share_an_axis(
    visit: Open, language: str, width: int
) -> None:
    for tumour in ("lung-cancer", "breast-cancer"):
        page = visit(f"{language}/outcomes/{tumour}.html", width=width)
        assert page.locator("figure.plot").count() > 5
        assert page.evaluate(CROSSED) == []
        assert page.evaluate(CROOKED) == []


def test_the_rows_of_a_figure_stand_as_a_table_below_it(visit: Open) -> None:
    page = visit("en/outcomes/lung-cancer.html")
    first = page.locator(".outcome").first
    rows = first.locator(".outcome-rows")
    assert rows.get_attribute("open") is None
    rows.locator("summary").click()
    drawn = {row.get_attribute("href") for row in first.locator("a.plot-line").all()}
    listed = {row.get_attribute("href") for row in rows.locator("tbody th a").all()}
    assert drawn
    assert drawn <= listed
