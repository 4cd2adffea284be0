"""Sub-room *intake*: references as other programs export them → references of this site.

In: what a clinician pastes or downloads: BibTeX and BibLaTeX of any program, RIS, PubMed's
``.nbib``, EndNote, NoteExpress, Web of Science text. Out: works, each in the form that
``references.bib`` asks for, and problems at the pasted text's own lines.
"""

from factsheets.bibliography.intake.read import read_export
from factsheets.bibliography.intake.understand import Incoming

__all__ = ["Incoming", "read_export"]
