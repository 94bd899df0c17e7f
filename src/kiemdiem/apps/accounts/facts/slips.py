"""What is printed for somebody who signs in for the first time."""

from __future__ import annotations

from dataclasses import dataclass, field

WORDS_OF_FIRST_PASSWORD = 4


@dataclass(frozen=True)
class Slip:
    """One slip: it is shown in one answer and kept nowhere, not even in a trace."""

    name: str
    username: str
    unit: str
    password: str = field(repr=False)
