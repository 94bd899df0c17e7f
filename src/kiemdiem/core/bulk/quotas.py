"""Quotas in bulk: what a quota makes of everybody whom it counts, and the cases that come of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.quota_groups import GroupResult, GroupSums, Rank, rank_of
from kiemdiem.core.bulk.quota_limits import Places
from kiemdiem.core.bulk.quota_members import GROUPED, Quota
from kiemdiem.core.bulk.running import Running
from kiemdiem.core.bulk.standings import VERDICTS, Verdict
from kiemdiem.core.bulk.terms import (
    choose,
    column,
    compare,
    conj,
    inv,
    meets,
    named,
    number,
    otherwise,
    summed,
    table_as,
)
from kiemdiem.core.engine.elements import Node
from kiemdiem.core.engine.groups import Group, Limit
from kiemdiem.core.engine.program import Rule

_BY_RANK = -1


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
        self._load_ranks(quota)
        self._place(quota)
        for kind in self.kinds:
            self._renumber(kind, lines)

    # ------------------------------------------------------------------ verdicts
    def _load_places(self, lines: list[tuple[str, ...]]) -> None:
        """group_places: what becomes of those picked, of the other candidates and of those who may become some."""
        rows = []
        for g, result in self.results.items():
            rows.append((g, *self._verdicts_of(result), int(result.numbers.maybe > 0), lines.index(_clauses(result))))
        names = ("if_picked", "if_other", "if_maybe", "has_maybe", "line")
        self.waves.tables.load("group_places", [("k_g", "BIGINT"), *((name, "BIGINT") for name in names)], rows)

    def _verdicts_of(self, result: GroupResult) -> tuple[int, int, int]:
        places, none = result.places, VERDICTS.index("none")
        if places.applies is False:
            return none, none, none
        picked = VERDICTS.index("over" if places.over else "chosen" if places.waits else "picked")
        if places.keeps_all:
            return picked, VERDICTS.index("kept"), none
        if result.is_ranked:
            return picked, _BY_RANK, VERDICTS.index("maybe")
        others = _verdict(0, result.numbers.others, places, result.numbers.maybe)
        return picked, VERDICTS.index(others), VERDICTS.index("maybe")

    def _load_ranks(self, quota: Quota) -> None:
        """ranked: the verdict on each rank of the groups in which not everybody gets a place."""
        columns = [("k_g", "BIGINT"), *((f"k_{name}", "BIGINT") for name in quota.ranks), ("by_rank", "BIGINT")]
        groups = {g for g, result in self.results.items() if self._verdicts_of(result)[1] == _BY_RANK}
        rows: list[tuple[int, ...]] = []
        for g, steps in (self._steps(quota, groups) if groups else {}).items():
            better, result = 0, self.results[g]
            for rank in sorted(steps):
                equal = sum(many for _, many in steps[rank])
                verdict = VERDICTS.index(_verdict(better, equal, result.places, result.numbers.maybe))
                rows += [(g, *pairs, verdict) for pairs, _ in steps[rank]]
                better += equal
        self.waves.tables.load("ranked", columns, rows)

    def _steps(self, quota: Quota, groups: set[int]) -> dict[int, dict[Rank, list[tuple[list[int], int]]]]:
        """Group → rank → the fractions as they are stored, and how many candidates have each."""
        stands = conj(compare("=", column("sure"), number(1)), compare("=", column("picked"), number(0)))
        keys = [column("g"), *map(column, quota.ranks)]
        query = exp.select(*keys, named(summed(number(1)), "many")).from_(GROUPED).where(stands).group_by(*keys)
        found: dict[int, dict[Rank, list[tuple[list[int], int]]]] = {}
        for g, *rank, many in self.waves.tables.fetch(query):
            if g in groups:
                found.setdefault(g, {}).setdefault(rank_of(rank), []).append((rank, many))
        return found

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
        same = conj(meets("g", "m", "k_g", "r"), *(meets(name, "m", f"k_{name}", "r") for name in quota.ranks))
        query = (
            exp.select(
                *(column(name, "m") for name in ("n", "kind", "g", "sure")),
                named(verdict, "verdict"),
                column("has_maybe", "p"),
                column("line", "p"),
            )
            .from_(table_as(GROUPED, "m"))
            .join(table_as("group_places", "p"), on=meets("g", "m", "k_g", "p"))
            .join(table_as("ranked", "r"), on=same, join_type="left")
        )
        self.waves.make(self.table, query)

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
            .from_(table_as(f"state_{kind}", "c"))
            .join(table_as(self.table, "p"), on=meets("n", "c", "n", "p"), join_type="left")
        )
        waves.make(f"after_{kind}", query)
        columns = [(name, "BIGINT") for name in ("number", *empty)]
        waves.cases[kind] = waves.number_rows(f"after_{kind}", columns, f"state_{kind}", make)


def _clauses(result: GroupResult) -> tuple[str, ...]:
    limit = result.places.limit
    return limit.clauses if limit is not None else ()


def _verdict(better: int, equal: int, places: Places, maybe: int) -> Verdict:
    """What becomes of candidates of one rank, as the engine's settlement says it of each."""
    if better + equal + maybe <= places.places:
        return "kept"
    if better >= places.most:
        return "dropped"
    if better + equal <= places.places:
        return "chosen"
    return "tied" if better < places.places else "left"


__all__ = ["QuotaRun"]
