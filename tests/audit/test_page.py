"""Pages as trees."""

from __future__ import annotations

from factsheets.audit.page import Element, parse_html

PAGE = """<!doctype html><title>A &amp; B</title><main id=c><ul class="plain links"><li>one
<li>two <b>bold</b></ul><!-- x --><table><tr><th>a<td class=num>1<tr><td>2</table>
<script>if (a < b) {}</script><svg><text><tspan>s</tspan></text></svg><p hidden>x</main>"""


def tree() -> Element:
    return parse_html(PAGE)


def test_elements_that_need_no_closing_tag_end_where_a_browser_ends_them() -> None:
    assert [" ".join(one.text().split()) for one in tree().every("li")] == ["one", "two bold"]
    rows = [[cell.tag for cell in row.children_elements()] for row in tree().every("tr")]
    assert rows == [["th", "td"], ["td"]]


def test_elements_are_found_by_tag_and_class_in_the_order_of_the_page() -> None:
    assert [one.tag for one in tree().every("td")] == ["td", "td"]
    (number,) = tree().every("td", "num")
    assert number.text() == "1"
    found = tree().first("ul", "links")
    assert found is not None
    assert found.classes == ["plain", "links"]
    assert tree().first("ul", "other") is None


def test_attributes_without_a_value_are_empty() -> None:
    hidden = tree().first("p")
    assert hidden is not None
    assert hidden.attributes == {"hidden": ""}


def test_texts_leave_out_what_is_named_and_every_remark() -> None:
    main = tree().first("main")
    assert main is not None
    said = main.text(without=("script", "svg", ".plain", "td.num"))
    assert said.split() == ["a2", "x"]


def test_signs_are_read_and_scripts_are_text() -> None:
    title, script = tree().first("title"), tree().first("script")
    assert title is not None
    assert script is not None
    assert (title.text(), script.text()) == ("A & B", "if (a < b) {}")
