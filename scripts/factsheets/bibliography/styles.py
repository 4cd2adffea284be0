"""How a reference is written out (stage: views): a ``Reference`` comes in, text segments go out.

English pages follow NLM/Vancouver, Chinese pages follow GB/T 7714-2015 (numeric). The formatters
return plain text in segments and know nothing of HTML: the templates escape, and they show DOI and
PMID as links, so the text carries no identifier unless ``with_doi`` asks for one to copy.

Sources of the rules: *Citing Medicine*, 2nd edition (NLM), and the ICMJE sample references built
on it; GB/T 7714-2015. Where we differ from citeproc-js, ``tests/test_citation.py`` says why.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Literal

from factsheets.bibliography import Person, Reference
from factsheets.bibliography.kinds import CHAPTERS, kind_of
from factsheets.bibliography.languages import ENGLISH, WORK_LANGUAGES
from factsheets.bibliography.names import initials
from factsheets.messages.chinese import is_east_asian
from factsheets.messages.problem import Language

Style = Literal["plain", "italic"]

NLM_AUTHORS: Final = 6
"""ICMJE sample references: the first six authors, then et al. (NLM itself has no limit)."""

GBT_AUTHORS: Final = 3
"""GB/T 7714-2015, 8.1.2: the first three authors, then 等 or its equivalent."""

_RANGE = re.compile(
    r"(?P<letters>[A-Za-z]*)(?P<first>\d+)-(?P=letters)(?P<last>\d+)(?P<tail>\.e\d+)?"
)
_SUPPLEMENT = re.compile(r"(\d*)[_ ]?suppl(?:ement)?[_ ]?(\d*)", re.IGNORECASE)


@dataclass(frozen=True)
class Segment:
    """A run of text in one style; the text is never markup."""

    text: str
    style: Style = "plain"


Segments = tuple[Segment, ...]


def plain(segments: Iterable[Segment]) -> str:
    """The text of ``segments`` without their styles."""
    return "".join(segment.text for segment in segments)


def format_nlm(ref: Reference, *, with_doi: bool = False) -> Segments:
    """``ref`` in NLM/Vancouver style, for English pages.

    A work in another language appears with romanised authors, its English title in brackets and the
    language after the pages (ICMJE sample references, article not in English).
    ``with_doi`` appends ``doi:…``, without a closing point so that it can be copied.
    """
    title = f"[{ref.title_en}]" if ref.title_en else ref.title
    journal = (ref.journal_en or ref.journal).rstrip(".")
    after = [_imprint_nlm(ref, journal), "" if ref.langid == ENGLISH else f"{ref.langid.title()}."]
    if ref.url and not journal:
        title, after = f"{title} [Internet]", [*after, f"Available from: {ref.url}"]
    if with_doi and ref.doi:
        after.append(f"doi:{ref.doi}")
    within = "In:" if ref.kind in CHAPTERS else ""
    before = _words(_sentence(_authors_nlm(ref)), _sentence(title), within) + " "
    # Typeface is ours to choose; the journal stands out so that a reader can scan a list.
    return _segments(Segment(before), Segment(journal, "italic"), Segment(_words(*after)))


def format_gbt(ref: Reference, *, with_doi: bool = False) -> Segments:
    """``ref`` in GB/T 7714-2015 (numeric) style, for Chinese pages, each work in its own language.

    ``with_doi`` appends ``DOI:…`` before the closing point, as the standard's examples do. The type
    stays ``[J]``: ``[J/OL]`` would need a date of access, and we cite the published article.
    """
    online = bool(ref.url) and not ref.journal
    mark = kind_of(ref, online=online).mark + ("/OL" if online else "")
    book = f"//{ref.journal}" if ref.kind in CHAPTERS else ""
    parts = [
        _authors_gbt(ref),
        f"{ref.title}[{mark}]{book}",
        _imprint_gbt(ref),
        ref.url if online else "",
        f"DOI:{ref.doi}" if with_doi and ref.doi else "",
    ]
    return _segments(Segment(_words(*map(_sentence, parts))))


citation_by_language: Final[dict[Language, Callable[[Reference], Segments]]] = {
    "en": format_nlm,
    "zh": format_gbt,
}
"""The house style of each language's pages."""


# Stands as the author of a work whose copy that was read shows none.
AUTHORS_NOT_READ: Final = "Authors not read"


