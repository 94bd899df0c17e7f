"""Registers for tests: units, persons, posts and memberships written in one line each."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kiemdiem.core.engine.registers import (
    ComputedSubject,
    Registers,
    Roll,
    SubjectList,
    compute,
    registers_from_json,
    roll,
)
from kiemdiem.core.regime.regime import Regime

Row = dict[str, Any]


@dataclass
class Office:
    """The registers of one office under one regime; every method adds rows and gives the id back."""

    regime: Regime
    tables: dict[str, list[Row]] = field(default_factory=dict)

    def _add(self, table: str, row: Row) -> None:
        self.tables.setdefault(table, []).append({key: value for key, value in row.items() if value is not None})

    def unit(self, key: str, name: str = "", **columns: Any) -> str:
        self._add("units", {"id": key, "name": name or key, **columns})
        return key

    def person(self, key: str, *, cell: str = "", kind: str = "chinh_thuc", name: str = "", **facts: Any) -> str:
        self._add("persons", {"id": key, "name": name or key, **facts})
        if cell:
            self.membership(key, cell, kind=kind)
        return key

    def membership(self, person: str, cell: str, *, kind: str = "chinh_thuc", **columns: Any) -> None:
        self._add("memberships", {"person": person, "cell": cell, "kind": kind, **columns})

    def post(self, person: str, unit: str, role: str, **columns: Any) -> None:
        self._add("posts", {"person": person, "unit": unit, "post": role, **columns})

    def holder(self, unit: str, role: str, *, cell: str = "", key: str = "", **columns: Any) -> str:
        """A new person who holds this post."""
        person = self.person(key or f"{role}-{unit}-{len(self.tables.get('persons', []))}", cell=cell)
        self.post(person, unit, role, **columns)
        return person

    def staff(self, unit: str, count: int, *, contract: str = "bien_che") -> list[str]:
        """So many new persons who work in the unit."""
        start = len(self.tables.get("persons", []))
        persons = [self.person(f"nv-{unit}-{start + number}") for number in range(count)]
        for person in persons:
            self.employ(person, unit, contract=contract)
        return persons

    def employ(self, person: str, unit: str, *, contract: str = "bien_che") -> None:
        self._add("employments", {"person": person, "unit": unit, "contract": contract})

    def assign(self, person: str, unit: str) -> None:
        self._add("assignments", {"person": person, "unit": unit})

    def decider(self, body: str, **columns: Any) -> None:
        self._add("deciders", {"body": body, **columns})

    # ------------------------------------------------------------------ answers
    def registers(self) -> Registers:
        return registers_from_json(self.tables, self.regime)

    def computed(self, *, as_of: date | None = None, **readings: str) -> SubjectList:
        chosen = {key.replace("_", "-"): option for key, option in readings.items()}
        day = as_of or self.regime.review_period()[1]
        return compute(self.regime, self.registers(), as_of=day, readings=chosen)

    def subject(self, key: str, **given: Any) -> ComputedSubject:
        found = self.computed(**given).find(key)
        assert found is not None, f"no subject {key}"
        return found

    def places(self, person: str, **given: Any) -> list[str]:
        """The places of review of a person, in order."""
        return [forum.id for forum in self.computed(**given).places[person]]

    def roll(self, roll_id: str, subject: str) -> Roll:
        return roll(self.regime, self.registers(), roll_id, subject)

    def ids(self, kind: str) -> set[str]:
        """The units or persons of the subjects of this kind that are reviewed."""
        return {s.person or s.unit for s in self.computed().of_kind(kind) if s.reviewed}

    def rated(self, kind: str) -> set[str]:
        """The units or persons of the subjects of this kind that are rated."""
        return {s.person or s.unit for s in self.computed().of_kind(kind) if s.rated}
