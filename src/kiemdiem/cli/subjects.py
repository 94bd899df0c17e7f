"""`kiemdiem subjects`: from the registers to who is reviewed and rated, where, and by whom."""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiemdiem.cli import errors, words
from kiemdiem.cli.command import Command, add_json, add_reading, add_regime, chosen_options
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.house import words as house_words
from kiemdiem.cli.house.options import add_house, house_reading, refuse_mixed
from kiemdiem.cli.outputs import refuse_bad_output
from kiemdiem.cli.refused import Refused
from kiemdiem.cli.regime_workplan import a_day
from kiemdiem.cli.register_files import read_registers
from kiemdiem.cli.screen import Screen, as_text
from kiemdiem.cli.subject_workbook import write_subject_workbook
from kiemdiem.cli.tables import items, table
from kiemdiem.core.bulk.registers.subject_lists import subject_list
from kiemdiem.core.engine.registers import SubjectList, as_json, season_subjects
from kiemdiem.core.interchange.whole_files import written_whole
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime

MOST_PROBLEMS = 20


def add(parser: argparse.ArgumentParser) -> None:
    add_regime(parser, as_option=True)
    parser.add_argument("registers", metavar=words.REGISTERS, nargs="?", help=words.REGISTERS_HELP)
    add_house(parser, told=house_words.HOUSE_HELP)
    parser.add_argument("-o", "--output", metavar=words.OUTPUT, help=words.SUBJECTS_OUTPUT_HELP)
    parser.add_argument("--season", metavar=words.SEASON_FILE, help=words.SEASON_FILE_HELP)
    parser.add_argument("--as-of", metavar=words.DAY, type=a_day, help=words.AS_OF_HELP)
    add_reading(parser)
    add_json(parser)


def run(options: argparse.Namespace, screen: Screen) -> Exit:
    refuse_mixed(options, given=options.registers, is_wanted=True)
    given = Path(options.registers or ".")
    output = refuse_bad_output(given, options.output, (".json", ".xlsx"))
    season = refuse_bad_output(given, options.season, (".json",))
    if output is not None and output == season:
        raise Refused(errors.one_file_for_two(str(output)))
    regime = load(options.regime)
    chosen_options(regime, options.reading)
    worked_out = _worked_out(options, regime, given, with_season=season is not None)
    found = worked_out.found
    if output is not None:
        _write(found, regime, output)
    if season is not None:
        with written_whole(season) as path:
            path.write_text(as_text(_season(found, worked_out.readings)), encoding="utf-8")
    if options.json:
        screen.json(as_json(found))
        return Exit.DONE
    _show(found, regime, screen)
    screen.say()
    if worked_out.cases:
        persons, cases = words.number(worked_out.persons), words.number(worked_out.cases)
        screen.say(words.SUBJECTS_IN_BULK.format(persons=persons, cases=cases))
    for file in (output, season):
        if file is not None:
            screen.say(words.WRITTEN.format(file=file))
    if output is None and season is None:
        screen.say(words.NOT_WRITTEN)
    return Exit.DONE


@dataclass(frozen=True)
class _WorkedOut:
    """The list, of how many persons it was made, and how many cases were decided on in bulk (0: one by one)."""

    found: SubjectList
    readings: dict[str, str]
    persons: int
    cases: int


def _worked_out(options: argparse.Namespace, regime: Regime, given: Path, *, with_season: bool) -> _WorkedOut:
    """The list from the house or from the files of registers."""
    chosen = dict(options.reading)
    if options.house:
        house = house_reading(options).read(regime, options.as_of or regime.review_period()[1], options.branch)
        found, cases = house.subjects(chosen, with_season=with_season)
        return _WorkedOut(found, chosen, house.persons, cases)
    registers = read_registers(given, regime)
    readings = {**registers.readings, **chosen}
    as_of = options.as_of or registers.as_of or regime.review_period()[1]
    found, cases = subject_list(regime, registers, as_of=as_of, readings=readings, with_season=with_season)
    return _WorkedOut(found, readings, len(registers.persons), cases)


def _write(found: SubjectList, regime: Regime, output: Path) -> None:
    with written_whole(output) as path:
        if output.suffix.lower() == ".json":
            path.write_text(as_text(as_json(found)), encoding="utf-8")
        else:
            write_subject_workbook(found, regime, path)


def _season(found: SubjectList, readings: dict[str, str]) -> dict[str, Any]:
    """The rated subjects as a season that waits for its votes."""
    return {
        "regime": found.regime,
        "as_of": found.as_of.isoformat(),
        "readings": readings,
        "subjects": season_subjects(found),
    }


def _show(found: SubjectList, regime: Regime, screen: Screen) -> None:
    number = regime.identity.number or regime.id
    screen.say(words.SUBJECTS_UNDER.format(number=number, year=regime.identity.year), "bold")
    counts: dict[str, Counter[str]] = {}
    for subject in found.subjects:
        count = counts.setdefault(subject.kind, Counter())
        count["all"] += 1
        count["reviewed"] += subject.reviewed
        count["rated"] += subject.rated and not subject.outcome
        count["out"] += bool(subject.outcome)
        count["problems"] += bool(subject.problems)
    columns = ("all", "reviewed", "rated", "out", "problems")
    rows = [
        (regime.kinds[kind].label, *(words.count(counts[kind][column]) for column in columns))
        for kind in regime.kinds
        if kind in counts
    ]
    screen.say()
    screen.show(table(words.SUBJECT_COUNT_COLUMNS, rows, right=(1, 2, 3, 4, 5)))
    listings = [(words.LISTING.format(label=one.label, count=len(one.subjects)), ()) for one in found.listings]
    if listings:
        screen.say()
        screen.say(words.LISTINGS, "bold")
        screen.show(items(listings))
    problems = [*found.problems, *(problem for subject in found.subjects for problem in subject.problems)]
    problems = list(dict.fromkeys(problems))
    if problems:
        screen.say()
        screen.say(words.PROBLEMS.format(count=words.number(len(problems))), "bold")
        shown = (
            (f"{p.subject}: {p.text}" if p.subject else p.text, _clauses(p.clauses)) for p in problems[:MOST_PROBLEMS]
        )
        screen.show(items(shown))
        if len(problems) > MOST_PROBLEMS:
            screen.say(words.AND_MORE.format(count=words.number(len(problems) - MOST_PROBLEMS)))


def _clauses(clauses: tuple[str, ...]) -> list[str]:
    return [", ".join(clauses)] if clauses else []


COMMAND = Command(words.SUBJECTS_ABOUT, add, run, words.SUBJECTS_EXAMPLE)
