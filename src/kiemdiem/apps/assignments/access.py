"""Whose assignments may be read."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from kiemdiem.apps.assignments.models import Assignment, HandedAssignment, State, VisitingGroup
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, may, scope_of
from kiemdiem.apps.permissions.models import Permission


def sees_drafts(actor: Actor, campaign: Campaign) -> bool:
    """Whether the actor draws assignments up, or decides on them."""
    wanted = (Permission.RUN_CAMPAIGNS, Permission.DECIDE_ASSIGNMENTS)
    return any(may(actor, permission, on=campaign) for permission in wanted)


def visible_to(actor: Actor, campaign: Campaign) -> QuerySet[Assignment]:
    """The assignments of a campaign on the actor's branches, and his own; drafts for those who make or decide them."""
    found = Assignment.objects.scoped("the actor's branches, and his own").filter(campaign=campaign)
    found = found.exclude(state=State.ENDED)
    if not sees_drafts(actor, campaign):
        found = found.filter(state=State.HELD)
    scope = scope_of(actor, Permission.VIEW_CAMPAIGNS)
    if scope.is_whole:
        return found
    own = Q(pk__in=[]) if actor.user_id is None else Q(person__user_id=actor.user_id)
    return found.filter(scope.within("unit__path") | own)


def units_visible_to(actor: Actor, campaign: Campaign, keys: Iterable[int]) -> QuerySet[Unit]:
    """Of the units of a plan those on the actor's branches; all of them for those who make or decide assignments."""
    found = Unit.objects.scoped("the units of the plan on the actor's branches").filter(pk__in=sorted(keys))
    scope = scope_of(actor, Permission.VIEW_CAMPAIGNS)
    return found if sees_drafts(actor, campaign) else found.filter(scope.within("path"))


def handed_visible_to(actor: Actor, campaign: Campaign) -> QuerySet[HandedAssignment]:
    """What a house above decided for the units of the actor's branches."""
    scope = scope_of(actor, Permission.VIEW_CAMPAIGNS)
    return HandedAssignment.objects.filter(scope.within("unit__path"), campaign=campaign).select_related("unit")


def groups_visible_to(actor: Actor, campaign: Campaign) -> QuerySet[VisitingGroup]:
    """The visiting groups that cover a unit of the actor's branches, and those that he is in."""
    found = VisitingGroup.objects.filter(campaign=campaign)
    if sees_drafts(actor, campaign):
        return found
    scope = scope_of(actor, Permission.VIEW_CAMPAIGNS)
    own = Q(pk__in=[]) if actor.user_id is None else Q(members__person__user_id=actor.user_id)
    return found.filter(scope.within("covers__unit__path") | own, state=State.HELD).distinct()
