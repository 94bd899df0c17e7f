"""The options by which a command reads from the house, and the way into it."""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import TYPE_CHECKING, Any

from kiemdiem.cli.house import errors, words
from kiemdiem.cli.refused import Refused
from kiemdiem.cli.server.installation import add_data, enter

if TYPE_CHECKING:
    from kiemdiem.cli.house import reading


def add_house(parser: argparse.ArgumentParser, *, told: str) -> None:
    """`--house`, which branch of it, and in which folder it is kept."""
    parser.add_argument("--house", action="store_true", help=told)
    parser.add_argument("--branch", metavar=words.BRANCH, help=words.BRANCH_HELP)
    add_data(parser)


def refuse_mixed(options: argparse.Namespace, *, given: str | None, is_wanted: bool) -> None:
    """Refuse options that ask for both ways or for none. is_wanted: registers must come from somewhere."""
    if options.branch and not options.house:
        raise Refused(errors.BRANCH_WITHOUT_HOUSE)
    if is_wanted and options.house and given:
        raise Refused(errors.BOTH)
    if is_wanted and not options.house and not given:
        raise Refused(errors.NO_REGISTERS)


def house_reading(options: argparse.Namespace) -> type[reading.House]:
    """What reads from the house; Django is set up now, and its models are loaded now and not before."""
    enter(options)
    module: Any = import_module("kiemdiem.cli.house.reading")
    found: type[reading.House] = module.House
    return found
