"""Rates a staged season in bulk: two runs of the waves, then one answer for each distinct case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.atoms import GapAtom, Packing
from kiemdiem.core.bulk.awards import AwardRun, run_awards
from kiemdiem.core.bulk.case_answers import CaseAnswering, CaseNarrator, CasePass
from kiemdiem.core.bulk.case_program import atoms_of, early_rules, late_rules
from kiemdiem.core.bulk.engines import Tables
from kiemdiem.core.bulk.quota_groups import GroupResult
from kiemdiem.core.bulk.staging import Staged, Stager
from kiemdiem.core.bulk.standings import VERDICTS, Verdict
from kiemdiem.core.bulk.terms import column, compare, meets, named, number, of_table, otherwise, table_as
from kiemdiem.core.bulk.waves import Waves
from kiemdiem.core.engine.answer import AwardAnswer, SubjectAnswer
from kiemdiem.core.engine.elements import Node
from kiemdiem.core.engine.group_answers import award_answer
from kiemdiem.core.engine.passing import Pass
from kiemdiem.core.engine.program import Program
from kiemdiem.core.engine.season import Season


@dataclass
class BulkAnswer:
    """The answers of one run: equal subjects share one. `answer_K` in the tables says whose is which."""

    waves: Waves
    answers: dict[str, list[SubjectAnswer]] = field(default_factory=dict)
    awards: list[AwardRun] = field(default_factory=list)

    def subjects(self, kind: str) -> Iterator[tuple[int, SubjectAnswer]]:
        """The number of each subject of a kind, and its answer; the answer's own id is that of the case."""
        query = exp.select(column("n"), column("number")).from_(f"answer_{kind}")
        for n, at in self.waves.tables.fetch(query):
            yield n, self.answers[kind][at]

    def groups(self) -> Iterator[GroupAnswer]:
        """Every quota in every group that it applies to."""
        for run in self.waves.quotas:
            query = exp.select(*map(column, ("g", "n", "verdict"))).from_(run.table)
            members: dict[int, list[tuple[int, Verdict]]] = {}
            for g, n, verdict in self.waves.tables.fetch(query.where(compare("=", column("sure"), number(1)))):
                members.setdefault(g, []).append((n, VERDICTS[verdict]))
            for g, result in run.results.items():
                if result.places.applies is not False:
                    yield GroupAnswer(result, tuple(members.get(g, ())))

    def honours(self) -> Iterator[tuple[int, AwardAnswer]]:
        """For every award in the order of the file, the number of each subject of its kinds and where it stands."""
        narrator = CaseNarrator(self.waves.program, self.waves.case_world, self.waves.judge)
        for run in self.awards:
            for kind in run.kinds:
                known: dict[tuple[int, ...], AwardAnswer] = {}
                query = exp.select(*map(column, ("n", "number", "g", "state"))).from_(run.table(kind))
                for n, *case in self.waves.fetch(query):
                    key = tuple(case)
                    if key not in known:
                        known[key] = award_answer(run.of_case(kind, *key), narrator)
                    yield n, known[key]

    def shares(self) -> Iterator[GroupAnswer]:
        """The share of every award in every group: who may be chosen, and of them the chosen ("picked", or "over")."""
        for run in self.awards:
            members: dict[int, list[tuple[int, Verdict]]] = {g: [] for g in run.groups}
            if run.has_share:
                who = exp.select(*map(column, ("g", "n", "picked"))).from_(run.candidates)
                for g, n, picked in self.waves.fetch(who):
                    chosen: Verdict = "over" if run.groups[g].is_over else "picked"
                    members[g].append((n, chosen if picked else "none"))
            for g, result in run.groups.items():
                yield GroupAnswer(result, tuple(members[g]))


@dataclass(frozen=True, eq=False)
class GroupAnswer:
    """A quota in one group, and the verdict on each of its candidates."""

    result: GroupResult
    candidates: tuple[tuple[int, Verdict], ...]


def rate_season(
    program: Program, season: Season, tables: Tables, *, with_awards: bool = True
) -> tuple[BulkAnswer, Staged]:
    """The answers for a season in memory, and which number stands for whom."""
    staged = stage_season(program, season, tables)
    return rate_staged(program, tables, staged.world.env.as_of, with_awards=with_awards), staged


def stage_season(program: Program, season: Season, tables: Tables) -> Staged:
    """The season laid out for a program."""
    return Stager(program, Pass(program, season, None, skips=True).world, tables).stage()


