"""Whose units may be read."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from kiemdiem.apps.organisations.models import Decider, Unit
from kiemdiem.apps.permissions.access import Actor, Scope, scope_of
from kiemdiem.apps.permissions.models import Permission

OWN_ACTS = "organisations."
NAMED_UNITS = 1_000


def visible_to(actor: Actor) -> QuerySet[Unit]:
    """The units of the branches whose registers the actor may read."""
    scope = scope_of(actor, Permission.VIEW_REGISTERS)
    return Unit.objects.scoped("the actor's branches").filter(scope.within("path"))


def units_named(scope: Scope) -> list[int] | None:
    """The keys of the units in the scope; None where they are many. One query.

    Named one by one, units tell PostgreSQL how few they are: of a condition on their paths it thinks that many meet it,
    and reads the whole table of what is sought in them.
    """
    units = Unit.objects.scoped("to narrow what stands in them").filter(scope.within("path")).order_by()
    named = list(units.values_list("pk", flat=True)[: NAMED_UNITS + 1])
    return named if len(named) <= NAMED_UNITS else None


def deciders_visible_to(actor: Actor) -> QuerySet[Decider]:
    """Rows of the table of decentralisation on the actor's branches, and those that hold everywhere."""
    scope = scope_of(actor, Permission.VIEW_REGISTERS)
    if scope.is_whole:
        return Decider.objects.all()
    units = Unit.objects.scoped("to narrow deciders").filter(scope.within("path"))
    return Decider.objects.filter(Q(unit__in=units) | Q(unit=None)) if scope.branches else Decider.objects.none()


def history_for(actor: Actor) -> Q:
    """Of the journal of a unit, what the actor reads: the acts on the tree, and of all others those on his branches.

    A record that names a unit may be that of somebody elsewhere, whom he does not see.
    """
    scope = scope_of(actor, Permission.VIEW_JOURNAL)
    return Q() if scope.is_whole else Q(act__startswith=OWN_ACTS) | scope.within("branch")
