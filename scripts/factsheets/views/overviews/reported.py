"""Clinical results as sources report them, once per tumour that a finding is read for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from factsheets.catalog.catalog import Use
from factsheets.catalog.evidence import LENDING, WORDS, Appraisal, appraise, best
from factsheets.catalog.results import signature
from factsheets.model import Result
from factsheets.model.vocabulary import OutcomeTerm
from factsheets.views.shared.brief import SECOND_HAND
from factsheets.views.shared.viewer import Viewer

QUESTIONS = ("treatment_benefit", "treatment_harm", "prognosis")
KINDS = ("time_to_event", "response", "harm")
# Patients with the condition alone; results on any others are marked.
WITH_CONDITION = ("all", "subgroup")


@dataclass(frozen=True)
class Reported:
    """One result of one finding, read for one tumour."""

    use: Use
    result: Result
    tumour: str
    lead: Appraisal | None

    @property
    def condition(self) -> bool:
        """Whether it is about patients with the condition alone."""
        return bool(self.lead and self.lead.studied.metastasis in WITH_CONDITION)

    @property
    def second_hand(self) -> bool:
        """Whether nobody here compared its figures with the source."""
        return self.use.finding.check.status in SECOND_HAND

    @property
    def works(self) -> list[str]:
        """The works whose own result it is, or is said to be."""
        return [c.key for c in self.use.finding.cites if c.role in LENDING]

    @property
    def order(self) -> tuple[bool, int]:
        """Patients with the condition first, then the more direct."""
        word = WORDS.index(self.lead.directness.word) if self.lead else len(WORDS)
        return not self.condition, word


def reported_results(viewer: Viewer) -> Iterator[Reported]:
    """Every clinical result, once per tumour that its finding is for: one that stands on two
    sheets is listed with the first."""
    listed: set[object] = set()
    for use in viewer.catalog.uses():
        if use.finding.question not in QUESTIONS:
            continue
        for result in use.finding.results:
            term = cast(OutcomeTerm, viewer.catalog.term("outcomes", result.outcome))
            if term.kind not in KINDS:
                continue
            found = appraise(viewer.catalog, use, result.metastasis)
            known = signature(use.finding, result)
            for tumour in use.tumours:
                if known and (tumour, use.finding.question, known) in listed:
                    continue
                listed.add((tumour, use.finding.question, known))
                lead = best(one for one in found if one.tumour == tumour)
                yield Reported(use, result, tumour, lead)
