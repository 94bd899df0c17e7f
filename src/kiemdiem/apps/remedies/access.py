"""Whose remedies may be read: those of subjects on one's branches, one's own, and what a divided unit left."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from kiemdiem.apps.organisations.queries.successions import left_within
from kiemdiem.apps.permissions.access import Actor, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.remedies.models import Remedy


def visible_to(actor: Actor) -> QuerySet[Remedy]:
    """The remedies that the actor may read, each with subject, unit and campaign."""
    scope = scope_of(actor, Permission.VIEW_CAMPAIGNS)
    found = Remedy.objects.select_related("subject__unit", "subject__person", "subject__campaign__root")
    if scope.is_whole:
        return found
    own = Q(pk__in=[]) if actor.user_id is None else Q(subject__person__user_id=actor.user_id)
    left = Q(subject__unit__in=left_within(scope))
    taken_over = left & (Q(subject__person=None) | scope.within("subject__person__home__path"))
    return found.filter(scope.within("subject__unit__path") | own | taken_over)
