"""Beside *catalog*: what was published does not change its meaning without a reason.

In: two versions of the content. Out: a problem for each finding, field, study card, reference and
term whose meaning differs while no sheet that rests on it got a new entry of history; for each
entry of history that was altered; and for each published id that leads nowhere any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from factsheets.catalog.released import RELEASED
from factsheets.catalog.version import (
    BIBLIOGRAPHY,
    Version,
    findings,
    items,
    same_finding,
    same_sheets,
    values,
)
from factsheets.messages.problem import Problem, problem, shorten
from factsheets.model.validation import field_name
from factsheets.reading.source import Document, Loc

SHOWN = 3
LONGEST = 48
# What may change without a reason: names for finding things, order of display, remarks of editors.
FREE_ON_SHEETS = {"aliases", "disambiguation", "gaps", "sections", "former_ids"}
FREE_ON_SHEETS |= {"findings", "review", "history"}
FREE_IN_FINDINGS = {"id", "former_ids", "section", "curator_note"}
FREE_IN_TERMS = {"aliases"}
# What every sheet rests on.
EVERYWHERE = ("content/site.yaml", "content/vocab/directness.yaml")


@dataclass(frozen=True)
class Difference:
    """One value that is not what it was; ``""`` where it was or is missing."""

    loc: Loc
    was: str
    now: str


def compare(before: Version, after: Version) -> list[Problem]:
    """Everything that changed without a trace between two versions, sorted.

    Sheets and findings go by their ids; one that was renamed is found by its ``former_ids``.
    """
    problems = [*_gone(before, after), *_unexplained_facts(before, after)]
    same = same_sheets(before, after)
    for id, sheet in same.items():
        problems += unexplained(before.sheets[id], sheet)
    known = {sheet.path: before.sheets[id] for id, sheet in same.items()}
    for sheet in after.sheets.values():
        problems += badly_kept(known.get(sheet.path), sheet)
    return sorted(problems)


def unexplained(before: Document, after: Document) -> Iterator[Problem]:
    """A problem for each field and each finding of a sheet that changed without a new entry."""
    if _new_entries(before, after):
        return
    was, now = (_meaning(sheet.data, FREE_ON_SHEETS) for sheet in (before, after))
    for name in dict.fromkeys([*was, *now]):
        loc: Loc = (name,) if name in after.data else ("history",)
        changes = differences({name: was.get(name)}, {name: now.get(name)})
        yield from _said("PUB005", after, loc, _id(after), changes)
    explained = set()
    for id, (_, old) in findings(before).items():
        index, new = same_finding(after, id)
        explained.add(index)
        loc = ("history",) if index is None else ("findings", index)
        changes = differences(_meaning(old, FREE_IN_FINDINGS), _meaning(new, FREE_IN_FINDINGS))
        yield from _said("PUB005", after, loc, id, changes)
    for id, (index, new) in findings(after).items():
        if index not in explained:
            changes = differences({}, _meaning(new, FREE_IN_FINDINGS))
            yield from _said("PUB005", after, ("findings", index), id, changes)


def differences(before: Any, after: Any) -> list[Difference]:
    """The values that differ between two versions of some data, in the order of their places."""
    was, now = dict(values(before)), dict(values(after))
    return [
        Difference(loc, was.get(loc, ""), now.get(loc, ""))
        for loc in dict.fromkeys([*was, *now])
        if was.get(loc) != now.get(loc)
    ]


def badly_kept(before: Document | None, after: Document) -> Iterator[Problem]:
    """Entries of history that were altered, and new ones without a name or out of order.

    ``before`` is the sheet as it was, ``None`` if it is new.
    """
    old = items(before.data, "history") if before else []
    now = items(after.data, "history")
    for index, entry in enumerate(old):
        if index >= len(now) or now[index] != entry:
            yield _at("PUB006", after, ("history", index), found=_text(entry))
            break
    for index in range(len(old), len(now)):
        if not (isinstance(now[index], Mapping) and str(now[index].get("by") or "").strip()):
            yield _at("PUB008", after, ("history", index))
    if not before or len(now) > len(old):
        yield from (_at("PUB007", after, loc, **wrong) for loc, wrong in out_of_order(now))


def out_of_order(history: list[Any]) -> Iterator[tuple[Loc, dict[str, str]]]:
    """The place of each entry that is dated before the one above it, and both dates."""
    dates = [str(entry.get("on")) if isinstance(entry, Mapping) else "" for entry in history]
    for index in range(1, len(dates)):
        if dates[index] < dates[index - 1]:
            yield (
                ("history", index, "on"),
                {"found": dates[index], "last": dates[index - 1]},
            )


def changed_facts(before: Version, after: Version) -> Iterator[tuple[Document, Loc, str, Any]]:
    """Every study card, reference and term that sheets may rest on and whose meaning changed.

    Each with the document and place to point at, the word by which others name it, what changed.
    """
    for key, card in before.cards.items():
        now = after.cards.get(key)
        place = now or Document(card.path, {}, {}, {})
        yield place, (), key, differences(card.data, now.data if now else {})
    for key, work in before.references.items():
        present = after.references.get(key)
        changes = differences(asdict(work), asdict(present) if present else {})
        yield Document(BIBLIOGRAPHY, {}, {}, {}), (), key, changes
    for name, vocabulary in before.vocabularies.items():
        now = after.vocabularies.get(name) or Document(vocabulary.path, {}, {}, {})
        for term, content in vocabulary.data.items():
            old, new = (_term(each) for each in (content, now.data.get(term)))
            yield now, (term,), term, differences(old, new)
    if before.site and after.site:
        old, new = ({"premises": each.data.get("premises")} for each in (before.site, after.site))
        yield after.site, ("premises",), "premises", differences(old, new)


def users(version: Version, word: str) -> set[str]:
    """The sheets that name ``word`` (a key, a term), or cite a work whose study card names it."""
    words = {word} | {key for key, card in version.cards.items() if word in _words(card.data)}
    return {id for id, sheet in version.sheets.items() if words & _words(sheet.data)}


def _unexplained_facts(before: Version, after: Version) -> Iterator[Problem]:
    same = same_sheets(before, after)
    explained = {id for id, now in same.items() if _new_entries(before.sheets[id], now)}
    for document, loc, word, changes in changed_facts(before, after):
        if not changes:
            continue
        everywhere = document.path in EVERYWHERE
        resting = {*before.sheets} if everywhere else users(before, word)
        if resting and not resting & explained:
            sheets = sorted(resting)
            yield from _said("PUB009", document, loc, word, changes, sheets=sheets)


def _gone(before: Version, after: Version) -> Iterator[Problem]:
    """Ids of the base's own list that were struck from it, or lead nowhere today."""
    present = _present(after)
    former = {old: id for id, sheet in after.sheets.items() for old in _former(sheet)}
    for id, line in before.released.items():
        sheet, _, finding = id.partition("#")
        moved = f"{former.get(sheet, sheet)}#{finding}" if finding else former.get(sheet, sheet)
        if id not in after.released:
            yield problem("PUB010", RELEASED, line, found=id)
        elif after.whole and id not in present and moved not in present:
            kind, kind_zh = ("finding", "条目") if finding else ("sheet", "页面")
            yield problem("PUB001", RELEASED, line, found=id, kind=kind, kind_zh=kind_zh)


