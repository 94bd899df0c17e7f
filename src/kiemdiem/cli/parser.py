"""The argument parser of the house: argparse, speaking Vietnamese throughout."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

from kiemdiem.cli import words
from kiemdiem.cli.exits import Exit
from kiemdiem.core.regime.faults import nearest


@contextmanager
def argparse_in_vietnamese() -> Iterator[None]:
    """Within it argparse takes its own words from ours; it looks them up as `argparse._`, by their English."""
    module: Any = argparse
    before = module._, module.ngettext
    module._ = lambda text: words.ARGPARSE.get(text, text)
    module.ngettext = lambda one, many, _number: words.ARGPARSE.get(one, many)
    try:
        yield
    finally:
        module._, module.ngettext = before


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Help with room for Vietnamese option names; what a command is about keeps its lines."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30)

    def _format_action(self, action: argparse.Action) -> str:
        """Commands stand one below the other, without a line for the word "command" itself."""
        if isinstance(action, argparse._SubParsersAction):
            return "".join(super(Formatter, self)._format_action(one) for one in action._get_subactions())
        return super()._format_action(action)


class Parser(argparse.ArgumentParser):
    """A parser that names the nearest known word for one that it does not know, before it asks for what is missing.

    fill: gives it its arguments when it is first asked to read some.
    """

    def __init__(self, **given: Any) -> None:
        given.setdefault("formatter_class", Formatter)
        super().__init__(add_help=False, allow_abbrev=False, **given)
        self.fill: Callable[[Parser], None] | None = None
        self.add_argument("-h", "--help", action="help", default=argparse.SUPPRESS, help=words.HELP_OPTION)

    def parse_args(  # type: ignore[override]  # the overloads of the stub say no more
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> Any:
        options, left = self.parse_known_args(args, namespace)
        if left:
            getattr(options, "parser", self).error(words.TOO_MUCH.format(words=" ".join(left)))
        return options

    def parse_known_args(  # type: ignore[override]  # the overloads of the stub say no more
        self, args: Sequence[str] | None = None, namespace: Any = None
    ) -> tuple[Any, list[str]]:
        if self.fill is not None:
            fill, self.fill = self.fill, None
            fill(self)
        given = list(sys.argv[1:] if args is None else args)
        self._refuse_unknown_options(given)
        return super().parse_known_args(given, namespace)

    def _refuse_unknown_options(self, given: Sequence[str]) -> None:
        """Options that this parser does not have; those behind a command's name are that command's affair."""
        known = self._option_string_actions
        has_commands = any(isinstance(action, argparse._SubParsersAction) for action in self._actions)
        for word in given:
            if word == "--" or (has_commands and not word.startswith("-")):
                return
            if not word.startswith("-") or word == "-":
                continue
            option = word.split("=")[0] if word.startswith("--") else word[:2]
            if option not in known:
                near = nearest(option, [name for name in known if name.startswith("--")])
                self.error(words.near(words.UNKNOWN_OPTION.format(option=option), near))

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        commands = isinstance(action, argparse._SubParsersAction)
        told = words.UNKNOWN_COMMAND if commands else words.UNKNOWN_CHOICE
        message = told.format(found=value, choices=", ".join(known))
        self.error(words.near(message, nearest(str(value), known)))

    def error(self, message: str) -> NoReturn:
        usage = self.format_usage().rstrip()
        more = words.SEE_HELP.format(program=self.prog)
        print(f"{self.prog}: {message}\n{usage}\n{more}", file=sys.stderr)
        raise SystemExit(int(Exit.REFUSED))


def choice_or_option(text: str) -> tuple[str, str]:
    """`ID=OPTION` of --reading, or `NAME=DATE` of --event, in its two halves."""
    name, sign, value = text.partition("=")
    if not sign or not name.strip() or not value.strip():
        raise argparse.ArgumentTypeError(words.NEEDS_EQUALS_SIGN.format(found=text))
    return name.strip(), value.strip()


def a_count(text: str) -> int:
    """A whole number from zero up."""
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(words.NOT_A_COUNT.format(found=text))
    return int(text)
