"""A table of a file as it was first looked at: its headings, where its rows begin, some of its cells."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Table:
    """name: the sheet's, empty for a text; heading_row: its number in the file; first_column: counted from 0.

    headings, samples: texts by place; guess: place → code of the column that the heading names.
    """

    name: str
    rows: int
    heading_row: int
    first_column: int
    has_addresses: bool
    headings: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]
    guess: dict[int, str]

    def plain(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return asdict(self) | {"guess": {str(place): code for place, code in self.guess.items()}}

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Table:
        """From JSON."""
        return cls(
            **plain | {
                "headings": tuple(plain["headings"]),
                "samples": tuple(tuple(row) for row in plain["samples"]),
                "guess": {int(place): code for place, code in plain["guess"].items()},
            }
        )  # fmt: skip
