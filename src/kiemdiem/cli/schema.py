"""`kiemdiem schema`: the JSON schemas of what comes in and what goes out."""

from __future__ import annotations

import argparse

from kiemdiem.cli import words
from kiemdiem.cli.command import Command
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.screen import Screen
from kiemdiem.core.interchange.schemas import SCHEMAS, json_schema


def add(parser: argparse.ArgumentParser) -> None:
    names = ", ".join(SCHEMAS)
    parser.add_argument("name", metavar=words.SCHEMA_NAME, help=words.SCHEMA_NAME_HELP.format(names=names))


def run(options: argparse.Namespace, screen: Screen) -> Exit:
    screen.json(json_schema(options.name))
    return Exit.DONE


COMMAND = Command(words.SCHEMA_ABOUT, add, run, words.SCHEMA_EXAMPLE)
