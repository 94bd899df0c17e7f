"""Units and persons as somebody types or pastes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiemdiem.apps.assignments import words
from kiemdiem.apps.assignments.errors import PersonNotClear, PersonUnknown
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.access import visible_to
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.core.quantities.names import search_key, tidy_name

ENOUGH = 2


def rows_of(block: str) -> Iterator[tuple[int, list[str]]]:
    """The lines of a block with something in them, by their numbers; cells parted by tabs or semicolons."""
    for number, text in enumerate(block.splitlines(), start=1):
        cells = [tidy_name(cell) for cell in text.replace(";", "\t").split("\t")]
        if any(cells):
            yield number, cells


def one_person(text: str, *, seen_by: Actor) -> Person:
    """The one person in the register whom a code, a number of a card or a whole name means.

    Raises:
        PersonUnknown, PersonNotClear
    """
    people = visible_to(seen_by).filter(left_on=None)
    for known in ({"code": text}, {"card_number": text}, {"search_key": search_key(text)}):
        found = list(people.filter(**known).order_by("pk")[:ENOUGH]) if text else []
        if len(found) == 1:
            return found[0]
        if found:
            raise PersonNotClear(text=text)
    raise PersonUnknown(text=text)


def pairs_of(block: str, *, units: Sequence[Unit], actor: Actor) -> tuple[list[tuple[Unit, Person]], list[str]]:
    """Unit and person of each line, and what is wrong with the others, in words. units: those that may be meant."""
    known = {search_key(one.name): one for one in units} | {one.code: one for one in units}
    found: list[tuple[Unit, Person]] = []
    faults: list[str] = []
    people: dict[str, Person] = {}
    for number, cells in rows_of(block):
        where, who = cells[0], cells[1] if len(cells) > 1 else ""
        unit = known.get(where) or known.get(search_key(where))
        told = "" if unit else words.PASTE_NO_UNIT.format(text=where)
        try:
            people[who] = people.get(who) or one_person(who, seen_by=actor)
        except HouseError as fault:
            told = told or fault.sentence
        if unit is not None and not told:
            found.append((unit, people[who]))
        else:
            faults.append(words.PASTE_LINE.format(number=number, told=told))
    return found, faults
