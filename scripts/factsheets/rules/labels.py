"""Rules that keep labels true wherever a finding is shown: direction, roles, subgroups, words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import cast

from factsheets.catalog.catalog import Catalog
from factsheets.catalog.evidence import is_part_of_trial, lenders, significance
from factsheets.catalog.results import Signature, signature
from factsheets.model import Finding, Text
from factsheets.model.vocabulary import RelationTerm
from factsheets.rules.engine import Found, rule
from factsheets.rules.evidence import NO_DIRECTION, READ_FOR, WITHOUT_DIRECTION, at

POINTED = ("supports", "against")
# Roles that say that something of the work was read, and how far of its card that needs.
READ_ROLES = ("carries", "relays", "not_in_what_was_read")
UNREAD = ("none", "title")
# A claim that opens by pointing at what stands beside it cannot stand alone.
OPENING = re.compile(
    r"^(?:(?:In|Among|For|Of|With|By) (?:the same|these|those|this|that|such) "
    r"|(?:The same|These|Those|This|That|Such|It|They|Here|Again|The latter|The former)[ ,]"
    r"|(?:在|于|对)?(?:同一|该|此|这些|这一|这类|上述|前述|前者|后者|其中|其(?!他|余|它)))"
)
# A note that points at a place falls apart when findings are sorted, filtered or exported.
POSITION = re.compile(
    r"(?:^|[^A-Za-z])(?:[Ss]ee|[Aa]s|stated|shown|named|given|described|mentioned|noted|listed) "
    r"(?:above|below)(?![A-Za-z])"
    r"|(?:finding|result|row|figure|note|entry|trial|study|review|line)s? "
    r"(?:above|below|beside)(?![A-Za-z])"
    r"|[Bb]eside (?:it|this|them)(?![A-Za-z])"
    r"|(?:previous|preceding|following|next) (?:finding|row|entry)"
    r"|上述|如上|见上|见下|上文|下文|前述|上一条|下一条|前一条|后一条|旁边"
)
ABSENT = re.compile(
    r"[Nn]o (?:[a-z]+ )?(?:figure|number|interval|hazard ratio|P value|result)s? "
    r"(?:was|were|is|are|could be) (?:read|given|found|seen|reported)"
    r"|未读到|未见(?:数字|数据|数值|区间|风险比)|(?:摘要|所读部分|所读内容)中?(?:未|没有|并未)"
)
COMPARED = {
    "expected": "say what came out under `outcome`",
    "expected_zh": "请在 outcome 中写明结果",
}
NOT_COMPARED = {
    "expected": "leave `outcome` out, as nothing was compared",
    "expected_zh": "未作比对，请删去 outcome",
}
NOT_READ = {
    "expected": "that role needs the work to have been read, as its card does not say",
    "expected_zh": "该作用要求已阅读此文，而研究卡并未记录",
}
WAS_READ = {
    "expected": "the card says that it was read",
    "expected_zh": "研究卡记录此文已读",
}
NAMED_TWICE = {"expected": "name each page once", "expected_zh": "每个页面只写一次"}
ONLY_REVIEW = {
    "expected": "the finding stands as the review reports it; its works are `unread`",
    "expected_zh": "本条仅据综述转述，所引文献应为 unread",
}


@rule("EV123")
def direction_has_a_reason(catalog: Catalog) -> Iterator[Found]:
    """A finding supports or speaks against only with a significant effect or test in its data, or with a stated direction_reason."""
    for use in catalog.uses():
        finding = use.finding
        directed = finding.question not in WITHOUT_DIRECTION
        if not directed or finding.direction_reason or _is_significant(catalog, finding):
            continue
        if finding.direction in POINTED:
            yield at(use, "direction", found=finding.direction)
        for number, other in enumerate(finding.also_on):
            if other.direction in POINTED:
                yield at(use, "also_on", number, "direction", found=other.direction)


def _is_significant(catalog: Catalog, finding: Finding) -> bool:
    measures = catalog.vocabularies["measures"]
    return any(
        significance(catalog, result.effect, result.test) == "significant"
        for result in finding.results
        if not result.effect or result.effect.measure in measures
    )


@rule("EV124")
def roles_fit_what_was_read(catalog: Catalog) -> Iterator[Found]:
    """Roles of citations, check status, its outcome and the study cards say the same about what was read."""
    for use in catalog.uses():
        finding, check = use.finding, use.finding.check
        compared = check.status != "reported_by_review"
        if compared != (check.outcome is not None) and check.status != "clinician_signed":
            values = {"found": check.status, **(COMPARED if compared else NOT_COMPARED)}
            yield at(use, "check", "status" if compared else "outcome", **values)
        for number, citation in enumerate(finding.cites):
            card = catalog.studies.get(citation.key)
            if card is None:
                continue
            unread = card.content.read in UNREAD
            wrong = NOT_READ if unread else ONLY_REVIEW
            if card.content.read not in READ_FOR.get(check.status, (card.content.read,)):
                continue  # EV111 says so
            if citation.role in READ_ROLES and (unread or not compared):
                by_title = unread and citation.part == "title" and card.content.read == "title"
                told = unread and check.status == "secondary_report"
                if not (by_title or told):
                    yield at(use, "cites", number, "role", found=citation.role, **wrong)
            elif citation.role == "unread" and not unread and compared:
                yield at(use, "cites", number, "role", found=citation.role, **WAS_READ)


@rule("EV125")
def subgroup_is_described(catalog: Catalog) -> Iterator[Found]:
    """A comparison of treatments in a part of a trial's patients says whether it was stratified, planned and tested."""
    for use in catalog.uses():
        works = lenders(catalog, use.finding)
        known = (work for work in works if _known(catalog, work.designs))
        part = any(is_part_of_trial(catalog, use.finding, work) for work in known)
        if part and use.finding.subgroup is None:
            yield at(use, "id")


