"""The checked tree: every name is found, every type known. Both printers (Python, SQL) read this and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

from kiemdiem.core.regime.expression.tree import Comparison, Period
from kiemdiem.core.regime.expression.types import Type

Stage = Literal["own_level", "attained_level", "level"]
STAGES: tuple[Stage, ...] = ("own_level", "attained_level", "level")


@dataclass(frozen=True, slots=True)
class Checked:
    """A node with its type and its offset in the text."""

    type: Type
    at: int


@dataclass(frozen=True, slots=True)
class Constant(Checked):
    """An exact number, a day, a text, or the values of a scale as a mask (bit i = i-th value, best first)."""

    value: Fraction | int | str | date | frozenset[str]


@dataclass(frozen=True, slots=True)
class Variable(Checked):
    """The subject itself (depth 0) or the element of the depth-th enclosing list."""

    depth: int


@dataclass(frozen=True, slots=True)
class FactOf(Checked):
    """A fact (or derived fact, or value) of a subject, or a column of a record."""

    of: Checked
    name: str


@dataclass(frozen=True, slots=True)
class VotesOf(Checked):
    """The votes for one level in the ballot that is looked at."""

    of: Checked
    code: str


@dataclass(frozen=True, slots=True)
class LevelOf(Checked):
    """The level of a subject at a stage."""

    of: Checked
    stage: Stage


@dataclass(frozen=True, slots=True)
class IsRated(Checked):
    """Whether a subject gets a level at all (no exclusion)."""

    of: Checked


@dataclass(frozen=True, slots=True)
class Linked(Checked):
    """The subject (or subjects) that a relation leads to."""

    of: Checked
    relation: str


@dataclass(frozen=True, slots=True)
class GroupFact(Checked):
    """`group.x`: a number of the quota group (`base`) or a fact of the group's own body."""

    name: str


@dataclass(frozen=True, slots=True)
class Given(Checked):
    """`as_of`, `period.start`, `period.end`, `year`: given with the campaign."""

    name: str


@dataclass(frozen=True, slots=True)
class NotC(Checked):
    of: Checked


@dataclass(frozen=True, slots=True)
class Junction(Checked):
    """`and` / `or` of two."""

    word: Literal["and", "or"]
    left: Checked
    right: Checked


@dataclass(frozen=True, slots=True)
class CompareC(Checked):
    """A comparison; both sides have the type `of`."""

    relation: Comparison
    left: Checked
    right: Checked
    of: Type


@dataclass(frozen=True, slots=True)
class ShareCompare(Checked):
    """`part / whole` (or `share(…)`) against an exact bound, by whole-number multiplication."""

    relation: Comparison
    part: Checked
    whole: Checked
    bound: Checked


@dataclass(frozen=True, slots=True)
class InCodes(Checked):
    """A value of a scale (or a text) is one of these."""

    what: Checked
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class InPeriod(Checked):
    what: Checked


@dataclass(frozen=True, slots=True)
class HasWord(Checked):
    what: Checked
    word: Checked


@dataclass(frozen=True, slots=True)
class LeadsTo(Checked):
    """A link exists and leads to a subject of this kind."""

    of: Checked
    relation: str
    kind: str


@dataclass(frozen=True, slots=True)
class Arithmetic(Checked):
    sign: Literal["+", "-", "*", "/"]
    left: Checked
    right: Checked


@dataclass(frozen=True, slots=True)
class DateShift(Checked):
    day: Checked
    amount: int
    unit: Period


@dataclass(frozen=True, slots=True)
class CallC(Checked):
    function: str
    arguments: tuple[Checked, ...]


@dataclass(frozen=True, slots=True)
class OverC(Checked):
    """A function of a list; the element is `Variable(depth)` in where and asks."""

    function: str
    source: Checked
    depth: int
    where: Checked | None
    asks: Checked | None


@dataclass(frozen=True, slots=True)
class ShareOf(Checked):
    """`share(L where C: D)`: only ever compared."""

    source: Checked
    depth: int
    where: Checked | None
    asks: Checked


@dataclass(frozen=True, slots=True)
class Read:
    """A level of another kind that an expression reads: what stands in the graph of stages."""

    kind: str
    stage: Stage
