"""`kiemdiem rollup`: results of many units summed up through the tree, every tier from one count."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiemdiem.cli.command import Command, add_json, add_reading, add_regime, add_strict
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.outputs import refuse_bad_output
from kiemdiem.cli.rollup import words
from kiemdiem.cli.rollup.inputs import checked_branch, checked_tiers, read_units
from kiemdiem.cli.rollup.page import show_page
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.seasons import read_season_of
from kiemdiem.cli.words import OUTPUT
from kiemdiem.core.bulk.rollup import Page, as_document, read_results, roll_up, write_roll_up
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.regime.loader import load

ENDINGS = (".xlsx", ".csv", ".json")
_MEMORY = 2_000  # MB
_DIGITS_OF_A_HASH = 12


def add(parser: argparse.ArgumentParser) -> None:
    add_regime(parser, as_option=True)
    parser.add_argument("results", metavar=words.RESULTS, help=words.RESULTS_HELP)
    parser.add_argument("--units", metavar=words.UNITS, help=words.UNITS_HELP)
    parser.add_argument("--season", metavar=words.SEASON, help=words.SEASON_HELP)
    parser.add_argument("--branch", metavar=words.BRANCH, help=words.BRANCH_HELP)
    parser.add_argument("--tier", metavar=words.TIER, action="append", default=[], dest="tiers", help=words.TIER_HELP)
    parser.add_argument("-o", "--output", metavar=OUTPUT, help=words.OUTPUT_HELP)
    add_reading(parser)
    add_strict(parser)
    add_json(parser)


def run(options: argparse.Namespace, screen: Screen) -> Exit:
    given = Path(options.results)
    output = refuse_bad_output(given, options.output, ENDINGS)
    regime = load(options.regime)
    season = None
    if options.season is not None:
        season = read_season_of(Path(options.season), regime, dict(options.reading), options.strict, screen)
    tree = read_units(options.units, season, regime)
    top, tiers = checked_branch(tree, options.branch), checked_tiers(tree, options.tiers)
    tables = DuckTables(memory=_MEMORY)
    results = read_results(given, regime, tables, tree)
    old, new = (one[:_DIGITS_OF_A_HASH] for one in (results.hash, regime.hash))
    if old and old != new:
        screen.note(words.OTHER_HASH.format(old=old, new=new))
    page = Page(roll_up(tables, tree), regime, results, top, tiers)
    if output is not None:
        write_roll_up(page, output)
    if options.json:
        screen.json(as_document(page))
        return Exit.DONE
    show_page(page, screen)
    if output is not None:
        screen.say()
        screen.say(words.WRITTEN.format(file=output))
    return Exit.DONE


COMMAND = Command(words.ABOUT, add, run, words.EXAMPLE)
