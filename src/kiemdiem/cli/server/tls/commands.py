"""The commands of certificates as the command line knows them."""

from __future__ import annotations

import argparse

from kiemdiem.cli.command import Command
from kiemdiem.cli.server.installation import add_data, in_installation
from kiemdiem.cli.server.tls import words

WORKING = "tls.working"


def _add_names(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", metavar=words.NAME, action="append", default=[], help=words.NAME_HELP)
    add_data(parser)


def _add_take(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("certificate", metavar=words.CERTIFICATE, help=words.CERTIFICATE_HELP)
    parser.add_argument("key", metavar=words.KEY, help=words.KEY_HELP)
    add_data(parser)


def _add_remove(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--office", action="store_true", help=words.OFFICE_HELP)
    add_data(parser)


MAKE = Command(words.MAKE_ABOUT, _add_names, in_installation(WORKING, "make"), words.MAKE_EXAMPLE)
RENEW = Command(words.RENEW_ABOUT, _add_names, in_installation(WORKING, "renew"), words.RENEW_EXAMPLE)
TAKE = Command(words.TAKE_ABOUT, _add_take, in_installation(WORKING, "take"), words.TAKE_EXAMPLE)
SHOW = Command(words.SHOW_ABOUT, add_data, in_installation(WORKING, "show"))
REMOVE = Command(words.REMOVE_ABOUT, _add_remove, in_installation(WORKING, "remove"))
