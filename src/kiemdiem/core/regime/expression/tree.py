"""Syntax trees of expressions: what was written, with the place of every node, before names are looked up."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Comparison = Literal["=", "<>", "<", "<=", ">", ">="]
Period = Literal["days", "months", "years"]


@dataclass(frozen=True, slots=True)
class Node:
    """One piece of an expression; `at` is its offset in the expression's text, counted from 0."""

    at: int


@dataclass(frozen=True, slots=True)
class Number(Node):
    """A whole number, decimal or percentage, exact; `is_share` where it was written with %."""

    value: Fraction
    is_share: bool = False


@dataclass(frozen=True, slots=True)
class Duration(Node):
    """`6 months`, `1 year`: only ever added to or taken from a date."""

    amount: int
    unit: Period


@dataclass(frozen=True, slots=True)
class Text(Node):
    """A quoted word: a code of a vocabulary or the id of a rule."""

    value: str


@dataclass(frozen=True, slots=True)
class Code(Node):
    """A bare word in capitals: a value of the scale that the other side names."""

    value: str


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A dotted name: `score`, `unit.level`, `votes.HTXSNV`, `this.founded_on`."""

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListOf(Node):
    """`[A, B, C]`, the right side of `in`."""

    items: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """`not x`."""

    of: Node


@dataclass(frozen=True, slots=True)
class Both(Node):
    """`x and y`."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Either(Node):
    """`x or y`."""

    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Compare(Node):
    """`x >= y` and its five sisters."""

    relation: Comparison
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class In(Node):
    """`code in [A, B]` or `day in period`."""

    what: Node
    where: Node


@dataclass(frozen=True, slots=True)
class Has(Node):
    """`honours has "tsvm-typical"`: a list of words holds this one."""

    what: Node
    item: Node


@dataclass(frozen=True, slots=True)
class Is(Node):
    """`heads is unit`: a link exists and leads to that kind."""

    what: Node
    kind: str


@dataclass(frozen=True, slots=True)
class Sum(Node):
    """`x + y` or `x - y`."""

    sign: Literal["+", "-"]
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Product(Node):
    """`x * y` or `x / y`."""

    sign: Literal["*", "/"]
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Call(Node):
    """A function of plain values: `days(a, b)`, `min(a, b)`."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Over(Node):
    """A function of a list: `count(L where C)`, `share(L where C: D)`, `worst(heads.level)`."""

    function: str
    source: Name
    where: Node | None
    asks: Node | None


LIST_FUNCTIONS = ("count", "any", "all", "share", "sum", "mean", "run", "best", "worst", "names")
PLAIN_FUNCTIONS = ("days", "working_days", "in_period", "min", "max", "floor")
