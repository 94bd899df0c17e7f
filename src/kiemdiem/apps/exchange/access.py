"""Which packages may be seen: those for units where one runs campaigns."""

from __future__ import annotations

from django.db.models import QuerySet

from kiemdiem.apps.exchange.models import ReceivedPackage
from kiemdiem.apps.permissions.access import Actor, scope_of
from kiemdiem.apps.permissions.models import Permission


def visible_to(actor: Actor) -> QuerySet[ReceivedPackage]:
    """The packages for units on the actor's branches."""
    scope = scope_of(actor, Permission.RUN_CAMPAIGNS)
    return ReceivedPackage.objects.filter(scope.within("unit__path")).select_related("unit", "sender", "campaign")
