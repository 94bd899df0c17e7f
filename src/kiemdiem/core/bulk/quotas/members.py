"""Who stands where before a quota: the group of each subject that is counted, the parts of cases, the candidates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.cases.running import Running
from kiemdiem.core.bulk.cases.standings import Part
from kiemdiem.core.bulk.cases.states import Carried
from kiemdiem.core.bulk.quotas.ranks import rank_columns, rank_names
from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql.frames import union
from kiemdiem.core.bulk.sql.terms import (
    Term,
    add,
    choose,
    column,
    compare,
    conj,
    disj,
    inv,
    meets,
    mul,
    named,
    number,
    of_table,
    otherwise,
    table_as,
    whole,
)
from kiemdiem.core.engine.program import Rule
from kiemdiem.core.regime.entries.facts import ByReading
from kiemdiem.core.regime.regime import in_force

FLAGS = ("sure", "maybe", "picked", "waits")
COUNTS = ("p_low", "p_high", "f_low", "f_high")
PARTS, CANDIDATES = "parts", "candidates"
_GROUPS = "group_names"
_PART = (*FLAGS, *COUNTS, "raises")

IN_GROUP, IN_NONE, UNGROUPED = 0, 1, 2
"""Where a subject stands: in a group, in none, in none because facts were not entered."""


@dataclass(frozen=True, eq=False)
class Quota:
    """One quota over some kinds, under the chosen readings."""

    waves: Running
    rule: Rule
    kinds: tuple[str, ...]

    @property
    def moves(self) -> bool:
        """Whether its base moves with the choice."""
        return bool(self._plain(self.rule.entry.counted) == "after_choice")

    @property
    def wanted(self) -> Any:
        """What its base counts."""
        return self._plain(self.rule.entry.of)

    def _plain(self, value: Any) -> Any:
        return value.options()[self.waves.program.options[value.reading]] if isinstance(value, ByReading) else value

    @property
    def is_apart(self) -> bool:
        """Whether each kind is counted apart."""
        return self.rule.entry.each_kind_apart is not False

    @property
    def keys(self) -> list[str]:
        """The columns that name a group, its kind aside."""
        return [layout.grouping(name) for name in self.rule.entry.within]

    @property
    def ranks(self) -> list[str]:
        """The columns that hold the ranks, each a fraction: its number above the line, then that below."""
        return rank_names(self.rule)

    @property
    def known(self) -> list[str]:
        """The columns that say whether each rank is known."""
        return rank_names(self.rule, known=True)

    @property
    def conditions(self) -> list[tuple[str, Any]]:
        """What is asked of a group as a whole: the field, and the name of its answer."""
        return [("when", "when"), *((f"instead.{at}.when", ("instead", at)) for at in self.lines)]

    @property
    def lines(self) -> list[int]:
        """The places of the lines that may stand instead of the rule's own, under the chosen readings."""
        options = self.waves.program.options
        return [at for at, line in enumerate(self.rule.entry.instead) if in_force(line, options)]

    @property
    def part_columns(self) -> tuple[str, ...]:
        """What of a part each candidate needs: what it counts for only where that moves the base."""
        return (*FLAGS, *COUNTS) if self.moves else FLAGS

    def state_of(self, kind: str) -> str:
        """The table that says of which case each subject is."""
        return self.waves.states[kind]

    def carried(self, kind: str) -> Carried:
        """What that table carries along."""
        return self.waves.carried[kind]

    def further(self, kind: str) -> Carried:
        """What goes further along: everything but the ranks of this quota, which nobody asks again."""
        return self.carried(kind).without((*self.ranks, *self.known))

    def doubted(self) -> list[str]:
        """The columns that say whether each rank is known, where that is not so of all."""
        known = [self.carried(kind).fixed for kind in self.kinds]
        return [name for name in self.known if not all(name in of and whole(of[name]) == 1 for of in known)]

    def part(self, node: Any) -> Part:
        """What a subject of a case is to this quota."""
        return self.waves.settlement.part(self.rule, node, moves=self.moves, wanted=self.wanted)

    def cases_of(self, kind: str) -> Mapping[int, Any]:
        """The cases of a kind by their numbers."""
        return self.waves.cases[kind]

    # ------------------------------------------------------------------ groups
    def number_groups(self) -> None:
        """Groups that several columns name get numbers; one name is its own number."""
        if len(self.keys) < 2:
            return
        names = [exp.select(*map(column, self.keys)).from_(self.state_of(kind)) for kind in self.kinds]
        query = exp.select(*map(column, self.keys)).distinct().from_(union(names).subquery("u", copy=False))
        rows = sorted(self.waves.fetch(query.where(*(inv(_is_empty(key)) for key in self.keys))))
        columns = [(f"k_{key}", "BIGINT") for key in self.keys]
        self.waves.tables.load(_GROUPS, [*columns, ("name", "BIGINT")], [(*row, at) for at, row in enumerate(rows)])

    def members(self, at: int, kind: str, columns: Sequence[str] = ()) -> exp.Query:
        """The subjects of a kind that are in a group: kind, case, the group's number `g`, and these columns."""
        state = exp.select(
            named(number(at), "kind"), named(column("number", "c"), "case_number"), named(self.group(at), "g"),
            *(column(name, "c") for name in columns),
        )  # fmt: skip
        state = state.from_(table_as(self.state_of(kind), "c"))
        if len(self.keys) > 1:
            same = conj(*(meets(key, "c", f"k_{key}", "k") for key in self.keys))
            return state.join(table_as(_GROUPS, "k"), on=same)
        return state.where(inv(_is_empty(self.keys[0], "c")))

    def grouped(self, query: exp.Select, at: int) -> tuple[exp.Select, Term]:
        """A query that has the state of a kind as `c`, and the number of the group of each row; none is -1."""
        if len(self.keys) > 1:
            same = conj(*(meets(key, "c", f"k_{key}", "k") for key in self.keys))
            return query.join(table_as(_GROUPS, "k"), on=same, join_type="left"), otherwise(self.group(at), number(-1))
        return query, choose([(_is_empty(self.keys[0], "c"), number(-1))], self.group(at))

    @property
    def is_key(self) -> bool:
        """Whether the number of a group is the one name that it has."""
        return len(self.keys) == 1 and (len(self.kinds) == 1 or not self.is_apart)

    def group(self, at: int) -> Term:
        """The number of a member's group."""
        name = column("name", "k") if len(self.keys) > 1 else column(self.keys[0], "c")
        return add(mul(name, number(len(self.kinds))), number(at)) if self.is_apart else name

    def is_nowhere(self) -> Term:
        """Whether a subject is in no group, as a term over the state of its kind."""
        return disj(*(_is_empty(key) for key in self.keys))

    def standing(self, kind: str) -> Term:
        """Where each subject of a kind stands, as a term over the state of the kind."""
        facts = self.waves.program.kinds[kind].facts
        lacks = {name: _is_empty(layout.grouping(name)) for name in self.rule.entry.within}
        of_facts = [term for name, term in lacks.items() if name in facts]
        others = [term for name, term in lacks.items() if name not in facts]
        return choose([(disj(*others), number(IN_NONE)), (disj(*of_facts), number(UNGROUPED))], number(IN_GROUP))

    # ------------------------------------------------------------------ candidates
    def lay_out(self) -> None:
        """parts: what each case is to this quota; candidates: those who stand for a place or may come to, with their
        ranks and what their kinds carry along."""
        self.number_groups()
        columns = [("kind", "BIGINT"), ("case_number", "BIGINT"), *((name, "BIGINT") for name in _PART)]
        parts = [(at, *row) for at, kind in enumerate(self.kinds) for row in self._parts(kind)]
        self.waves.tables.load(PARTS, columns, parts)
        carried = list(dict.fromkeys(name for kind in self.kinds for name in self.further(kind).names))
        found = union([self._candidates(at, kind, carried) for at, kind in enumerate(self.kinds)])
        # What lies in the states already is not written once more.
        if len(self.keys) < 2 and all(self._has_ranks(kind) for kind in self.kinds):
            self.waves.view(CANDIDATES, found)
        else:
            self.waves.make(CANDIDATES, found)

    def _has_ranks(self, kind: str) -> bool:
        """Whether the ranks lie in the state of a kind."""
        return {*self.ranks, *self.known} <= {*self.carried(kind).names}

    def _candidates(self, at: int, kind: str, carried: Sequence[str]) -> exp.Query:
        mine, ranks = self.carried(kind).names, [*self.ranks, *self.known]
        are_carried = self._has_ranks(kind)
        wanted = ["n", *(name for name in carried if name in mine), *(ranks if are_carried else ())]
        members = self.members(at, kind, wanted).subquery("m", copy=False)
        stands = disj(*(compare("=", column(name, "p"), number(1)) for name in ("sure", "maybe")))
        filled = [column(name, "m") if name in mine else named(number(0), name) for name in carried]
        query = exp.select(
            *(column(name, "m") for name in ("n", "kind", "case_number", "g")),
            *(column(name, "p") for name in self.part_columns), *filled,
        ).from_(members)  # fmt: skip
        query = query.join(
            table_as(PARTS, "p"),
            on=conj(meets("kind", "m", "kind", "p"), meets("case_number", "m", "case_number", "p")),
        )
        if are_carried:
            return query.select(*(column(name, "m") for name in ranks)).where(stands)
        subject = self.waves.world.subject(kind)
        terms = rank_columns(self.rule, subject)
        query = query.select(*(named(of_table("s", terms[name]), name) for name in ranks))
        return query.join(subject.frame.query.subquery("s", copy=False), on=meets("n", "m", "n", "s")).where(stands)

    def _parts(self, kind: str) -> list[tuple[int, ...]]:
        rows: list[tuple[int, ...]] = []
        for at, case in self.cases_of(kind).items():
            part = self.part(case)
            flags = (int(part.sure), int(part.maybe), int(part.picked), int(part.waits))
            rows.append((at, *flags, *part.placed, *part.fallen, part.raises))
        return rows


def _is_empty(key: str, table: str = "") -> Term:
    return compare("=", column(key, table), number(0))


__all__ = ["CANDIDATES", "COUNTS", "FLAGS", "IN_GROUP", "PARTS", "UNGROUPED", "Quota"]
