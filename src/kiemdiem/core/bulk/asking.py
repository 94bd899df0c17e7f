"""Readings that are tried under each of their options, in bulk: one run for each combination, joined case by case."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.rating import BulkAnswer, rate_staged, stage_season
from kiemdiem.core.bulk.sql.terms import column, meets, table_as
from kiemdiem.core.bulk.staging import Staged
from kiemdiem.core.bulk.tables.engines import Tables
from kiemdiem.core.engine.answer import SubjectAnswer
from kiemdiem.core.engine.program import Program
from kiemdiem.core.engine.rate import asked_readings, join_subject, other_options, program_for
from kiemdiem.core.engine.season import Season
from kiemdiem.core.regime.regime import Regime

Stage = Callable[[Program], date]
"""Lays the season out for a program, with the same number for each subject whatever the program; gives its day."""


def rate_regime(regime: Regime, season: Season, tables: Tables) -> tuple[BulkAnswer, Staged]:
    """The answers for a season in memory under a regime, readings that ask included."""
    staged: list[Staged] = []

    def stage(program: Program) -> date:
        staged.append(stage_season(program, season, tables))
        return staged[-1].world.env.as_of

    return rate_options(regime, season, tables, stage), staged[-1]


def rate_options(regime: Regime, season: Season, tables: Tables, stage: Stage) -> BulkAnswer:
    """Every subject of what `stage` lays out, under every combination of options of the readings that ask.

    season: its readings, day and period; its subjects are not read.
    """
    others = []
    for at, options in enumerate(other_options(regime, season)):
        program = program_for(regime, season, {**season.readings, **options})
        found = rate_staged(program, tables, stage(program), with_awards=False)
        others.append(_Other(at, found.answers))
        for kind in program.kinds:
            tables.make(others[-1].table(kind), exp.select(column("n"), column("number")).from_(f"answer_{kind}"))
    program = program_for(regime, season, season.readings)
    main = rate_staged(program, tables, stage(program))
    for other in others:
        for kind in program.kinds:
            _join(regime, season, main, other, kind)
    return main


@dataclass(frozen=True)
class _Other:
    """The answers under one more combination of options."""

    at: int
    answers: dict[str, list[SubjectAnswer]]

    def table(self, kind: str) -> str:
        return f"other_{self.at}_{kind}"


def _join(regime: Regime, season: Season, main: BulkAnswer, other: _Other, kind: str) -> None:
    """Tells the answers apart once more, by what they would be under other options."""
    mine, theirs, asked = main.answers[kind], other.answers[kind], asked_readings(regime, season)
    outcomes = [(answer.outcome, answer.level, answer.range) for answer in theirs]
    distinct = list(dict.fromkeys(outcomes))
    columns = [("answer", "BIGINT"), ("outcome", "BIGINT")]
    main.waves.tables.load(f"outcomes_{kind}", columns, [(at, distinct.index(one)) for at, one in enumerate(outcomes)])
    query = exp.select(column("n", "a"), column("number", "a"), column("outcome", "o"))
    query = query.from_(table_as(f"answer_{kind}", "a")).join(
        table_as(other.table(kind), "b"), on=meets("n", "a", "n", "b")
    )
    main.waves.make(
        f"options_{kind}", query.join(table_as(f"outcomes_{kind}", "o"), on=meets("number", "b", "answer", "o"))
    )

    def make(row: tuple[Any, ...]) -> SubjectAnswer:
        found: SubjectAnswer = copy(mine[row[0]])
        join_subject(regime, found, theirs[outcomes.index(distinct[row[1]])], asked)
        return found

    names = [("number", "BIGINT"), ("outcome", "BIGINT")]
    table, answers = main.waves.number_rows(kind, f"options_{kind}", names, make, dense=True)
    main.answers[kind] = list(answers.values())
    main.waves.make(f"answer_{kind}", exp.select(column("n"), column("number")).from_(table))
    main.waves.drop(table)


__all__ = ["rate_options", "rate_regime"]
