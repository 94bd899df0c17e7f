"""A list of targets as a block that was copied from a worksheet."""

from __future__ import annotations

from kiemdiem.apps.targets import words
from kiemdiem.apps.targets.values.given import GREATEST, PLACES, ListedLine
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.core.quantities.names import search_key
from kiemdiem.core.quantities.numbers import exact
from kiemdiem.shell.pasting import rows_of

COLUMNS, LONGEST_TITLE = 5, 400


def lines_of(block: str) -> tuple[list[ListedLine], list[str]]:
    """The targets of a block and every fault of it, in words.

    A line: title, unit of measure, quantity, product, quantitative or qualitative; parted by tabs. No heading.
    """
    found: list[ListedLine] = []
    faults: list[str] = []
    seen: set[str] = set()
    for number, cells in rows_of(block):
        if search_key(cells[0]) in words.HEADINGS:
            continue
        try:
            line = _line(cells + [""] * COLUMNS)
        except HouseError as fault:
            faults.append(words.LINE.format(number=number, told=fault.sentence))
            continue
        told = _fault(line, seen)
        seen.add(search_key(line.title))
        found.append(line)
        faults += [words.LINE.format(number=number, told=told)] if told else []
    return found, faults


def _line(cells: list[str]) -> ListedLine:
    title, measure, quantity, product, sort = cells[:COLUMNS]
    number = exact(quantity, places=PLACES) if quantity else None
    is_quantitative = search_key(sort) != search_key(words.QUALITATIVE) if sort else number is not None
    return ListedLine(title, measure, number, product, is_quantitative)


def _fault(line: ListedLine, seen: set[str]) -> str:
    if not line.title:
        return words.LINE_WITHOUT_TITLE
    if len(line.title) > LONGEST_TITLE:
        return words.LINE_TITLE
    if search_key(line.title) in seen:
        return words.LINE_TWICE.format(title=line.title)
    if line.quantity is not None and not 0 <= line.quantity < GREATEST:
        return words.LINE_QUANTITY
    if line.is_quantitative and line.quantity is None:
        return words.LINE_WITHOUT_QUANTITY
    return ""
