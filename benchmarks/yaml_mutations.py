"""How many slips of one character change a fact sheet without anybody being told?

    python benchmarks/yaml_mutations.py FILE [ONE_IN]

The same slips as for a bibliography (``mutations.py``), judged after the YAML loader and the model.
``silent`` is the verdict that must not occur: something other than one value changed, and nothing
was said. One value that differs by just the slip is ``edit``: no loader can know it from a change
that was meant; the rules over the whole content find some of these.

Counted on 21 November 2026 over the toy's dabrafenib sheet: see ``benchmarks/README.md``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Literal

from benchmarks.mutations import Mutant, mutants, one_slip

from factsheets.model import Sheet, Treatment
from factsheets.model.validation import parse_model
from factsheets.reading.source import parse_yaml

Verdict = Literal["same", "reported", "edit", "silent"]
SIGNS = "{}[],:#-'\" \n&*!|>%@"
"""The characters that mean something to YAML."""


def strict(text: str, kind: type[Sheet]) -> tuple[dict[str, Any] | None, bool]:
    """The values of a sheet, and whether a problem was reported by loader or model."""
    document, problems = parse_yaml(text.encode(), "a.yaml")
    if document is None or problems:
        return None, bool(problems)
    parsed, problems = parse_model(document, kind)
    return (dict(flat(parsed.model_dump(), "")) if parsed else None), bool(problems)


def flat(value: Any, place: str) -> Iterator[tuple[str, Any]]:
    """Every value by its place; lists and groups by how many they hold."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from flat(inner, f"{place}.{name}")
    elif isinstance(value, list):
        yield place, len(value)
        for index, inner in enumerate(value):
            yield from flat(inner, f"{place}[{index}]")
    else:
        yield place, value


def judge(before: dict[str, Any], after: dict[str, Any] | None, reported: bool) -> Verdict:
    """What became of a sheet by a slip."""
    if reported or after is None:
        return "reported" if reported else "silent"
    changed = [
        place for place in before.keys() | after.keys() if before.get(place) != after.get(place)
    ]
    if not changed:
        return "same"
    was, is_ = before.get(changed[0]), after.get(changed[0])
    alone = len(changed) == 1 and isinstance(was, str) and isinstance(is_, str)
    return "edit" if alone and one_slip(str(was), str(is_)) else "silent"


def survey(
    text: str, kind: type[Sheet] = Treatment, every: int = 1
) -> tuple[Counter[Verdict], list[Mutant]]:
    """Verdicts over the mutants of ``text`` (or one in ``every``), and the silent mutants."""
    original, _ = strict(text, kind)
    assert original is not None, "the file must be in order"
    counts: Counter[Verdict] = Counter()
    silent = []
    for mutant in islice(mutants(text, SIGNS), 0, None, every):
        verdict = judge(original, *strict(mutant.text, kind))
        counts[verdict] += 1
        if verdict == "silent":
            silent.append(mutant)
    return counts, silent


if __name__ == "__main__":
    import sys
    from pathlib import Path

    from factsheets.model import SHEET_KINDS

    path = Path(sys.argv[1])
    model = next(kind for kind in SHEET_KINDS if kind.folder == path.parent.name)
    source = path.read_text(encoding="utf-8")
    totals, losses = survey(source, model, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    print(dict(totals))
    for loss in losses:
        line = loss.text.count("\n", 0, loss.at) + 1
        print(f"line {line}: {loss.slip}: {loss.text.splitlines()[line - 1][:100]}")
