"""`kiemdiem coverage`: how often each rule acts and decides on a season, which never do, and where no level is left."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import Any

from rich.table import Table

from kiemdiem.cli import labels, words
from kiemdiem.cli.answer_names import AnswerNames
from kiemdiem.cli.command import Command, add_input, add_json, add_reading, add_regime, add_strict
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.seasons import rate_season, read_season
from kiemdiem.cli.tables import table
from kiemdiem.core.engine.answer import Answer
from kiemdiem.core.engine.coverage import Coverage, RuleCoverage, coverage
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
    season = read_season(options, regime, screen)
    answer = rate_season(regime, season, screen)
    found = coverage(regime, season, answer)
    if options.json:
        screen.json(_json(found, answer))
    else:
        _show(found, regime, answer, screen)
    return Exit.DONE


def _json(found: Coverage, answer: Answer) -> dict[str, Any]:
    return {
        "regime": answer.regime,
        "hash": answer.hash,
        "readings": dict(answer.readings),
        "subjects": len(answer.subjects),
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


def _show(found: Coverage, regime: Regime, answer: Answer, screen: Screen) -> None:
    names = AnswerNames(regime, answer)
    count = words.number(len(answer.subjects))
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
    _show_gap(found, names, answer, screen)


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


def _show_gap(found: Coverage, names: AnswerNames, answer: Answer, screen: Screen) -> None:
    """How many gaps, and the simplest of them with the steps that led nowhere."""
    if not found.gaps:
        screen.say(words.NO_GAPS)
        return
    subject = answer.subjects[found.gaps[0]]
    why = " ".join(reason.text for reason in subject.reasons)
    screen.say(words.GAPS.format(count=words.number(len(found.gaps))), "bold")
    screen.say(words.GAP_CASE.format(subject=names.subject(subject.id), kind=names.kind(subject.kind), why=why))


COMMAND = Command(words.COVERAGE_ABOUT, add, run, words.COVERAGE_EXAMPLE)
