"""What is wrong with a file: where, about whom, and the sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kiemdiem.core.interchange import errors
from kiemdiem.core.quantities.errors import HouseError, shown

MOST_PRINTED = 100


@dataclass(frozen=True, slots=True)
class InputFault:
    """One fault. Empty or None is what does not apply: a CSV has no sheet, a JSON no cell.

    row counts as the reader of the file counts (line of a CSV, row of a sheet); column is the heading as it stands
    there, or the path in a JSON document; cell is its address ("C7").
    """

    message: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    cell: str = ""
    subject: str = ""

    def text(self) -> str:
        """Place and sentence as one line."""
        place = errors.place(self.sheet, self.cell, self.row, shown(self.column), shown(self.subject))
        return f"{place}: {self.message}" if place else self.message


class BadInput(HouseError):
    """A file that is refused; carries every fault that was kept, and how many there are in all."""

    def __init__(self, file: str, faults: Iterable[InputFault], total: int | None = None) -> None:
        self.file = file
        self.faults = list(faults)
        self.total = max(len(self.faults), total or 0)
        super().__init__()

    @property
    def sentence(self) -> str:
        if self.total == 1:
            return errors.refused_for_one(shown(self.file), self.faults[0].text())
        return errors.refused(shown(self.file), self.total)

    def lines(self, most: int = MOST_PRINTED) -> Iterator[str]:
        """The faults as lines, at most so many, and how many more there are."""
        for fault in self.faults[:most]:
            yield fault.text()
        if self.total > min(most, len(self.faults)):
            yield errors.and_more(self.total - min(most, len(self.faults)))

    def __str__(self) -> str:
        return "\n".join([self.sentence, *self.lines()]) if self.total > 1 else self.sentence

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self.file, self.faults, self.total)


def refused(file: str, message: str, **place: str | int) -> BadInput:
    """The refusal of a whole file for one reason."""
    return BadInput(file, [InputFault(message, **place)])  # type: ignore[arg-type]  # names of InputFault's fields
