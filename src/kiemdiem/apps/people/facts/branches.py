"""Which rows belong to a branch on a day: whoever is at home there, and whoever holds, does or follows something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Assignment, Employment, Membership, Person, Position
from kiemdiem.shell.rows import held_on

WHY = "the registers are worked out whole, for whoever may ask for it"


@dataclass(frozen=True)
class Branch:
    """A unit with all that stands below it on a day; without a unit the whole house."""

    day: date
    unit: Unit | None = None

    def units(self) -> QuerySet[Unit]:
        """The units of the branch, ended ones too."""
        rows = Unit.objects.unscoped(WHY)
        return rows.filter(path__startswith=self.unit.branch) if self.unit else rows

    def persons(self) -> QuerySet[Person]:
        """The persons of the branch who were in the register on the day."""
        rows = Person.objects.unscoped(WHY).filter(Q(left_on=None) | Q(left_on__gte=self.day))
        if self.unit is None:
            return rows
        units = self.units().values("pk")
        touching: list[QuerySet[Any]] = [
            Position.objects.filter(held_on(self.day), unit__in=units),
            Employment.objects.filter(held_on(self.day), unit__in=units),
            Assignment.objects.filter(held_on(self.day), unit__in=units),
            Membership.objects.filter(held_on(self.day), temporary_in__in=units),
        ]
        inside = Q(home__in=units)
        for found in touching:
            inside |= Q(pk__in=found.order_by().values("person"))
        return rows.filter(inside)

    def of_persons(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """These records, of persons of the branch alone; in the order in which they were written."""
        found = rows if self.unit is None else rows.filter(person__in=self.persons().values("pk"))
        return found.order_by("pk")
