"""Stage ``bibliography``: ``references.bib`` → references by key, and all that is wrong in it.

In: the text of a BibTeX file that anybody may have edited. Out: a :class:`Bibliography` of typed,
decoded references and a list of problems. The promise of this stage is that nothing is lost
silently: what was not understood to the last character is reported with its line.
"""

from factsheets.bibliography.parse import load_bibliography, parse_bibliography
from factsheets.bibliography.reference import Bibliography, Person, Reference

__all__ = ["Bibliography", "Person", "Reference", "load_bibliography", "parse_bibliography"]
