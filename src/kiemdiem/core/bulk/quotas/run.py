"""Quotas in bulk: what a quota makes of everybody whom it counts, and the cases that come of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.cases.running import Running
from kiemdiem.core.bulk.cases.standings import VERDICTS, CaseLimit
from kiemdiem.core.bulk.quotas.groups import GROUP_CASES, GroupResult, Groups, GroupSums
from kiemdiem.core.bulk.quotas.members import CANDIDATES, IN_GROUP, PARTS, UNGROUPED, Quota
from kiemdiem.core.bulk.quotas.order import BY_RANK, IN_ORDER, RANKED, by_rank, make_ranked
from kiemdiem.core.bulk.sql.frames import union
from kiemdiem.core.bulk.sql.terms import (
    add,
    choose,
    column,
    compare,
    conj,
    has_any,
    inv,
    meets,
    mul,
    named,
    number,
    one_if,
    shared,
    table_as,
)
from kiemdiem.core.engine.elements import Node
from kiemdiem.core.engine.groups import Group
from kiemdiem.core.engine.program import Rule
from kiemdiem.core.engine.room import Room

_JUDGED = ("case_number", "outcome")
_SURE, _MAYBE, _LINE = 16, 32, 64  # what stands in an outcome above the verdict
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
            above = _MAYBE * int(maybe > 0) + _LINE * line_of[result.limit.key]
            rows.append((at, *_verdicts_of(result), left, above, maybe, room.places, room.most))
        names = ("if_picked", "if_other", "if_maybe", "if_left", "above", "maybe", "places", "most")
        self.waves.tables.load("result_places", [("at", "BIGINT"), *((name, "BIGINT") for name in names)], rows)
        query = exp.select(named(column("g", "g"), "k_g"), *(column(name, "r") for name in names))
        query = query.from_(table_as(self.groups.table, "g"))
        places = query.join(table_as("result_places", "r"), on=meets("result", "g", "at", "r"))
        self.waves.make("group_places", places)
        return any(others == BY_RANK for _, _, others, *_ in rows)

    def _place(self, quota: Quota, *, is_ranked: bool) -> None:
        """The table of this quota: the verdict on every candidate."""
        none = number(VERDICTS.index("none"))
        verdict = choose(
            [
                (compare("=", column("picked", "f"), number(1)), column("if_picked", "p")),
                (compare("=", column("maybe", "f"), number(1)), column("if_maybe", "p")),
                (compare("=", column("sure", "f"), number(0)), none),
                (inv(compare("=", column("if_other", "p"), number(BY_RANK))), column("if_other", "p")),
            ],
            by_rank() if is_ranked else none,
        )
        carried = list(dict.fromkeys(name for kind in self.kinds for name in quota.further(kind).written))
        shown = {"kind": number(0)} if len(self.kinds) == 1 else {}
        if quota.is_key:
            shown |= {key: column("g") for key in quota.keys if key in carried}
        kept = [name for name in ("n", "kind", "case_number", "g", *carried) if name not in shown]
        if is_ranked:
            make_ranked(self.waves, quota, kept)
        kind = shown.get("kind") or column("kind", "m")
        part = conj(compare("=", kind, column("kind", "f")), meets("case_number", "m", "case_number", "f"))
        query = (
            exp.select(
                *(column(name, "m") for name in kept),
                named(add(add(verdict, mul(column("sure", "f"), number(_SURE))), column("above", "p")), "outcome"),
            )
            .from_(table_as(IN_ORDER if is_ranked else CANDIDATES, "m"))
            .join(table_as(PARTS, "f"), on=part)
            .join(table_as("group_places", "p"), on=meets("g", "m", "k_g", "p"))
        )  # fmt: skip
        if is_ranked:
            query = query.join(table_as(RANKED, "r"), on=meets("g", "m", "k_g", "r"), join_type="left")
        self.waves.make(f"{self.table}_rows", query)
        if is_ranked:
            self.waves.tables.drop(IN_ORDER)
        shown |= {"verdict": shared(column("outcome"), _SURE - 1)}
        shown |= {"sure": one_if(has_any(column("outcome"), _SURE))}
        told = exp.select(*map(column, (*kept, "outcome")), *(named(term, name) for name, term in shown.items()))
        self.waves.view(self.table, told.from_(f"{self.table}_rows"))

    # ------------------------------------------------------------------ cases
    def _renumber(self, quota: Quota, at: int, kind: str, lines: list[CaseLimit]) -> None:
        """The state of a kind after this quota: those who stood for no place by where they stand, the others by the
        verdict on them."""
        waves, earlier = self.waves, self.waves.cases[kind]
        blank = Group((), (kind,), [], waves.case_world, ())
        aside = self._aside(quota, kind)
        mine = compare("=", column("kind"), number(at))
        query = exp.select(*map(column, _JUDGED)).distinct().from_(self.table)
        rows: list[tuple[int, ...]] = waves.fetch(query.where(mine))
        judged = {row: (row[0], *_told(row[1])) for row in rows}
        wanted = sorted({*aside.values(), *judged.values()})
        place = {row: number for number, row in enumerate(wanted)}

        def make(row: tuple[int, ...]) -> Node:
            case, verdict, has_maybe, line = row
            limit = lines[line] if line >= 0 else CaseLimit(0, "", ())
            name, told = waves.name(kind), VERDICTS[verdict]
            return waves.settlement.after(earlier[case], name, self.rule, blank, limit, told, has_maybe=bool(has_maybe))

        waves.cases[kind] = {number: make(row) for row, number in place.items()}
        further = quota.further(kind)
        stood = exp.select(column("n"), named(column("number"), "case_number"), named(quota.standing(kind), "standing"))
        stood = stood.select(*map(column, further.written)).from_(waves.states[kind])
        rest = self._numbered(
            quota, kind, stood.subquery("s", copy=False), ("case_number", "standing"), aside, place, "rest"
        )
        chosen = exp.select(exp.Star()).from_(self.table).where(mine).subquery("s", copy=False)
        both = union([rest, self._numbered(quota, kind, chosen, _JUDGED, judged, place, "chosen")])
        waves.become(kind, waves.state_of(kind, both, further))
        waves.carried[kind] = further

    def _aside(self, quota: Quota, kind: str) -> dict[tuple[int, ...], tuple[int, ...]]:
        """The cases of those who stand for no place, by where they stand, and what becomes of each."""
        none, ungrouped = VERDICTS.index("none"), VERDICTS.index("ungrouped")
        at, found = self.kinds.index(kind), dict[tuple[int, ...], tuple[int, ...]]()
        grouped = exp.select(column("case_number"), named(number(IN_GROUP), "standing")).distinct().from_(GROUP_CASES)
        query = exp.select(column("number"), named(quota.standing(kind), "standing")).distinct()
        query = query.from_(self.waves.states[kind]).where(quota.is_nowhere())
        grouped = grouped.where(compare("=", column("kind"), number(at)))
        for case, standing in self.waves.fetch(union([grouped, query])):
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
        kept = (column(name, "s") for name in quota.further(kind).written)
        query = exp.select(column("n", "s"), column("number", "k"), *kept).from_(rows)
        return query.join(table_as(known, "k"), on=same)


def _told(outcome: int) -> tuple[int, int, int]:
    """The verdict, whether others may become candidates, and the line: what an outcome holds."""
    return outcome % _SURE, int(bool(outcome & _MAYBE)), outcome // _LINE


def _verdicts_of(result: GroupResult) -> tuple[int, int, int]:
    """What becomes of those picked, of the other candidates and of those who may become some."""
    room, numbers, none = result.places.room, result.numbers, VERDICTS.index("none")
    if room is None:
        return none, none, none
    picked = VERDICTS.index("over" if room.over else "chosen" if room.waits else "picked")
    if room.holds(numbers.others, numbers.maybe):
        return picked, VERDICTS.index("kept"), VERDICTS.index("room")
    others = BY_RANK if result.is_ranked else VERDICTS.index(room.fate(0, numbers.others, numbers.maybe))
    return picked, others, VERDICTS.index("maybe")
