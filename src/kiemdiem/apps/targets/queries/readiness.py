"""Who has no target for a year: units and persons, by name."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from kiemdiem.apps.organisations.access import visible_to as units_visible_to
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.access import visible_to as people_visible_to
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.targets.models import Target

WHY = "asked of units and persons whose reader was asked for"


def people_without(year: int, actor: Actor, *, within: Unit | None = None) -> QuerySet[Person]:
    """The persons of the actor's branches, or of one of them, who have no target for the year."""
    found = people_visible_to(actor).filter(left_on=None)
    if within is not None:
        found = found.filter(home__path__startswith=within.branch)
    has_one = Target.objects.unscoped(WHY).filter(person=OuterRef("pk"), year=year, withdrawn_on=None)
    return found.filter(~Exists(has_one)).select_related("home")


def units_without(year: int, actor: Actor, *, within: Unit | None = None) -> QuerySet[Unit]:
    """The units that have not ended and have no target for the year."""
    found = units_visible_to(actor).filter(ended_on=None)
    if within is not None:
        found = found.filter(path__startswith=within.branch)
    has_one = Target.objects.unscoped(WHY).filter(unit=OuterRef("pk"), year=year, withdrawn_on=None)
    return found.filter(~Exists(has_one)).select_related("parent")
