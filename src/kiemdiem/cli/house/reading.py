"""The registers of the house as `subjects` and `rate` take them. Imported once Django is set up (see options.py)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.facts.registers import HouseRegisters, house_registers
from kiemdiem.cli import labels
from kiemdiem.cli.house import errors
from kiemdiem.cli.refused import Refused
from kiemdiem.core.bulk.registers.subject_lists import subject_list
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.registers import RegistersRefused, SubjectList, season_subjects
from kiemdiem.core.engine.registers.errors import RegisterFault
from kiemdiem.core.engine.season import Season
from kiemdiem.core.regime.faults import nearest
from kiemdiem.core.regime.regime import Regime


@dataclass(frozen=True)
class House:
    """The registers on a day under a plan."""

    regime: Regime
    day: date
    found: HouseRegisters

    @classmethod
    def read(cls, regime: Regime, day: date, branch: str | None) -> House:
        """The whole house, or the branch of the unit with this code.

        Raises:
            Refused: no such unit, nothing in the registers, or rows that the plan cannot use, each by its name.
        """
        unit = _unit(branch) if branch else None
        try:
            found = house_registers(regime, day=day, unit=unit)
        except RegistersRefused as refused:
            raise Refused(
                errors.registers_refused(len(refused.faults)), [_told(fault) for fault in refused.faults]
            ) from None
        if not found.registers.units:
            raise Refused(errors.NOBODY)
        return cls(regime, day, found)

    @property
    def persons(self) -> int:
        return len(self.found.registers.persons)

    def subjects(self, readings: Mapping[str, str], *, with_season: bool) -> tuple[SubjectList, int]:
        """The list of the branch with earlier years in its season, and how many cases were decided on in bulk."""
        registers = self.found.registers
        whole, cases = subject_list(self.regime, registers, as_of=self.day, readings=readings, with_season=with_season)
        return self.found.with_past(self.found.of_branch(whole)), cases

    def season(self, readings: Mapping[str, str], *, strict: bool) -> Season:
        """The season that waits for its votes."""
        found, _ = self.subjects(readings, with_season=True)
        rows = season_subjects(found)
        if not rows:
            raise Refused(errors.NOBODY)
        document = {"as_of": self.day.isoformat(), "readings": dict(readings), "subjects": rows}
        return SeasonReader(self.regime).read(document, strict=strict)


def _unit(code: str) -> Unit:
    units = Unit.objects.unscoped("asked for on the machine itself")
    found = units.filter(code=code).first()
    if found is None:
        raise Refused(errors.no_such_branch(code, nearest(code, units.values_list("code", flat=True))))
    return found


def _told(fault: RegisterFault) -> str:
    """A fault by the names of the registers: the table, the column, and whose row it is."""
    column = labels.REGISTER_COLUMNS.get(f"{fault.table}.{fault.key}") or labels.REGISTER_COLUMNS.get(fault.key)
    table = labels.REGISTERS.get(fault.table, fault.table)
    return f"{table}, {column or fault.key}: {fault.message}" if fault.key else f"{table}: {fault.message}"
