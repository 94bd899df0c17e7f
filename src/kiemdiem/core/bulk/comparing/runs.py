"""Two runs in bulk side by side: how many go from what to what, who changes and why, and who only gave way to others.

Every pair of distinct answers is laid side by side once, by the engine's own comparison.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import itemgetter
from typing import Any, TypeVar, cast

from sqlglot import exp

from kiemdiem.core.bulk.asking import Stage, rate_options
from kiemdiem.core.bulk.comparing.alike import StagedOnce
from kiemdiem.core.bulk.comparing.awards import TwoAwards
from kiemdiem.core.bulk.comparing.people import People
from kiemdiem.core.bulk.comparing.quotas import QuotaSums, TwoQuotas
from kiemdiem.core.bulk.comparing.sides import Side, same_numbers, within
from kiemdiem.core.bulk.quotas.run import QuotaRun
from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql.frames import union
from kiemdiem.core.bulk.sql.terms import column, conj, fewest, meets, most, named, number, summed, table_as
from kiemdiem.core.bulk.tables.beside import Asked, Beside
from kiemdiem.core.bulk.tables.engines import Tables
from kiemdiem.core.engine.comparison import (
    AwardChange,
    Change,
    QuotaChange,
    QuotaKey,
    by_effect,
    change_of,
    is_changed,
    standing_of,
)
from kiemdiem.core.engine.displacement import NOWHERE, Displaced, Places, deciding
from kiemdiem.core.engine.season import Season
from kiemdiem.core.regime.regime import Regime

_Found = TypeVar("_Found")
AT_ONCE = 100_000
"""How many who change are looked at in one go, about."""


@dataclass(frozen=True)
class Given:
    """One side: a regime, and the season under it; of that only readings, day and period are read."""

    regime: Regime
    season: Season
    stage: Stage


def compare_in_bulk(
    first: Given, second: Given, tables: Tables, people: People, *, is_renumbered: bool = False
) -> BulkComparison:
    """Rates both sides and lays them side by side.

    people: those of the first side. is_renumbered: the two stages give one subject different numbers, and its id says
    who it is.
    """
    asked = Asked(tables)
    stage = StagedOnce(first.stage, asked.forget)
    before = _rated(first, asked, stage)
    ids = {kind: layout.subjects(kind) for kind in before.found.answers}
    if is_renumbered:
        ids = {kind: f"first_{staged}" for kind, staged in ids.items()}
        for kind, kept in ids.items():
            tables.make(kept, exp.select(column("n"), column("id")).from_(layout.subjects(kind)))
    sums = QuotaSums(before.found, people)
    if second.stage != first.stage:
        stage = StagedOnce(second.stage, asked.forget)
    after = _rated(second, asked, stage, is_renumbered=is_renumbered)
    if is_renumbered:
        same_numbers(tables, [(ids[kind], layout.subjects(kind)) for kind in after.found.answers if kind in ids])
    return BulkComparison(before, after, TwoQuotas(sums, QuotaSums(after.found, people)), ids, people)


def _rated(given: Given, asked: Asked, stage: Stage, *, is_renumbered: bool = False) -> Side:
    beside = Beside(asked)
    return Side(rate_options(given.regime, given.season, beside, stage), beside, is_renumbered)


@dataclass
class BulkComparison:
    """All differences between two runs; who they are of is read from the tables a part at a time.

    ids: kind → the table that tells the id of each number. table: (kind, from, to) → how many, unchanged included.
    """

    before: Side
    after: Side
    two_quotas: TwoQuotas
    ids: Mapping[str, str]
    people: People
    table: dict[tuple[str, str, str], int] = field(default_factory=dict, init=False)
    change_count: int = field(default=0, init=False)
    _pairs: list[Change] = field(default_factory=list, init=False)
    _changed: dict[str, str] = field(default_factory=dict, init=False)
    _last: dict[str, tuple[tuple[int, int], Any]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for kind in self.ids:
            if kind in self.after.found.answers:
                self._compare(kind)

    def _compare(self, kind: str) -> None:
        """Lays every pair of distinct answers of a kind side by side; changed_K: n and the pair of those who change."""
        was, now = (side.rows(f"answer_{kind}", ["number"]) for side in (self.before, self.after))
        sides = [column("number", "a"), column("number", "b")]
        query = exp.select(named(sides[0], "was"), named(sides[1], "now"), named(summed(number(1)), "many"))
        query = query.from_(was.subquery("a")).join(now.subquery("b"), on=meets("n", "a", "n", "b")).group_by(*sides)
        rows = []
        for mine, theirs, many in self._below.fetch(query):
            old, new = self.before.found.answers[kind][mine], self.after.found.answers[kind][theirs]
            place = (kind, standing_of(old), standing_of(new))
            self.table[place] = self.table.get(place, 0) + int(many)
            if is_changed(old, new):
                rows.append((mine, theirs, len(self._pairs)))
                self._pairs.append(change_of(old, new, same=by_effect))
                self.change_count += int(many)
        if not rows:
            return
        self._below.load(f"pairs_{kind}", [(name, "BIGINT") for name in ("was", "now", "pair")], rows)
        same = conj(meets("number", "a", "was", "p"), meets("number", "b", "now", "p"))
        query = exp.select(column("n", "a"), column("pair", "p")).from_(was.subquery("a"))
        query = query.join(now.subquery("b"), on=meets("n", "a", "n", "b"))
        self._changed[kind] = f"changed_{kind}"
        self._below.make(self._changed[kind], query.join(table_as(f"pairs_{kind}", "p"), on=same))

    @property
    def _below(self) -> Tables:
        return self.before.below

    # ------------------------------------------------------------------ how many
    @cached_property
    def subjects(self) -> int:
        """How many there are on the second side."""
        tables = self.after.found.waves.tables
        queries = [
            exp.select(named(summed(number(1)), "many")).from_(f"answer_{kind}") for kind in self.after.found.answers
        ]
        return sum(int(tables.fetch(query)[0][0] or 0) for query in queries)

    @cached_property
    def displaced_count(self) -> int:
        """How many are displaced."""
        rows = [query for query, *_ in self._counted()]
        if not rows:
            return 0
        who = exp.select(column("n", "u")).distinct().from_(union(rows).subquery("u"))
        return int(self._below.fetch(exp.select(named(summed(number(1)), "many")).from_(who.subquery("d")))[0][0] or 0)

    @property
    def own_count(self) -> int:
        """How many change by themselves."""
        return self.change_count - self.displaced_count

    @property
    def award_count(self) -> int:
        return self._awards.count

    # ------------------------------------------------------------------ who
    def own_changes(self) -> Iterator[Change]:
        """Those who change by themselves, in the order of their numbers."""
        for low, high in self._parts(self._changed.values(), self.change_count):
            displaced = self._read("places", self._places, low, high)
            changes = self._read("changes", self._changes, low, high)
            yield from (change for n, change in changes if n not in displaced)

    def displaced(self) -> Iterator[Displaced]:
        """Those whose own case did not change and whom a quota counts, each with the quotas that moved him."""
        sums: dict[QuotaKey, QuotaChange] = {}
        for low, high in self._parts(self._changed.values(), self.change_count):
            displaced = self._read("places", self._places, low, high)
            for n, change in self._read("changes", self._changes, low, high):
                keys = deciding(displaced[n]) if n in displaced else ()
                sums |= {key: self.two_quotas.change(key) for key in keys if key not in sums}
                if keys:
                    yield Displaced(change, [sums[key] for key in keys])

    def awards(self) -> Iterator[AwardChange]:
        """The honours that are lost, gained or held differently."""
        for low, high in self._parts(self.ids.values(), self.award_count):
            yield from self._read("awards", self._award_changes, low, high)

    def _award_changes(self, low: int, high: int) -> list[AwardChange]:
        moves = list(self._awards.changed(self.ids, low, high))
        names = self.people.names(list({move.n for move in moves}))
        return [
            AwardChange(move.id, move.label, move.subject, names.get(move.n, ""), move.was, move.now) for move in moves
        ]

    def _read(self, what: str, read: Callable[[int, int], _Found], low: int, high: int) -> _Found:
        """What is read of a part; the last one is kept, for page and file ask for the same one after another."""
        part, found = self._last.get(what, ((0, 0), None))
        if found is None or part != (low, high):
            found = read(low, high)
            self._last[what] = (low, high), found
        return cast(_Found, found)

    @cached_property
    def quotas(self) -> Sequence[QuotaChange]:
        """The quotas and shares of which base or limit differ."""
        return list(self.two_quotas.changed())

    def _changes(self, low: int, high: int) -> list[tuple[int, Change]]:
        """Everybody who changes in a part, by his number."""
        rows: list[tuple[int, str, int]] = []
        for kind, table in self._changed.items():
            query = exp.select(column("n", "c"), column("id", "s"), column("pair", "c")).from_(table_as(table, "c"))
            query = query.join(table_as(self.ids[kind], "s"), on=meets("n", "c", "n", "s"))
            rows += self._below.fetch(within(query, low, high))
        names = self.people.names([n for n, *_ in rows])
        return [
            (n, replace(self._pairs[pair], subject=id_, name=names.get(n, "")))
            for n, id_, pair in sorted(rows, key=itemgetter(0))
        ]

    def _places(self, low: int, high: int) -> dict[int, dict[QuotaKey, Places]]:
        """For each of those displaced in a part his places in the quotas that count him."""
        found: dict[int, dict[QuotaKey, Places]] = {}
        for query, run, is_after in self._counted():
            for n, g, verdict in self._below.fetch(within(query, low, high)):
                sums = self.two_quotas.after if is_after else self.two_quotas.before
                key = sums.keys[id(run)][g]
                places = found.setdefault(n, {})
                before, after = places.get(key, (NOWHERE, NOWHERE))
                mine = sums.place(key, verdict)
                places[key] = (before, mine) if is_after else (mine, after)
        return found

    def _counted(self) -> Iterator[tuple[exp.Query, QuotaRun, bool]]:
        """For each quota of each side n, group and verdict of everybody whose own case did not change and whom it
        counts."""
        moved = [at for at, pair in enumerate(self._pairs) if pair.is_displaced]
        kinds = dict.fromkeys(self._pairs[at].kind for at in moved)
        if not moved:
            return
        self._below.load("gave_way", [("pair", "BIGINT")], [(at,) for at in moved])
        changed = [exp.select(column("n"), column("pair")).from_(self._changed[kind]) for kind in kinds]
        who = exp.select(column("n", "c")).from_(union(changed).subquery("c"))
        who = who.join(table_as("gave_way", "w"), on=meets("pair", "c", "pair", "w"))
        for side in (self.before, self.after):
            for run in side.found.waves.quotas:
                stands = side.rows(side.found.standing(run), ["g", "verdict"])
                query = exp.select(*(column(name, "q") for name in ("n", "g", "verdict"))).from_(stands.subquery("q"))
                query = query.join(who.subquery("d"), on=meets("n", "q", "n", "d"))
                yield query, run, side is self.after

    # ------------------------------------------------------------------ parts
    def _parts(self, tables: Iterable[str], many: int) -> Iterator[tuple[int, int]]:
        """Stretches of numbers that together hold everybody of these tables; of so many about as many in each."""
        low, high = [], []
        for table in tables if many else ():
            query = exp.select(named(fewest(column("n")), "low"), named(most(column("n")), "high")).from_(table)
            for least, greatest in self._below.fetch(query):
                low += [] if least is None else [least]
                high += [] if greatest is None else [greatest]
        if low:
            start, end = min(low), max(high) + 1
            step = max(1, (end - start) * AT_ONCE // many)
            for at in range(start, end, step):
                yield at, at + step

    @cached_property
    def _awards(self) -> TwoAwards:
        return TwoAwards(self.before, self.after)


__all__ = ["BulkComparison", "Given", "compare_in_bulk"]
