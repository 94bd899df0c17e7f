"""`kiemdiem propose`: what was found of one branch goes back as proposed levels, for its own body to start from."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path

from kiemdiem.cli import labels
from kiemdiem.cli.command import Command, add_input, add_json, add_reading, add_regime, add_strict
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.outputs import refuse_bad_output
from kiemdiem.cli.refused import Refused
from kiemdiem.cli.rollup import errors, words
from kiemdiem.cli.rollup.inputs import checked_branch, read_units
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.seasons import read_season_of
from kiemdiem.cli.tables import table
from kiemdiem.cli.words import OUTPUT, number
from kiemdiem.core.bulk.rollup import Found, branch_results, read_results, roll_up, write_proposals
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime

ENDINGS = (".json", ".xlsx", ".csv", ".parquet")
_NAMES_NO_UNITS = (".json", ".xlsx")
"""Results that do not say by id where a subject belongs: the season does."""
_MEMORY = 2_000  # MB
MOST_ROWS = 12


def add(parser: argparse.ArgumentParser) -> None:
    add_regime(parser, as_option=True)
    add_input(parser)
    parser.add_argument("--results", metavar=words.RESULTS, required=True, help=words.RESULTS_HELP)
    parser.add_argument("--branch", metavar=words.BRANCH, required=True, help=words.BRANCH_HELP)
    parser.add_argument("--units", metavar=words.UNITS, help=words.UNITS_OR_SEASON_HELP)
    parser.add_argument("-o", "--output", metavar=OUTPUT, required=True, help=words.PROPOSALS_HELP)
    add_reading(parser)
    add_strict(parser)
    add_json(parser)


def run(options: argparse.Namespace, screen: Screen) -> Exit:
    given, results = Path(options.input), Path(options.results)
    output = refuse_bad_output(given, options.output, ENDINGS)
    assert output is not None
    refuse_bad_output(results, options.output)
    regime = load(options.regime)
    season = None
    if options.units is None or results.suffix.lower() in _NAMES_NO_UNITS:
        season = read_season_of(given, regime, dict(options.reading), options.strict, screen)
    tree = read_units(options.units, season, regime)
    top = checked_branch(tree, options.branch)
    tables = DuckTables(memory=_MEMORY)
    read_results(results, regime, tables, tree)
    roll_up(tables, tree)
    found = branch_results(tables, tree, top)
    if not found:
        raise Refused(errors.nobody_there(tree.units[top].name))
    write_proposals(given, found, regime, output)
    still_open = {name: one for name, one in sorted(found.items()) if one.is_open}
    proposed = sum(bool(one.proposal) for one in found.values())
    if options.json:
        told = [{"id": name, "kind": one.kind, "outcome": one.outcome} for name, one in still_open.items()]
        screen.json({"branch": top, "subjects": len(found), "proposed": proposed, "open": told})
        return Exit.DONE
    counts = {"count": number(len(found)), "proposed": number(proposed)}
    screen.say(words.PROPOSED.format(branch=tree.units[top].name, **counts), "bold")
    _show_open(still_open, regime, screen)
    screen.say(words.PROPOSALS_WRITTEN.format(file=output))
    return Exit.DONE


def _show_open(still_open: Mapping[str, Found], regime: Regime, screen: Screen) -> None:
    """Whose level is still open: no proposal stands in the file for them."""
    if not still_open:
        return
    rows = [
        (name, regime.kinds[one.kind].label, words.HAS_TO_CHOOSE if one.choice else labels.OUTCOMES[one.outcome])
        for name, one in list(still_open.items())[:MOST_ROWS]
    ]
    screen.say()
    title = words.STILL_OPEN.format(count=number(len(still_open)))
    screen.show(table(words.OPEN_COLUMNS, rows, wide=(2,), title=title))
    if len(still_open) > MOST_ROWS:
        screen.say(words.AND_MORE_OPEN.format(count=number(len(still_open) - MOST_ROWS)))
    screen.say()


COMMAND = Command(words.PROPOSE_ABOUT, add, run, words.PROPOSE_EXAMPLE)
