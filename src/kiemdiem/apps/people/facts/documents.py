"""The rows of the database as the tables that registers are read from; one query for each table, read in chunks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from kiemdiem.apps.organisations.models import Decider, Placement, Unit
from kiemdiem.apps.people.facts.branches import WHY, Branch
from kiemdiem.apps.people.facts.surroundings import surroundings
from kiemdiem.apps.people.models import Assignment, Employment, Membership, Position
from kiemdiem.shell.rows import held_on

Row = dict[str, Any]
AT_ONCE = 2_000
UNIT_LINKS = ("of", "host", "line", "reviewed_with")
UNIT_TEXTS = ("body", "tier", "agency", "area", "managed_by")
POST_COLUMNS = {
    "title": "title",
    "rank": "rank",
    "presiding": "is_presiding",
    "main": "is_main",
    "leading": "is_leading",
    "full_time": "is_full_time",
    "re_elected": "is_re_elected",
    "managed_by": "managed_by",
    "promoted_from": "promoted_from",
    "equivalent": "equivalent",
    "since": "since",
    "until": "until",
}
SPAN = ("since", "until")


@dataclass
class Codes:
    """The codes by which units and persons are named in the tables, by their keys in the database."""

    units: dict[int, str] = field(default_factory=dict)
    persons: dict[int, str] = field(default_factory=dict)


def filled(row: Mapping[str, Any]) -> Row:
    """The row without its empty places."""
    return {key: value for key, value in row.items() if value is not None and value != "" and value != {}}


def unit_rows(branch: Branch, codes: Codes) -> list[Row]:
    """Every unit that stood on the day, where it stood then, under the name that it had; of a branch, with what it is
    tied to (`surroundings`)."""
    day = branch.day
    standing = Unit.objects.unscoped(WHY).filter(Q(ended_on=None) | Q(ended_on__gt=day))
    units = list(standing.filter(Q(founded_on=None) | Q(founded_on__lte=day)).order_by("pk"))
    placed = Placement.objects.filter(held_on(day)).order_by("pk").values_list("unit", "parent", "name")
    then = {unit: (parent, name) for unit, parent, name in placed.iterator(chunk_size=AT_ONCE)}
    if branch.unit is not None:
        needed = surroundings(branch, units, {unit: parent for unit, (parent, _) in then.items()})
        units = [unit for unit in units if unit.pk in needed]
    codes.units = {unit.pk: unit.code for unit in units}
    return [unit_row(unit, *then.get(unit.pk, (unit.parent_id, unit.name)), codes.units) for unit in units]


def unit_row(unit: Unit, parent: int | None, name: str, codes: Mapping[int, str]) -> Row:
    """One unit; links to units that have no code here are left out."""
    links = {link: codes.get(getattr(unit, f"{link}_id")) for link in UNIT_LINKS}
    texts = {column: getattr(unit, column) for column in UNIT_TEXTS}
    own = {"id": unit.code, "name": name, "parent": codes.get(parent) if parent else None, **links, **texts}
    return filled({**own, "flags": unit.flags, "founded_on": unit.founded_on, **unit.facts})


def person_rows(branch: Branch, codes: Codes) -> Iterator[tuple[int, Row]]:
    """Key and row of each person, with what his record says of him. One query."""
    fields = ("pk", "code", "full_name", "admitted_on", "residence", "service", "service_class", "facts")
    found = branch.persons().order_by("pk").values_list(*fields)
    for pk, code, name, admitted_on, residence, service, service_class, facts in found.iterator(chunk_size=AT_ONCE):
        codes.persons[pk] = code
        told = {"admitted_on": admitted_on, "residence": residence, "service": service, "service_class": service_class}
        yield pk, filled({"id": code, "name": name, **told, **facts})


def post_rows(branch: Branch, codes: Codes) -> Iterator[Row]:
    """The posts of these persons, past ones too. One query."""
    rows = branch.of_persons(Position.objects.all())
    yield from posts_in(rows, codes)


def posts_in(rows: QuerySet[Any], codes: Codes) -> Iterator[Row]:
    """These posts, of persons and units that have a code here."""
    for person, unit, post, *values in _read(rows, ("person", "unit", "post", *POST_COLUMNS.values())):
        if person in codes.persons and unit in codes.units:
            told = dict(zip(POST_COLUMNS, values, strict=True))
            yield filled({"person": codes.persons[person], "unit": codes.units[unit], "post": post, **told})


def membership_rows(branch: Branch, codes: Codes) -> Iterator[Row]:
    """Their memberships. One query."""
    rows = branch.of_persons(Membership.objects.all())
    for person, cell, kind, temporary, *span in _read(rows, ("person", "cell", "kind", "temporary_in", *SPAN)):
        if person in codes.persons and cell in codes.units:
            told = {"kind": kind, "temporary_in": codes.units.get(temporary), **dict(zip(SPAN, span, strict=True))}
            yield filled({"person": codes.persons[person], "cell": codes.units[cell], **told})


def employment_rows(branch: Branch, codes: Codes) -> Iterator[Row]:
    """Where they work. One query."""
    rows = branch.of_persons(Employment.objects.all())
    for person, unit, contract, *span in _read(rows, ("person", "unit", "contract", *SPAN)):
        if person in codes.persons and unit in codes.units:
            told = {"contract": contract, **dict(zip(SPAN, span, strict=True))}
            yield filled({"person": codes.persons[person], "unit": codes.units[unit], **told})


def assignment_rows(branch: Branch, codes: Codes) -> Iterator[Row]:
    """What they are in charge of on the day. One query."""
    rows = branch.of_persons(Assignment.objects.filter(held_on(branch.day)))
    for person, unit in _read(rows, ("person", "unit")):
        if person in codes.persons and unit in codes.units:
            yield {"person": codes.persons[person], "unit": codes.units[unit]}


def decider_rows(codes: Codes) -> Iterator[Row]:
    """The table of decentralisation. One query."""
    rows = Decider.objects.order_by("pk")
    for unit, post, body, how, basis, *span in _read(rows, ("unit", "post", "body", "how", "basis", *SPAN)):
        if unit is None or unit in codes.units:
            told = {"post": post, "body": body, "how": how, "basis": basis, **dict(zip(SPAN, span, strict=True))}
            yield filled({"unit": codes.units.get(unit), **told})


def _read(rows: QuerySet[Any], fields: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    return rows.values_list(*fields).iterator(chunk_size=AT_ONCE)


def code_of(codes: Mapping[int, str], key: int | None) -> str | None:
    """The code of a unit; None where there is none."""
    return codes.get(key) if key is not None else None


def days_in(period: tuple[date, date], name: str) -> Q:
    """The condition that a day lies in the period."""
    return Q(**{f"{name}__gte": period[0], f"{name}__lte": period[1]})