def _present(version: Version) -> set[str]:
    """Every id under which a sheet or finding is, or was, found."""
    ids = {*version.sheets}
    for sheet, document in version.sheets.items():
        ids |= {*_former(document)}
        for id, (_, data) in findings(document).items():
            names = [id, *map(str, items(data, "former_ids"))]
            ids |= {name if "#" in name else f"{sheet}#{name}" for name in names}
    return ids


def _former(document: Document) -> list[str]:
    return [str(old) for old in items(document.data, "former_ids")]


def _said(
    code: str, document: Document, loc: Loc, id: str, changes: list[Difference], **more: Any
) -> Iterator[Problem]:
    if changes:
        shown = changes[:SHOWN]
        rest = " …" if len(changes) > SHOWN else ""
        said = {
            "place": ", ".join(field_name(change.loc) for change in shown) + rest,
            "was": ", ".join(_short(change.was) for change in shown) + rest,
            "now": ", ".join(_short(change.now) for change in shown) + rest,
        }
        yield _at(code, document, loc, found=id, **said, **more)


def _at(code: str, document: Document, loc: Loc, **shown: Any) -> Problem:
    mark = document.mark(loc)
    return problem(code, document.path, mark.line, mark.column, field=field_name(loc), **shown)


def _new_entries(before: Document, after: Document) -> list[Any]:
    return items(after.data, "history")[len(items(before.data, "history")) :]


def _meaning(data: Mapping[str, Any], free: set[str]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in free}


def _term(content: Any) -> Any:
    return _meaning(content, FREE_IN_TERMS) if isinstance(content, Mapping) else content


def _words(data: Any) -> set[str]:
    return {text for _, text in values(data)}


def _text(entry: Any) -> str:
    return shorten(", ".join(text for _, text in values(entry)), LONGEST)


def _short(text: str) -> str:
    return shorten(text, LONGEST) or "–"


def _id(document: Document) -> str:
    return document.path.rpartition("/")[2].removesuffix(".yaml")
