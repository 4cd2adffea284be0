"""The hostile site leaves no field out, and is content like any other to the checker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from factsheets.bibliography import parse_bibliography
from factsheets.model import (
    SHEET_KINDS,
    VOCABULARIES,
    DirectnessTable,
    Glossary,
    Model,
    Site,
    Study,
    Text,
)
from factsheets.model.site import Repository
from factsheets.reading.source import parse_yaml
from hostile import HOSTILE, MARK, Texts, fields_by_mark, fill_with_attacks
from nasty import _is_free, filled
from toy_site import copy_toy, load

ROOTS: tuple[type[Model], ...] = (
    *SHEET_KINDS,
    *VOCABULARIES.values(),
    DirectnessTable,
    Glossary,
    Site,
    Study,
)


def models_in(annotation: Any) -> Iterator[type[Model]]:
    """Every content model inside an annotation."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def declared() -> set[str]:
    """All fields that take free text, bilingual or not, as ``Model.field``."""
    found, seen, waiting = set(), {Text, Repository}, list(ROOTS)
    while waiting:
        model = waiting.pop()
        if model in seen:
            continue
        seen.add(model)
        hints = get_type_hints(model, include_extras=True)
        for name, info in model.model_fields.items():
            inside = list(models_in(info.annotation))
            waiting += inside
            if Text in inside or _is_free(hints[name]):
                found.add(f"{model.__name__}.{name}")
    return found


def attacked_fields(value: Any) -> Iterator[str]:
    """The fields below ``value`` that hold a hostile text."""
    if isinstance(value, Model):
        for name in type(value).model_fields:
            inner = getattr(value, name)
            held = inner if isinstance(inner, list) else [inner]
            texts = (one.en if isinstance(one, Text) else one for one in held)
            if any(isinstance(one, str) and MARK.search(one) for one in texts):
                yield f"{type(value).__name__}.{name}"
            yield from attacked_fields(inner)
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from attacked_fields(one)


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy's content full of attacks."""
    root = copy_toy(tmp_path_factory.mktemp("hostile"))
    fill_with_attacks(root)
    return root


def test_no_field_is_left_out() -> None:
    catalog = filled(Texts())
    whole = [catalog.site, catalog.glossary, catalog.directness]
    whole += [*catalog.sheets.values(), *catalog.studies.values()]
    contents = [[entry.content for entry in whole], *map(dict, catalog.vocabularies.values())]
    found = {name for content in contents for name in attacked_fields(content)}
    # Kinds of sheets share their fields.
    shared = {f"{kind.__name__}.": "Sheet." for kind in SHEET_KINDS}
    assert _shared(declared(), shared) - _shared(found, shared) == {
        "Override.reason",  # an exception that is not needed would be a problem
        "Override.rule",
    }


def _shared(names: set[str], kinds: dict[str, str]) -> set[str]:
    return {
        next((to + n.removeprefix(kind) for kind, to in kinds.items() if n.startswith(kind)), n)
        for n in names
    }


def test_hostile_texts_are_content_like_any_other(attacked: Path) -> None:
    """But for punctuation of the other language, a remark on no retraction, and texts that were
    brought from elsewhere."""
    warned = ("EV121", "RET002", "TXT")
    assert [said for said in load(attacked) if not said.split()[1].startswith(warned)] == []


def test_every_text_is_used(attacked: Path) -> None:
    texts = "".join(path.read_text("utf-8") for path in (attacked / "content").rglob("*.yaml"))
    assert len(fields_by_mark(attacked)) > 3 * len(HOSTILE)
    assert texts.count("qz") >= len(HOSTILE)


# What a text may not hold, because no reader could see it: refused with a sentence, not changed.
REFUSED = {
    "text that runs backwards": ("Os\u202egnol", "SRC007"),
    "a blank of no width": ("sur\u200bvival", "SRC007"),
    "a joiner inside an emoji": ("👩\u200d⚕", "SRC007"),
    "a control character": ("x\x1b[31m", "SRC006"),
    "a line end of another kind": ("x\u2028y", "SRC008"),
    "accents in a heap": ("Z" + "\u0301\u0323\u0334" * 9, "SRC009"),
    "half of a pair": (r"\ud83d", "SRC037"),
    "a null": (r"\0", "SRC037"),
}


@pytest.mark.parametrize(("text", "code"), REFUSED.values(), ids=REFUSED)
def test_what_nobody_can_see_is_refused(text: str, code: str) -> None:
    _, problems = parse_yaml(f'a: "{text}"\n'.encode(), "a.yaml")
    assert code in {problem.code for problem in problems}


ENTRY = (
    "@article{{toy2020review,\n  author = {{Toy, A}},\n  title = {{{}}},\n"
    "  journal = {{J}},\n  year = {{2020}}\n}}\n"
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_title_arrives_as_written_or_is_refused_in_words(text: str) -> None:
    bibliography, problems = parse_bibliography(ENTRY.format(text), "references.bib")
    found = bibliography.references.get("toy2020review")
    if problems:
        assert all(str(one).startswith("references.bib:") for one in problems)
    else:
        assert found is not None
        assert found.title == " ".join(as_latex(text).split())


def as_latex(text: str) -> str:
    """What LaTeX makes of a text: dashes from hyphens, and no braces."""
    dashes = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    return dashes.replace("{", "").replace("}", "")
