"""Who holds posts and who works in each agency, found once for all rolls."""

from __future__ import annotations

from collections.abc import Sequence

from kiemdiem.core.engine.registers.model import Employment, Post, Unit
from kiemdiem.core.engine.registers.structure import Structure


class Agencies:
    """Posts and employments by agency, and which agencies stand below which."""

    def __init__(self, structure: Structure) -> None:
        self._of = structure
        self._agency: dict[str, str] = {}
        self._posts: dict[str, list[Post]] = {}
        self._units: dict[str, list[str]] = {}
        self._below: dict[str, list[str]] = {}
        for unit in structure.units.values():
            agency = structure.agency_of(unit)
            if agency is not None:
                self._agency[unit.id] = agency.id
            if agency == unit:
                for above in structure.above(unit):
                    self._below.setdefault(above.id, []).append(unit.id)
        for unit in structure.units.values():
            home = self._agency.get(unit.id, unit.id)
            self._posts.setdefault(home, []).extend(structure.posts_at(unit.id))
            self._units.setdefault(home, []).append(unit.id)

    def posts_in(self, home: Unit) -> Sequence[Post]:
        """Posts in the agency itself: its divisions, bodies and organisations."""
        return self._posts.get(home.id, ())

    def posts_below(self, home: Unit) -> list[Post]:
        """Posts in the agencies below."""
        return [post for key in self._below.get(home.id, ()) for post in self._posts.get(key, ())]

    def posts(self) -> list[Post]:
        return [post for found in self._posts.values() for post in found]

    def employed_in(self, home: Unit) -> list[Employment]:
        return [employment for key in self._units.get(home.id, ()) for employment in self._of.employees_at(key)]
