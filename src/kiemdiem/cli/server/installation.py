"""Entering an installation: which folder, Django set up for it, and in what state its database is."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from importlib import import_module

from kiemdiem.cli.exits import Exit
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.server import words
from kiemdiem.cli.server.addresses import tell_names

SETTINGS = "kiemdiem.config.settings"
OWNER_ONLY = 0o077
"""What is written from here on is for the account that runs the program, and nobody else's."""
Run = Callable[[argparse.Namespace, Screen], Exit]


def add_data(parser: argparse.ArgumentParser) -> None:
    """Which folder: every command of the server takes it."""
    parser.add_argument("--data", metavar=words.FOLDER, help=words.DATA_HELP)


def a_day(text: str) -> date:
    """A day, as --today takes it."""
    for read in (date.fromisoformat, _read_vietnamese):
        try:
            return read(text)
        except ValueError:
            continue
    raise argparse.ArgumentTypeError(words.NOT_A_DAY.format(found=text))


def _read_vietnamese(text: str) -> date:
    day, month, year = text.split("/")
    return date(int(year), int(month), int(day))


def in_installation(module: str, work: str = "run") -> Run:
    """The work of a command, which stands in this module of this room: read once Django is set up, not before."""

    def run(options: argparse.Namespace, screen: Screen) -> Exit:
        enter(options)
        done = getattr(import_module(f"kiemdiem.cli.server.{module}"), work)(options, screen)
        assert isinstance(done, Exit)
        return done

    return run


def enter(options: argparse.Namespace) -> None:
    """Set up Django for the folder and the day that were asked for; child processes inherit them."""
    asked = {"KIEMDIEM_FOLDER": options.data, "KIEMDIEM_TODAY": getattr(options, "today", None)}
    os.environ.update({name: str(value) for name, value in asked.items() if value})
    if getattr(options, "demo", False):
        os.environ["KIEMDIEM_DEMO"] = "1"
    if getattr(options, "listen", None):
        tell_names(options.listen)
    os.umask(OWNER_ONLY)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    import_module("django").setup()


class State(Enum):
    """How the database stands to the program."""

    EMPTY = "empty"
    BEHIND = "behind"
    CURRENT = "current"


@dataclass(frozen=True)
class Standing:
    """waiting: how many migrations are still to come."""

    state: State
    waiting: int = 0
