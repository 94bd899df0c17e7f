"""Tables on the terminal, one look for all commands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.table import Table
from rich.text import Text

Cell = str | Text


def table(
    columns: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    right: Sequence[int] = (),
    wide: Sequence[int] = (),
    whole: Sequence[int] = (),
    title: str = "",
    last_apart: bool = False,
) -> Table:
    """A table with a line under its head, and above its last row where that is a sum.

    right: columns of numbers; wide: columns that take the room left; whole: columns of codes, which are not broken.
    """
    made = Table(
        box=box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        title=title or None,
        title_justify="left",
        title_style="bold",
        header_style="bold",
    )
    for number, column in enumerate(columns):
        made.add_column(
            column,
            justify="right" if number in right else "left",
            ratio=1 if number in wide else None,
            overflow="fold",
            no_wrap=number in whole,
        )
    for row in rows:
        made.add_row(*row)
    if last_apart and made.row_count > 1:
        made.rows[-2].end_section = True
    return made


def pairs(rows: Iterable[tuple[str, str]]) -> Table:
    """Names and values below each other, without lines."""
    made = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    made.add_column(style="bold", no_wrap=True)
    made.add_column(overflow="fold")
    for name, value in rows:
        if value:
            made.add_row(name, value)
    return made


def items(rows: Iterable[tuple[str, Iterable[str]]]) -> Table:
    """Sentences below each other, each with lines of where it comes from."""
    made = Table(box=None, show_header=False, pad_edge=False, padding=(0, 1, 0, 0))
    made.add_column(no_wrap=True)
    made.add_column(overflow="fold")
    for text, lines in rows:
        made.add_row(" •", text)
        for line in lines:
            made.add_row("", Text(line, style="dim"))
    return made
