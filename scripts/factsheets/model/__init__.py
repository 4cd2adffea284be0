"""Stage *model*: what a fact sheet, a study card, a vocabulary … may say, and nothing else.

In: plain data as :mod:`factsheets.reading.source` reads it (every scalar is text). Out: frozen
pydantic objects. The classes are the single definition from which JSON Schema, field guide, form
and messages come; what needs more than one field to judge is a rule, not a validator.
"""

from factsheets.model.base import Cited, InFinding, InSheet, InVocabulary, Model, Text
from factsheets.model.finding import Finding
from factsheets.model.layout import LaidLine, LaidStage, MapLayout
from factsheets.model.population import Population
from factsheets.model.result import Arm, Effect, Range, Result, Test
from factsheets.model.sheet import (
    SHEET_KINDS,
    Link,
    Mechanism,
    Prognosis,
    Sheet,
    Treatment,
    Tumour,
)
from factsheets.model.site import Glossary, GlossaryEntry, Site
from factsheets.model.study import CitedAs, Study
from factsheets.model.vocabulary import VOCABULARIES, DirectnessTable, Term

__all__ = [
    "SHEET_KINDS",
    "VOCABULARIES",
    "Arm",
    "Cited",
    "CitedAs",
    "DirectnessTable",
    "Effect",
    "Finding",
    "Glossary",
    "GlossaryEntry",
    "InFinding",
    "InSheet",
    "InVocabulary",
    "LaidLine",
    "LaidStage",
    "Link",
    "MapLayout",
    "Mechanism",
    "Model",
    "Population",
    "Prognosis",
    "Range",
    "Result",
    "Sheet",
    "Site",
    "Study",
    "Term",
    "Test",
    "Text",
    "Treatment",
    "Tumour",
]
