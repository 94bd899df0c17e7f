"""Quotas in bulk: what a quota makes of everybody whom it counts, and the cases that come of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.cases.running import Running
from kiemdiem.core.bulk.cases.standings import VERDICTS, CaseLimit
from kiemdiem.core.bulk.quotas.groups import GroupResult, Groups, GroupSums, rank_of
from kiemdiem.core.bulk.quotas.members import CANDIDATES, IN_GROUP, UNGROUPED, Quota
from kiemdiem.core.bulk.sql.frames import union
from kiemdiem.core.bulk.sql.terms import (
    TRUE,
    Term,
    add,
    choose,
    column,
    compare,
    conj,
    fewest,
    inv,
    long,
    meets,
    most,
    named,
    number,
    otherwise,
    sub,
    summed,
    table_as,
)
from kiemdiem.core.engine.elements import Node
from kiemdiem.core.engine.groups import Group
from kiemdiem.core.engine.program import Rule
from kiemdiem.core.engine.room import Room

_BY_RANK = -1
_NEVER = 1 << 40
_VERDICT = ("case_number", "verdict", "has_maybe", "line")
_NO_ROOM = Room(0, 0, 0, waits=False)


@dataclass(eq=False)
class QuotaRun:
    """One quota over all groups of some kinds; afterwards the state of each kind is what the quota left.

    table: where the verdict on each candidate lies afterwards (n, g, sure, verdict).
    """

    waves: Running
    rule: Rule
    kinds: tuple[str, ...]
    table: str
    groups: Groups = field(init=False)

    def run(self) -> None:
        quota = Quota(self.waves, self.rule, self.kinds)
        quota.lay_out()
        self.groups = GroupSums(quota, f"{self.table}_groups").groups()
        lines = {result.limit.key: result.limit for result in self.groups.results}
        is_ranked = self._load_places(list(lines))
        if is_ranked:
            self._make_ranked(quota)
        self._place(quota, is_ranked=is_ranked)
        self.waves.tables.drop(CANDIDATES)
        if self.rule.entry.force != "advice":
            for at, kind in enumerate(self.kinds):
                self._renumber(quota, at, kind, list(lines.values()))

    # ------------------------------------------------------------------ verdicts
    def _load_places(self, lines: list[tuple[Any, ...]]) -> bool:
        """group_places: what becomes of those picked, of the other candidates and of those who may become some; says
        whether that goes by rank anywhere."""
        rows = []
        line_of = {key: at for at, key in enumerate(lines)}
        for at, result in enumerate(self.groups.results):
            maybe, room = result.numbers.maybe, result.places.room or _NO_ROOM
            left = VERDICTS.index("open" if room.over else "left")
            line = line_of[result.limit.key]
            rows.append((at, *_verdicts_of(result), left, int(maybe > 0), line, maybe, room.places, room.most))
        names = ("if_picked", "if_other", "if_maybe", "if_left", "has_maybe", "line", "maybe", "places", "most")
        self.waves.tables.load("result_places", [("at", "BIGINT"), *((name, "BIGINT") for name in names)], rows)
        query = exp.select(named(column("g", "g"), "k_g"), *(column(name, "r") for name in names))
        query = query.from_(table_as(self.groups.table, "g"))
        places = query.join(table_as("result_places", "r"), on=meets("result", "g", "at", "r"))
        self.waves.make("group_places", places)
        return any(others == _BY_RANK for _, _, others, *_ in rows)

    def _make_ranked(self, quota: Quota) -> None:
        """ranked: to which rank each verdict goes in the groups where not everybody gets a place: `Room.fate` in SQL.

        From rank to rank there are more who are as good or better, so each verdict takes one run of ranks.
        """
        columns = [*((f"k_{name}", "BIGINT") for name in quota.ranks), ("place", "BIGINT")]
        self.waves.tables.load("rank_order", columns, self._ordered(quota))
        same = conj(*(meets(name, "m", f"k_{name}", "r") for name in quota.ranks)) if quota.ranks else TRUE
        steps = (
            exp.select(column("g", "m"), column("place", "r"), named(long(summed(number(1))), "many"))
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
        counted = exp.select(*map(column, ("g", "place", "many")), named(so_far, "reached")).from_("steps")
        reached, better = column("reached", "c"), sub(column("reached", "c"), column("many", "c"))
        place, places = column("place", "c"), column("places", "p")
        ends = {
            "kept_to": most(choose([(compare("<=", add(reached, column("maybe", "p")), places), place)], number(-1))),
            "dropped_from": fewest(choose([(compare(">=", better, column("most", "p")), place)], number(_NEVER))),
            "chosen_to": most(choose([(compare("<=", reached, places), place)], number(-1))),
            "tied_to": most(choose([(compare("<", better, places), place)], number(-1))),
        }
        ranked = exp.select(named(column("g", "c"), "k_g"), *(named(term, name) for name, term in ends.items()))
        ranked = ranked.from_(counted.subquery("c", copy=False))
        ranked = ranked.join(table_as("group_places", "p"), on=meets("g", "c", "k_g", "p"))
        self.waves.make("ranked", ranked.group_by(column("g", "c")))

    def _ordered(self, quota: Quota) -> list[tuple[int, ...]]:
        """Every rank that occurs, as it is stored, with its place in the order; equal fractions share a place."""
        if not quota.ranks:
            return [(0,)]
        query = exp.select(*map(column, quota.ranks)).distinct().from_(CANDIDATES).where(_stands())
        stored = self.waves.fetch(query)
        ranks = {pairs: rank_of(pairs) for pairs in stored}
        places = {rank: place for place, rank in enumerate(sorted(set(ranks.values())))}
        return [(*pairs, places[rank]) for pairs, rank in ranks.items()]

    def _place(self, quota: Quota, *, is_ranked: bool) -> None:
        """The table of this quota: the verdict on every candidate."""
        none = number(VERDICTS.index("none"))
        by_rank = _by_rank() if is_ranked else none
        verdict = choose(
            [
                (compare("=", column("picked", "m"), number(1)), column("if_picked", "p")),
                (compare("=", column("maybe", "m"), number(1)), column("if_maybe", "p")),
                (compare("=", column("sure", "m"), number(0)), none),
                (inv(compare("=", column("if_other", "p"), number(_BY_RANK))), column("if_other", "p")),
            ],
            by_rank,
        )
        carried = dict.fromkeys(name for kind in self.kinds for name in quota.further(kind))
        query = (
            exp.select(
                *(column(name, "m") for name in ("n", "kind", "case_number", "g", "sure", *carried)),
                named(verdict, "verdict"),
                column("has_maybe", "p"),
                column("line", "p"),
            )
            .from_(table_as(CANDIDATES, "m"))
            .join(table_as("group_places", "p"), on=meets("g", "m", "k_g", "p"))
        )
        if is_ranked:
            known = conj(*(meets(name, "m", f"k_{name}", "o") for name in quota.ranks)) if quota.ranks else TRUE
            query = query.join(table_as("rank_order", "o"), on=known, join_type="left")
            query = query.join(table_as("ranked", "r"), on=meets("g", "m", "k_g", "r"), join_type="left")
        self.waves.make(self.table, query)

    # ------------------------------------------------------------------ cases
    def _renumber(self, quota: Quota, at: int, kind: str, lines: list[CaseLimit]) -> None:
        """The state of a kind after this quota: those who stood for no place by where they stand, the others by the
        verdict on them."""
        waves, earlier = self.waves, self.waves.cases[kind]
        blank = Group((), (kind,), [], waves.case_world, ())
        aside = self._aside(quota, kind)
        mine = compare("=", column("kind"), number(at))
        query = exp.select(*map(column, _VERDICT)).distinct().from_(self.table)
        judged = {tuple(row): tuple(row) for row in waves.fetch(query.where(mine))}
        wanted = sorted({*aside.values(), *judged.values()})
        place = {row: number for number, row in enumerate(wanted)}

        def make(row: tuple[int, ...]) -> Node:
            case, verdict, has_maybe, line = row
            limit = lines[line] if line >= 0 else CaseLimit(0, "", ())
            name, told = waves.name(kind), VERDICTS[verdict]
            return waves.settlement.after(earlier[case], name, self.rule, blank, limit, told, has_maybe=bool(has_maybe))

        waves.cases[kind] = {number: make(row) for row, number in place.items()}
        state = waves.state_name(kind)
        stood = exp.select(column("n"), named(column("number"), "case_number"), named(quota.standing(kind), "standing"))
        stood = stood.select(*map(column, quota.further(kind))).from_(waves.states[kind])
        rest = self._numbered(
            quota, kind, stood.subquery("s", copy=False), ("case_number", "standing"), aside, place, "rest"
        )
        chosen = exp.select(exp.Star()).from_(self.table).where(mine).subquery("s", copy=False)
        waves.make(state, union([rest, self._numbered(quota, kind, chosen, _VERDICT, judged, place, "chosen")]))
        waves.become(kind, state)
        waves.carried[kind] = quota.further(kind)

    def _aside(self, quota: Quota, kind: str) -> dict[tuple[int, ...], tuple[int, ...]]:
        """The cases of those who stand for no place, by where they stand, and what becomes of each."""
        none, ungrouped = VERDICTS.index("none"), VERDICTS.index("ungrouped")
        query = exp.select(column("number"), named(quota.standing(kind), "standing")).distinct()
        found: dict[tuple[int, ...], tuple[int, ...]] = {}
        for case, standing in self.waves.fetch(query.from_(self.waves.states[kind])):
            part = quota.part(self.waves.cases[kind][case])
            if standing != IN_GROUP or not (part.sure or part.maybe):
                verdict = ungrouped if standing == UNGROUPED else none
                found[case, standing] = (case, verdict, 0, -1)
        return found

    def _numbered(
        self,
        quota: Quota,
        kind: str,
        rows: exp.Expr,
        names: Sequence[str],
        cases: Mapping[tuple[int, ...], tuple[int, ...]],
        place: Mapping[tuple[int, ...], int],
        what: str,
    ) -> exp.Query:
        """The rows of some columns with the number of their new case."""
        known = f"{what}_{kind}"
        columns = [*((f"k_{name}", "BIGINT") for name in names), ("number", "BIGINT")]
        self.waves.tables.load(known, columns, [(*row, place[case]) for row, case in cases.items()])
        same = conj(*(meets(name, "s", f"k_{name}", "k") for name in names))
        kept = (column(name, "s") for name in quota.further(kind))
        query = exp.select(column("n", "s"), column("number", "k"), *kept).from_(rows)
        return query.join(table_as(known, "k"), on=same)


def _stands(table: str = "") -> Term:
    """Whether a member surely reaches the level and no office has picked it."""
    return conj(compare("=", column("sure", table), number(1)), compare("=", column("picked", table), number(0)))


def _by_rank() -> Term:
    """The verdict on a candidate by the place of its rank, where the group goes by rank."""
    never = number(_NEVER)
    place = otherwise(column("place", "o"), never)
    return choose(
        [
            (compare("<=", place, otherwise(column("kept_to", "r"), number(-1))), number(VERDICTS.index("kept"))),
            (
                compare(">=", place, otherwise(column("dropped_from", "r"), number(_NEVER))),
                number(VERDICTS.index("dropped")),
            ),
            (compare("<=", place, otherwise(column("chosen_to", "r"), number(-1))), number(VERDICTS.index("chosen"))),
            (compare("<=", place, otherwise(column("tied_to", "r"), number(-1))), number(VERDICTS.index("tied"))),
        ],
        column("if_left", "p"),
    )


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
