"""What a column of a table is, and how the values of its cells look in a page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Generic, Literal, TypeVar

from django.utils.safestring import SafeString

from kiemdiem.core.quantities.numbers import format_number
from kiemdiem.shell import words
from kiemdiem.shell.days import day_and_hour, short_day
from kiemdiem.shell.marks import Mark, html_of

Row = TypeVar("Row")
Cell = str | int | Fraction | Decimal | date | Mark | None
OnPhone = Literal["labelled", "plain", "hidden"]


@dataclass(frozen=True)
class Column(Generic[Row]):
    """One column: `cell` gives a row's value; `exported` another one for the workbook, where the page shows a mark.

    key: its word in an address, without marks ("ten"); sort: the fields to order by, none where it cannot be sorted.
    is_heading: names the row, always shown. on_phone: with its label, as plain words after the name, or not at all.
    is_action: holds a `Button`; always shown, never in a file. width: in the workbook, in letters.
    """

    key: str
    label: str
    cell: Callable[[Row], Cell]
    is_numeric: bool = False
    is_default: bool = True
    sort: tuple[str, ...] = ()
    is_heading: bool = False
    is_action: bool = False
    on_phone: OnPhone = "labelled"
    exported: Callable[[Row], Cell] | None = None
    width: int = 18

    def shown(self, row: Row) -> SafeString:
        """The cell in a page."""
        return cell_html(self.cell(row))

    def value(self, row: Row) -> Cell:
        """The cell in a workbook."""
        return (self.exported or self.cell)(row)

    @property
    def classes(self) -> str:
        """CSS of each of its cells."""
        named = {
            "act": self.is_action,
            "num": self.is_numeric,
            "plain": self.on_phone == "plain",
            "skip-phone": self.on_phone == "hidden",
        }
        return " ".join(name for name, is_on in named.items() if is_on)

    @property
    def phone_label(self) -> str:
        """What stands before the value where the table becomes a list of entries."""
        return self.label if self.on_phone == "labelled" and not (self.is_heading or self.is_action) else ""


def cell_html(value: Cell) -> SafeString:
    """A value as a page shows it: days in Hanoi, decimal comma, marks drawn, all else escaped."""
    return html_of(value if isinstance(value, Mark) else cell_text(value))


def cell_text(value: Cell) -> str:
    """A value in plain words."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if isinstance(value, datetime):
        return day_and_hour(value)
    if isinstance(value, date):
        return short_day(value)
    if isinstance(value, Decimal | Fraction):
        return format_number(Fraction(value))
    return str(value)
