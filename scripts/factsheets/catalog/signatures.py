"""Beside *catalog*: what happened to signatures between two versions of the content.

In: two versions. Out: a problem for each signature that stands although what it was given for has
changed, and for each that came together with its signer; and, in words, what a human should look
at in any case: every new signature, new clinician, and changed term of a vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from factsheets.catalog.history import FREE_IN_TERMS, Difference, changed_facts, differences
from factsheets.catalog.version import Version, findings, same_finding, same_sheets, values
from factsheets.messages.problem import Language, Problem, problem
from factsheets.messages.wording import words
from factsheets.model.validation import field_name
from factsheets.reading.source import Document, Loc

# What a signature is not given for: itself, and what is written about the sheet.
BESIDE = {"review", "history", "former_ids"}


@dataclass(frozen=True)
class Signature:
    """Who signed what when; ``signed`` is what stood there, ``id`` names the finding, if it is of
    one."""

    loc: Loc
    by: str
    on: str
    signed: Mapping[str, Any]
    id: str = ""


def signatures(document: Document) -> Iterator[Signature]:
    """Every signature of a sheet, and every one of its findings."""
    review = _group(document.data, "review")
    if review.get("status") == "signed":
        signed = {name: value for name, value in document.data.items() if name not in BESIDE}
        yield Signature(("review",), *_who(review), signed)
    for id, (index, finding) in findings(document).items():
        check = _group(finding, "check")
        if check.get("status") == "clinician_signed":
            loc: Loc = ("findings", index, "check")
            yield Signature(loc, *_who(check), finding, id)


def judge(before: Version, after: Version) -> list[Problem]:
    """Signatures that lapsed but stand, and those that came together with their signer."""
    changed = {word for _, _, word, changes in changed_facts(before, after) if changes}
    lapsed = [
        _problem("PUB011", document, now)
        for id, was, document, now in _kept(before, after)
        if differences(_content(was), _content(now)) or any(_rests(was, before, changed))
    ]
    strangers = {*after.clinicians} - {*before.clinicians}
    fresh = [
        _problem("PUB012", document, mark)
        for document, mark in _new(before, after)
        if mark.by in strangers
    ]
    return sorted([*lapsed, *fresh])


def to_look_at(before: Version, after: Version, language: Language = "en") -> list[str]:
    """One line for each new signature, new clinician and changed term of a vocabulary."""
    w = words(language)
    lines = [
        w["history_signed"].format(place=_place(document, mark.loc), by=mark.by, on=mark.on)
        for document, mark in _new(before, after)
    ]
    known = {*before.clinicians}
    lines += [w["history_clinician"].format(by=by) for by in after.clinicians if by not in known]
    return lines + [
        w["history_term"].format(
            path=vocabulary.path,
            place=field_name(change.loc),
            was=change.was or "–",
            now=change.now or "–",
        )
        for vocabulary, change in _changed_terms(before, after)
    ]


def _changed_terms(before: Version, after: Version) -> Iterator[tuple[Document, Difference]]:
    """Every value of a vocabulary that is not what it was, other names left out."""
    for name, vocabulary in after.vocabularies.items():
        was = before.vocabularies.get(name)
        for change in differences(was.data if was else {}, vocabulary.data):
            if not FREE_IN_TERMS & {*change.loc}:
                yield vocabulary, change


def _kept(before: Version, after: Version) -> Iterator[tuple[str, Signature, Document, Signature]]:
    """Each signature that stands as it stood: the id of its sheet then, how it was, where it is."""
    for id, document in same_sheets(before, after).items():
        present = {(mark.by, mark.on, mark.loc): mark for mark in signatures(document)}
        for was in signatures(before.sheets[id]):
            loc = ("findings", same_finding(document, was.id)[0], "check") if was.id else was.loc
            if now := present.get((was.by, was.on, loc)):  # type: ignore[arg-type]
                yield id, was, document, now


def _new(before: Version, after: Version) -> Iterator[tuple[Document, Signature]]:
    """Each signature that there was not before."""
    kept = {(document.path, now.loc) for _, _, document, now in _kept(before, after)}
    for document in after.sheets.values():
        for mark in signatures(document):
            if (document.path, mark.loc) not in kept:
                yield document, mark


def _rests(mark: Signature, version: Version, changed: set[str]) -> Iterator[bool]:
    """Whether what was signed rests on each of the words that changed their meaning."""
    words_signed = {text for _, text in values(mark.signed)}
    cards = (version.cards[key] for key in words_signed if key in version.cards)
    words_signed |= {text for card in cards for _, text in values(card.data)}
    return (word in words_signed for word in changed)


def _content(mark: Signature) -> dict[str, Any]:
    return {name: value for name, value in mark.signed.items() if name not in ("id", "former_ids")}


def _problem(code: str, document: Document, mark: Signature) -> Problem:
    place, field = document.mark(mark.loc), field_name(mark.loc)
    return problem(code, document.path, place.line, place.column, field=field, found=mark.by)


def _place(document: Document, loc: Loc) -> str:
    return f"{document.path}:{document.mark(loc).line} {field_name(loc)}"


def _group(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = data.get(name)
    return value if isinstance(value, Mapping) else {}


def _who(group: Mapping[str, Any]) -> tuple[str, str]:
    return str(group.get("by") or ""), str(group.get("on") or "")
