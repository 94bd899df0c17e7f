"""The registers of the house, or of one branch, on a day: what `kiemdiem subjects` works out a plan from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.facts.branches import Branch
from kiemdiem.apps.people.facts.documents import (
    Codes,
    Row,
    assignment_rows,
    decider_rows,
    employment_rows,
    membership_rows,
    person_rows,
    post_rows,
    unit_rows,
)
from kiemdiem.apps.people.facts.season_facts import Past, past_results, season_facts
from kiemdiem.core.engine.registers import Registers, RegistersRefused, SubjectList, registers_from_json
from kiemdiem.core.engine.registers.columns import COLUMNS
from kiemdiem.core.engine.registers.errors import RegisterFault
from kiemdiem.core.engine.registers.structure import led_by_implied
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.regime.register_scope import PERSON, UNIT, rows_of_kinds

UNIT_COLUMNS = tuple(COLUMNS["units"])
UNIT_WORDS = ("body", "tier", "agency", "area", "managed_by", "flags")


@dataclass(frozen=True)
class HouseRegisters:
    """The registers on a day with what past years ended with; `units` and `persons` are those of the branch alone."""

    registers: Registers
    past: Past
    units: frozenset[str]
    persons: frozenset[str]
    is_whole: bool

    def of_branch(self, found: SubjectList) -> SubjectList:
        """The part of a list that is about the branch: its units, and the persons who are at home there."""
        if self.is_whole:
            return found
        subjects = tuple(one for one in found.subjects if self._has(one.person, one.unit))
        kept = {one.id for one in subjects}
        listings = (replace(one, subjects=tuple(key for key in one.subjects if key in kept)) for one in found.listings)
        return replace(
            found,
            subjects=subjects,
            places={person: forums for person, forums in found.places.items() if person in self.persons},
            listings=tuple(one for one in listings if one.subjects),
            problems=tuple(one for one in found.problems if not one.subject or one.subject in kept),
            season=tuple(row for row in found.season if row["id"] in kept),
        )

    def with_past(self, found: SubjectList) -> SubjectList:
        """The list with `previous` in the rows of its season."""
        rows = ({**row, "previous": past} if (past := self.past.of(row)) else row for row in found.season)
        return replace(found, season=tuple(rows))

    def unit_of(self, key: str) -> str:
        """The code of a unit of the house: of a body that only the plan implies, that of the unit which it leads."""
        return key if key in self._known else led_by_implied(key)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(unit.id for unit in self.registers.units)

    def _has(self, person: str, unit: str) -> bool:
        return person in self.persons if person else self.unit_of(unit) in self.units


def house_registers(regime: Regime, *, day: date, unit: Unit | None = None) -> HouseRegisters:
    """The registers of the house, or of the branch of `unit`, as they were on the day; a fixed number of queries.

    Raises:
        RegistersRefused: rows that the plan cannot use, each with its table, place and words.
    """
    branch = Branch(day, unit)
    document, codes, own = house_document(regime, branch)
    past = past_results(branch, codes, regime.review_period()[0].year)
    inside = frozenset(branch.units().values_list("code", flat=True))
    return HouseRegisters(
        registers=read_leniently(regime, document, inside),
        past=past,
        units=inside,
        persons=own,
        is_whole=unit is None,
    )


def house_document(regime: Regime, branch: Branch) -> tuple[dict[str, list[Row]], Codes, frozenset[str]]:
    """The tables as a document, the codes in them, and the codes of those who are at home on the branch."""
    codes = Codes()
    units = unit_rows(branch, codes)
    facts = season_facts(branch, codes, regime.review_period())
    known = facts_known(regime)
    persons = []
    for pk, row in person_rows(branch, codes):
        told = {**facts.pop(pk, {}), **row}
        persons.append({key: value for key, value in told.items() if key in known[PERSON]})
    document = {
        "units": [{key: value for key, value in row.items() if key in known[UNIT]} for row in units],
        "persons": persons,
        "posts": list(post_rows(branch, codes)),
        "memberships": list(membership_rows(branch, codes)),
        "employments": list(employment_rows(branch, codes)),
        "assignments": list(assignment_rows(branch, codes)),
        "deciders": list(decider_rows(codes)),
    }
    return document, codes, _at_home(branch, codes)


def read_leniently(regime: Regime, document: dict[str, list[Row]], inside: frozenset[str]) -> Registers:
    """The registers; a unit outside the branch may bear words that this plan does not know, and goes without them."""
    try:
        return registers_from_json(document, regime)
    except RegistersRefused as refused:
        faults = [fault for fault in refused.faults if not _left_out(fault, document, inside)]
    if faults:
        raise RegistersRefused(_named(fault, document) for fault in faults) from None
    try:
        return registers_from_json(document, regime)
    except RegistersRefused as refused:
        raise RegistersRefused(_named(fault, document) for fault in refused.faults) from None


def _left_out(fault: RegisterFault, document: Mapping[str, list[Row]], inside: frozenset[str]) -> bool:
    """Whether the fault is a word of a unit that is not of the branch; the word is taken out of its row."""
    rows = document["units"] if fault.table == "units" else []
    if not 0 < fault.row <= len(rows) or fault.key not in UNIT_WORDS or rows[fault.row - 1]["id"] in inside:
        return False
    return rows[fault.row - 1].pop(fault.key, None) is not None


def _at_home(branch: Branch, codes: Codes) -> frozenset[str]:
    if branch.unit is None:
        return frozenset(codes.persons.values())
    keys = branch.persons().filter(home__in=branch.units().values("pk")).values_list("pk", flat=True)
    return frozenset(codes.persons[key] for key in keys if key in codes.persons)


def _named(fault: RegisterFault, document: Mapping[str, list[Row]]) -> RegisterFault:
    """The fault with whose row it is in place of a number that nobody sees."""
    rows = document.get(fault.table, [])
    if not 0 < fault.row <= len(rows):
        return fault
    row = rows[fault.row - 1]
    whose = [str(row[key]) for key in ("id", "person", "unit", "cell") if row.get(key)]
    return replace(fault, row=0, message=f"{', '.join(whose)}: {fault.message}")


def facts_known(regime: Regime) -> Mapping[str, set[str]]:
    """What the plan asks of a person and of a unit; the registers hold more than one plan reads."""
    kinds = rows_of_kinds(regime.placed)
    columns: dict[str, set[str]] = {PERSON: {"id", "name"}, UNIT: set(UNIT_COLUMNS)}
    for placed in regime.facts:
        for kind in placed.entry.for_ or tuple(kinds):
            if kind in kinds and placed.entry.equals is None:
                columns[kinds[kind]].add(placed.id)
    return columns
