"""DOI, PMID, PMCID, address and remark of one export, wherever a program puts them.

In: its :class:`Fields`. Out: the numbers that were found in their own fields, in notes, in
addresses; the note without what programs write into it.
"""

from __future__ import annotations

import re

from factsheets.bibliography.identifiers import SCHEMES, bare_doi, is_doi, read_identifier
from factsheets.bibliography.intake.export import Value
from factsheets.bibliography.intake.fields import Fields
from factsheets.bibliography.intake.plain import from_latex

_ADDRESS = re.compile(r"https?://[^\s{}\\\"<>]+")
_TYPED = re.compile(r"^(.*?)\s*\[([a-z]+)\]$")
# What programs write into notes, one a line.
_NOTE_LINE = re.compile(
    r"^\s*(publisher|pmid|pmcid|doi|_eprint|number|section|type|issue|cited by|tex\.\w+)"
    r"\s*[:：]\s*(.+?)\s*$",
    re.IGNORECASE,
)


def identifiers(fields: Fields) -> dict[str, str]:
    """DOI, PMID and PMCID, from their own fields, notes, places and addresses."""
    known: dict[str, str] = {}
    for scheme in SCHEMES:
        text = fields.export.first(scheme).text.strip("{} ")
        if not text:
            continue
        fields.lines[scheme] = fields.export.first(scheme).line
        plain = from_latex(text)[0] if fields.export.latex and scheme != "doi" else text
        number = read_identifier(plain.strip().rstrip("."))
        known[scheme] = number.value if number and number.scheme == scheme else bare_doi(text)
    for value in fields.export.fields.get("location", []):
        typed = _TYPED.match(value.text)
        if typed and typed[2] == "doi":
            known.setdefault("doi", bare_doi(typed[1]))
    if fields.export.first("eprinttype").text.strip("{} ").lower() == "pubmed":
        known.setdefault("pmid", fields.export.first("eprint").text.strip("{} "))
    elif fields.export.first("eprint").text:
        fields.export.leave("eprint")
    return known | _in_notes(fields, known)


def _in_notes(fields: Fields, known: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for value in fields.export.fields.get("note", []):
        for line in value.text.split("\n"):
            match = _NOTE_LINE.match(line)
            number = read_identifier(match[2]) if match else None
            if number and match and number.scheme == match[1].lower():
                found.setdefault(number.scheme, number.value)
    address = bare_doi(_first_address(fields))
    if is_doi(address):
        found.setdefault("doi", address)
    return {scheme: value for scheme, value in found.items() if scheme not in known}


def _first_address(fields: Fields) -> str:
    for value in fields.export.fields.get("url", []):
        if match := _ADDRESS.search(value.text.replace("\\", "")):
            fields.lines["url"] = value.line
            return match[0].replace("&amp;", "&")
    return ""


def remark(fields: Fields) -> str:
    """Notes without what programs write into them: publisher, numbers."""
    kept = []
    for value in fields.export.fields.get("note", []):
        for line in value.text.split("\n"):
            match = _NOTE_LINE.match(line)
            if not match:
                kept.append(fields.plain("note", Value(line, value.line)))
            elif match[1].lower() == "publisher":
                fields.export.fields.setdefault("publisher", [Value(match[2], value.line)])
            elif match[1].lower() not in ("pmid", "pmcid", "doi"):
                fields.export.leave(f"note: {match[1]}")
            fields.lines["note"] = value.line
    plain = [v for v in fields.export.fields.get("url", []) if not _ADDRESS.search(v.text)]
    kept += [fields.plain("note", value) for value in plain]
    if len(kept) > 1:
        # Several lines are what a program copied from its source, no remark of a person.
        fields.export.leave("note")
        return ""
    return "".join(kept)


def address(fields: Fields) -> str:
    """The first address that says more than the DOI, which is shown as a link already."""
    url = _first_address(fields)
    return "" if re.match(r"https?://(?:dx\.|www\.)?doi\.org/", url) else url
