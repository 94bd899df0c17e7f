"""The tree of units: what stands below what, and in which unit a subject lies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit. parent: empty at the top; tier: its tier in the words of the file."""

    id: str
    parent: str
    tier: str
    name: str


class BrokenTree(Exception):
    """Rows that are no tree: (id, why) with why one of "twice", "unknown parent", "circle"."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__(faults)
        self.faults = faults


class Tree:
    """Units by id, and the places of those who are none: a row without a tier says where such a subject lies.

    Raises BrokenTree with every fault.
    """

    def __init__(self, rows: Iterable[Unit]) -> None:
        rows = list(rows)
        self._rows: dict[str, Unit] = {row.id: row for row in rows}
        has_tiers = any(row.tier for row in rows)
        self._faults = [(row.id, "twice") for row in rows if self._rows[row.id] is not row]
        self._faults += [(r.id, "unknown parent") for r in rows if r.parent and r.parent not in self._rows]
        self._depths: dict[str, int] = {}
        for row in rows:
            self._measure(row.id)
        if self._faults:
            raise BrokenTree(self._faults)
        self.rows = rows
        self.units: Mapping[str, Unit] = {
            row.id: row for row in sorted(rows, key=lambda row: self._depths[row.id]) if row.tier or not has_tiers
        }
        """The units, each above before those below it."""
        self._above = {name: self.unit_of(row.parent) for name, row in self._rows.items()}
        self.children: dict[str, list[str]] = {}
        for unit in self.units.values():
            self.children.setdefault(self.above(unit.id), []).append(unit.id)

    def _measure(self, name: str) -> None:
        """How far below the top each of this one and those above it stands."""
        way: dict[str, None] = {}
        at = name
        while at in self._rows and at not in self._depths and at not in way:
            way[at] = None
            at = self._rows[at].parent
        if at in way:
            self._faults.append((at, "circle"))
        depth = self._depths.get(at, -1)
        for one in reversed(way):
            depth += 1
            self._depths[one] = depth

    def above(self, name: str) -> str:
        """The unit above a unit or a place; empty at the top."""
        return self._above[name]

    def unit_of(self, name: str) -> str:
        """The unit that an id stands for: itself, or the next one above a place that is no unit; empty for none."""
        while name and name not in self.units:
            name = self._rows[name].parent if name in self._rows else ""
        return name

    def way_up(self, name: str) -> Iterator[str]:
        """The unit itself and every unit above it."""
        while name:
            yield name
            name = self.above(name)

    def downwards(self, top: str) -> Iterator[str]:
        """A unit and every unit below it, each followed by its own; the whole tree where top is empty."""
        waiting = [top] if top else self.children.get("", [])[::-1]
        while waiting:
            unit = waiting.pop()
            yield unit
            waiting += self.children.get(unit, [])[::-1]

    def places(self) -> Iterator[tuple[str, str]]:
        """Every id that the file names, and the unit it stands for."""
        for name in self._rows:
            yield name, self.unit_of(name)

    @property
    def by_name(self) -> dict[str, str]:
        """Name → id, of units whose name no other bears."""
        names = Counter(unit.name for unit in self.units.values())
        return {unit.name: unit.id for unit in self.units.values() if names[unit.name] == 1}

    @property
    def tiers(self) -> list[str]:
        """The tiers, the highest first."""
        return list(dict.fromkeys(unit.tier for unit in self.units.values()))
