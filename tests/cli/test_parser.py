"""The command line speaks Vietnamese throughout, the parser's own messages included."""

import argparse
import ast
import inspect
import re
from collections.abc import Iterator

import pytest

from kiemdiem.cli import words
from kiemdiem.cli.entry import build_parser
from kiemdiem.cli.parser import Parser, argparse_in_vietnamese
from tests.cli.conftest import Run

ENGLISH = re.compile(
    r"\b(usage|options?|positional|arguments?|show|this|help message|exit|error|invalid|choose|choice|required|expected"
    r"|unrecognized|unknown|ambiguous|could|match|not allowed|default|commands?|following|subcommands?)\b",
    re.IGNORECASE,
)
SAID_TO_DEVELOPERS = (
    "not defined", "cannot", "dest=", "is not callable", "invalid option string", "conflict", "must be optional",
    "for positionals", "can't open", "with mode",
)  # fmt: skip
"""Pieces of messages about a parser that is wrongly built; no user meets them."""

NEED_NO_WORDS = {("serve",), ("migrate",), ("upgrade",), ("user", "board-code"), ("journal", "verify")}
"""Commands that would work on a data folder if they were called with nothing else."""


def paths(parser: argparse.ArgumentParser, words_before: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command and group of commands, as the words that lead to it."""
    yield words_before
    if isinstance(parser, Parser) and parser.fill is not None:
        parser.fill(parser)
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield from paths(below, (*words_before, name))


with argparse_in_vietnamese():
    ALL_PATHS = list(paths(build_parser()))


def without_names(text: str) -> str:
    """The text without options, codes and examples that a person types as they are."""
    return re.sub(r"--?[\w-]+(=\S+)?|kiemdiem [^\n]*|“[^”]*”|\b[\w./-]+\.(json|xlsx|csv|parquet)\b|  \S+  ", " ", text)


@pytest.mark.parametrize("path", ALL_PATHS, ids=" ".join)
def test_the_help_of_every_level_is_vietnamese(run: Run, path: tuple[str, ...]) -> None:
    ran = run(*path, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Cách gọi: kiemdiem")
    assert ENGLISH.findall(without_names(ran.out)) == []


@pytest.mark.parametrize("path", ALL_PATHS, ids=" ".join)
def test_an_unknown_option_is_refused_in_vietnamese_at_every_level(run: Run, path: tuple[str, ...]) -> None:
    ran = run(*path, "--bogus")
    assert (ran.code, ran.out) == (2, "")
    assert "Không có tùy chọn “--bogus”." in ran.err
    assert ENGLISH.findall(without_names(ran.err)) == []


@pytest.mark.parametrize("path", ALL_PATHS, ids=" ".join)
def test_too_many_words_or_too_few_are_refused_in_vietnamese(run: Run, path: tuple[str, ...]) -> None:
    too_many = ("một", "hai", "ba", "bốn", "năm", "sáu")
    for rest in (too_many,) if path in NEED_NO_WORDS else ((), too_many):
        ran = run(*path, *rest)
        assert ran.code in (0, 2)
        assert ENGLISH.findall(without_names(ran.err)) == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("compar", "compare"),
        ("explian", "explain"),
        ("regim", "regime"),
        ("compare --regim kh61_2021 x.json", "--regime"),
    ],
)
def test_a_slip_of_the_keyboard_names_what_was_meant(run: Run, typed: str, meant: str) -> None:
    ran = run(*typed.split())
    assert ran.code == 2
    assert f"Có phải ý là “{meant}”?" in ran.err


def test_what_is_missing_is_named(run: Run) -> None:
    ran = run("compare", "danh-sach.json")
    assert ran.code == 2
    assert "Còn thiếu: --regime." in ran.err


def test_an_unknown_option_is_told_before_what_is_missing(run: Run) -> None:
    assert "--regim" in run("compare", "x.json", "--regim", "kh61_2021").err


def test_a_reading_without_an_equals_sign_is_refused(run: Run) -> None:
    ran = run("compare", "x.json", "--regime", "kh61_2021", "--reading", "cut-off")
    assert ran.code == 2
    assert "“cut-off” thiếu dấu bằng; hãy ghi TÊN=GIÁ_TRỊ." in ran.err


def test_no_command_at_all_is_told_with_the_way_to_the_help(run: Run) -> None:
    ran = run()
    assert ran.code == 2
    assert "Còn thiếu: LỆNH." in ran.err
    assert "kiemdiem --help" in ran.err


def test_the_version_is_told(run: Run) -> None:
    ran = run("--version")
    assert ran.code == 0
    assert re.fullmatch(r"kiemdiem \d+\.\d+\.\d+\n", ran.out)


def test_argparse_itself_stays_as_it_was_for_everybody_else(run: Run) -> None:
    run("--help")
    assert argparse.ArgumentParser(prog="other").format_help().startswith("usage: other")


def messages_of_argparse() -> Iterator[str]:
    for node in ast.walk(ast.parse(inspect.getsource(argparse))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"_", "ngettext"}:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def test_every_message_that_this_python_shows_to_a_user_has_its_vietnamese() -> None:
    unknown = [
        message
        for message in messages_of_argparse()
        if message not in words.ARGPARSE and not any(piece in message for piece in SAID_TO_DEVELOPERS)
    ]
    assert unknown == []


def test_each_vietnamese_message_has_the_slots_of_the_english_one() -> None:
    slot = re.compile(r"%(?:\(\w+\))?[sr]")
    for english, vietnamese in words.ARGPARSE.items():
        assert set(slot.findall(vietnamese)) <= set(slot.findall(english))
