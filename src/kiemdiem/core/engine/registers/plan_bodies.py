"""Which units of the registers the bodies of a work plan are, in the place where the plan is carried out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from kiemdiem.core.engine.registers.model import Registers, Unit
from kiemdiem.core.engine.registers.structure import Structure
from kiemdiem.core.quantities.names import sort_key
from kiemdiem.core.regime.entries.plan import PlanBody
from kiemdiem.core.regime.regime import Placed, Regime

ROOT, DIRECTLY_UNDER, UNDER = "root", "directly_under", "under"


@dataclass(frozen=True)
class MeantUnit:
    """A unit that a body of the plan is; id: as the registers have it, or of a body that only the plan implies."""

    id: str
    name: str


@dataclass(frozen=True)
class FoundBody:
    """A body of the plan and its units in their order; none where the registers have none, or cannot tell."""

    id: str
    names: tuple[str, ...]
    units: tuple[MeantUnit, ...]
    by_hand: str
    clauses: tuple[str, ...]


def plan_bodies(
    regime: Regime, registers: Registers, *, root: str, as_of: date, readings: Mapping[str, str] | None = None
) -> list[FoundBody]:
    """Every body of the plan with its units. root: id of the unit in which the plan is carried out.

    Only the register of units is asked: who holds which post does not matter here.
    """
    units_alone = replace(registers, persons=(), posts=(), memberships=(), employments=(), assignments=(), deciders=())
    structure = Structure(regime, units_alone, as_of, readings or {})
    found = (_Finding(structure, root, placed) for placed in structure.in_force("body", PlanBody))
    return [one.body() for one in found]


class _Finding:
    def __init__(self, structure: Structure, root: str, placed: Placed[PlanBody]) -> None:
        self._of, self._root, self._placed, self._entry = structure, root, placed, placed.entry

    def body(self) -> FoundBody:
        units = sorted(dict.fromkeys(self._units()), key=lambda one: (sort_key(one.name), one.id))
        meant = tuple(MeantUnit(unit.id, unit.name) for unit in units)
        entry = self._entry
        return FoundBody(entry.id, entry.names, meant, entry.by_hand, entry.clauses)

    def _units(self) -> Iterator[Unit]:
        for index, choice in enumerate(self._entry.units):
            for unit in self._of.chosen_units(self._placed, f"units.{index}", choice):
                if self._is_in_place(unit):
                    yield unit

    def _is_in_place(self, unit: Unit) -> bool:
        """Where a unit stands; a body stands where the unit stands that it leads."""
        place, stands = self._entry.place, unit.of or unit.id
        if place == ROOT:
            return stands == self._root
        if place == DIRECTLY_UNDER:
            return self._of.units[stands].parent == self._root
        if place == UNDER:
            return any(above.id == self._root for above in self._of.above(unit))
        return True
