"""Whose units may be read."""

from __future__ import annotations

from django.db.models import QuerySet

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, scope_of
from kiemdiem.apps.permissions.models import Permission


def visible_to(actor: Actor) -> QuerySet[Unit]:
    """The units of the branches whose registers the actor may read."""
    scope = scope_of(actor, Permission.VIEW_REGISTERS)
    return Unit.objects.scoped("the actor's branches").filter(scope.within("path"))
