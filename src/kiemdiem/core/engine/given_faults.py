"""Faults of given values: where each stands, what is wrong, and how many there are beyond those that are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kiemdiem.core.quantities.errors import shown

Place = tuple[str | int, ...]
MOST_KEPT = 10_000  # nobody reads more, and a file of a million bad rows must not fill the memory


@dataclass(frozen=True, slots=True)
class GivenFault:
    """One fault of the input: its place in the object (`("subjects", 3, "votes", "HTXSNV")`) and the sentence."""

    place: Place
    message: str
    subject: str = ""

    def text(self) -> str:
        where = path_of(self.place)
        who = f" ({shown(self.subject)})" if self.subject else ""
        return f"{where}{who}: {self.message}" if where or who else self.message


def path_of(place: Place) -> str:
    """A place as it is written in the tools of the trade: `subjects[3].votes.HTXSNV`, counted from 0."""
    found = ""
    for step in place:
        found += f"[{step}]" if isinstance(step, int) else f".{shown(step)}" if found else shown(step)
    return found


class Faults:
    """The faults found so far, in order; beyond a bound they are counted and not kept."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self.kept: list[GivenFault] = []
        self.total = 0
        self._most = most

    def tell(self, place: Place, message: str, subject: str = "") -> None:
        self.total += 1
        if len(self.kept) < self._most:
            self.kept.append(GivenFault(place, message, subject))

    def __bool__(self) -> bool:
        return self.total > 0


class BadSeason(Exception):
    """Input that is refused; carries every fault that was kept, and how many there are in all."""

    def __init__(self, faults: Iterable[GivenFault], total: int | None = None) -> None:
        self.faults = list(faults)
        self.total = len(self.faults) if total is None else total
        super().__init__("\n".join(fault.text() for fault in self.faults))
