"""The content of this repository: what no rule asks of every site, but this one promises."""

from __future__ import annotations

from pathlib import Path

from factsheets.site.pipeline import read_site

ROOT = Path(__file__).parents[2]


def test_cards_of_patients_say_line_and_extent() -> None:
    """Patient pages filter by both; `not_reported` is an answer, a missing field is none."""
    catalog, _ = read_site(ROOT)
    assert catalog is not None
    cards = {key: entry.content for key, entry in catalog.studies.items()}
    patients = {key: card for key, card in cards.items() if "human" in card.subjects}
    assert [key for key, card in patients.items() if not (card.lines and card.extent)] == []
