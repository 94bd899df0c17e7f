"""`kiemdiem clauses`: for each clause where it is encoded, and which tests showed that it holds."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from kiemdiem.cli import errors, labels, words
from kiemdiem.cli.command import Command, add_json
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.refused import Refused
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.tables import table
from kiemdiem.core.regime.clause_report import ClauseRow, clause_report, report_json
from kiemdiem.core.regime.evidence import read_evidence
from kiemdiem.core.regime.loader import load, shipped_codes

RECORD = Path("build") / "clause-evidence.json"
"""Where a test run leaves what it showed, below the folder in which it ran."""
STATES = ("encoded", "informative", "later", "open")


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("regime", metavar=words.REGIME, nargs="?", help=words.REGIME_OR_ALL_HELP)
    parser.add_argument("--evidence", metavar=words.FILE, help=words.EVIDENCE_HELP.format(file=RECORD))
    add_json(parser)


def run(options: argparse.Namespace, screen: Screen) -> Exit:
    record = Path(options.evidence) if options.evidence else RECORD
    if options.evidence and not record.is_file():
        raise Refused(errors.no_such_file(str(record)))
    try:
        evidence = read_evidence(record)
    except (ValueError, KeyError, TypeError, OSError):
        raise Refused(errors.broken_evidence(str(record))) from None
    regimes = [load(options.regime)] if options.regime else [load(code) for code in shipped_codes()]
    rows = [row for regime in regimes for row in clause_report(regime, evidence)]
    if options.json:
        screen.json(report_json(rows))
        return Exit.DONE
    _show(rows, screen)
    if not evidence:
        screen.say()
        screen.say(words.NO_EVIDENCE)
    return Exit.DONE


def _show(rows: list[ClauseRow], screen: Screen) -> None:
    counts: dict[str, Counter[str]] = {}
    for row in rows:
        count = counts.setdefault(row.regime, Counter())
        count["all"] += 1
        count[row.status] += 1
        count["shown"] += bool(row.tests) and all(test.passed for test in row.tests)
        count["failed"] += any(not test.passed for test in row.tests)
    columns = ("all", *STATES, "shown", "failed")
    told = [(regime, *(words.count(counts[regime][column]) for column in columns)) for regime in counts]
    screen.show(table(words.CLAUSE_COLUMNS, told, right=range(1, 8)))
    for title, wanted in (
        (words.OPEN_CLAUSES, [row for row in rows if row.status == "open"]),
        (words.FAILED_CLAUSES, [row for row in rows if any(not test.passed for test in row.tests)]),
    ):
        if wanted:
            screen.say()
            screen.say(title.format(count=words.number(len(wanted))), "bold")
            lines = [(row.id, labels.PARTS.get(row.part, row.part), _tests(row)) for row in wanted]
            screen.show(table(words.CLAUSE_LIST_COLUMNS, lines, wide=(2,)))


def _tests(row: ClauseRow) -> str:
    return "\n".join(test.id for test in row.tests if not test.passed)


COMMAND = Command(words.CLAUSES_ABOUT, add, run, words.CLAUSES_EXAMPLE)
