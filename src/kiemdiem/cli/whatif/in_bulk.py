"""A trial on so many subjects that both sides are rated in bulk: reasons are told by rule, once for all alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace

from kiemdiem.cli.in_bulk import RuleTexts
from kiemdiem.cli.whatif.trial import Run
from kiemdiem.core.bulk.comparing.runs import BulkComparison, Given
from kiemdiem.core.engine.answer import Reason, SubjectAnswer
from kiemdiem.core.engine.comparison import AwardChange, Change, QuotaChange
from kiemdiem.core.engine.differences import Differences
from kiemdiem.core.engine.displacement import Displaced


def told_in_bulk(found: BulkComparison, before: Given, after: Given) -> tuple[Run, Run, Differences]:
    """Both sides of a trial, and what differs between them."""
    sides = [(one.regime, one.regime.chosen(one.season.readings)) for one in (before, after)]
    texts = [RuleTexts(regime, options) for regime, options in sides]
    runs = [Run(regime, options, found.people.name_of) for regime, options in sides]
    return runs[0], runs[1], ToldByRule(found, texts[0], texts[1])


@dataclass(frozen=True)
class ToldByRule:
    """The differences found in bulk, with what rules say in place of sentences on each subject."""

    found: BulkComparison
    before: RuleTexts
    after: RuleTexts
    _told: dict[tuple[int, int], tuple[SubjectAnswer, tuple[Reason, ...], tuple[Reason, ...]]] = field(
        default_factory=dict
    )

    @property
    def subjects(self) -> int:
        return self.found.subjects

    @property
    def table(self) -> Mapping[tuple[str, str, str], int]:
        return self.found.table

    @property
    def own_count(self) -> int:
        return self.found.own_count

    @property
    def displaced_count(self) -> int:
        return self.found.displaced_count

    @property
    def award_count(self) -> int:
        return self.found.award_count

    @property
    def quotas(self) -> Sequence[QuotaChange]:
        return self.found.quotas

    def own_changes(self) -> Iterator[Change]:
        """Those who change by themselves."""
        for change in self.found.own_changes():
            alike = id(change.old), id(change.new)
            if alike not in self._told:
                gone, come = self.before.told(change.gone, change.kind), self.after.told(change.come, change.kind)
                self._told[alike] = _unnamed(change.new), gone, come
            new, gone, come = self._told[alike]
            yield replace(change, new=new, gone=gone, come=come)

    def displaced(self) -> Iterator[Displaced]:
        """Those whose own case did not change."""
        return self.found.displaced()

    def awards(self) -> Iterator[AwardChange]:
        return self.found.awards()


def _unnamed(answer: SubjectAnswer) -> SubjectAnswer:
    """An answer for all who are alike does not say which fact each of them lacks."""
    found = copy(answer)
    found.missing, found.waiting_for = [], []
    return found
