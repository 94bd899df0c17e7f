"""The commands of the web application as the command line knows them; what they do is read when they are called."""

from __future__ import annotations

import argparse

from kiemdiem.cli.command import Command
from kiemdiem.cli.server import words
from kiemdiem.cli.server.installation import a_day, add_data, in_installation

DEFAULT_PORT = 8000
SIZES = ("demo", "tiny", "province")
HIGHEST_PORT = 65_535


def a_port(text: str) -> int:
    """A port of TCP."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= HIGHEST_PORT:
        raise argparse.ArgumentTypeError(words.NOT_A_PORT.format(found=text))
    return int(text)


def _add_serve(parser: argparse.ArgumentParser) -> None:
    add_data(parser)
    parser.add_argument("--demo", action="store_true", help=words.DEMO_HELP)
    parser.add_argument("--size", metavar=words.SIZE, choices=SIZES, default=SIZES[0], help=words.SIZE_HELP)
    parser.add_argument("--port", metavar=words.PORT, type=a_port, default=DEFAULT_PORT, help=words.PORT_HELP)
    parser.add_argument("--listen", metavar=words.LISTEN, default="127.0.0.1", help=words.LISTEN_HELP)
    parser.add_argument("--today", metavar=words.TODAY, type=a_day, help=words.TODAY_HELP)


SERVE = Command(words.SERVE_ABOUT, _add_serve, in_installation("serving"), words.SERVE_EXAMPLE)
MIGRATE = Command(words.MIGRATE_ABOUT, add_data, in_installation("migrating"))
