"""What a command writes on: a terminal of some width, or a pipe; rich does the drawing, never the reading of marks."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TextIO

from rich.console import Console, RenderableType
from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeElapsedColumn
from rich.text import Text

PIPE_WIDTH = 120
MANY_ROWS = 1_000
NARROWEST = 50
"""Below this a table is better cut by the terminal than folded letter by letter."""
LONG_WORK = 2_000
"""From this many subjects, or kilobytes of a file, a person waits long enough to want to see that something moves."""


Watch = Callable[[int, int], None]
"""Hears how much is done, and of how much."""


def _unwatched(_done: int, _total: int) -> None:
    """Nobody sees it."""


class _Percent(ProgressColumn):
    """How much is done, in hundredths; nothing while nobody can tell."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.percentage:3.0f} %" if task.total else "")


@dataclass(frozen=True)
class Screen:
    """Answers go to `out`, everything about the run to `err`."""

    out: Console
    err: Console

    def say(self, text: str | Text = "", style: str = "") -> None:
        """A line, or lines, of the answer; broken at words where the terminal is narrow."""
        self.out.print(text, style=style or None, soft_wrap=False)

    def show(self, *parts: RenderableType) -> None:
        """Tables and other drawn things of the answer."""
        if self.out.is_terminal:
            self.out.print(*parts)
            return
        with self.out.capture() as drawn:
            self.out.print(*parts)
        self.out.file.write("".join(f"{line.rstrip()}\n" for line in drawn.get().splitlines()))

    def note(self, text: str) -> None:
        """Something about the run that is no part of the answer; a line stays a line where no person reads it."""
        self.err.print(text, soft_wrap=not self.err.is_terminal)

    def json(self, content: Any) -> None:
        """The answer for another program, exactly as it is: no width, no colour."""
        self.out.file.write(as_text(content))

    @contextmanager
    def working(self, told: str, size: int) -> Iterator[Watch]:
        """A bar on the error side while long work goes on, and only where somebody sees it.

        It moves to and fro until the work says how far it has come and of how much.
        """
        if size < LONG_WORK or not self.err.is_terminal:
            yield _unwatched
            return
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), _Percent(), TimeElapsedColumn())
        with Progress(*columns, console=self.err, transient=True) as progress:
            task = progress.add_task(told, total=None)

            def watch(done: int, total: int) -> None:
                progress.update(task, completed=done, total=total or None)

            yield watch


def as_text(content: Any) -> str:
    """JSON as this house writes it: Vietnamese letters as they are, two spaces, a newline at the end.

    Lists of very many are written with one of them on each line: Python's own indentation takes seconds for them.
    """
    if not isinstance(content, dict) or not any(map(_is_long, content.values())):
        return _indented(content) + "\n"
    parts = (f"  {json.dumps(key, ensure_ascii=False)}: {_part(held)}" for key, held in content.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _is_long(held: Any) -> bool:
    return isinstance(held, list) and len(held) > MANY_ROWS


def _part(held: Any) -> str:
    """What stands under one name of the outermost object."""
    if not _is_long(held):
        return _indented(held).replace("\n", "\n  ")  # no text holds an end of line: JSON writes it as two signs
    rows = ",\n".join("    " + json.dumps(row, ensure_ascii=False) for row in held)
    return f"[\n{rows}\n  ]"


def _indented(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2)


class HouseConsole(Console):
    """A console that leaves it to main what happens when the reader has gone."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


def open_screen() -> Screen:
    """The screen of this process. NO_COLOR and pipes take the colours away; a pipe has a width of its own."""
    return Screen(_console(sys.stdout), _console(sys.stderr))


def _console(stream: TextIO) -> Console:
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    on_terminal = stream.isatty()
    plain = not on_terminal or bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return HouseConsole(
        file=stream,
        width=max(NARROWEST, shutil.get_terminal_size((PIPE_WIDTH, 24)).columns if on_terminal else _pipe_width()),
        color_system=None if plain else "auto",
        force_terminal=on_terminal,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )


def _pipe_width() -> int:
    told = os.environ.get("COLUMNS", "")
    return int(told) if told.isdecimal() and int(told) > 0 else PIPE_WIDTH
