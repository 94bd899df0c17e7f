"""What differs between two answers as it is told: who changes by himself, who only gave way, which quotas moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from kiemdiem.core.engine.answer import Answer
from kiemdiem.core.engine.comparison import AwardChange, Change, Comparison, QuotaChange, compare
from kiemdiem.core.engine.displacement import Displaced, displaced_in


class Differences(Protocol):
    """All differences, whichever way they were found; lists of people may be gone through more than once.

    table: (kind, from, to) → how many, the unchanged included; subjects: how many there are on the later side.
    """

    @property
    def subjects(self) -> int: ...
    @property
    def table(self) -> Mapping[tuple[str, str, str], int]: ...
    @property
    def own_count(self) -> int: ...
    @property
    def displaced_count(self) -> int: ...
    @property
    def award_count(self) -> int: ...
    @property
    def quotas(self) -> Sequence[QuotaChange]: ...
    def own_changes(self) -> Iterator[Change]: ...
    def displaced(self) -> Iterator[Displaced]: ...
    def awards(self) -> Iterator[AwardChange]: ...


@dataclass(frozen=True)
class TwoAnswers:
    """The differences between two answers at hand."""

    before: Answer
    after: Answer

    @property
    def subjects(self) -> int:
        return len(self.after.subjects)

    @property
    def table(self) -> Mapping[tuple[str, str, str], int]:
        return self._comparison.table

    @property
    def own_count(self) -> int:
        return len(self._own)

    @property
    def displaced_count(self) -> int:
        return len(self._displaced)

    @property
    def award_count(self) -> int:
        return len(self._comparison.awards)

    @property
    def quotas(self) -> Sequence[QuotaChange]:
        return self._comparison.quotas

    def own_changes(self) -> Iterator[Change]:
        """Those who change by themselves."""
        return iter(self._own)

    def displaced(self) -> Iterator[Displaced]:
        """Those whose own case did not change."""
        return iter(self._displaced)

    def awards(self) -> Iterator[AwardChange]:
        return iter(self._comparison.awards)

    @cached_property
    def _comparison(self) -> Comparison:
        return compare(self.before, self.after)

    @cached_property
    def _displaced(self) -> Sequence[Displaced]:
        return displaced_in(self._comparison, self.before, self.after)

    @cached_property
    def _own(self) -> Sequence[Change]:
        displaced = {one.change.subject for one in self._displaced}
        return [change for change in self._comparison.changes if change.subject not in displaced]


__all__ = ["Differences", "TwoAnswers"]
