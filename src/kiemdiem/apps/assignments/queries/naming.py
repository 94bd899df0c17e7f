"""Units and persons as somebody types or pastes them."""

from __future__ import annotations

from collections.abc import Sequence

from kiemdiem.apps.assignments import words
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.people.queries.suggesting import persons_meant
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.core.quantities.names import search_key
from kiemdiem.shell.pasting import rows_of


def pairs_of(block: str, *, units: Sequence[Unit], actor: Actor) -> tuple[list[tuple[Unit, Person]], list[str]]:
    """Unit and person of each line, and what is wrong with the others, in words. units: those that may be meant."""
    known = {search_key(one.name): one for one in units} | {one.code: one for one in units}
    found: list[tuple[Unit, Person]] = []
    faults: list[str] = []
    rows = list(rows_of(block, or_by=";"))
    people = persons_meant([_who(cells) for _, cells in rows], seen_by=actor)
    for number, cells in rows:
        where, person = cells[0], people[_who(cells)]
        unit = known.get(where) or known.get(search_key(where))
        told = "" if unit else words.PASTE_NO_UNIT.format(text=where)
        if unit is not None and isinstance(person, Person):
            found.append((unit, person))
            continue
        told = told or (person.sentence if isinstance(person, HouseError) else "")
        faults.append(words.PASTE_LINE.format(number=number, told=told))
    return found, faults


def _who(cells: list[str]) -> str:
    return cells[1] if len(cells) > 1 else ""
