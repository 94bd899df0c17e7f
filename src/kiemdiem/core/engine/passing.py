"""World, judge and settlement of one pass over a season, each level worked out when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping

from kiemdiem.core.engine.judge import Judge
from kiemdiem.core.engine.judgement import exposed
from kiemdiem.core.engine.program import Program
from kiemdiem.core.engine.season import Season
from kiemdiem.core.engine.settle import Settlement
from kiemdiem.core.engine.sourcing import Duty
from kiemdiem.core.engine.values import Kleene
from kiemdiem.core.engine.world import Node, World
from kiemdiem.core.quantities.calendars import Calendar


class Pass:
    """World, judge and settlement of one pass; levels are worked out on demand, in the order of the rules."""

    def __init__(self, program: Program, season: Season, calendar: Calendar | None, *, skips: bool) -> None:
        self._program, self._season, self._calendar, self._skips = program, season, calendar, skips
        self._begin({})

    def _begin(self, held_back: Mapping[str, Duty]) -> None:
        self.world = World(self._program, self._season, self._calendar)
        self.judge = Judge(self.world, skips=self._skips, held_back=held_back)
        self.settlement = Settlement(self._program, self.world, self.judge)
        self.world.level_at = self._level_at
        self.world.is_rated = self._is_rated

    def _level_at(self, node: Node, stage: str) -> int:
        if stage == "own_level":
            return exposed(node, self.judge.own(node).own)
        if stage == "attained_level":
            return exposed(node, self.judge.attained(node).attained or 0)
        return exposed(node, self.settlement.of(node).mask)

    def _is_rated(self, node: Node) -> Kleene:
        found = self.judge.own(node)
        if found.surely_excluded:
            return False
        return None if found.excluded else True

    def settle_all(self) -> None:
        """Settles every kind, in the order of the regime; anew without the decisions that duties hold back."""
        while True:
            for kind in (*self.world.program.regime.identity.order, *self.world.program.kinds):
                self.settlement.settle(kind)
            known = self.judge.held_back
            found = {name: duty for name, duty in self.settlement.held_back.items() if name not in known}
            if not found:
                return
            self._begin({**known, **found})
