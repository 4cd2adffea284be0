"""Tabs, sidebars and siblings."""

from __future__ import annotations

from typing import Any

from factsheets.pages.navigation import build_navigation, hidden_parts, parent_src
from factsheets.pages.plan import plan_site
from toy_site import toy


def leaves(tree: Any) -> list[str]:
    """All paths, in the order of the tree."""
    if isinstance(tree, str):
        return [tree]
    return [
        leaf
        for branch in (tree.values() if isinstance(tree, dict) else tree)
        for leaf in leaves(branch)
    ]


def test_there_are_at_most_eight_tabs_and_the_patients_stand_behind_home() -> None:
    tabs = [label for branch in build_navigation(toy(), "en") for label in branch]
    assert tabs == [
        *("Home", "My patient", "Treatments", "Mechanisms", "Prognosis"),
        *("Evidence", "References", "About"),
    ]


def test_every_page_stands_once_in_the_tree_or_belongs_to_one_that_does() -> None:
    tree = leaves(build_navigation(toy(), "zh"))
    assert len(tree) == len(set(tree))
    pages = {page.src_uri for page in plan_site(toy(), "zh")} | {"methods.md", "accessibility.md"}
    assert set(tree) <= pages
    assert {page for page in pages - set(tree) if parent_src(page) not in tree} == set()


def test_sheets_stand_by_name_below_their_class() -> None:
    (treatments,) = (b for b in build_navigation(toy(), "en") if "Treatments" in b)
    index, *classes = treatments["Treatments"]
    assert index == "treatments/index.md"
    terms = list(toy().vocabularies["treatment_classes"].values())
    labels = [label for group in classes for label in group]
    assert labels == [t.label.en for t in terms if t.label.en in labels]
    for group in classes:
        for sheets in group.values():
            names = [name.casefold() for sheet in sheets for name in sheet]
            assert names == sorted(names)


def test_only_pages_that_are_rooms_of_their_own_go_without_a_sidebar() -> None:
    assert hidden_parts("matrix.md", True) == ("navigation", "toc")
    assert hidden_parts("treatments/index.md", True) == ("toc",)
    assert hidden_parts("treatments/dabrafenib.md", False) == ()
