"""Quotas in bulk: what a quota makes of everybody whom it counts, and the cases that come of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.frames import union
from kiemdiem.core.bulk.quota_groups import GroupResult, GroupSums, rank_of
from kiemdiem.core.bulk.quota_members import CANDIDATES, Quota
from kiemdiem.core.bulk.running import Running
from kiemdiem.core.bulk.standings import VERDICTS
from kiemdiem.core.bulk.terms import (
    TRUE,
    Term,
    add,
    choose,
    column,
    compare,
    conj,
    inv,
    meets,
    named,
    number,
    otherwise,
    sub,
    summed,
    table_as,
)
from kiemdiem.core.engine.elements import Node
from kiemdiem.core.engine.groups import Group, Limit
from kiemdiem.core.engine.program import Rule
from kiemdiem.core.engine.room import Room

_BY_RANK = -1
_NO_ROOM = Room(0, 0, 0, waits=False)


@dataclass(eq=False)
class QuotaRun:
    """One quota over all groups of some kinds; afterwards the state of each kind is what the quota left.

    table: where the verdict on each member lies afterwards.
    """

    waves: Running
    rule: Rule
    kinds: tuple[str, ...]
    table: str
    results: dict[int, GroupResult] = field(default_factory=dict)

    def run(self) -> None:
        quota = Quota(self.waves, self.rule, self.kinds)
        keys = quota.lay_out()
        self.results = GroupSums(quota, keys).results()
        lines = list(dict.fromkeys(_clauses(result) for result in self.results.values()))
        self._load_places(lines)
        self._make_ranked(quota)
        self._place(quota)
        for kind in self.kinds:
            self._renumber(kind, lines)

    # ------------------------------------------------------------------ verdicts
    def _load_places(self, lines: list[tuple[str, ...]]) -> None:
        """group_places: what becomes of those picked, of the other candidates and of those who may become some."""
        rows = []
        line_of = {clauses: at for at, clauses in enumerate(lines)}
        for g, result in self.results.items():
            maybe, room = result.numbers.maybe, result.places.room or _NO_ROOM
            left = VERDICTS.index("open" if room.over else "left")
            line = line_of[_clauses(result)]
            rows.append((g, *_verdicts_of(result), left, int(maybe > 0), line, maybe, room.places, room.most))
        names = ("if_picked", "if_other", "if_maybe", "if_left", "has_maybe", "line", "maybe", "places", "most")
        self.waves.tables.load("group_places", [("k_g", "BIGINT"), *((name, "BIGINT") for name in names)], rows)

    def _make_ranked(self, quota: Quota) -> None:
        """ranked: the verdict on each rank of the groups in which not everybody gets a place: `Room.fate` in SQL."""
        columns = [*((f"k_{name}", "BIGINT") for name in quota.ranks), ("place", "BIGINT")]
        self.waves.tables.load("rank_order", columns, self._ordered(quota))
        same = conj(*(meets(name, "m", f"k_{name}", "r") for name in quota.ranks)) if quota.ranks else TRUE
        steps = (
            exp.select(column("g", "m"), column("place", "r"), named(summed(number(1)), "many"))
            .from_(table_as(CANDIDATES, "m"))
            .join(table_as("group_places", "p"), on=meets("g", "m", "k_g", "p"))
            .join(table_as("rank_order", "r"), on=same)
            .where(conj(_stands("m"), compare("=", column("if_other", "p"), number(_BY_RANK))))
            .group_by(column("g", "m"), column("place", "r"))
        )
        self.waves.make("steps", steps)
        so_far = exp.Window(
            this=summed(column("many")),
            partition_by=[column("g")],
            order=exp.Order(expressions=[exp.Ordered(this=column("place"), nulls_first=False)]),
        )
        self.waves.make(
            "counted", exp.select(*map(column, ("g", "place", "many")), named(so_far, "reached")).from_("steps")
        )
        reached, better = column("reached", "c"), sub(column("reached", "c"), column("many", "c"))
        places = column("places", "p")
        verdict = choose(
            [
                (compare("<=", add(reached, column("maybe", "p")), places), number(VERDICTS.index("kept"))),
                (compare(">=", better, column("most", "p")), number(VERDICTS.index("dropped"))),
                (compare("<=", reached, places), number(VERDICTS.index("chosen"))),
                (compare("<", better, places), number(VERDICTS.index("tied"))),
            ],
            column("if_left", "p"),
        )
        ranked = exp.select(named(column("g", "c"), "k_g"), column("place", "c"), named(verdict, "by_rank"))
        ranked = ranked.from_(table_as("counted", "c"))
        self.waves.make("ranked", ranked.join(table_as("group_places", "p"), on=meets("g", "c", "k_g", "p")))

    def _ordered(self, quota: Quota) -> list[tuple[int, ...]]:
        """Every rank that occurs, as it is stored, with its place in the order; equal fractions share a place."""
        if not quota.ranks:
            return [(0,)]
        query = exp.select(*map(column, quota.ranks)).distinct().from_(CANDIDATES).where(_stands())
        stored = self.waves.fetch(query)
        ranks = {pairs: rank_of(pairs) for pairs in stored}
        places = {rank: place for place, rank in enumerate(sorted(set(ranks.values())))}
        return [(*pairs, places[rank]) for pairs, rank in ranks.items()]

    def _place(self, quota: Quota) -> None:
        """The table of this quota: the verdict on every member."""
        verdict = choose(
            [
                (compare("=", column("picked", "m"), number(1)), column("if_picked", "p")),
                (compare("=", column("maybe", "m"), number(1)), column("if_maybe", "p")),
                (compare("=", column("sure", "m"), number(0)), number(VERDICTS.index("none"))),
                (inv(compare("=", column("if_other", "p"), number(_BY_RANK))), column("if_other", "p")),
            ],
            otherwise(column("by_rank", "r"), number(VERDICTS.index("none"))),
        )
        known = conj(*(meets(name, "m", f"k_{name}", "o") for name in quota.ranks)) if quota.ranks else TRUE
        same = conj(meets("g", "m", "k_g", "r"), meets("place", "o", "place", "r"))
        query = (
            exp.select(
                *(column(name, "m") for name in ("n", "kind", "g", "sure")),
                named(verdict, "verdict"),
                column("has_maybe", "p"),
                column("line", "p"),
            )
            .from_(table_as(CANDIDATES, "m"))
            .join(table_as("group_places", "p"), on=meets("g", "m", "k_g", "p"))
            .join(table_as("rank_order", "o"), on=known, join_type="left")
            .join(table_as("ranked", "r"), on=same, join_type="left")
        )
        self.waves.make(self.table, union([query, *map(_left_ungrouped, quota.ungrouped())]))

    # ------------------------------------------------------------------ cases
    def _renumber(self, kind: str, lines: list[tuple[str, ...]]) -> None:
        """The state of a kind after this quota."""
        waves = self.waves
        earlier = waves.cases[kind]
        blank = Group((), (kind,), [], waves.case_world, ())

        def make(row: tuple[Any, ...]) -> Node:
            case, verdict, has_maybe, line = row
            limit = Limit(0, "", lines[line] if line >= 0 else ())
            name, told = waves.name(kind), VERDICTS[verdict]
            return waves.settlement.after(earlier[case], name, self.rule, blank, limit, told, has_maybe=bool(has_maybe))

        empty = {"verdict": VERDICTS.index("none"), "has_maybe": 0, "line": -1}
        filled = [named(otherwise(column(name, "p"), number(value)), name) for name, value in empty.items()]
        query = (
            exp.select(column("n", "c"), column("number", "c"), *filled)
            .from_(table_as(waves.states[kind], "c"))
            .join(table_as(self.table, "p"), on=meets("n", "c", "n", "p"), join_type="left")
        )
        waves.make(f"after_{kind}", query)
        columns = [(name, "BIGINT") for name in ("number", *empty)]
        waves.cases[kind] = waves.number_rows(kind, f"after_{kind}", columns, make)


def _stands(table: str = "") -> Term:
    """Whether a member surely reaches the level and no office has picked it."""
    return conj(compare("=", column("sure", table), number(1)), compare("=", column("picked", table), number(0)))


def _left_ungrouped(members: exp.Query) -> exp.Query:
    """Members of no group, in the columns of a quota's table."""
    rest = {"g": -1, "sure": 0, "verdict": VERDICTS.index("ungrouped"), "has_maybe": 0, "line": -1}
    filled = [named(number(value), name) for name, value in rest.items()]
    return exp.select(column("n", "u"), column("kind", "u"), *filled).from_(members.subquery("u"))


def _clauses(result: GroupResult) -> tuple[str, ...]:
    limit = result.places.limit
    return limit.clauses if limit is not None else ()


def _verdicts_of(result: GroupResult) -> tuple[int, int, int]:
    """What becomes of those picked, of the other candidates and of those who may become some."""
    room, numbers, none = result.places.room, result.numbers, VERDICTS.index("none")
    if room is None:
        return none, none, none
    picked = VERDICTS.index("over" if room.over else "chosen" if room.waits else "picked")
    if room.holds(numbers.others, numbers.maybe):
        return picked, VERDICTS.index("kept"), none
    others = _BY_RANK if result.is_ranked else VERDICTS.index(room.fate(0, numbers.others, numbers.maybe))
    return picked, others, VERDICTS.index("maybe")
