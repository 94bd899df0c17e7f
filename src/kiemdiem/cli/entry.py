"""The way of every command: read the arguments, do the work, tell what came of it by an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

from kiemdiem.cli import errors, words
from kiemdiem.cli.command import Command
from kiemdiem.cli.commands import COMMANDS, REGIME_COMMANDS
from kiemdiem.cli.exits import Exit
from kiemdiem.cli.our_fault import keep_trace
from kiemdiem.cli.parser import Parser, argparse_in_vietnamese
from kiemdiem.cli.refusals import Refused, refusal_of
from kiemdiem.cli.screen import Screen, open_screen

PROG = "kiemdiem"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. A fault of the program never shows its trace."""
    screen = open_screen()
    try:
        with argparse_in_vietnamese():
            options = build_parser().parse_args(arguments)
        code = options.command.run(options, screen)
        sys.stdout.flush()
    except SystemExit as ended:
        return int(ended.code or 0)
    except KeyboardInterrupt:
        screen.note(errors.STOPPED)
        return int(Exit.STOPPED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return int(Exit.BROKEN_PIPE)
    except Exception as fault:
        return _tell(fault, screen)
    return int(code)


def _tell(fault: Exception, screen: Screen) -> int:
    refused = refusal_of(fault)
    if refused is None:
        number, file = keep_trace(fault, at=datetime.now(UTC))
        screen.note(errors.our_fault(number, str(file)))
        return int(Exit.OUR_FAULT)
    tell_refusal(refused, screen)
    return int(Exit.REFUSED)


def tell_refusal(refused: Refused, screen: Screen) -> None:
    """The sentence and every fault; a fault keeps its line, so that an editor can jump to its place."""
    screen.note(refused.sentence)
    for line in refused.faults:
        screen.err.print(f"  {line}", soft_wrap=True)


def build_parser() -> Parser:
    """The parser of all commands."""
    parser = Parser(prog=PROG, description=words.ABOUT, epilog=words.EXITS, usage=words.USAGE)
    parser.add_argument(
        "--version", action="version", version=words.VERSION.format(version=_version()), help=words.VERSION_OPTION
    )
    commands = parser.add_subparsers(title=words.COMMANDS, metavar=words.COMMAND, required=True, prog=PROG)
    for command in COMMANDS:
        _add(commands, command)
    regime = commands.add_parser("regime", help=words.REGIME_HELP, description=words.REGIME_ABOUT)
    below = regime.add_subparsers(title=words.COMMANDS, metavar=words.COMMAND, required=True)
    for command in REGIME_COMMANDS:
        _add(below, command)
    return parser


def _add(commands: argparse._SubParsersAction[Parser], command: Command) -> None:
    about = f"{command.about}\n\n{command.example}" if command.example else command.about
    parser = commands.add_parser(command.name, help=command.help, description=about)
    command.add(parser)
    parser.set_defaults(command=command, parser=parser)


def _version() -> str:
    try:
        return version("kiemdiem")
    except PackageNotFoundError:  # run from the sources, not installed
        return words.UNKNOWN_VERSION
