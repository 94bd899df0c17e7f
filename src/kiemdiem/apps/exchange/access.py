"""Which packages may be seen: those for units where one runs campaigns."""

from __future__ import annotations

from django.db.models import QuerySet

from kiemdiem.apps.exchange.models import PackageOrder, ReceivedPackage
from kiemdiem.apps.permissions.access import Actor, scope_of
from kiemdiem.apps.permissions.models import Permission


def visible_to(actor: Actor) -> QuerySet[ReceivedPackage]:
    """The packages for units on the actor's branches."""
    scope = scope_of(actor, Permission.RUN_CAMPAIGNS)
    return ReceivedPackage.objects.filter(scope.within("unit__path")).select_related("unit", "sender", "campaign")


def orders_of(actor: Actor) -> QuerySet[PackageOrder]:
    """The packages that the actor asked for, where he still runs campaigns; nobody else's."""
    scope = scope_of(actor, Permission.RUN_CAMPAIGNS)
    own = PackageOrder.objects.filter(scope.within("campaign__root__path"), asked_by=actor.user_id or 0)
    return own.select_related("campaign", "unit")
