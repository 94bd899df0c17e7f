"""`kiemdiem whatif`: who changes, and who is displaced, if some rules, facts, readings or the regime were others."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from kiemdiem.cli.carrying import carry_over
from kiemdiem.cli.command import (
    Command,
    add_input,
    add_json,
    add_reading,
    add_regime,
    add_strict,
    add_with_reading,
    add_with_regime,
    chosen_options,
)
from kiemdiem.cli.compare import tell_left_behind
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.in_bulk import MANY_SUBJECTS, flat_season, staged_of
from kiemdiem.cli.outputs import refuse_bad_output
from kiemdiem.cli.refused import Refused
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.seasons import rate_season, read_season
from kiemdiem.cli.whatif import errors, words
from kiemdiem.cli.whatif.fact_changes import fact_change, with_facts
from kiemdiem.cli.whatif.in_bulk import told_in_bulk
from kiemdiem.cli.whatif.page import show_trial
from kiemdiem.cli.whatif.rule_changes import rule_change, with_rules
from kiemdiem.cli.whatif.trial import Run, Trial, run_of
from kiemdiem.cli.whatif.trial_files import ENDINGS, write_trial
from kiemdiem.cli.words import OUTPUT, RATING, number
from kiemdiem.core.bulk.comparing.people import SeasonPeople
from kiemdiem.core.bulk.comparing.runs import Given, compare_in_bulk
from kiemdiem.core.bulk.errors import NotInBulk
from kiemdiem.core.bulk.flat.errors import NotFlat
from kiemdiem.core.bulk.flat.people import FlatPeople
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.engine.differences import Differences, TwoAnswers
from kiemdiem.core.engine.season import Season
from kiemdiem.core.interchange.collecting import collecting_later
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime

_Runs = tuple[Run, Run, Differences]
"""Both sides of a trial, and what differs between them."""


def add(parser: argparse.ArgumentParser) -> None:
    add_regime(parser, as_option=True)
    add_input(parser)
    parser.add_argument("-o", "--output", metavar=OUTPUT, help=words.OUTPUT_HELP)
    for name, metavar, kind, told in (
        ("--set", words.RULE, rule_change, words.RULE_HELP),
        ("--fact", words.FACT, fact_change, words.FACT_HELP),
    ):
        parser.add_argument(name, metavar=metavar, action="append", default=[], type=kind, help=told)
    add_with_reading(parser)
    add_with_regime(parser)
    add_reading(parser)
    add_strict(parser)
    add_json(parser)


def run(options: argparse.Namespace, screen: Screen) -> Exit:
    if not (options.set or options.fact or options.with_reading or options.with_regime):
        raise Refused(errors.NOTHING_TO_TRY)
    output = refuse_bad_output(Path(options.input), options.output, ENDINGS)
    with collecting_later():
        return _tried(options, screen, output)


def _tried(options: argparse.Namespace, screen: Screen, output: Path | None) -> Exit:
    first = load(options.regime)
    trial = _try_flat(options, first, screen) or _try(options, first, read_season(options, first, screen), screen)
    if output is not None:
        write_trial(trial, output)
    if options.json:
        screen.json(trial.to_json())
        return Exit.DONE
    show_trial(trial, screen, is_written=output is not None)
    screen.say()
    screen.say(words.WRITTEN.format(file=output) if output else words.NOTHING_CHANGED)
    return Exit.DONE


def _try(options: argparse.Namespace, first: Regime, season: Season, screen: Screen) -> Trial:
    """Rates the season as it is and as it would be; every change is checked before anything is rated."""
    second = load(options.with_regime) if options.with_regime else first
    chosen_options(second, options.with_reading)
    other, left_behind = replace(season, readings={**season.readings, **dict(options.with_reading)}), None
    if options.with_regime:
        other, left_behind = carry_over(season, first, second, dict(options.with_reading))
        tell_left_behind(left_behind, second, screen)
    in_force = second.chosen(other.readings)
    changed, rules = with_rules(second, options.with_regime or options.regime, options.set, in_force)
    other, facts = with_facts(other, changed, options.fact)
    runs = _in_bulk(first, season, changed, other, screen) if len(season.subjects) >= MANY_SUBJECTS else None
    before, after, found = runs or _one_by_one(first, season, changed, other, screen)
    return Trial(before, after, found, rules, facts, tuple(dict(options.with_reading)), left_behind)


def _one_by_one(first: Regime, season: Season, second: Regime, other: Season, screen: Screen) -> _Runs:
    before, after = rate_season(first, season, screen), rate_season(second, other, screen)
    return run_of(first, before), run_of(second, after), TwoAnswers(before, after)


def _in_bulk(first: Regime, season: Season, second: Regime, other: Season, screen: Screen) -> _Runs | None:
    """Both sides in bulk; None where a rule cannot be asked there."""
    tables, count = DuckTables(), len(season.subjects)
    before = staged_of(first, season, tables)
    is_other = other.subjects is not season.subjects or other.bodies is not season.bodies
    after = staged_of(second, other, tables) if is_other else Given(second, other, before.stage)
    with screen.working(RATING.format(count=number(count)), 0):
        try:
            is_renumbered = len(other.subjects) != count
            found = compare_in_bulk(before, after, tables, SeasonPeople(season), is_renumbered=is_renumbered)
        except NotInBulk:
            return None
    return told_in_bulk(found, before, after)


def _try_flat(options: argparse.Namespace, first: Regime, screen: Screen) -> Trial | None:
    """The trial on a large flat file, whose rows never become objects; None where they must."""
    if options.fact or options.with_regime:
        return None
    flat = flat_season(options, first, screen)
    if flat is None:
        return None
    chosen_options(first, options.with_reading)
    other = replace(flat.season, readings={**flat.season.readings, **dict(options.with_reading)})
    changed, rules = with_rules(first, options.regime, options.set, first.chosen(other.readings))
    before, after = Given(first, flat.season, flat.stage), Given(changed, other, flat.stage)
    with screen.working(RATING.format(count=number(flat.table.row_count)), 0):
        try:
            found = compare_in_bulk(before, after, flat.tables, FlatPeople(flat))
        except (NotInBulk, NotFlat):
            return None
    return Trial(*told_in_bulk(found, before, after), rules, readings=tuple(dict(options.with_reading)))


COMMAND = Command(words.ABOUT, add, run, words.EXAMPLE)
