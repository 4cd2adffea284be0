"""Works that are well written and probably wrong: what the checker asks about them."""

from __future__ import annotations

from pathlib import Path

import pytest

from toy_site import copy_toy, load

# The same work as a toy entry, or a new one; the fields that differ; what is said of it.
LONG = """\
  author = {Long, G. V. and others},
  title = {An Invented Trial of Dabrafenib in Brain Metastases},
  journal = {Journal of Toys},
"""
NEW = """\
  author = {Zett, G.},
  title = {An invented late work},
  journal = {Journal of Toys},
"""
DOUBTS = {
    "year": (
        NEW + "  year = {2099},\n  doi = {10.5555/toy.late},\n",
        "REF018 '2099' lies after the year of this release, 2026: look at the year again.",
    ),
    "pages": (
        NEW + "  year = {2021},\n  pages = {S69--S60},\n  doi = {10.5555/toy.late},\n",
        "REF019 The pages run backwards: 'S69–S60'. Look at them again.",
    ),
    "no way to it": (
        NEW + "  year = {2021},\n",
        "REF020 Nothing leads a reader to 'zett2021late': add its DOI, its PMID, or volume and "
        "pages.",
    ),
    "the same title, without its DOI": (
        LONG + "  year = {2012},\n  volume = {99},\n",
        "REF021 'zett2021late' looks like the work 'long2012dabrafenib': keep one of the two, "
        "unless they are two works.",
    ),
}


@pytest.mark.parametrize(("fields", "said"), DOUBTS.values(), ids=DOUBTS)
def test_a_doubt_about_a_work_is_said_at_its_entry(fields: str, said: str, tmp_path: Path) -> None:
    root = copy_toy(tmp_path)
    bib = root / "references.bib"
    line = bib.read_text(encoding="utf-8").count("\n") + 2
    with bib.open("a", encoding="utf-8") as file:
        file.write(f"\n@article{{zett2021late,\n{fields}  langid = {{english}},\n}}\n")
    unused = f"references.bib:{line}: REF010 the reference 'zett2021late' is used nowhere."
    assert load(root) == [unused, f"references.bib:{line}: {said}"]
