"""One season as given: subjects with votes, facts and links, and the bodies that groups belong to.

Values are exact and checked already (engine/given.py reads them from text): int or Fraction, date, bool, code of a
scale, text, tuple of texts, tuple of rows. A key that is absent from `facts` was not given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

Row = Mapping[str, "Value"]
Value = bool | int | Fraction | date | str | tuple[str, ...] | tuple[Row, ...]
Purpose = Literal["rate", "propose", "poll"]


@dataclass(frozen=True, slots=True)
class Ballot:
    """The count of one ballot on one subject; a number that is not known is absent (votes) or None.

    present_voters: papers handed in; votes that do not sum to it are invalid papers.
    """

    votes: Mapping[str, int] = field(default_factory=dict)
    present_voters: int | None = None
    full_members: int | None = None
    forum: str = ""
    purpose: Purpose = "rate"


@dataclass(frozen=True, slots=True)
class PastPeriod:
    """What an earlier period ended with; a closed entry is never computed again."""

    period: str
    level: str | None = None
    state: str = ""
    score: int | Fraction | None = None
    honours: tuple[str, ...] = ()
    unit: str = ""
    grounds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person of an office decided where the text leaves it to him; `at` is the id of the rule."""

    at: str
    kind: Literal["choose_level", "release", "choose", "raise"]
    level: str | None = None
    by: str = ""
    on: date | None = None
    reason: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """The one rated. links: relation → ids; keys of quota groups (`group`, `decided_by`) are links too."""

    id: str
    kind: str
    name: str = ""
    person: str = ""
    facts: Mapping[str, Value] = field(default_factory=dict)
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ballots: tuple[Ballot, ...] = ()
    previous: tuple[PastPeriod, ...] | None = None
    honours: tuple[str, ...] | None = None
    proposed_level: str | None = None
    decided_level: str | None = None
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A body that is no subject of this season but that groups or links lead to."""

    id: str
    name: str = ""
    facts: Mapping[str, Value] = field(default_factory=dict)
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """Everything that a rating rests on. `strict`: every empty place is unknown."""

    subjects: tuple[Subject, ...]
    bodies: tuple[Body, ...] = ()
    as_of: date | None = None
    readings: Mapping[str, str] = field(default_factory=dict)
    strict: bool = False
    period: str | None = None
