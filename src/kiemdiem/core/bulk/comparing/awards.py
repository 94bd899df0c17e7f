"""Awards of two runs in bulk: whose state differs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlglot import exp

from kiemdiem.core.bulk.awards.run import STATES, AwardRun
from kiemdiem.core.bulk.comparing.sides import Side, within
from kiemdiem.core.bulk.sql.terms import column, compare, meets, named, number, summed, table_as
from kiemdiem.core.engine.answer import AwardState

_NOT = STATES.index("not_eligible")


@dataclass(frozen=True)
class AwardMove:
    """The award of one subject, with his number, on both sides; None where a side does not know it."""

    n: int
    id: str
    label: str
    subject: str
    was: AwardState | None
    now: AwardState | None


@dataclass(frozen=True)
class _Both:
    """One award of one kind on both sides."""

    kind: str
    was: AwardRun | None
    now: AwardRun | None

    @property
    def known(self) -> AwardRun:
        found = self.was or self.now
        assert found is not None
        return found

    @property
    def names(self) -> list[str]:
        """The columns of the states."""
        return [name for name, run in (("was", self.was), ("now", self.now)) if run is not None]


@dataclass(frozen=True)
class TwoAwards:
    """The awards of two runs beside each other."""

    before: Side
    after: Side

    @cached_property
    def count(self) -> int:
        """How many states differ."""
        found = 0
        for _, table in self._laid:
            query = exp.select(named(summed(number(1)), "many")).from_(table)
            found += int(self.before.below.fetch(query)[0][0] or 0)
        return found

    def changed(self, people: Mapping[str, str], low: int, high: int) -> Iterator[AwardMove]:
        """The states that differ, of subjects numbered from `low` to below `high`.

        people: kind → the table that tells the id of each number.
        """
        for both, table in self._laid:
            entry, names = both.known.rule.entry, both.names
            query = exp.select(*(column(name, "m") for name in ("n", *names)), column("id", "s"))
            query = query.from_(table_as(table, "m"))
            query = query.join(table_as(people[both.kind], "s"), on=meets("n", "m", "n", "s"))
            for n, *states, subject in sorted(self.before.below.fetch(within(query, low, high))):
                told = dict(zip(names, (STATES[state] for state in states), strict=True))
                yield AwardMove(n, entry.id, entry.label, subject, told.get("was"), told.get("now"))

    @cached_property
    def _laid(self) -> list[tuple[_Both, str]]:
        """Each award of each kind, and a table of those whose state moved: they are looked at more than once."""
        found = [(both, f"moved_{at}") for at, both in enumerate(self._both)]
        for both, table in found:
            self.before.below.make(table, self._moved(both))
        return found

    @cached_property
    def _both(self) -> list[_Both]:
        sides = [
            {(run.rule.id, kind): run for run in side.found.awards for kind in run.kinds}
            for side in (self.before, self.after)
        ]
        return [_Both(key[1], *(side.get(key) for side in sides)) for key in dict.fromkeys([*sides[0], *sides[1]])]

    def _moved(self, both: _Both) -> exp.Query:
        """n, and the state on each side that knows the award, of everybody whose states differ."""
        was, now = (
            side.rows(run.table(both.kind), ["state"]) if run is not None else None
            for side, run in ((self.before, both.was), (self.after, both.now))
        )
        if was is None or now is None:
            query = was or now
            assert query is not None
            found = exp.select(column("n", "a"), named(column("state", "a"), "was" if was is not None else "now"))
            return found.from_(query.subquery("a")).where(compare("<>", column("state", "a"), number(_NOT)))
        found = exp.select(column("n", "a"), named(column("state", "a"), "was"), named(column("state", "b"), "now"))
        found = found.from_(was.subquery("a")).join(now.subquery("b"), on=meets("n", "a", "n", "b"))
        return found.where(compare("<>", column("state", "a"), column("state", "b")))


__all__ = ["AwardMove", "TwoAwards"]
