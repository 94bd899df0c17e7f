"""The commands of packages as the command line knows them."""

from __future__ import annotations

import argparse

from kiemdiem.cli.command import Command
from kiemdiem.cli.server.installation import add_data, in_installation
from kiemdiem.cli.server.package import words

WORKING = "package.working"


def _add_make(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("campaign", metavar=words.CAMPAIGN, type=int, help=words.CAMPAIGN_HINT)
    parser.add_argument("file", metavar=words.FILE)
    parser.add_argument("--unit", metavar=words.UNIT, help=words.UNIT_HINT)
    add_data(parser)


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar=words.FILE)
    add_data(parser)


def _add_trust(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("fingerprint", metavar=words.FINGERPRINT, help=words.FINGERPRINT_HINT)
    parser.add_argument("name", metavar=words.NAME, help=words.NAME_HINT)
    add_data(parser)


MAKE = Command(words.MAKE_ABOUT, _add_make, in_installation(WORKING, "make"), words.EXAMPLE)
SHOW = Command(words.SHOW_ABOUT, _add_file, in_installation(WORKING, "show"))
TAKE = Command(words.TAKE_ABOUT, _add_file, in_installation(WORKING, "take"))
TRUST = Command(words.TRUST_ABOUT, _add_trust, in_installation(WORKING, "trust"))
