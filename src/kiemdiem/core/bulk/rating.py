"""Rates a staged season in bulk: two runs of the waves, then one answer for each distinct case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlglot import exp

from kiemdiem.core.bulk.awards.run import AwardRun, run_awards
from kiemdiem.core.bulk.cases.answers import CaseAnswering, CaseNarrator, CasePass
from kiemdiem.core.bulk.cases.standings import VERDICTS, Verdict
from kiemdiem.core.bulk.quotas.groups import GroupResult
from kiemdiem.core.bulk.quotas.run import QuotaRun
from kiemdiem.core.bulk.sql.frames import union
from kiemdiem.core.bulk.sql.terms import (
    add,
    column,
    compare,
    conj,
    inv,
    meets,
    named,
    number,
    of_table,
    table_as,
    whole,
)
from kiemdiem.core.bulk.stages.waves import Waves
from kiemdiem.core.bulk.staging import Staged, Stager
from kiemdiem.core.bulk.tables.engines import Tables
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

    def standing(self, run: QuotaRun) -> exp.Query:
        """The number `n`, the group `g` and the verdict of everybody who stands for a place in a quota."""
        is_counted = inv(compare("=", column("verdict"), number(VERDICTS.index("none"))))
        query = exp.select(*map(column, ("n", "g", "verdict"))).from_(run.table)
        return query.where(conj(compare("=", column("sure"), number(1)), is_counted))

    def groups(self) -> Iterator[GroupAnswer]:
        """Every quota in every group that it applies to."""
        for run in self.waves.quotas:
            members: dict[int, list[tuple[int, Verdict]]] = {}
            for n, g, verdict in self.waves.tables.fetch(self.standing(run)):
                members.setdefault(g, []).append((n, VERDICTS[verdict]))
            for g, result in run.groups.named(self.waves):
                if result.places.applies is not False:
                    yield GroupAnswer(result, tuple(members.get(g, ())))

    def honours(self) -> Iterator[tuple[int, AwardAnswer]]:
        """For every award in the order of the file, the number of each subject of its kinds and where it stands."""
        narrator = CaseNarrator(self.waves.program, self.waves.case_world, self.waves.judge)
        for run in self.awards:
            for kind in run.kinds:
                known: dict[tuple[int, ...], AwardAnswer] = {}
                query = exp.select(*map(column, ("n", "number", "result", "state"))).from_(run.table(kind))
                for n, *case in self.waves.fetch(query):
                    key = tuple(case)
                    if key not in known:
                        known[key] = award_answer(run.of_case(kind, *key), narrator)
                    yield n, known[key]

    def shares(self) -> Iterator[GroupAnswer]:
        """The share of every award in every group: who may be chosen, and of them the chosen ("picked", or "over")."""
        for run in self.awards:
            if run.groups is None:
                continue
            members: dict[int, list[tuple[int, bool]]] = {}
            who = exp.select(*map(column, ("g", "n", "picked"))).from_(run.candidates)
            for g, n, picked in self.waves.fetch(who):
                members.setdefault(g, []).append((n, bool(picked)))
            for g, result in run.groups.named(self.waves):
                chosen: Verdict = "over" if result.is_over else "picked"
                verdicts = tuple((n, chosen if picked else "none") for n, picked in members.get(g, ()))
                yield GroupAnswer(result, verdicts)


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
    for kind in main.populated:
        main.ask(kind, "told")
    wide = None
    if main.judge.provisional:
        wide = main.skipping_nothing()
    for kind in program.kinds:
        found.answers[kind] = _Answers(main, wide, kind).make() if kind in main.populated else _nothing(tables, kind)
    return found


def _nothing(tables: Tables, kind: str) -> list[SubjectAnswer]:
    tables.load(f"answer_{kind}", [("n", "BIGINT"), ("number", "BIGINT")], ())
    return []


class _Answers:
    """The answers of one kind: one for each case, and for each case that is still open one for what it lacks."""

    def __init__(self, main: Waves, wide: Waves | None, kind: str) -> None:
        self._main, self._wide, self._kind = main, wide, kind
        self._wide_masks: dict[str, int] = {}
        self._answering = CaseAnswering(
            main.cased,
            CasePass(main.case_world, main.judge, main.settlement),
            self._wide_masks if wide is not None else None,
        )
        self._packing, self._gaps = main.questions.gaps(kind)
        self._width = self._packing.width if self._packing.atoms else 0
        self._packs = self._packing.terms() if self._width else []

    def make(self) -> list[SubjectAnswer]:
        """answer_K: the number of the answer of each subject, as a view of that of its case; gives the answers."""
        main, kind = self._main, self._kind
        is_open = {at for at, node in main.cases[kind].items() if self._is_open(node)}
        same = [whole(term) for term in self._packs]
        gaps = [pack for pack in same if pack is not None]
        if self._wide is None and len(gaps) == len(same):  # what is not known is the same of all: nobody is told apart
            answers = [self._answer(at, gaps if at in is_open else ()) for at in main.cases[kind]]
            is_open, closed = set(), list(main.cases[kind])
        else:
            closed = [at for at in main.cases[kind] if at not in is_open]
            answers = [self._answer(at, ()) for at in closed]
        settled = [(at, answer) for answer, at in enumerate(closed)]
        done = exp.select(column("n", "c"), named(column("answer", "a"), "number"))
        done = done.from_(table_as(main.states[kind], "c"))
        done = done.join(table_as(f"settled_{kind}", "a"), on=meets("number", "c", "case_number", "a"))
        main.tables.load(f"settled_{kind}", [("case_number", "BIGINT"), ("answer", "BIGINT")], settled)
        if not is_open:
            main.view(f"answer_{kind}", done)
            return answers
        told = self._tell(sorted(is_open))
        names = ["number", *(f"p{at}" for at in range(self._width)), "mask"]
        columns = [(name, "BIGINT") for name in names]
        table, lacking = main.number_rows(
            kind, told, columns, lambda row: self._answer(row[0], row[1:-1], row[-1]), dense=True
        )
        rest = exp.select(column("n"), named(add(column("number"), number(len(answers))), "number")).from_(table)
        main.view(f"answer_{kind}", union([done, rest]) if settled else rest)
        return answers + list(lacking.values())

    def _is_open(self, node: Node) -> bool:
        """Whether anything stands between a case and one answer."""
        mask = self._main.settlement.of(node).mask
        is_open = bool(mask & (mask - 1)) or mask == self._main.program.kinds[self._kind].none_bit
        return is_open or self._wide is not None

    def _tell(self, open_cases: list[int]) -> str:
        """Makes a table: of everybody in an open case what is not known, and the levels when nothing is skipped."""
        main, kind, wide = self._main, self._kind, self._wide
        main.tables.load(f"open_{kind}", [("case_number", "BIGINT")], [(at,) for at in open_cases])
        mask = column("mask", "m") if wide is not None else number(0)
        columns = [named(of_table("s", term), f"p{at}") for at, term in enumerate(self._packs)]
        query = (
            exp.select(column("n", "c"), column("number", "c"), *columns, named(mask, "mask"))
            .from_(table_as(main.states[kind], "c"))
            .join(table_as(f"open_{kind}", "w"), on=meets("number", "c", "case_number", "w"))
            .join(self._gaps.subquery("s", copy=False), on=meets("n", "c", "n", "s"))
        )
        if wide is not None:
            masks = [(at, wide.settlement.of(node).mask) for at, node in wide.cases[kind].items()]
            main.tables.load(f"wide_{kind}", [("case_number", "BIGINT"), ("mask", "BIGINT")], masks)
            query = query.join(table_as(wide.states[kind], "v"), on=meets("n", "c", "n", "v"))
            query = query.join(table_as(f"wide_{kind}", "m"), on=meets("number", "v", "case_number", "m"))
        table = main.fresh(f"lacking_{kind}")
        main.make_of_subjects(kind, table, query, column("n", "c"))
        return table

    def _answer(self, case: int, gaps: Sequence[int], wide_mask: int = 0) -> SubjectAnswer:
        main, node = self._main, self._main.cases[self._kind][case]
        packed = gaps or (0,) * self._width
        told = {("gap", key): bits for key, bits in self._packing.unpack(packed).items()} if self._width else {}
        found = main.case_world.again(node, main.name(self._kind), told)
        main.settlement.standings[found.id] = main.settlement.of(node)
        self._wide_masks[found.id] = wide_mask
        return self._answering.of(found)


__all__ = ["BulkAnswer", "GroupAnswer", "rate_season"]
