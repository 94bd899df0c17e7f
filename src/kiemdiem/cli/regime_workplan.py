"""`kiemdiem regime workplan`: what is due from whom by which day, as the plan orders it."""

from __future__ import annotations

import argparse
from datetime import date

from kiemdiem.cli import labels, words
from kiemdiem.cli.command import Command, add_json, add_reading, add_regime, chosen_options
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.parser import choice_or_option
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.tables import items
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.core.quantities.letter_case import lower_first
from kiemdiem.core.quantities.long_dates import date_with_weekday, parse_date
from kiemdiem.core.regime.entries.plan import Event
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.regime.workplan import PlanRow, plan_rows


def a_day(text: str) -> date:
    """A day typed on the command line, dd/mm/yyyy or ISO."""
    try:
        return parse_date(text)
    except HouseError as bad:
        raise argparse.ArgumentTypeError(bad.sentence) from None


def an_event(text: str) -> tuple[str, date]:
    """`NAME=DATE`: what happened, and when."""
    name, day = choice_or_option(text)
    return name, a_day(day)


def add(parser: argparse.ArgumentParser) -> None:
    add_regime(parser, as_option=False)
    parser.add_argument(
        "--event", metavar=words.EVENT, action="append", default=[], type=an_event, help=words.EVENT_HELP
    )
    parser.add_argument("--completed", metavar=words.DAY, type=a_day, help=words.COMPLETED_HELP)
    add_reading(parser)
    add_json(parser)


def run(options: argparse.Namespace, screen: Screen) -> Exit:
    regime = load(options.regime)
    chosen_options(regime, options.reading)
    rows = plan_rows(regime, events=dict(options.event), completed=options.completed, readings=dict(options.reading))
    if options.json:
        screen.json({"regime": regime.id, "hash": regime.hash, "rows": [row.to_json() for row in rows]})
        return Exit.DONE
    events = {placed.id: lower_first(placed.entry.label) for placed in regime.of("event", Event)}
    screen.say(words.WORKPLAN_OF.format(number=regime.identity.number or regime.id), "bold")
    screen.say()
    screen.show(items((f"{row.number}. {row.task}", _lines(row, events)) for row in rows))
    undated = {row.waits_for for row in rows if row.waits_for and row.due is None}
    _say_events(regime, undated, screen)
    return Exit.DONE


def _lines(row: PlanRow, events: dict[str, str]) -> list[str]:
    found = [words.DUE.format(when=_when(row, events))]
    for role, label in labels.ROLES.items():
        names = "; ".join(row.bodies.get(role, ()))
        if role in row.open_list:
            names = words.OPEN_LIST.format(names=names)
        elif role == "implementing" and not names and {"directing", "advising"} <= row.bodies.keys():
            names = words.NOT_PRINTED  # the plan prints lines of bodies here, and this one not
        if names:
            found.append(f"{label}: {names}")
    found += [words.NOTE.format(note=note) for note in (row.note, *row.clashes) if note]
    found.append(" · ".join((row.id, ", ".join(row.clauses))))
    return found


def _when(row: PlanRow, events: dict[str, str]) -> str:
    """The last good day, or in words on what it hangs."""
    event = events.get(row.waits_for, row.waits_for)
    if row.due is not None:
        day = date_with_weekday(row.due)
        if row.first_day is not None and row.first_day != row.due:
            day = words.FROM_TO.format(start=date_with_weekday(row.first_day), end=day)
        return day if row.hard else words.REMINDER_ONLY.format(day=day)
    if row.expected is not None:
        return words.EXPECTED_DAY.format(day=date_with_weekday(row.expected), event=event)
    return labels.UNDATED[row.kind].format(event=event, source=row.source)


def _say_events(regime: Regime, undated: set[str], screen: Screen) -> None:
    """Which events have no date yet, and how to give one."""
    rows = [(placed.entry.label, [placed.id]) for placed in regime.of("event", Event) if placed.id in undated]
    if rows:
        screen.say()
        screen.say(words.UNDATED_EVENTS, "bold")
        screen.show(items(rows))


COMMAND = Command(words.WORKPLAN_ABOUT, add, run, words.WORKPLAN_EXAMPLE)
