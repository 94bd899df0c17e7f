"""Who stands where before a quota: one row for each subject that is counted, with its part, its group and its ranks."""

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
from kiemdiem.core.bulk.terms import (
    TRUE,
    Term,
    all_columns,
    column,
    compare,
    conj,
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

PART = ("sure", "maybe", "picked", "p_low", "p_high", "f_low", "f_high", "raises", "waits")
MEMBERS, GROUPED = "members", "grouped"
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

    # ------------------------------------------------------------------ rows
    def lay_out(self) -> list[GroupKey]:
        """grouped: the members with the number of their group (`g`); gives the keys in the order of the numbers."""
        waves = self.waves
        waves.make(MEMBERS, union([self._of_kind(at, kind) for at, kind in enumerate(self.kinds)]))
        found: list[GroupKey] = waves.tables.fetch(exp.select(*map(column, self.keys)).distinct().from_(MEMBERS))
        found.sort()
        types = ["BIGINT" if name == "kind" else "VARCHAR" for name in self.keys]
        columns = [*((f"k_{name}", type_) for name, type_ in zip(self.keys, types, strict=True)), ("g", "BIGINT")]
        waves.tables.load("groups", columns, [(*key, at) for at, key in enumerate(found)])
        same = conj(*(meets(name, "m", f"k_{name}", "k") for name in self.keys))
        grouped = exp.select(all_columns("m"), column("g", "k")).from_(table_as(MEMBERS, "m"))
        waves.make(GROUPED, grouped.join(table_as("groups", "k"), on=same))
        return found

    def _of_kind(self, at: int, kind: str) -> exp.Query:
        waves = self.waves
        columns = [("case_number", "BIGINT"), *((name, "BIGINT") for name in PART)]
        waves.tables.load(f"parts_{kind}", columns, self._parts(kind))
        subject = waves.world.subject(kind)
        ranks = self._ranks(kind, subject)
        keys = [column(layout.grouping(name), "s") for name in self.rule.entry.within]
        is_grouped = conj(*(inv(compare("=", key, text(""))) for key in keys))
        return (
            exp.select(
                column("n", "s"),
                named(number(at), "kind"),
                named(column("number", "c"), "case_number"),
                *keys,
                *(column(name, "p") for name in PART),
                *ranks,
            )
            .from_(subject.frame.query.subquery("s"))
            .join(table_as(waves.states[kind], "c"), on=meets("n", "s", "n", "c"))
            .join(table_as(f"parts_{kind}", "p"), on=meets("number", "c", "case_number", "p"))
            .where(is_grouped)
        )

    def _parts(self, kind: str) -> list[tuple[int, ...]]:
        rows: list[tuple[int, ...]] = []
        for at, node in enumerate(self.waves.cases[kind]):
            part = self.waves.settlement.part(self.rule, node, moves=self.moves, wanted=self.wanted)
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


__all__ = ["GROUPED", "PART", "GroupKey", "Quota", "Sequence"]
