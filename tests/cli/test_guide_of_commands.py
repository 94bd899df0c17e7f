"""The user guide tells of every command and of every option, each where it stands."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator

import pytest

from kiemdiem.apps.guide.facts import FOLDER
from kiemdiem.cli.entry import build_parser
from kiemdiem.cli.parser import Parser, argparse_in_vietnamese

PAGES = [(FOLDER / name).read_text(encoding="utf-8") for name in ("dong-lenh.md", "lenh-may-chu.md")]
HEADING = re.compile(r"^#+ ", re.M)
SECTIONS = [section for page in PAGES for section in HEADING.split(page)]
ROWS = [line for page in PAGES for line in page.splitlines() if line.startswith("| `kiemdiem ")]
SHARED = "".join(section for section in SECTIONS if "ùng chung" in section.partition("\n")[0])


def commands_of(parser: Parser, words: tuple[str, ...] = ()) -> Iterator[tuple[str, list[str]]]:
    """Every command by its words, with its options."""
    if parser.fill is not None:
        fill, parser.fill = parser.fill, None
        fill(parser)
    groups = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    for group in groups:
        for name, below in group.choices.items():
            yield from commands_of(below, (*words, name))
    if not groups:
        yield " ".join(words), [option for action in parser._actions for option in action.option_strings]


with argparse_in_vietnamese():
    COMMANDS = dict(commands_of(build_parser()))


def told_of(command: str) -> str:
    """What the guide says of a command: its row of the tables, and the part that it names in its heading."""
    rows = [row for row in ROWS if re.match(rf"\| `kiemdiem {command}[ `]", row)]
    parts = [section for section in SECTIONS if section.startswith(f"{command}:")]
    return "".join([*rows, *parts])


def names(text: str, option: str) -> bool:
    return re.search(rf"(?<![\w-]){option}(?![\w-])", text) is not None


@pytest.mark.parametrize("command", COMMANDS)
def test_the_guide_tells_of_a_command_and_of_all_its_options(command: str) -> None:
    told = told_of(command)
    assert told, f"put `kiemdiem {command}` into a table of dong-lenh.md or lenh-may-chu.md of the guide"
    assert [option for option in COMMANDS[command] if not names(told + SHARED, option)] == []


def test_what_every_command_can_do_is_told_once() -> None:
    assert names(SHARED, "--help")
    assert names(SHARED, "-h")
    assert names("".join(PAGES), "--version")


def test_an_option_is_told_of_only_where_its_own_name_stands() -> None:
    assert names("`--data THƯ_MỤC`", "--data")
    assert not names("`--database`", "--data")
    assert not names("`--with-reading`", "--reading")


@pytest.mark.parametrize("row", ROWS)
def test_a_command_of_the_tables_is_there(row: str) -> None:
    words = re.findall(r"[a-z-]+", row.partition("`kiemdiem ")[2].partition("`")[0].split(" --")[0])
    assert words[0] in COMMANDS or " ".join(words[:2]) in COMMANDS
