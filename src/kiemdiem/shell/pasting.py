"""A block of cells as it was copied from a worksheet and pasted into a text area; `paste_grid.js` reads the same."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kiemdiem.core.quantities.names import tidy_name

# A cell with a tab or a line break stands in quotes, its own quotes doubled; any other quotes are the cell's own.
_CELL = re.compile(r'"(?P<quoted>(?:[^"]|"")*)"(?=[\t\n]|\Z)|(?P<plain>[^\t\n]*)')
_NEEDS_QUOTES = re.compile(r'[\t\n]|""')


def rows_of(block: str, *, or_by: str = "") -> Iterator[tuple[int, list[str]]]:
    """The rows with something in them, by their numbers from 1, each cell as one tidy line.

    or_by: a sign that parts the cells of a row without tabs, for whoever types the block.
    """
    for number, row in enumerate(_rows(block), start=1):
        cells = row[0].split(or_by) if or_by and len(row) == 1 else row
        cells = [tidy_name(cell) for cell in cells]
        if any(cells):
            yield number, cells


def _rows(block: str) -> Iterator[list[str]]:
    text = block.replace("\r\n", "\n").replace("\r", "\n")
    row: list[str] = []
    at = 0
    while at <= len(text):
        cell = _CELL.match(text, at)
        assert cell is not None, "the second half of the pattern fits everywhere"
        row.append(_said(cell))
        at = cell.end()
        if text[at : at + 1] != "\t":
            yield row
            row = []
        at += 1


def _said(cell: re.Match[str]) -> str:
    quoted = cell["quoted"]
    if quoted is None:
        return str(cell["plain"])
    return quoted.replace('""', '"') if _NEEDS_QUOTES.search(quoted) else cell[0]
