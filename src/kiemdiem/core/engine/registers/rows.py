"""Rows of the registers as expressions see them: columns, facts with their absences, and links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from kiemdiem.core.engine.registers.model import Membership, Person, Post, Unit
from kiemdiem.core.engine.values import NOTHING, Kleene
from kiemdiem.core.quantities.calendars import Calendar
from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.expression.scope import Vocabulary


class Links(Protocol):
    """What a row asks of the registers as a whole."""

    @property
    def names(self) -> Vocabulary: ...
    @property
    def facts(self) -> Mapping[str, Mapping[str, Fact]]: ...
    @property
    def units(self) -> Mapping[str, Unit]: ...
    @property
    def persons(self) -> Mapping[str, Person]: ...
    def tier_of(self, unit: Unit) -> str: ...
    def agency_of(self, unit: Unit) -> Unit | None: ...
    def flags_of(self, unit: Unit) -> tuple[str, ...]: ...
    def posts_of(self, person: str) -> Sequence[Post]: ...
    def posts_at(self, unit: str) -> Sequence[Post]: ...
    def members_of_cell(self, cell: str) -> Sequence[Membership]: ...
    def membership_of(self, person: str) -> Membership | None: ...
    def workplaces(self, person: str) -> Sequence[Unit]: ...
    def manager_of(self, person: str) -> str: ...
    def is_leading(self, post: Post) -> bool: ...


class Row:
    """Asked by compiled expressions: a value, the row or rows that a link leads to."""

    def get(self, name: str) -> Any:
        return NOTHING

    def linked(self, relation: str) -> Sequence[Row]:
        return ()

    def link(self, relation: str) -> Row:
        found = self.linked(relation)
        return found[0] if found else NO_ROW

    def leads_to(self, relation: str, kind: str) -> Kleene:
        return bool(self.linked(relation))


NO_ROW = Row()


class UnitRow(Row):
    """A unit."""

    def __init__(self, unit: Unit, links: Links) -> None:
        self._unit, self._links = unit, links

    def get(self, name: str) -> Any:
        unit, links = self._unit, self._links
        match name:
            case "name" | "body":
                return getattr(unit, name)
            case "tier":
                return links.tier_of(unit)
            case "agency":
                found = links.agency_of(unit)
                return found.agency if found else ""
            case "flags":
                return links.flags_of(unit)
            case "founded_on":
                return unit.founded_on
            case "managed_by":
                led = links.units[unit.of] if unit.of else unit  # who manages an agency manages what leads it
                return _code(links, "managed_by", unit.managed_by or led.managed_by)
        return _fact(links, "unit", name, unit.facts)

    def linked(self, relation: str) -> Sequence[Row]:
        unit, links = self._unit, self._links
        if relation == "posts":
            return [PostRow(post, links) for post in links.posts_at(unit.id)]
        if relation == "members":
            return [MembershipRow(membership, links) for membership in links.members_of_cell(unit.id)]
        target = unit.of if relation == "leads" else str(getattr(unit, relation))
        return [UnitRow(links.units[target], links)] if target else []


class PostRow(Row):
    """A post."""

    def __init__(self, post: Post, links: Links) -> None:
        self._post, self._links = post, links

    def get(self, name: str) -> Any:
        if name == "is_leading":
            return self._links.is_leading(self._post)
        if name == "managed_by":
            return _code(self._links, "managed_by", self._post.managed_by)
        value = getattr(self._post, name)
        return NOTHING if value is None else value

    def linked(self, relation: str) -> Sequence[Row]:
        if relation == "unit":
            return [UnitRow(self._links.units[self._post.unit], self._links)]
        return [PersonRow(self._links.persons[self._post.person], self._links)]


class PersonRow(Row):
    """A person."""

    def __init__(self, person: Person, links: Links) -> None:
        self._person, self._links = person, links

    def get(self, name: str) -> Any:
        person, links = self._person, self._links
        membership = links.membership_of(person.id)
        match name:
            case "name":
                return person.name
            case "is_member":
                return membership is not None
            case "membership":
                return membership.kind if membership else ""
            case "managed_by":
                return _code(links, name, links.manager_of(person.id) or str(person.facts.get(name, "")))
        return _fact(links, "person", name, person.facts)

    def linked(self, relation: str) -> Sequence[Row]:
        person, links = self._person, self._links
        if relation == "posts":
            return [PostRow(post, links) for post in links.posts_of(person.id)]
        if relation == "workplace":
            return [UnitRow(unit, links) for unit in links.workplaces(person.id)]
        membership = links.membership_of(person.id)
        return [UnitRow(links.units[membership.cell], links)] if membership else []


class MembershipRow(Row):
    """A membership in a cell."""

    def __init__(self, membership: Membership, links: Links) -> None:
        self._membership, self._links = membership, links

    def get(self, name: str) -> Any:
        value = getattr(self._membership, name)
        return NOTHING if value is None else value

    def linked(self, relation: str) -> Sequence[Row]:
        if relation == "cell":
            return [UnitRow(self._links.units[self._membership.cell], self._links)]
        return [PersonRow(self._links.persons[self._membership.person], self._links)]


class RollRow(Row):
    """What a roll's conditions are asked of: how many work in the agency."""

    def __init__(self, staff: int) -> None:
        self._staff = staff

    def get(self, name: str) -> Any:
        return self._staff


class Surroundings:
    """The day and the period that an expression over registers may name."""

    def __init__(self, as_of: date, period: tuple[date, date], year: int) -> None:
        self.period = period
        self._given = {"as_of": as_of, "period.start": period[0], "period.end": period[1], "year": year}
        self._calendar = Calendar()

    def given(self, name: str) -> Any:
        return self._given[name]

    def working_days(self, start: Any, end: Any) -> Any:
        if start is None or end is None or start is NOTHING or end is NOTHING:
            return None if start is None or end is None else NOTHING
        return self._calendar.working_days_between(start, end)


def _code(links: Links, name: str, code: str) -> Any:
    """A code of the scale of managing bodies as the mask that compiled comparisons want; text where there is none."""
    codes = links.names.scales.get("manager")
    if codes is None:
        return code
    return 1 << codes.index(code) if code in codes else 1 << len(codes)


def _fact(links: Links, row: str, name: str, given: Mapping[str, Any]) -> Any:
    fact = links.facts[row].get(name)
    value = given.get(name)
    if fact is None:
        return value
    if fact.type == "scale":
        codes = links.names.scales[fact.scale or ""]
        if value is not None:
            return 1 << codes.index(value)
        return 1 << len(codes) if fact.absent == "none" else (1 << len(codes)) - 1
    if value is not None:
        return value
    absences: dict[str, Any] = {"unknown": None, "from_superior": None, "none": NOTHING, "no": False, "0": 0}
    return absences.get(fact.absent, "")
