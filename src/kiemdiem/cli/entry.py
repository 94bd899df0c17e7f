"""The way of every command: read the arguments, do the work, tell what came of it by an exit code."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from importlib.metadata import PackageNotFoundError, version

from kiemdiem.cli import words
from kiemdiem.cli.commands import COMMANDS, GROUPS, SERVER_COMMANDS, Listed
from kiemdiem.cli.guarded import guarded
from kiemdiem.cli.parser import Parser, argparse_in_vietnamese
from kiemdiem.cli.screen import Screen

PROG = "kiemdiem"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""

    def work(screen: Screen) -> int:
        with argparse_in_vietnamese():
            options = build_parser().parse_args(arguments)
        return int(options.command.run(options, screen))

    return guarded(work)


def build_parser() -> Parser:
    """The parser of all commands."""
    parser = Parser(prog=PROG, description=words.ABOUT, epilog=words.EXITS, usage=words.USAGE)
    parser.add_argument(
        "--version", action="version", version=words.VERSION.format(version=_version()), help=words.VERSION_OPTION
    )
    commands = parser.add_subparsers(title=words.COMMANDS, metavar=words.COMMAND, required=True, prog=PROG)
    for command in (*COMMANDS, *SERVER_COMMANDS):
        _add(commands, command)
    for group in GROUPS:
        below = commands.add_parser(group.name, help=group.help, description=group.about)
        listed = below.add_subparsers(title=words.COMMANDS, metavar=words.COMMAND, required=True)
        for command in group.commands:
            _add(listed, command)
    return parser


def _add(commands: argparse._SubParsersAction[Parser], listed: Listed) -> None:
    commands.add_parser(listed.name, help=listed.help).fill = partial(_fill, listed)


def _fill(listed: Listed, parser: Parser) -> None:
    """The words and arguments of a command, once it is called."""
    command = listed.load()
    parser.description = f"{command.about}\n\n{command.example}" if command.example else command.about
    command.add(parser)
    parser.set_defaults(command=command, parser=parser)


def _version() -> str:
    try:
        return version("kiemdiem")
    except PackageNotFoundError:  # run from the sources, not installed
        return words.UNKNOWN_VERSION
