"""Who is still recorded on a unit that has ended, or that others came out of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from kiemdiem.apps.organisations.models import Succession, Unit
from kiemdiem.apps.people.models import Assignment, Employment, Membership, Person, Position
from kiemdiem.apps.permissions.access import Actor, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import in_parts

OnUnit = Membership | Employment | Position | Assignment
PLACES: tuple[tuple[type[Any], str], ...] = (
    (Membership, "cell"),
    (Membership, "temporary_in"),
    (Employment, "unit"),
    (Position, "unit"),
    (Assignment, "unit"),
)


@dataclass
class Left:
    """A person with what of his stands on the unit today; is_home: his record is kept there."""

    person: Person
    is_home: bool
    records: list[OnUnit] = field(default_factory=list)

    @property
    def posts(self) -> list[Position]:
        return [one for one in self.records if isinstance(one, Position)]


@dataclass(frozen=True)
class Heirs:
    """The living units that came after one, and the day on which the first of them did."""

    units: tuple[Unit, ...]
    since: date | None


def heirs_of(unit: Unit) -> Heirs:
    """What came after a unit; where that has ended too, what came after it. One query for each time it happened."""
    found: dict[int, Unit] = {}
    since: date | None = None
    asked, waiting = {unit.pk}, [unit.pk]
    while waiting:
        rows = Succession.objects.filter(before__in=waiting).select_related("after").order_by("on", "pk")
        waiting = []
        for row in rows:
            since = since or row.on
            if row.after.ended_on is None:
                found[row.after_id] = row.after
            elif row.after_id not in asked:
                waiting.append(row.after_id)
        asked |= set(waiting)
    return Heirs(tuple(found.values()), unit.ended_on or since)


def keys_left_on(unit: Unit) -> list[int]:
    """The keys of all who are recorded on the unit today and have not left the register. One query."""
    found = Person.objects.unscoped("counted, and narrowed before anybody is named").filter(home=unit, left_on=None)
    keys: QuerySet[Any, Any] = found.order_by().values_list("pk", flat=True)
    lasting = (model.objects.filter(**{place: unit}, until=None, person__left_on=None) for model, place in PLACES)
    there = [rows.order_by().values_list("person", flat=True) for rows in lasting]
    return sorted(keys.union(*there))


def may_be_moved(actor: Actor) -> Q:
    """The condition that the actor may write a person: on his branches, and not he himself."""
    kept = kept_by(actor, Permission.EDIT_PEOPLE)
    return kept if actor.user_id is None else kept & ~Q(user_id=actor.user_id)


def kept_by(actor: Actor, permission: Permission) -> Q:
    """The condition that the record of a person is kept on a branch where the actor may do this."""
    return scope_of(actor, permission).within("home__path")


def persons_with(keys: Sequence[int], narrowed: Q) -> list[Person]:
    """Of these persons those who fit, in the order of names."""
    rows = Person.objects.unscoped("narrowed to what the actor may").filter(narrowed, left_on=None)
    found = in_parts(keys, lambda some: rows.filter(pk__in=some))
    return sorted(found, key=lambda one: (one.sort_key, one.pk))


def what_is_left(persons: Sequence[Person], unit: Unit) -> list[Left]:
    """What of these persons stands on the unit, in their order. Five queries for each part of the keys."""
    records: dict[int, list[OnUnit]] = defaultdict(list)
    keys = [person.pk for person in persons]
    for model, place in PLACES:
        rows = model.objects.filter(**{place: unit}, until=None)
        for row in in_parts(keys, lambda some, rows=rows: rows.filter(person__in=some).order_by("pk")):  # type: ignore[misc]  # bound at once
            records[row.person_id].append(row)
    return [Left(person, person.home_id == unit.pk, records[person.pk]) for person in persons]
