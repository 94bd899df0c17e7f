"""Persons found by what somebody types into a field: name, code, card number, or the unit where they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import QuerySet

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.queries.finding import suggested as units_suggested
from kiemdiem.apps.people.access import visible_to
from kiemdiem.apps.people.errors import PersonNotClear, PersonUnknown
from kiemdiem.apps.people.models import Person, Position
from kiemdiem.apps.people.queries.finding import SORTED, Found, Sought, people_found
from kiemdiem.apps.people.queries.listing import with_rows
from kiemdiem.apps.people.queries.name_words import joined
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.core.quantities.names import search_key, tidy_name
from kiemdiem.shell.rows import held_on, in_parts
from kiemdiem.shell.tables.paging import COUNTED_UP_TO

SUGGESTED = 10
NAMED = 5
LONGEST_TEXT = 200


@dataclass(frozen=True)
class Suggested:
    """Persons read by `with_rows`, the first of all that fit; more: how many others; None where there are many."""

    persons: tuple[Person, ...]
    more: int | None = 0


def people_suggested(text: str, *, seen_by: Actor) -> Suggested:
    """The persons in the register who may be meant: by number or name, else those of the units that are named so.

    A fixed number of queries for each number of words, whatever the size of the register.
    """
    told = readable(text)
    if not search_key(told):
        return Suggested(())
    for sought in _ways(told, seen_by):
        found = people_found(sought, actor=seen_by)
        near = _first(found.rows.order_by(*found.by_name, "pk"), seen_by)
        if near:
            return Suggested(near[:SUGGESTED], _others(found) if len(near) > SUGGESTED else 0)
    rows = _of_units(units_suggested(told, seen_by=seen_by), seen_by)
    near = _first(rows.order_by("sort_key", "pk"), seen_by)
    return Suggested(near[:SUGGESTED], rows.count() - SUGGESTED if len(near) > SUGGESTED else 0)


def _others(found: Found) -> int | None:
    if found.counted:
        return None if found.counted.is_more else found.counted.count - SUGGESTED
    count = found.rows.order_by()[: COUNTED_UP_TO + 1].count()
    return None if count > COUNTED_UP_TO else count - SUGGESTED


def _ways(told: str, actor: Actor) -> list[Sought]:
    """What is looked for, in this order: a number in one piece, then names; behind a comma a unit is named."""
    name, comma, place = told.partition(",")
    if comma:
        return [Sought(name, unit=unit) for unit in units_suggested(place, seen_by=actor)[:1]]
    numbers = [joined(told)] if " " not in told or any(sign.isdigit() for sign in told) else []
    return [Sought(said) for said in dict.fromkeys([*numbers, told])]


def readable(text: str) -> str:
    """What was typed as far as a database takes it, in one line and no longer than a name with its number."""
    return tidy_name("".join(sign for sign in text[:LONGEST_TEXT] if sign.isprintable() or sign.isspace()))


def typed(person: Person) -> str:
    """How a field shows a person, and what it takes for that person again."""
    return f"{person.full_name} ({person.code})"


def person_meant(text: str, *, seen_by: Actor) -> Person:
    """The one person in the register whom a text means, as `persons_meant` says.

    Raises:
        PersonUnknown, PersonNotClear
    """
    found = persons_meant([text], seen_by=seen_by)[text]
    if isinstance(found, Person):
        return found
    raise found


def near_to(text: str, *, seen_by: Actor) -> str:
    """Who may be meant by a text that names nobody or several: as fields take them, each with his unit."""
    near = people_suggested(text, seen_by=seen_by)
    named = [f"{typed(one)}, {one.home.name}" for one in near.persons[:NAMED]]
    return "; ".join(named) + ("; …" if len(near.persons) > NAMED else "")


def persons_meant(texts: Iterable[str], *, seen_by: Actor) -> Mapping[str, Person | HouseError]:
    """Whom each text means: by code, by `typed`, by card number, else by the whole name with or without marks.

    A fixed number of queries for each thousand texts; who is not to be seen is unknown.
    """
    people = visible_to(seen_by).filter(left_on=None).select_related("home")
    told = {text: readable(text) for text in texts}
    codes = sorted({code for one in told.values() for code in _codes(one)})
    by_code = {one.code: one for one in in_parts(codes, lambda some: people.filter(code__in=some))}
    left = sorted({one for one in told.values() if one and not any(code in by_code for code in _codes(one))})
    by_card = {one.card_number: one for one in in_parts(left, lambda some: people.filter(card_number__in=some))}
    keys = sorted({search_key(one) for one in left if one not in by_card})
    by_name: dict[str, list[Person]] = {}
    for one in in_parts(keys, lambda some: people.filter(search_key__in=some).order_by("pk")):
        by_name.setdefault(one.search_key, []).append(one)
    return {
        text: next((by_code[code] for code in _codes(one) if code in by_code), None)
        or by_card.get(one)
        or _by_name(one, by_name.get(search_key(one), []))
        for text, one in told.items()
    }


def _codes(told: str) -> list[str]:
    return [told, told.rpartition("(")[2].removesuffix(")")] if told.endswith(")") else [told]


def _by_name(told: str, bearers: list[Person]) -> Person | HouseError:
    if len(bearers) == 1:
        return bearers[0]
    return PersonNotClear(text=told) if bearers else PersonUnknown(text=told)


def _first(rows: QuerySet[Person], actor: Actor) -> tuple[Person, ...]:
    """Those that are shown and one more, if there is one."""
    return tuple(with_rows(rows, day=actor.today)[: SUGGESTED + 1])


def _of_units(units: list[Unit], actor: Actor) -> QuerySet[Person]:
    """Who is at home in these units or holds a post there today; of very many some."""
    at_home = visible_to(actor).filter(home__in=units, left_on=None).order_by("sort_key", "pk")
    holding = Position.objects.filter(held_on(actor.today), unit__in=units).order_by("rank", "pk")
    keys = {*at_home.values_list("pk", flat=True)[:SORTED], *holding.values_list("person", flat=True)[:SORTED]}
    return visible_to(actor).filter(pk__in=keys, left_on=None)
