"""The work of `kiemdiem migrate`: the tables as this version of the program wants them, without a backup."""

from __future__ import annotations

import argparse

from kiemdiem.cli.exits import Exit
from kiemdiem.cli.screen import Screen
from kiemdiem.cli.server import first_run, words
from kiemdiem.cli.server.holding import alone_with_folder
from kiemdiem.cli.server.installation import State
from kiemdiem.cli.server.standing import standing_of


def run(_options: argparse.Namespace, screen: Screen) -> Exit:
    """Begin an empty database, or bring one on."""
    with alone_with_folder():
        found = standing_of()
        if found.state == State.EMPTY:
            first_run.begin(screen)
        elif found.state == State.BEHIND:
            first_run.apply_migrations()
            screen.say(words.MIGRATED.format(count=found.waiting))
        else:
            screen.say(words.NOTHING_WAITS)
    return Exit.DONE
