"""What one command is: its words, its arguments and its work."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kiemdiem.cli import errors, words
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.parser import choice_or_option
from kiemdiem.cli.refused import Refused
from kiemdiem.cli.screen import Screen
from kiemdiem.core.regime.faults import nearest

if TYPE_CHECKING:
    from kiemdiem.core.regime.regime import Regime


@dataclass(frozen=True)
class Command:
    """One command. `add` declares its arguments, `run` does the work with what was given."""

    about: str
    add: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Screen], Exit]
    example: str = ""


def add_regime(parser: argparse.ArgumentParser, *, as_option: bool) -> None:
    """The regime: `--regime R`, or the first word of a command about regimes."""
    if as_option:
        parser.add_argument("--regime", metavar=words.REGIME, required=True, help=words.REGIME_HELP_ARGUMENT)
    else:
        parser.add_argument("regime", metavar=words.REGIME, help=words.REGIME_HELP_ARGUMENT)


def add_input(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("input", metavar=words.INPUT, help=words.INPUT_HELP)


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Options of readings: `--reading ID=OPTION`, as often as needed."""
    parser.add_argument(
        "--reading", metavar=words.READING, action="append", default=[], type=choice_or_option, help=words.READING_HELP
    )


def add_with_reading(parser: argparse.ArgumentParser) -> None:
    """Options of readings on the second side of a comparison."""
    parser.add_argument(
        "--with-reading",
        metavar=words.READING,
        action="append",
        default=[],
        type=choice_or_option,
        help=words.WITH_READING_HELP,
    )


def add_with_regime(parser: argparse.ArgumentParser) -> None:
    """Another regime on the second side of a comparison."""
    parser.add_argument("--with-regime", metavar=words.REGIME, help=words.WITH_REGIME_HELP)


def add_strict(parser: argparse.ArgumentParser) -> None:
    """Whether silence is taken for "no"."""
    parser.add_argument("--strict", action="store_true", help=words.STRICT_HELP)


def add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=words.JSON_HELP)


def chosen_options(regime: Regime, given: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The options in force; an unknown reading or option is refused with every fault."""
    faults = []
    for name, option in given:
        reading = regime.readings.get(name)
        if reading is None:
            faults.append(words.near(errors.unknown_reading(name), nearest(name, regime.readings)))
        elif option not in (known := [one.id for one in reading.options]):
            faults.append(words.near(errors.unknown_option(option, name, known), nearest(option, known)))
    if faults:
        raise Refused(errors.bad_readings(len(faults)), faults)
    return regime.chosen(dict(given))