def _known(catalog: Catalog, designs: tuple[str, ...]) -> bool:
    return {*designs} <= catalog.vocabularies["designs"].keys()


@rule("EV126")
def claim_stands_alone(catalog: Catalog) -> Iterator[Found]:
    """A claim names its study and patients; it does not open by pointing at what stands beside it."""
    for use in catalog.uses():
        claim = use.finding.claim
        for language, words in (("en", claim.en), ("zh", claim.zh)):
            if match := OPENING.match(words or ""):
                yield at(use, "claim", language, found=match[0].strip(" ,"))


@rule("EV127")
def notes_point_at_no_place(catalog: Catalog) -> Iterator[Found]:
    """A caveat or note does not point by position; it names what it means, or links to it."""
    for use in catalog.uses():
        finding = use.finding
        notes: list[tuple[tuple[str, ...], Text | None]] = [
            (("caveat",), finding.caveat),
            (("curator_note",), finding.curator_note),
            (("check", "note"), finding.check.note),
        ]
        for loc, text in notes:
            for language, words in (("en", text.en), ("zh", text.zh)) if text else ():
                if match := POSITION.search(words or ""):
                    found = match[0].strip(" ,;:()")
                    yield at(use, *loc, language, found=found)


@rule("EV128")
def result_is_stored_once(catalog: Catalog) -> Iterator[Found]:
    """One result (works, outcome, arms, values) is stored once and shown on other pages through also_on."""
    first: dict[tuple[str, Signature], str] = {}
    for use in catalog.uses():
        for number, result in enumerate(use.finding.results):
            known = signature(use.finding, result)
            if known is None or not known[0]:
                continue
            other = first.setdefault((use.finding.question, known), use.ref)
            if other != use.ref:
                yield at(use, "results", number, "outcome", found=other)


@rule("EV129")
def disagreement_is_real(catalog: Catalog) -> Iterator[Found]:
    """Findings disagree only on one question and in different directions; all others are read together."""
    for use in catalog.uses():
        for number, ref in enumerate(use.finding.disagrees_with):
            other = catalog.findings.get(ref)
            if other and not _differ(use.finding, other.finding):
                yield at(use, "disagrees_with", number, found=ref)


def _differ(one: Finding, other: Finding) -> bool:
    directions = {one.direction, other.direction}
    return one.question == other.question and len(directions) == 2 and None not in directions


@rule("EV130")
def link_rests_on_findings(catalog: Catalog) -> Iterator[Found]:
    """A link that the map draws names the findings that bear its reason, or says that it is inferred."""
    relations = catalog.vocabularies["relations"]
    for sheet in catalog.sheets.values():
        for index, link in enumerate(sheet.content.links):
            term = cast("RelationTerm | None", relations.get(link.relation))
            drawn = term is not None and (term.sign != "neutral" or term.drawn == "yes")
            if drawn and not link.findings and not link.inferred:
                yield Found(sheet.document, ("links", index, "to"), {"found": link.to})


@rule("EV131")
def absence_is_typed(catalog: Catalog) -> Iterator[Found]:
    """A note that something was not found in a source says so under not_found too, with what was read."""
    for use in catalog.uses():
        finding = use.finding
        notes = (finding.caveat, finding.curator_note, finding.check.note)
        texts = [words for text in notes if text for words in (text.en, text.zh)]
        found = next((m[0] for words in texts if (m := ABSENT.search(words or ""))), "")
        if found and not finding.not_found:
            yield at(use, "check", found=found)


@rule("EV132")
def direction_elsewhere_fits(catalog: Catalog) -> Iterator[Found]:
    """On another page a finding has a direction only if its question has one, and each page is named once."""
    for use in catalog.uses():
        for number, other in enumerate(use.finding.also_on):
            if other.direction and use.finding.question in WITHOUT_DIRECTION:
                values = {"found": other.direction, **NO_DIRECTION}
                yield at(use, "also_on", number, "direction", **values)
        for (_, one), (number, other) in combinations(enumerate(use.finding.also_on), 2):
            if one.sheet == other.sheet:
                yield at(use, "also_on", number, "sheet", found=other.sheet, **NAMED_TWICE)
