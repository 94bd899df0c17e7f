"""Who stands where before a quota: the group of each subject that is counted, the parts of cases, the candidates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk import layout
from kiemdiem.core.bulk.elements import Place, SubjectElement
from kiemdiem.core.bulk.frames import union
from kiemdiem.core.bulk.measures import Number
from kiemdiem.core.bulk.running import Running
from kiemdiem.core.bulk.standings import Part
from kiemdiem.core.bulk.terms import (
    TRUE,
    Term,
    column,
    compare,
    conj,
    disj,
    inv,
    meets,
    named,
    number,
    of_table,
    one_if,
    table_as,
    text,
)
from kiemdiem.core.engine.program import Rule
from kiemdiem.core.regime.entries.facts import ByReading
from kiemdiem.core.regime.regime import in_force

PART = ("sure", "maybe", "picked", "p_low", "p_high", "f_low", "f_high", "raises", "waits")
MEMBERS, GROUPED, PARTS, CANDIDATES = "members", "grouped", "parts", "candidates"
GroupKey = tuple[Any, ...]


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
        """The columns that name a group."""
        return [*(layout.grouping(name) for name in self.rule.entry.within), *(["kind"] if self.is_apart else [])]

    @property
    def ranks(self) -> list[str]:
        """The columns that hold the ranks, each a fraction: its number above the line, then that below."""
        return [name for at in range(len(self.rule.entry.rank_by)) for name in (f"top{at}", f"bottom{at}")]

    @property
    def conditions(self) -> list[tuple[str, Any]]:
        """What is asked of a group as a whole: the field, and the name of its answer."""
        return [("when", "when"), *((f"instead.{at}.when", ("instead", at)) for at in self.lines)]

    @property
    def lines(self) -> list[int]:
        """The places of the lines that may stand instead of the rule's own, under the chosen readings."""
        options = self.waves.program.options
        return [at for at, line in enumerate(self.rule.entry.instead) if in_force(line, options)]

    def state_of(self, kind: str) -> str:
        """The table that says of which case each subject is."""
        return self.waves.states[kind]

    def part(self, node: Any) -> Part:
        """What a subject of a case is to this quota."""
        return self.waves.settlement.part(self.rule, node, moves=self.moves, wanted=self.wanted)

    def cases_of(self, kind: str) -> Sequence[Any]:
        """The cases of a kind, in the order of their numbers."""
        return self.waves.cases[kind]

    # ------------------------------------------------------------------ rows
    def lay_out(self) -> list[GroupKey]:
        """grouped: n, kind, case and group (`g`) of every member; candidates: those who stand for a place, with
        their ranks. Gives the keys of the groups in the order of their numbers."""
        waves = self.waves
        waves.make(MEMBERS, union([self._of_kind(at, kind) for at, kind in enumerate(self.kinds)]))
        found: list[GroupKey] = waves.fetch(exp.select(*map(column, self.keys)).distinct().from_(MEMBERS))
        found.sort()
        types = ["BIGINT" if name == "kind" else "VARCHAR" for name in self.keys]
        columns = [*((f"k_{name}", type_) for name, type_ in zip(self.keys, types, strict=True)), ("g", "BIGINT")]
        waves.tables.load("groups", columns, [(*key, at) for at, key in enumerate(found)])
        same = conj(*(meets(name, "m", f"k_{name}", "k") for name in self.keys))
        plain = [column(name, "m") for name in ("n", "kind", "case_number")]
        grouped = exp.select(*plain, column("g", "k")).from_(table_as(MEMBERS, "m"))
        waves.make(GROUPED, grouped.join(table_as("groups", "k"), on=same))
        columns = [("kind", "BIGINT"), ("case_number", "BIGINT"), *((name, "BIGINT") for name in PART)]
        parts = [(at, *row) for at, kind in enumerate(self.kinds) for row in self._parts(kind)]
        waves.tables.load(PARTS, columns, parts)
        waves.make(CANDIDATES, union([self._candidates(at, kind) for at, kind in enumerate(self.kinds)]))
        return found

    def _of_kind(self, at: int, kind: str) -> exp.Query:
        """The subjects of a kind that are in a group at all."""
        keys = [column(layout.grouping(name), "s") for name in self.rule.entry.within]
        is_grouped = conj(*(inv(compare("=", key, text(""))) for key in keys))
        case = named(column("number", "c"), "case_number")
        return (
            exp.select(column("n", "s"), named(number(at), "kind"), case, *keys)
            .from_(table_as(layout.subjects(kind), "s"))
            .join(table_as(self.state_of(kind), "c"), on=meets("n", "s", "n", "c"))
            .where(is_grouped)
        )

    def ungrouped(self) -> list[exp.Query]:
        """The subjects of each kind that only facts not entered keep out of every group."""
        found: list[exp.Query] = []
        for at, kind in enumerate(self.kinds):
            facts = self.waves.program.kinds[kind].facts
            lacks = {
                name: compare("=", column(layout.grouping(name), "s"), text("")) for name in self.rule.entry.within
            }
            of_facts = [term for name, term in lacks.items() if name in facts]
            others = [inv(term) for name, term in lacks.items() if name not in facts]
            if of_facts:
                query = exp.select(column("n", "s"), named(number(at), "kind"))
                query = query.from_(table_as(layout.subjects(kind), "s"))
                found.append(query.where(conj(disj(*of_facts), *others)))
        return found

    def _candidates(self, at: int, kind: str) -> exp.Query:
        """Those of a kind who surely stand for a place or may come to, and their ranks."""
        subject = self.waves.world.subject(kind)
        ranks = self._ranks(kind, subject)
        stands = disj(*(compare("=", column(name, "p"), number(1)) for name in ("sure", "maybe")))
        mine = conj(compare("=", column("kind", "m"), number(at)), stands)
        return (
            exp.select(
                *(column(name, "m") for name in ("n", "kind", "g")),
                *(column(name, "p") for name in PART),
                *ranks,
            )
            .from_(table_as(GROUPED, "m"))
            .join(
                table_as(PARTS, "p"),
                on=conj(meets("kind", "m", "kind", "p"), meets("case_number", "m", "case_number", "p")),
            )
            .join(subject.frame.query.subquery("s"), on=meets("n", "m", "n", "s"))
            .where(mine)
        )

    def _parts(self, kind: str) -> list[tuple[int, ...]]:
        rows: list[tuple[int, ...]] = []
        for at, case in enumerate(self.cases_of(kind)):
            part = self.part(case)
            flags = (int(part.sure), int(part.maybe), int(part.picked))
            rows.append((at, *flags, *part.placed, *part.fallen, part.raises, int(part.waits)))
        return rows

    def _ranks(self, kind: str, subject: SubjectElement) -> list[Term]:
        found: list[Term] = []
        trees = self.waves.program.regime.tree(self.rule.placed).fields
        for place in range(len(self.rule.entry.rank_by)):
            kept = subject.frame.keep(self.waves.printer.number(trees[f"rank_by.{place}", kind], Place({0: subject})))
            assert isinstance(kept, Number)
            is_one = compare("=", kept.low, kept.high) if kept.low != kept.high else TRUE
            is_known = conj(inv(kept.unknown), inv(kept.nothing), is_one)
            terms = {f"top{place}": kept.low, f"bottom{place}": kept.den, f"known{place}": one_if(is_known)}
            found += [named(of_table("s", term), name) for name, term in terms.items()]
        return found


__all__ = ["CANDIDATES", "GROUPED", "PARTS", "GroupKey", "Quota"]
