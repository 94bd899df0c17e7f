"""A loaded regime: its entries with their places, its names, and the checked trees of its expressions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Generic, TypeVar, cast

from kiemdiem.core.regime.entries.entry import Shape
from kiemdiem.core.regime.entries.facts import Fact, Reading
from kiemdiem.core.regime.entries.identity import Blank, Identity, Kind, Scale
from kiemdiem.core.regime.expression.checked import Checked, Read
from kiemdiem.core.regime.expression.scope import Vocabulary
from kiemdiem.core.regime.folder import SourceFile
from kiemdiem.core.regime.positions import Path
from kiemdiem.core.regime.register import Clause

AnyShape = TypeVar("AnyShape", bound=Shape)
Fields = Mapping[tuple[str, str], Checked]


@dataclass(frozen=True)
class Placed(Generic[AnyShape]):
    """An entry and where it stands. `values` is the raw table, parents merged in; `origin` the regime that first
    wrote the entry, `regime` the one that last changed it."""

    entry: AnyShape
    table: str
    index: int
    source: SourceFile
    path: Path
    values: Mapping[str, Any] = field(repr=False)
    regime: str = ""
    fills: str = ""
    origin: str = ""

    @property
    def id(self) -> str:
        return str(getattr(self.entry, "id", self.index))

    def where(self) -> str:
        """`kh61_2021/ratings.toml:12`, for a reader."""
        return f"{self.source.name}:{self.source.positions.of(self.path).line}"


@dataclass(frozen=True)
class Tree:
    """What the expressions of one entry are, seen from each kind: (field, kind) → checked tree."""

    fields: Fields
    reads: Mapping[tuple[str, str], frozenset[Read]]
    facts: Mapping[tuple[str, str], frozenset[str]]


NO_TREE = Tree({}, {}, {})


@dataclass(frozen=True)
class Regime:
    """The rules of one issued plan. Immutable; equal content gives an equal `hash` (parents included)."""

    identity: Identity
    placed: Mapping[str, tuple[Placed[Shape], ...]]
    names: Vocabulary
    trees: Mapping[tuple[str, int], Tree]
    answers: Mapping[str, str]
    hash: str
    sources: Mapping[str, SourceFile]
    parents: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return self.identity.id

    def all(self, table: str) -> tuple[Placed[Shape], ...]:
        """Every entry of a table, in the order of parent, then child, then file."""
        return self.placed.get(table, ())

    def of(self, table: str, shape: type[AnyShape]) -> Iterator[Placed[AnyShape]]:
        """The entries of a table whose shape is known to the caller."""
        for placed in self.all(table):
            assert isinstance(placed.entry, shape)
            yield cast(Placed[AnyShape], placed)

    def tree(self, placed: Placed[Any]) -> Tree:
        """The checked expressions of an entry."""
        return self.trees.get((placed.table, placed.index), NO_TREE)

    @cached_property
    def scales(self) -> Mapping[str, Scale]:
        return {placed.entry.id: placed.entry for placed in self.of("scale", Scale)}

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        return {placed.entry.id: placed.entry for placed in self.of("kind", Kind)}

    @cached_property
    def facts(self) -> Sequence[Placed[Fact]]:
        return tuple(self.of("fact", Fact))

    @cached_property
    def readings(self) -> Mapping[str, Reading]:
        return {placed.entry.id: placed.entry for placed in self.of("reading", Reading)}

    @cached_property
    def blanks(self) -> Mapping[str, Blank]:
        return {placed.entry.id: placed.entry for placed in self.of("blank", Blank)}

    @cached_property
    def open_blanks(self) -> Mapping[str, Blank]:
        """What the plan leaves to a text that is not supplied and that no entry of a child fills."""
        filled = {placed.fills for rows in self.placed.values() for placed in rows}
        return {name: blank for name, blank in self.blanks.items() if name not in filled}

    @cached_property
    def clauses(self) -> Mapping[str, Clause]:
        return {placed.entry.id: placed.entry for placed in self.of("clause", Clause)}

    def review_period(self) -> tuple[date, date]:
        """First and last day of the review, both included; the calendar year unless the regime says otherwise."""
        given = self.identity.review_period
        if given is not None:
            return given.start, given.end
        return date(self.identity.year, 1, 1), date(self.identity.year, 12, 31)

    def chosen(self, readings: Mapping[str, str]) -> dict[str, str]:
        """Reading → option in force: the given ones, the child's answers, the defaults (a blank has none)."""
        return {**self._defaults, **readings}

    @cached_property
    def _defaults(self) -> Mapping[str, str]:
        """What is in force where nobody chooses."""
        found = {key: reading.default for key, reading in self.readings.items() if reading.default is not None}
        return {**found, **self.answers}


def in_force(entry: Any, options: Mapping[str, str]) -> bool:
    """Whether the `under` of an entry fits the chosen options."""
    for reading, wanted in getattr(entry, "under", {}).items():
        if options.get(reading) not in ([wanted] if isinstance(wanted, str) else wanted):
            return False
    return True
