"""`kiemdiem regime new`: the folder of a new regime, ready to be filled."""

from __future__ import annotations

import argparse
from pathlib import Path

from kiemdiem.cli import words
from kiemdiem.cli.command import Command, add_json
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.screen import Screen
from kiemdiem.core.regime.new import new_regime


def a_year(text: str) -> int:
    """A year in four digits."""
    if not text.isdecimal() or len(text) != 4:
        raise argparse.ArgumentTypeError(words.NOT_A_YEAR.format(found=text))
    return int(text)


def add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", metavar=words.NEW_CODE, help=words.NEW_CODE_HELP)
    parser.add_argument("--extends", metavar=words.REGIME, help=words.EXTENDS_HELP)
    parser.add_argument("--in", dest="folder", metavar=words.FOLDER, default=".", help=words.FOLDER_HELP)
    parser.add_argument("--year", metavar=words.YEAR, type=a_year, help=words.YEAR_HELP)
    add_json(parser)


def run(options: argparse.Namespace, screen: Screen) -> Exit:
    folder = Path(options.folder)
    written = new_regime(folder, options.code, options.extends, year=options.year)
    if options.json:
        screen.json({"regime": options.code, "files": [str(path) for path in written]})
        return Exit.DONE
    screen.say(words.REGIME_MADE.format(folder=folder / options.code))
    for path in written:
        screen.say(f"  {path.name}")
    screen.say(words.FILL_IT_IN.format(folder=folder / options.code))
    return Exit.DONE


COMMAND = Command(words.NEW_ABOUT, add, run, words.NEW_EXAMPLE)
