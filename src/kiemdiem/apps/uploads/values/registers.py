"""How a register describes itself to the imports: its columns, how its rows are judged, what is to be written."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from django.db import models

from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.models import Permission

Value = str | date | bool | None
REGISTERS: dict[str, Register] = {}


class Kind(StrEnum):
    """How the text of a cell is read."""

    TEXT = "text"
    DAY = "day"
    WORD = "word"
    YES_NO = "yes_no"


@dataclass(frozen=True)
class Column:
    """A column of a register. words: (code, label) of those that are allowed; a reference stays a text here."""

    code: str
    label: str
    kind: Kind = Kind.TEXT
    note: str = ""
    example: str = ""
    aliases: tuple[str, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    longest: int = 200
    width: int = 18


@dataclass(frozen=True)
class CellFault:
    """What is wrong with one cell, in a sentence, and what to do; column is empty where it is the whole row."""

    column: str
    told: str
    todo: str


@dataclass(frozen=True)
class GivenRow:
    """A row as it was typed. values: code of a column → what its cell means, None where it is empty; columns that the
    file lacks and cells that could not be read are not in it. faults: of those cells."""

    number: int
    values: Mapping[str, Value]
    faults: tuple[CellFault, ...] = ()


@dataclass(frozen=True)
class Judged:
    """What becomes of a row. before: code of a column → what the register holds now; plan: plain values to write."""

    state: str
    thing: int | None = None
    version: int | None = None
    before: Mapping[str, str] = field(default_factory=dict)
    plan: Mapping[str, Any] = field(default_factory=dict)
    faults: tuple[CellFault, ...] = ()
    identity: str = ""
    twin: str = ""


@dataclass(frozen=True)
class Planned:
    """A judged row that is to be written. key: the one it has, or the one that it will have."""

    number: int
    key: int
    version: int
    plan: Mapping[str, Any]


@dataclass(frozen=True)
class Rows:
    """Rows to be added to one table: the values of these fields (a relation by its key), in their order."""

    model: type[models.Model]
    fields: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]

    @classmethod
    def of(cls, model: type[models.Model], objects: Sequence[models.Model]) -> Rows:
        """Objects as rows; without their keys where the database is to give them."""
        names = [field.attname for field in model._meta.concrete_fields]
        if objects and objects[0].pk is None:
            names.remove("id")
        return cls(model, tuple(names), [tuple(getattr(one, name) for name in names) for one in objects])


@dataclass(frozen=True)
class Update:
    """Rows of one table with their new values: (key, version as seen, value of each field). Needs `version`, which
    is raised by one; a row of another version is not touched, and is missed in the count."""

    model: type[models.Model]
    fields: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]


@dataclass
class Changes:
    """What the changed rows of a file come to: updates first, then rows that end, go, and begin."""

    updates: list[Update] = field(default_factory=list)
    ends: list[tuple[type[models.Model], date, list[int]]] = field(default_factory=list)
    removals: list[tuple[type[models.Model], str, list[int]]] = field(default_factory=list)
    inserts: list[Rows] = field(default_factory=list)


class Checking(ABC):
    """Judges the rows of one file for one actor; begun anew for each check."""

    @abstractmethod
    def judge(self, rows: Sequence[GivenRow]) -> list[Judged]:
        """One answer for each row, in their order. Rows of a file come in their order, some thousands at a time."""


class Register(ABC):
    """A table of the house that takes in files.

    code: in addresses; kind: of thing, as mentions name it; needs: of each group one column has to be in the file.
    batch: how many rows are judged or written at a time; at_once: up to how many new rows become true in the last
    transaction itself, more than these arrive before it, unseen.
    """

    code: ClassVar[str]
    model: ClassVar[type[models.Model]]
    permission: ClassVar[Permission]
    title: ClassVar[str]
    noun: ClassVar[str]
    list_url: ClassVar[str]
    needs: ClassVar[tuple[tuple[str, ...], ...]]
    batch: ClassVar[int] = 1_000
    at_once: ClassVar[int] = 1_000
    most_rows: ClassVar[int] = 300_000
    most_changes: ClassVar[int] = 300_000

    @property
    def kind(self) -> str:
        """The kind of thing that its rows are."""
        return self.model._meta.label_lower

    @property
    def about(self) -> type[models.Model]:
        """What its rows are about, by the keys of its plans: in the history of these an import is told."""
        return self.model

    def put_in(self, plan: Mapping[str, Any]) -> Mapping[str, str]:
        """Column → code of the word that this plan writes there, even where the file says nothing."""
        return {}

    @abstractmethod
    def columns(self) -> tuple[Column, ...]:
        """The columns, with the words that are allowed today."""

    @abstractmethod
    def checking(self, actor: Actor) -> Checking:
        """What judges the rows of a file for this actor."""

    @abstractmethod
    def units(self, plans: Iterable[Mapping[str, Any]]) -> frozenset[int]:
        """The units on whose branches these plans write."""

    @abstractmethod
    def branches(self, units: frozenset[int]) -> frozenset[str]:
        """The stored paths of these units as they are now.

        Raises:
            MovedMeanwhile: one of them has ended since.
        """

    @abstractmethod
    def built(self, rows: Iterator[Planned], *, actor: Actor) -> Iterator[list[Rows]]:
        """The rows that new things come to, in an order in which they can be written, `batch` things at a time."""

    @abstractmethod
    def changes(self, rows: Iterator[Planned], *, actor: Actor) -> Changes:
        """What changed things come to."""

    @abstractmethod
    def removed(self) -> Sequence[tuple[type[models.Model], str]]:
        """Tables, and the field that holds the thing's key, from which rows that arrived are taken out again."""

    @abstractmethod
    def added_since(self, newest: int, before: int | None) -> Mapping[str, str]:
        """Identity → name of things that were added after the one with the first key, and before the second."""

    @abstractmethod
    def listed(self, actor: Actor) -> Iterator[Mapping[str, Value]]:
        """The register as it may be seen, as a file of it would say it: code of a column → value."""


class MovedMeanwhile(Exception):
    """Units that were changed since a file was judged; `names` are theirs."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(", ".join(names))
        self.names = tuple(names)


def open_register(register: Register) -> None:
    """Make a register known; called once, when its room is loaded."""
    REGISTERS[register.code] = register
