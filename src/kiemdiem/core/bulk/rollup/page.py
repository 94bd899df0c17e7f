"""What is shown or written of a roll-up: which branch, which tiers, under which names."""

from __future__ import annotations

from dataclasses import dataclass

from kiemdiem.core.bulk.rollup import words
from kiemdiem.core.bulk.rollup.counts import RollUp
from kiemdiem.core.bulk.rollup.headings import kinds_in_order
from kiemdiem.core.bulk.rollup.results import Results
from kiemdiem.core.regime.entries.ratings import Award
from kiemdiem.core.regime.regime import Regime, in_force

STATES = ("candidate", "chosen", "over_limit", "incomplete")
"""The states of an award that are counted."""


@dataclass(frozen=True)
class Page:
    """top: the unit whose branch it is, empty for the whole tree."""

    rolled: RollUp
    regime: Regime
    results: Results
    top: str
    tiers: tuple[str, ...]

    @property
    def kinds(self) -> list[str]:
        return kinds_in_order(self.regime, self.rolled)

    @property
    def branch(self) -> str:
        return self.rolled.tree.units[self.top].name if self.top else words.EVERYTHING

    @property
    def total(self) -> int:
        return sum(self.rolled.of_branch(self.top, kind).total for kind in self.kinds)

    @property
    def nowhere(self) -> int:
        """Subjects of whom no unit of the tree is known; they are in the sum of the whole alone."""
        return sum(self.rolled.of("", kind).total for kind in self.kinds)


def award_labels(regime: Regime) -> dict[tuple[str, str], str]:
    """(award, kind) → what it is called."""
    options = regime.chosen({})
    found: dict[tuple[str, str], str] = {}
    for placed in regime.of("award", Award):
        for kind in placed.entry.for_:
            if in_force(placed.entry, options):
                found[placed.id, kind] = placed.entry.label
            found.setdefault((placed.id, kind), placed.entry.label)
    return found
