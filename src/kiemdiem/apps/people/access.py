"""Whose records may be read."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person, Position
from kiemdiem.apps.permissions.access import Actor, scope_of
from kiemdiem.apps.permissions.models import Permission


def visible_to(actor: Actor) -> QuerySet[Person]:
    """The persons at home on the actor's branches, those who hold a post there today, and the actor himself."""
    scope = scope_of(actor, Permission.VIEW_REGISTERS)
    found = Person.objects.scoped("the actor's branches, and himself")
    if scope.is_whole:
        return found
    own = Q(user_id=actor.user_id) if actor.user_id is not None else Q(pk__in=[])
    if not scope.branches:
        return found.filter(own)
    units = Unit.objects.scoped("to narrow persons").filter(scope.within("path"))
    holding = Q(pk__in=Position.objects.filter(unit__in=units, until=None).values("person"))
    return found.filter(Q(home__in=units) | holding | own)
