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


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar=words.FILE)
    add_data(parser)


def _add_username(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("username", metavar=words.USERNAME, help=words.USERNAME_HELP)
    add_data(parser)


def _add_user(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("username", metavar=words.USERNAME, help=words.USERNAME_HELP)
    parser.add_argument("name", metavar=words.NAME, help=words.FULL_NAME_HELP)
    add_data(parser)


SERVE = Command(words.SERVE_ABOUT, _add_serve, in_installation("serving"), words.SERVE_EXAMPLE)
MIGRATE = Command(words.MIGRATE_ABOUT, add_data, in_installation("migrating"))
BACKUP = Command(words.BACKUP_ABOUT, _add_file, in_installation("backing_up"), words.BACKUP_EXAMPLE)
RESTORE = Command(words.RESTORE_ABOUT, _add_file, in_installation("restoring"), words.RESTORE_EXAMPLE)
UPGRADE = Command(words.UPGRADE_ABOUT, add_data, in_installation("upgrading"))
USER_ADD = Command(words.USER_ADD_ABOUT, _add_user, in_installation("accounts", "add"), words.USER_ADD_EXAMPLE)
USER_PASSWORD = Command(words.USER_PASSWORD_ABOUT, _add_username, in_installation("accounts", "password"))
USER_ADMINISTRATOR = Command(
    words.USER_ADMINISTRATOR_ABOUT, _add_username, in_installation("accounts", "administrator")
)
USER_BOARD_CODE = Command(words.USER_BOARD_CODE_ABOUT, add_data, in_installation("accounts", "board_code"))
JOURNAL_VERIFY = Command(words.JOURNAL_VERIFY_ABOUT, add_data, in_installation("verifying"))
