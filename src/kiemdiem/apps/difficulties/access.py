"""Whose difficulties may be read."""

from __future__ import annotations

from django.db.models import QuerySet

from kiemdiem.apps.difficulties.models import RaisedDifficulty
from kiemdiem.apps.permissions.access import Actor, scope_of
from kiemdiem.apps.permissions.models import Permission


def visible_to(actor: Actor) -> QuerySet[RaisedDifficulty]:
    """Those of the actor's units: the board that passes them on and the body that answers read the whole campaign."""
    found = RaisedDifficulty.objects.scoped("the actor's branches")
    found = found.select_related("unit", "campaign__root", "campaign__regime").defer("campaign__regime__files")
    return found.filter(scope_of(actor, Permission.VIEW_CAMPAIGNS).within("unit__path"))
