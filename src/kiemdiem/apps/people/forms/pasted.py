"""People and the units that receive them, as a block that was copied from a worksheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kiemdiem.apps.organisations.access import visible_to as units_visible_to
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people import labels
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.shell.pasting import rows_of
from kiemdiem.shell.rows import in_parts


@dataclass(frozen=True)
class Line:
    """A line with something in it: its number from 1, whom it names, and the unit, empty where it names none."""

    number: int
    who: str
    where: str


@dataclass(frozen=True)
class Pasted:
    """Key of a person → unit; faults: every line that is not understood, in words."""

    targets: Mapping[int, Unit]
    faults: tuple[str, ...]


def lines_of(block: str) -> list[Line]:
    """The lines of a block; cells are parted by tabs, as a worksheet copies them, or by semicolons."""
    rows = rows_of(block, or_by=";")
    return [Line(number, cells[0], cells[1] if len(cells) > 1 else "") for number, cells in rows]


def understood(block: str, *, persons: Sequence[Person], otherwise: Unit | None, actor: Actor) -> Pasted:
    """Who goes where. persons: those who may be meant; otherwise: the unit for lines that name none."""
    lines = lines_of(block)
    known = {one.code: one for one in persons} | {one.card_number: one for one in persons if one.card_number}
    units = _units({line.where for line in lines if line.where}, actor)
    targets: dict[int, Unit] = {}
    first: dict[int, int] = {}
    faults: list[str] = []
    for line in lines:
        person, unit = known.get(line.who), units.get(line.where) if line.where else otherwise
        told = ""
        if person is None:
            told = labels.PASTE_UNKNOWN.format(text=line.who)
        elif first.setdefault(person.pk, line.number) != line.number:
            told = labels.PASTE_TWICE.format(text=line.who, first=first[person.pk])
        elif unit is None:
            told = labels.PASTE_NO_UNIT.format(text=line.where)
        else:
            targets[person.pk] = unit
        faults += [labels.PASTE_LINE.format(number=line.number, told=told)] if told else []
    return Pasted(targets, tuple(faults))


def _units(codes: Iterable[str], actor: Actor) -> dict[str, Unit]:
    rows = units_visible_to(actor).filter(ended_on=None)
    return {unit.code: unit for unit in in_parts(sorted(codes), lambda some: rows.filter(code__in=some))}