def author_label(ref: Reference, language: Language) -> str:
    """Who and when in a few words: ``Paget 1989``, ``Meder et al. 2024``, ``West 等 2019``.

    Two authors are both named. Without authors, or where nobody here read who they are, the label
    is the beginning of the title.
    """
    people = [person for person in _people(ref, language) if person.literal != AUTHORS_NOT_READ]
    if not people:
        title = (ref.title_en or ref.title) if language == "en" else ref.title
        return f"{title if len(title) <= 40 else title[:39].rstrip() + '…'} {ref.year}".strip()
    names = [person.literal or person.family for person in people]
    gap = "" if is_east_asian(names[0]) else " "
    if ref.more_authors or len(names) > 2:
        who = f"{names[0]} et al." if language == "en" else f"{names[0]}{gap}等"
    else:
        who = (" and " if language == "en" else f"{gap}和{gap}").join(names)
    return f"{who} {ref.year}".strip()


def page_span(pages: str, dash: str = "-") -> str:
    """``pages`` with one ``dash`` between first and last page, whatever dash was typed."""
    return re.sub(r"\s*[-‐-―−]+\s*", dash, pages.strip())


def abbreviated_pages(pages: str) -> str:
    """``pages`` as NLM prints them: ``246-253`` → ``246-53``, ``S93-S99`` → ``S93-9``.

    Digits of the last page that repeat the first are dropped; an electronic tail is kept
    (``6182-6199.e29`` → ``6182-99.e29``). Anything else, such as ``126A-127A``, is left whole.
    """
    return ", ".join(_abbreviated(span) for span in re.split(r"\s*,\s*", page_span(pages)))


def _abbreviated(span: str) -> str:
    match = _RANGE.fullmatch(span)
    if not match or len(match["first"]) != len(match["last"]):
        return span
    first, last = match["first"], match["last"]
    same = next((i for i, (a, b) in enumerate(zip(first, last, strict=True)) if a != b), 0)
    return f"{match['letters']}{first}-{last[same:]}{match['tail'] or ''}"


def issue_text(number: str) -> str:
    """An issue as printed: ``16_suppl`` → ``16 Suppl``, ``Supplement 2`` → ``Suppl 2``."""
    match = _SUPPLEMENT.fullmatch(number)
    return _words(match[1], "Suppl", match[2]) if match else page_span(number)


def _letters(given: str) -> list[str]:
    """The initials of a given name without points and hyphens."""
    return re.findall(r"[^\W_]", initials(given))


def _people(ref: Reference, language: Language) -> tuple[Person, ...]:
    return (ref.authors_en or ref.authors) if language == "en" else ref.authors


def _authors_nlm(ref: Reference) -> str:
    def name(person: Person) -> str:
        if is_east_asian(person.family):
            return person.family + person.given
        letters = "".join(_letters(person.given))
        return person.literal or _words(person.family, letters, person.suffix)

    return _listed(map(name, _people(ref, "en")), NLM_AUTHORS, ref.more_authors, "et al")


def _authors_gbt(ref: Reference) -> str:
    def name(person: Person) -> str:
        if is_east_asian(person.family):
            return person.family + person.given
        # A corporate author keeps its own capitals in the standard's examples.
        letters = _letters(person.given)
        return person.literal or _words(person.family.upper(), *letters, person.suffix)

    rest = WORK_LANGUAGES[ref.langid].others
    return _listed(map(name, ref.authors), GBT_AUTHORS, ref.more_authors, rest)


def _listed(names: Iterable[str], limit: int, more: bool, rest: str) -> str:
    every = list(names)
    cut = more or len(every) > limit
    return ", ".join([*every[:limit], rest] if cut and every else every)


def _imprint_nlm(ref: Reference, journal: str) -> str:
    if not journal or ref.kind in CHAPTERS:
        pages = f"p. {abbreviated_pages(ref.pages)}." if ref.pages else ""
        publisher = _sentence("; ".join(filter(None, (ref.publisher, ref.year))))
        return (". " if journal else "") + _words(publisher, pages)
    issue = f"{ref.volume}({issue_text(ref.number)})" if ref.number else ref.volume
    when = ";".join(filter(None, (ref.year, issue)))
    return ". " + _sentence(":".join(filter(None, (when, abbreviated_pages(ref.pages)))))


def _imprint_gbt(ref: Reference) -> str:
    source = ref.publisher if ref.kind in CHAPTERS else ref.journal or ref.publisher
    where = ", ".join(filter(None, (source, ref.year, ref.volume)))
    issue = f"({issue_text(ref.number)})" if ref.number else ""
    return ": ".join(filter(None, (where + issue, page_span(ref.pages))))


def _words(*parts: str) -> str:
    return " ".join(filter(None, parts))


def _sentence(text: str) -> str:
    """``text`` with a closing point unless it is empty or closes itself (``?``, ``!``, ``。``)."""
    return text if not text or text[-1] in ".?!。？！" else f"{text}."


def _segments(*segments: Segment) -> Segments:
    return tuple(segment for segment in segments if segment.text)
