"""`kiemdiem coverage`: how often each rule acts and decides on a season, which never do, and where no level is left."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from rich.table import Table

from kiemdiem.cli import labels, words
from kiemdiem.cli.answer_names import AnswerNames
from kiemdiem.cli.command import Command, add_input, add_json, add_reading, add_regime, add_strict
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.in_bulk import MANY_SUBJECTS, RuleTexts, flat_season, staged_of
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.seasons import rate_season, read_season
from kiemdiem.cli.tables import table
from kiemdiem.core.bulk.asking import rate_options
from kiemdiem.core.bulk.comparing.alike import StagedOnce
from kiemdiem.core.bulk.comparing.people import SeasonPeople
from kiemdiem.core.bulk.coverage import coverage_in_bulk
from kiemdiem.core.bulk.errors import NotInBulk
from kiemdiem.core.bulk.flat.errors import NotFlat
from kiemdiem.core.bulk.flat.people import FlatPeople
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.engine.answer import Reason, SubjectAnswer
from kiemdiem.core.engine.coverage import Coverage, RuleCoverage, coverage, size_of
from kiemdiem.core.engine.season import Season
from kiemdiem.core.interchange.plan_names import plan_name
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime


def add(parser: argparse.ArgumentParser) -> None:
    add_regime(parser, as_option=True)
    add_input(parser)
    add_reading(parser)
    add_strict(parser)
    add_json(parser)


def run(options: argparse.Namespace, screen: Screen) -> Exit:
    regime = load(options.regime)
    counted = _count_flat(options, regime, screen)
    if counted is None:
        season = read_season(options, regime, screen)
        counted = _in_bulk(regime, season, screen) if len(season.subjects) >= MANY_SUBJECTS else None
        counted = counted or _one_by_one(regime, season, screen)
    if options.json:
        screen.json(_json(counted))
    else:
        _show(counted, screen)
    return Exit.DONE


@dataclass(frozen=True)
class _Counted:
    """What was counted under which rules, of how many. kind, why: what is told of the simplest gap."""

    regime: Regime
    readings: Mapping[str, str]
    subjects: int
    found: Coverage
    named: Callable[[str], str]
    kind: str = ""
    why: str = ""


def _one_by_one(regime: Regime, season: Season, screen: Screen) -> _Counted:
    answer = rate_season(regime, season, screen)
    found = coverage(regime, season, answer)
    gap = answer.subjects[found.gaps[0]] if found.gaps else None
    told = (gap.kind, _sentences(gap.reasons)) if gap else ()
    named = SeasonPeople(season).name_of
    return _Counted(regime, regime.chosen(season.readings), len(season.subjects), found, named, *told)


def _in_bulk(regime: Regime, season: Season, screen: Screen) -> _Counted | None:
    """A season in memory, in bulk; None where a rule cannot be asked there."""
    tables, count = DuckTables(), len(season.subjects)
    with screen.working(words.RATING.format(count=words.number(count)), 0):
        try:
            answer = rate_options(regime, season, tables, StagedOnce(staged_of(regime, season, tables).stage))
        except NotInBulk:
            return None
        sizes = {subject.id: size_of(subject) for subject in season.subjects}
        found = coverage_in_bulk(answer, lambda _: sizes)
    return _told_by_rule(regime, season, count, *found, SeasonPeople(season).name_of)


def _count_flat(options: argparse.Namespace, regime: Regime, screen: Screen) -> _Counted | None:
    """A large flat file, whose rows never become objects; None where they must."""
    flat = flat_season(options, regime, screen)
    if flat is None:
        return None
    with screen.working(words.RATING.format(count=words.number(flat.table.row_count)), 0):
        try:
            answer = rate_options(regime, flat.season, flat.tables, StagedOnce(flat.stage))
        except (NotInBulk, NotFlat):
            return None
        people = FlatPeople(flat)
        rows: dict[str, int] = {}

        def sizes(gaps: Sequence[tuple[int, str]]) -> Mapping[str, int]:
            rows.update((name, row) for row, name in gaps)
            told = people.subjects([row for row, _ in gaps])
            return {subject.id: size_of(subject) for _, subject in told}

        found = coverage_in_bulk(answer, sizes)

    def named(id_: str) -> str:
        return people.names([rows[id_]]).get(rows[id_], "") if id_ in rows else ""

    return _told_by_rule(regime, flat.season, flat.count, *found, named)


def _told_by_rule(
    regime: Regime, season: Season, count: int, found: Coverage, gap: SubjectAnswer | None, named: Callable[[str], str]
) -> _Counted:
    options = regime.chosen(season.readings)
    told = RuleTexts(regime, options).told(gap.reasons, gap.kind) if gap else ()
    return _Counted(regime, options, count, found, named, gap.kind if gap else "", _sentences(told))


def _sentences(reasons: Sequence[Reason]) -> str:
    return " ".join(reason.text for reason in reasons)


def _json(counted: _Counted) -> dict[str, Any]:
    regime, found = counted.regime, counted.found
    return {
        "regime": regime.id,
        "hash": regime.hash,
        "readings": dict(counted.readings),
        "subjects": counted.subjects,
        "rules": [
            {
                "table": rule.row.table,
                "id": rule.row.id,
                "kinds": list(rule.row.entry.for_),
                "subjects": rule.subjects,
                "fired": rule.fired,
                "decided": rule.decided,
                "where": rule.where,
            }
            for rule in found.rules
        ],
        "left_out": found.left_out,
        "gaps": list(found.gaps),
    }


def _show(counted: _Counted, screen: Screen) -> None:
    regime, found = counted.regime, counted.found
    names = AnswerNames(regime, counted.named)
    count = words.number(counted.subjects)
    silent = found.silent
    screen.say(words.COVERAGE_OF.format(plan=plan_name(regime.identity), count=count), "bold")
    screen.say(
        words.COVERAGE_COUNTS.format(
            used=words.number(len(found.rules)),
            fired=words.number(len(found.rules) - len(silent)),
            silent=words.number(len(silent)),
        )
    )
    if found.left_out:
        screen.say(words.COVERAGE_LEFT_OUT.format(count=words.number(found.left_out)))
    fired = [rule for rule in found.rules if rule.fired]
    if fired:
        screen.say()
        screen.show(_table(words.COVERAGE_COLUMNS, fired, names, _counts, right=(2, 3, 4)))
        screen.say(words.COVERAGE_NOTE)
    if silent:
        screen.say()
        screen.say(words.SILENT_RULES.format(count=words.number(len(silent))), "bold")
        own = f"{regime.id}/"
        screen.show(
            _table(words.SILENT_COLUMNS, silent, names, lambda rule: (rule.where.removeprefix(own),), right=(2,))
        )
    screen.say()
    _show_gap(counted, names, screen)


def _counts(rule: RuleCoverage) -> tuple[str, ...]:
    return words.number(rule.fired), words.count(rule.decided)


def _table(
    columns: Sequence[str],
    rules: Sequence[RuleCoverage],
    names: AnswerNames,
    more: Callable[[RuleCoverage], tuple[str, ...]],
    right: Sequence[int],
) -> Table:
    """Rules below the name of their table, so that the codes have room."""
    rows: list[Sequence[str]] = []
    for kind_of_rule, together in groupby(rules, key=lambda rule: rule.row.table):
        rows.append((labels.TABLES[kind_of_rule], *("" for _ in columns[1:])))
        for rule in together:
            kinds = "; ".join(names.kind(kind) for kind in rule.row.entry.for_)
            rows.append((f"  {rule.row.id}", kinds, words.number(rule.subjects), *more(rule)))
    return table(columns, rows, right=right, wide=(1,), whole=(0, len(columns) - 1))


def _show_gap(counted: _Counted, names: AnswerNames, screen: Screen) -> None:
    """How many gaps, and the simplest of them with the steps that led nowhere."""
    gaps = counted.found.gaps
    if not gaps:
        screen.say(words.NO_GAPS)
        return
    screen.say(words.GAPS.format(count=words.number(len(gaps))), "bold")
    subject, kind = names.subject(gaps[0]), names.kind(counted.kind)
    screen.say(words.GAP_CASE.format(subject=subject, kind=kind, why=counted.why))


COMMAND = Command(words.COVERAGE_ABOUT, add, run, words.COVERAGE_EXAMPLE)