def rate_staged(program: Program, tables: Tables, as_of: date, *, with_awards: bool = True) -> BulkAnswer:
    """Every subject of the staged season."""
    main = Waves(program, tables, as_of)
    main.run()
    found = BulkAnswer(main, awards=run_awards(main) if with_awards else [])
    for kind in program.kinds:
        main.ask(kind, "told")
    provisional = bool(main.judge.provisional)
    for kind in program.kinds:
        _keep_state(main, kind, everybody=provisional)
    wide = None
    if provisional:
        wide = Waves(program, tables, as_of, skips=False)
        wide.run()
    for kind in program.kinds:
        found.answers[kind] = _answers(main, wide, kind)
    return found


def _keep_state(waves: Waves, kind: str, *, everybody: bool) -> None:
    """final_K: n, its case, and what stands between it and one answer."""
    program = waves.program.kinds[kind]
    rows = []
    for at, node in enumerate(waves.cases[kind]):
        mask = waves.settlement.of(node).mask
        is_open = bool(mask & (mask - 1)) or mask == program.none_bit
        rows.append((at, int(is_open or everybody)))
    waves.tables.load(f"open_{kind}", [("case_number", "BIGINT"), ("is_open", "BIGINT")], rows)
    subject = waves.world.subject(kind)
    atoms = atoms_of(early_rules(program), program, subject) | atoms_of(late_rules(program), program, subject)
    packing = Packing.of({key: GapAtom(atom) for key, atom in atoms.items()})
    packs = [named(of_table("s", term), f"p{at}") for at, term in enumerate(packing.terms())] if atoms else []
    query = (
        exp.select(column("n", "s"), *packs)
        .from_(subject.frame.query.subquery("s"))
        .join(table_as(waves.states[kind], "c"), on=meets("n", "s", "n", "c"))
        .join(
            table_as(f"open_{kind}", "w"),
            on=meets("number", "c", "case_number", "w"),
        )
        .where(compare("=", column("is_open", "w"), number(1)))
    )
    waves.make(f"gaps_{kind}", query)
    waves.gaps[kind] = packing
    width = packing.width if atoms else 0
    filled = [named(otherwise(column(f"p{at}", "g"), number(0)), f"p{at}") for at in range(width)]
    query = (
        exp.select(column("n", "c"), column("number", "c"), *filled)
        .from_(table_as(waves.states[kind], "c"))
        .join(
            table_as(f"gaps_{kind}", "g"),
            on=meets("n", "c", "n", "g"),
            join_type="left",
        )
    )
    waves.make(f"final_{kind}", query)


def _answers(main: Waves, wide: Waves | None, kind: str) -> list[SubjectAnswer]:
    packing = main.gaps[kind]
    width = packing.width if packing.atoms else 0
    masks = [wide.settlement.of(node).mask for node in wide.cases[kind]] if wide is not None else [0]
    main.tables.load(f"wide_{kind}", [("case_number", "BIGINT"), ("mask", "BIGINT")], list(enumerate(masks)))
    names = ["number", *(f"p{at}" for at in range(width)), "mask"]
    columns = [column("n", "f"), *(column(name, "f") for name in names[:-1])]
    query = exp.select(*columns, column("mask", "m") if wide is not None else named(number(0), "mask")).from_(
        table_as(f"final_{kind}", "f")
    )
    if wide is not None:
        query = query.join(table_as(wide.states[kind], "c"), on=meets("n", "f", "n", "c"))
        query = query.join(
            table_as(f"wide_{kind}", "m"),
            on=meets("number", "c", "case_number", "m"),
        )
    main.make(f"told_{kind}", query)
    wide_masks: dict[str, int] = {}
    answering = CaseAnswering(
        main.cased, CasePass(main.case_world, main.judge, main.settlement), wide_masks if wide is not None else None
    )
    cases = main.cases[kind]

    def answer(row: tuple[int, ...]) -> Any:
        node = _with_gaps(main, cases[row[0]], packing.unpack(row[1:-1]) if width else {})
        wide_masks[node.id] = row[-1]
        return answering.of(node)

    found = main.number_rows(kind, f"told_{kind}", [(name, "BIGINT") for name in names], answer)
    main.make(f"answer_{kind}", exp.select(column("n"), column("number")).from_(main.states[kind]))
    return found


def _with_gaps(waves: Waves, node: Node, gaps: Mapping[Any, int]) -> Node:
    found = waves.case_world.again(node, waves.name(node.kind), {("gap", key): bits for key, bits in gaps.items()})
    waves.settlement.standings[found.id] = waves.settlement.of(node)
    return found


__all__ = ["BulkAnswer", "GroupAnswer", "rate_season"]
