"""Which columns a table of counts has: the levels of one scale with their shares, then who is not rated, each apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kiemdiem.core.bulk.rollup import words
from kiemdiem.core.bulk.rollup.counts import Counts, RollUp
from kiemdiem.core.interchange import labels
from kiemdiem.core.interchange.result_sheets import Cell
from kiemdiem.core.interchange.result_workbook import percent
from kiemdiem.core.regime.regime import Regime

ALWAYS_SHOWN = "not_rated"


@dataclass(frozen=True)
class Part:
    """Kinds that are rated on one scale, and so can stand in one table."""

    kinds: tuple[str, ...]
    levels: tuple[tuple[str, str], ...]
    outcomes: tuple[str, ...]

    @property
    def columns(self) -> list[tuple[str, int]]:
        """Headings and widths of the cells that `cells` gives."""
        found = [words.TOTAL, words.RATED]
        for _, label in self.levels:
            found += [(label, words.LEVEL_WIDTH), words.SHARE]
        return found + [(labels.OUTCOMES[outcome], words.OUTCOME_WIDTH) for outcome in self.outcomes]

    def cells(self, counts: Counts) -> list[Cell]:
        """The counts in the order of the columns; no share where nobody is rated."""
        found: list[Cell] = [counts.total, counts.rated]
        for code, _ in self.levels:
            many = counts.levels[code]
            found += [many, percent(many, counts.rated) if counts.rated else ""]
        return found + [counts.outcomes[outcome] for outcome in self.outcomes]


def parts_of(regime: Regime, rolled: RollUp, kinds: Sequence[str]) -> list[Part]:
    """The kinds by their scales, in the order given; an outcome that nobody has is left out, but for one."""
    found = []
    for scale in dict.fromkeys(regime.kinds[kind].scale for kind in kinds):
        here = tuple(kind for kind in kinds if regime.kinds[kind].scale == scale)
        met = {outcome for kind in here for outcome in rolled.of_branch("", kind).outcomes}
        shown = tuple(one for one in labels.OUTCOMES if one in met or (one == ALWAYS_SHOWN and scale))
        values = regime.scales[scale].values if scale else ()
        found.append(Part(here, tuple((value.code, value.label) for value in values), shown))
    return found


def kinds_in_order(regime: Regime, rolled: RollUp) -> list[str]:
    """The kinds that occur, in the order of the plan."""
    return [kind for kind in dict.fromkeys((*regime.identity.order, *regime.kinds)) if kind in rolled.kinds]
