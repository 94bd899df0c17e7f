"""`kiemdiem regime mutate`: change a regime one small thing at a time, and list what no example notices."""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

from kiemdiem.cli import errors, words
from kiemdiem.cli.command import Command, add_json, add_regime
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.parser import a_count
from kiemdiem.cli.refused import Refused
from kiemdiem.cli.screen import LONG_WORK, Screen
from kiemdiem.cli.tables import table
from kiemdiem.core.engine.mutate import JUDGED, MutationReport, mutate, read_accepted
from kiemdiem.core.regime.folder import MUTANTS_FILE
from kiemdiem.core.regime.loader import find

ENDS = ("refused", "example", "test", "accepted", "survived")


def add(parser: argparse.ArgumentParser) -> None:
    add_regime(parser, as_option=False)
    parser.add_argument("--budget", metavar=words.COUNT, type=a_count, help=words.BUDGET_HELP)
    parser.add_argument("--table", metavar=words.TABLE, action="append", choices=sorted(JUDGED), help=words.TABLE_HELP)
    parser.add_argument("--accepted", metavar=words.FILE, help=words.ACCEPTED_HELP)
    add_json(parser)


def run(options: argparse.Namespace, screen: Screen) -> Exit:
    accepted = _accepted(options)
    with screen.working(words.MUTATING.format(regime=options.regime), LONG_WORK):
        report = mutate(options.regime, budget=options.budget, accepted=accepted, tables=options.table)
    if options.json:
        screen.json(report.to_json())
    else:
        _show(report, screen)
    return Exit.DONE


def _accepted(options: argparse.Namespace) -> dict[str, str]:
    """Survivors that have their reason: those of the regime's own folder, or of the file that is named."""
    file = Path(options.accepted) if options.accepted else find(options.regime) / MUTANTS_FILE
    if options.accepted and not file.is_file():
        raise Refused(errors.no_such_file(options.accepted))
    try:
        return read_accepted(file)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, AttributeError):
        raise Refused(errors.broken_accepted(str(file))) from None


def _show(report: MutationReport, screen: Screen) -> None:
    screen.say(words.MUTANTS.format(regime=report.regime, count=words.number(len(report.outcomes))), "bold")
    rows = [(words.ENDS[end], words.count(report.counts[end])) for end in ENDS if end != "test" or report.counts[end]]
    screen.say()
    screen.show(table(words.MUTANT_COLUMNS, rows, right=(1,)))
    if report.left_out:
        screen.say(words.LEFT_OUT.format(count=words.number(report.left_out)))
    if report.survivors:
        screen.say()
        screen.say(words.SURVIVORS.format(count=words.number(len(report.survivors))), "bold")
        for survivor in report.survivors:
            screen.out.print(f"{survivor.where}: {survivor.id}", soft_wrap=True)
    if report.stale:
        screen.say()
        screen.say(words.STALE.format(count=words.number(len(report.stale))), "bold")
        for name in report.stale:
            screen.out.print(f"  {name}", soft_wrap=True)


COMMAND = Command(words.MUTATE_ABOUT, add, run, words.MUTATE_EXAMPLE)
