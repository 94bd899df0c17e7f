"""A row of a file of persons while it is judged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kiemdiem.apps.people.imports.units import Known
from kiemdiem.apps.uploads.values.registers import CellFault, GivenRow


@dataclass
class Row:
    """What is known of it; units: column → the unit that its cell names; twin: who has the same name and birthday."""

    given: GivenRow
    name: str
    identity: str
    faults: list[CellFault] = field(default_factory=list)
    units: dict[str, Known] = field(default_factory=dict)
    twin: str = ""

    def value(self, column: str) -> Any:
        """What its cell means; None where it is empty or there is no such column."""
        return self.given.values.get(column)

    def tell(self, column: str, told: str, todo: str) -> None:
        self.faults.append(CellFault(column, told, todo))
