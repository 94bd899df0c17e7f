"""`kiemdiem regime check`: what is wrong with a regime, every finding with its place."""

from __future__ import annotations

import argparse

from kiemdiem.cli import words
from kiemdiem.cli.command import Command, add_json, add_regime
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.parser import a_count
from kiemdiem.cli.screen import Screen
from kiemdiem.core.engine.checks import CASES, THOROUGH_CASES, check_regime
from kiemdiem.core.regime.checks.report import CheckReport, Finding, Severity
from kiemdiem.core.regime.faults import BrokenRegime
from kiemdiem.core.regime.loader import load

SEVERITIES: tuple[Severity, ...] = ("fatal", "warning", "note")


def add(parser: argparse.ArgumentParser) -> None:
    add_regime(parser, as_option=False)
    parser.add_argument(
        "--cases",
        metavar=words.COUNT,
        type=a_count,
        default=CASES,
        help=words.CASES_HELP.format(cases=words.number(CASES)),
    )
    parser.add_argument(
        "--thorough", action="store_true", help=words.THOROUGH_HELP.format(cases=words.number(THOROUGH_CASES))
    )
    parser.add_argument("--seed", metavar=words.COUNT, type=a_count, default=0, help=words.SEED_HELP)
    add_json(parser)


def run(options: argparse.Namespace, screen: Screen) -> Exit:
    try:
        regime = load(options.regime)
    except BrokenRegime as broken:
        report = _of_broken(broken)
    else:
        cases = THOROUGH_CASES if options.thorough else options.cases
        with screen.working(words.CHECKING.format(regime=regime.id), cases):
            report = check_regime(regime, cases=cases, seed=options.seed)
    if options.json:
        screen.json(report.to_json())
    else:
        _show(report, screen)
    return Exit.DONE if report.is_sound else Exit.REFUSED


def _of_broken(broken: BrokenRegime) -> CheckReport:
    """A folder that does not even load: each of its faults is fatal."""
    faults = [Finding("fatal", "load", f"{f.file}:{f.line}:{f.column}", f.message) for f in broken.faults]
    return CheckReport(broken.folder, tuple(faults))


def _show(report: CheckReport, screen: Screen) -> None:
    """Each finding on a line of its own, so that an editor can jump to its place."""
    verdict = words.SOUND if report.is_sound else words.NOT_SOUND
    screen.say(verdict.format(regime=report.regime), "bold")
    if report.cases:
        screen.say(words.CASES_TRIED.format(cases=words.number(report.cases)))
    for severity in SEVERITIES:
        found = report.of(severity)
        if found:
            screen.say()
            screen.say(words.FINDINGS[severity].format(count=words.number(len(found))), "bold")
            for finding in found:
                screen.out.print(finding.text(), soft_wrap=True)


COMMAND = Command(words.CHECK_ABOUT, add, run, words.CHECK_EXAMPLE)
