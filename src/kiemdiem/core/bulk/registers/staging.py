"""Registers laid out in tables: a row for each person, membership and employment, everything by numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from kiemdiem.core.bulk.tables.engines import Tables
from kiemdiem.core.engine.registers.model import Employment, Membership, Person, Registers

PERSONS, MEMBERSHIPS, EMPLOYMENTS = "register_persons", "register_memberships", "register_employments"
NOWHERE = -1
_FIRST, _LAST = 0, date.max.toordinal() + 1


class StagedRegisters:
    """What stands in the tables, and which number stands for whom: persons and units are numbered by their ids."""

    def __init__(self, registers: Registers, columns: Sequence[str], tables: Tables) -> None:
        """columns: what is wanted of each person himself: facts, or `name`."""
        self.registers = registers
        self.persons: list[Person] = sorted(registers.persons, key=lambda person: person.id)
        self.units = sorted(unit.id for unit in registers.units)
        self._persons = {person.id: at for at, person in enumerate(self.persons)}
        self._units = {key: at for at, key in enumerate(self.units)}
        self.holders = {post.person for post in registers.posts}
        own = [(f"f_{at}", "VARCHAR") for at in range(len(columns))]
        head = [("n", "BIGINT"), ("id", "VARCHAR"), ("name", "VARCHAR"), ("apart", "BIGINT")]
        tables.load(PERSONS, [*head, *own], self._person_rows(columns))
        span = [("since", "BIGINT"), ("until", "BIGINT")]
        kept = [("p", "BIGINT"), ("cell", "BIGINT"), ("kind", "VARCHAR"), ("temporary", "BIGINT")]
        tables.load(MEMBERSHIPS, [*kept, *span], map(self._membership, registers.memberships))
        work = [("p", "BIGINT"), ("unit", "BIGINT")]
        tables.load(EMPLOYMENTS, [*work, *span], map(self._employment, registers.employments))

    def unit(self, number: int) -> str:
        """The id of a unit; empty where there is none."""
        return self.units[number] if number >= 0 else ""

    def number(self, person: str) -> int:
        return self._persons[person]

    def unit_number(self, key: str) -> int:
        return self._units.get(key, NOWHERE)

    # ------------------------------------------------------------------ rows
    def _person_rows(self, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        holders = self.holders
        tellers = [(name, _Teller()) for name in columns]
        for at, person in enumerate(self.persons):
            facts = person.facts
            own = [tell[person.name if name == "name" else facts.get(name)] for name, tell in tellers]
            yield (at, person.id, person.name, int(person.id in holders), *own)

    def _membership(self, row: Membership) -> tuple[Any, ...]:
        temporary = self.unit_number(row.temporary_in)
        return (self._persons[row.person], self._units[row.cell], row.kind, temporary, *_span(row.since, row.until))

    def _employment(self, row: Employment) -> tuple[Any, ...]:
        return (self._persons[row.person], self._units[row.unit], *_span(row.since, row.until))


class _Teller(dict[Any, str]):
    """The texts of the values of one fact, each made once; lists of rows are as they come."""

    def __missing__(self, value: Any) -> str:
        found = self[value] = told(value)
        return found

    def __getitem__(self, value: Any) -> str:
        return told(value) if isinstance(value, tuple | list | Mapping) else super().__getitem__(value)


def told(value: object) -> str:
    """A value as a text that is equal for equal values only; empty where nothing is given."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key!r}: {told(held)}' for key, held in sorted(value.items()))}}}"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(told, value))}]"
    return f"{type(value).__name__}:{value!r}"


def _span(since: date | None, until: date | None) -> tuple[int, int]:
    return (since.toordinal() if since else _FIRST, until.toordinal() if until else _LAST)
