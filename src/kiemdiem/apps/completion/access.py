"""Whose reviews may be read and recorded: those of subjects and units on one's branches."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from kiemdiem.apps.campaigns.access import standings_visible_to
from kiemdiem.apps.campaigns.models import Campaign, Standing
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, scope_of
from kiemdiem.apps.permissions.models import Permission


def to_review_visible_to(actor: Actor, campaign: Campaign) -> QuerySet[Standing]:
    """Those of the roll that holds who must be reviewed, as far as the actor may see them."""
    return standings_visible_to(actor, campaign).filter(is_reviewed=True)


def units_visible_to(actor: Actor, campaign: Campaign) -> QuerySet[Unit]:
    """The units at and below the root of the campaign that stand on the actor's branches."""
    scope = scope_of(actor, Permission.VIEW_CAMPAIGNS)
    found = Unit.objects.scoped("the actor's branches in the campaign").filter(path__startswith=campaign.branch)
    return found if scope.is_whole else found.filter(scope.within("path"))


def of_unit(campaign: Campaign, unit: Unit) -> Q:
    """The condition that a standing is of the unit or one below; whoever stands nowhere is of the whole campaign."""
    within = Q(subject__unit__path__startswith=unit.branch)
    return within | Q(subject__unit=None) if unit.pk == campaign.root_id else within
