"""A fault of a regime folder: where it stands, what was found, what was expected, the nearest known name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault with file, line and column (from 1); `message` is a whole Vietnamese sentence."""

    file: str
    line: int
    column: int
    message: str
    found: str = ""
    expected: str = ""
    nearest: str = ""

    def text(self) -> str:
        """`file:line:column: message`, as an editor can jump to."""
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class BrokenRegime(Exception):
    """A regime folder that cannot be used; carries every fault, in the order of files and lines."""

    def __init__(self, folder: str, faults: Iterable[Fault]) -> None:
        self.folder = folder
        self.faults: Sequence[Fault] = sorted(set(faults))
        super().__init__("\n".join(fault.text() for fault in self.faults))


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that looks most like `name`, or an empty text."""
    close = get_close_matches(name, sorted(set(known)), n=1, cutoff=0.6)
    return close[0] if close else ""
