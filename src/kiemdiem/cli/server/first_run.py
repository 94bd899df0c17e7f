"""An empty database becomes an installation: tables, the words of the registers, the board's code."""

from __future__ import annotations

import secrets
from random import Random

from django.core.management import call_command

from kiemdiem.apps.organisations.actions.load_words import load_words
from kiemdiem.apps.permissions.actions.make_board_code import make_board_code
from kiemdiem.apps.permissions.queries import command_line
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.server import words
from kiemdiem.cli.server.moment import moment_now
from kiemdiem.cli.server.standing import folder


def begin(screen: Screen, *, with_code: bool = True) -> None:
    """Make the tables, fill in the words, print the code; the code is never shown again. A demo has its board."""
    screen.say(words.FIRST_RUN.format(folder=folder()))
    apply_migrations()
    if with_code:
        print_board_code(screen)


def apply_migrations() -> None:
    """Bring the tables to this version of the program, and the shipped words with them."""
    call_command("migrate", verbosity=0, interactive=False)
    renew_words()


def renew_words() -> None:
    """The words of the registers as this version of the program ships them."""
    load_words(actor=command_line(moment_now()))


def print_board_code(screen: Screen) -> None:
    """Make the code by which the board begins, and print it."""
    code = make_board_code(actor=command_line(moment_now()), chance=chance())
    screen.say(words.BOARD_CODE.format(code=code))


def chance() -> Random:
    """Chance that nobody foresees."""
    return secrets.SystemRandom()
