"""Rules on how a claim is made: question, direction, sources, check status."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import get_args

from factsheets.catalog.catalog import Catalog, Use
from factsheets.catalog.evidence import WORDS, kinds, row_for
from factsheets.messages.problem import did_you_mean
from factsheets.model import Finding, Study
from factsheets.model.result import Share
from factsheets.model.vocabulary import SubjectKind, TumourMatch
from factsheets.rules.engine import Found, rule

WITHOUT_DIRECTION = ("background", "frequency")
# How much of a source each check status needs to have been read (evidence guide, "check").
READ_FOR = {
    "abstract_checked": ("abstract", "part", "full_text"),
    "fulltext_checked": ("part", "full_text"),
    "clinician_signed": ("abstract", "part", "full_text"),
}
LABORATORY = {"animal", "cells"}
PATIENTS = {"human", "tissue"}
NONE = {"found": "(none)", "found_zh": "（无）"}
# What a message says should be done, by case; the form says the same.
ADD_DIRECTION = {"expected": "add one", "expected_zh": "请补上"}
NO_DIRECTION = {"expected": "leave it out", "expected_zh": "请删去"}
SAY_CONTRADICTING = {
    "expected": "add none_found or not_searched, as no finding speaks against the premise",
    "expected_zh": "没有反对证据，请写 none_found 或 not_searched",
}
NO_CONTRADICTING = {
    "expected": "leave it out, as a finding speaks against the premise",
    "expected_zh": "已有反对证据，请删去",
}
STRANGER = {
    "expected": "that is none of the clinicians of content/site.yaml",
    "expected_zh": "content/site.yaml 的 clinicians 中没有此人",
}
UNNAMED = {
    "found": "(no name)",
    "found_zh": "（未填姓名）",
    "expected": "add the signer under `by`",
    "expected_zh": "请在 by 中写明签署人",
}
UNDATED = {"expected": "add the date under `on`", "expected_zh": "请在 on 中注明日期"}


def at(use: Use, *loc: str | int, **values: object) -> Found:
    """Something found at a place below one finding."""
    return Found(use.sheet.document, ("findings", use.index, *loc), values)


@rule("EV101")
def exact_is_exact(catalog: Catalog) -> Iterator[Found]:
    """Exact directness means patients with these metastases of the stated tumour, and nobody else."""
    for number, row in enumerate(catalog.directness.content.rows):
        good = row.tumour == ["same"] and row.subjects == ["human"]
        if row.word == "exact" and not (good and {*row.metastasis} <= {"all", "subgroup"}):
            yield Found(catalog.directness.document, ("rows", number), {})


@rule("EV120")
def directness_is_complete(catalog: Catalog) -> Iterator[Found]:
    """The directness table explains its four words and has a row for every case."""
    document, table = catalog.directness.document, catalog.directness.content
    for word in WORDS:
        if word not in table.words:
            yield Found(document, ("words",), {"found": word})
    cases = product(get_args(TumourMatch), get_args(SubjectKind), get_args(Share))
    for case in cases:
        if row_for(catalog, *case) is None:
            yield Found(document, ("rows",), {"found": " + ".join(case)})
            return


@rule("EV107")
def direction_fits_question(catalog: Catalog) -> Iterator[Found]:
    """A finding says in which direction it points; background and frequency have none."""
    for use in catalog.uses():
        finding = use.finding
        if (finding.direction is None) != (finding.question in WITHOUT_DIRECTION):
            missing = finding.direction is None
            yield at(
                use,
                "question" if missing else "direction",
                **(NONE if missing else {"found": finding.direction}),
                question=finding.question,
                **(ADD_DIRECTION if missing else NO_DIRECTION),
            )


@rule("EV108")
def cites_something(catalog: Catalog) -> Iterator[Found]:
    """A finding cites a work; a statement that a review makes without a citation is background and names the review."""
    for use in catalog.uses():
        finding = use.finding
        if not finding.keys and not (finding.via and finding.question == "background"):
            yield at(use, "cites" if "cites" in finding.model_fields_set else "id")


@rule("EV109")
def contradiction_is_stated(catalog: Catalog) -> Iterator[Found]:
    """A sheet without a contradicting finding says whether none was found or none was looked for."""
    if catalog.unread_sheets:  # one of them may hold what contradicts
        return
    for sheet in catalog.sheets.values():
        uses = [Use(sheet, index) for index in range(len(sheet.content.findings))]
        shown = (use.direction_on(sheet.id) for use in (*uses, *catalog.included(sheet.id)))
        contradicted = any(direction in ("against", "mixed") for direction in shown)
        said = sheet.content.contradicting is not None
        if contradicted == said:
            wrong = NO_CONTRADICTING if said else SAY_CONTRADICTING
            yield Found(sheet.document, ("contradicting",), dict(wrong))


@rule("EV110")
def signer_is_listed(catalog: Catalog) -> Iterator[Found]:
    """Only a clinician whom content/site.yaml lists signs, with a date; nothing else counts as signed."""
    names = {clinician.name for clinician in catalog.site.content.clinicians}
    for sheet in catalog.sheets.values():
        review = sheet.content.review
        if review.status == "signed" and not (review.by in names and review.on):
            wrong = UNDATED if review.by in names else STRANGER if review.by else UNNAMED
            yield Found(sheet.document, ("review",), {"found": review.by, **wrong})
    for use in catalog.uses():
        check = use.finding.check
        if check.status == "clinician_signed" and check.by not in names:
            wrong = STRANGER if check.by else UNNAMED
            yield at(use, "check", **{"found": check.by, **wrong})


@rule("EV111")
def status_needs_reading(catalog: Catalog) -> Iterator[Found]:
    """A check status claims no more than the study cards say was read."""
    for use in catalog.uses():
        status = use.finding.check.status
        cards = _cards(catalog, use.finding)
        for key, card in cards.items():
            if status in READ_FOR and card.read not in READ_FOR[status]:
                yield at(use, "check", "status", found=status, key=key, read=card.read)


def _cards(catalog: Catalog, finding: Finding) -> dict[str, Study]:
    return {key: catalog.studies[key].content for key in finding.keys if key in catalog.studies}


@rule("EV112")
def mixed_subjects_are_told_apart(catalog: Catalog) -> Iterator[Found]:
    """A finding that cites a work with both patients (or their tissue) and laboratory subjects says which it rests on."""
    for use in catalog.uses():
        told = [part for part in use.finding.population if part.subjects]
        for key, card in _cards(catalog, use.finding).items():
            if not {*card.subjects} <= catalog.vocabularies["subjects"].keys():
                continue
            found = {*kinds(catalog, card.subjects)}
            said = any(not part.of or key in part.of for part in told)
            if found & LABORATORY and found & PATIENTS and not said:
                yield at(use, "cites", found=key, subjects=list(card.subjects))


@rule("EV115")
def via_a_source_review(catalog: Catalog) -> Iterator[Found]:
    """What came through a review names one of the site's source reviews."""
    reviews = catalog.site.content.source_reviews
    for use in catalog.uses():
        via = use.finding.via
        # A key that is nowhere is reported by REF001.
        if via and via.review in catalog.references and via.review not in reviews:
            hint = did_you_mean(via.review, reviews)
            yield at(use, "via", "review", found=via.review, hint=hint)


@rule("EV116")
def added_was_read(catalog: Catalog) -> Iterator[Found]:
    """Evidence that this site added was read by this site; it cannot be merely reported by a review."""
    for use in catalog.uses():
        if not use.finding.via and use.finding.check.status == "reported_by_review":
            yield at(use, "check", "status")
