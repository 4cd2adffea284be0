"""Texts that Markdown, HTML, Jinja or a table would mangle, and the toy site full of one text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import StringConstraints

from factsheets.bibliography import Person, Reference
from factsheets.catalog.catalog import Catalog
from factsheets.model import Finding, Model, Text
from factsheets.model.finding import Absence, Definition, Downgrade, Rating
from factsheets.model.site import Repository
from toy_site import toy

NASTY = {
    "comparison signs": "PD-L1 <TPS 1%> group",
    "starred genes": "IL-6*/IL-10*",
    "zero": "0 events",
    "trailing zero": "0.70",
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "end of a comment": "--> <!-- </div></span></p></article>",
    "template": "{{ 7*7 }} {% raw %} {# x #}",
    "link": "[x](javascript:alert(1))",
    "image link": "![x](https://evil.example/x.png)",
    "address": "<https://evil.example/>",
    "reference": "[x]: https://evil.example 'x'",
    "table": "a | b",
    "underscores": "_x_ and __x__",
    "backticks": "`x` and ```x```",
    "entity": "&amp; &lt;b&gt; &#42;",
    "heading": "# heading",
    "heading with id": "## heading { #top }",
    "heading on a line of its own": "x\n## [x](javascript:alert(1)) { #top }\nx",
    "blank lines": "x\n\n## x { #top }\n\n    code\n\n- item",
    "attributes": "x {: onclick=alert(1) } { #top .x }",
    "rule": "---",
    "front matter": 'x\n---\ntitle: "x"\n---',
    "list": "- item\n1. item",
    "quote": "> x",
    "backslashes": "\\* \\n C:\\new",
    "quotes": "\"x\" 'y' “z”",
    "markers of Markdown itself": "wzxhzdk:0 klzzwxh:0000",
    "Chinese": "肝转移（肺癌）：＊未＊报告《甲》",
    "Chinese emphasis without end": "结果**未获益",
}


X = Text(en="x")
# What no finding of the toy has.
RARE = {
    "terms": [Definition(term=X, definition=X)],
    "downgrade": Downgrade(by="1", reason=X),
    "direction_reason": X,
    "curator_note": X,
    "not_found": [Absence(what=X, read=["abstract"])],
    "external_rating": Rating(scheme="x", rating="x", cites=["vega2016signal"]),
}


Source = str | Callable[[], str]


def filled(text: Source) -> Catalog:
    """The toy site with ``text``, or what it returns when asked, in every field that takes free
    text, left out or not."""
    catalog = toy()

    def entry(one: Any) -> Any:
        return replace(one, content=_fill(one.content, type(one.content), text))

    return replace(
        catalog,
        site=entry(catalog.site),
        glossary=entry(catalog.glossary),
        directness=entry(catalog.directness),
        vocabularies={
            name: {id: _fill(term, type(term), text) for id, term in terms.items()}
            for name, terms in catalog.vocabularies.items()
        },
        sheets={id: entry(one) for id, one in catalog.sheets.items()},
        studies={id: entry(one) for id, one in catalog.studies.items()},
    )


def with_references(text: str) -> Catalog:
    """The toy site with ``text`` as every author, title, journal, publisher and note."""
    catalog = toy()

    def changed(one: Reference) -> Reference:
        people = (Person("", "", text),)
        return replace(
            one,
            authors=people,
            authors_en=people,
            title=text,
            title_en=text,
            journal=text,
            journal_en=text,
            publisher=text,
            note=text,
        )

    references = {key: changed(one) for key, one in catalog.references.items()}
    bibliography = replace(catalog.bibliography, references=MappingProxyType(references))
    return replace(catalog, bibliography=bibliography)


def _fill(value: Any, hint: Any, text: Source) -> Any:
    """``value``, declared as ``hint``, with ``text`` wherever it is free text."""
    if hint is Text or (value is None and Text in get_args(hint)):
        return Text(en=_next(text), zh=_next(text))
    if isinstance(value, Repository):
        return value
    if isinstance(value, Finding):
        value = value.model_copy(update=RARE)
    if isinstance(value, Model):
        hints = get_type_hints(type(value), include_extras=True)
        fields = type(value).model_fields
        return value.model_copy(
            update={name: _fill(getattr(value, name), hints[name], text) for name in fields}
        )
    if isinstance(value, list):
        inner = next(_lists(hint), None)
        items = value or ([None] if inner is Text or _is_free(inner) else [])
        return [_fill(item, inner, text) for item in items]
    if isinstance(value, dict):
        return {key: _fill(one, type(one), text) for key, one in value.items()}
    return _next(text) if _is_free(hint) else value


def _next(text: Source) -> str:
    return text if isinstance(text, str) else text()


def _lists(hint: Any) -> Iterator[Any]:
    """What a list declared by ``hint`` holds."""
    if get_origin(hint) is list:
        yield get_args(hint)[0]
    elif get_origin(hint) is not None:
        for part in get_args(hint):
            yield from _lists(part)


def _is_free(hint: Any) -> bool:
    """Whether any text may stand there: a length is demanded, but no pattern."""
    if get_origin(hint) is Annotated:
        kind, *marks = get_args(hint)
        limits = [mark for mark in marks if isinstance(mark, StringConstraints)]
        return kind is str and bool(limits) and not any(limit.pattern for limit in limits)
    if get_origin(hint) is Union or hasattr(hint, "__args__"):
        return any(_is_free(part) for part in get_args(hint))
    return False
