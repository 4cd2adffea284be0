"""Rules on what was published: ids stay, and nobody signs a change of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from factsheets.catalog.aliases import former_refs, place_today
from factsheets.catalog.catalog import Catalog, Entry
from factsheets.catalog.released import RELEASED
from factsheets.messages.problem import did_you_mean
from factsheets.model import Sheet
from factsheets.reading.source import Document, Loc, Mark
from factsheets.rules.engine import Found, rule

# What a message says should be done, by case; the form says the same.
UNNAMED_AUTHOR = {
    "expected": "add `by` to the last entry of history, so that both can be told apart",
    "expected_zh": "请在 history 最后一条注明 by，以区分修改人与签署人",
}
OWN_CHANGE = {
    "expected": "who also made the last change of the sheet; somebody else has to sign",
    "expected_zh": "此人也是本页最近一次修改人；须由他人签署",
}


@rule("PUB001")
def published_id_stays(catalog: Catalog) -> Iterator[Found]:
    """What was published keeps its address: a sheet or finding of the last release is there, or another names its id under former_ids."""
    if catalog.unread_sheets:  # one of them may be it, or name it
        return
    for id, line in catalog.released_ids.items():
        if place_today(catalog, id) is None:
            known = catalog.findings if "#" in id else catalog.sheets
            kind, kind_zh = ("finding", "条目") if "#" in id else ("sheet", "页面")
            values = {"found": id, "kind": kind, "kind_zh": kind_zh}
            values["hint"] = did_you_mean(id, known)
            yield Found(Document(RELEASED, {}, {(): Mark(line, 1)}, {}), (), values)


@rule("PUB002")
def former_id_is_free(catalog: Catalog) -> Iterator[Found]:
    """A former id belongs to one sheet or finding, and to none that goes by it today."""
    claims = [*_claims(catalog)]
    times = Counter(id for _, _, id in claims)
    for sheet, loc, id in claims:
        if id in catalog.known_sheets or id in catalog.findings or times[id] > 1:
            yield Found(sheet.document, loc, {"found": id})


def _claims(catalog: Catalog) -> Iterator[tuple[Entry[Sheet], Loc, str]]:
    for sheet in catalog.sheets.values():
        for number, id in enumerate(sheet.content.former_ids):
            yield sheet, ("former_ids", number), id
    for use in catalog.uses():
        for number, id in enumerate(former_refs(use)):
            yield use.sheet, ("findings", use.index, "former_ids", number), id


@rule("PUB004")
def nobody_signs_their_own(catalog: Catalog) -> Iterator[Found]:
    """Whoever signs did not make the last change, and the history says who did."""
    clinicians = {clinician.name for clinician in catalog.site.content.clinicians}
    for sheet in catalog.sheets.values():
        author = sheet.content.history[-1].by
        for loc, signer in _signatures(sheet.content):
            if signer not in clinicians:  # EV110 says so
                continue
            if author is None:
                wrong = UNNAMED_AUTHOR
            elif _same(author, signer):
                wrong = OWN_CHANGE
            else:
                continue
            yield Found(sheet.document, loc, {"found": signer, **wrong})


def _signatures(sheet: Sheet) -> Iterator[tuple[Loc, str]]:
    """Every signature on a sheet that has a name."""
    if sheet.review.status == "signed" and sheet.review.by:
        yield ("review",), sheet.review.by
    for index, finding in enumerate(sheet.findings):
        if finding.check.status == "clinician_signed" and finding.check.by:
            yield ("findings", index, "check"), finding.check.by


def _same(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())
