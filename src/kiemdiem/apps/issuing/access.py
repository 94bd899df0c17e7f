"""Who reads that a plan came to him."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.issuing.models import Addressee
from kiemdiem.apps.permissions.access import Actor, may, scope_of
from kiemdiem.apps.permissions.models import Permission


def visible_to(actor: Actor, campaign: Campaign) -> QuerySet[Addressee]:
    """All recipients for those who run the campaign or issue its plan; for others their units and themselves."""
    found = Addressee.objects.filter(issue__campaign=campaign)
    if any(may(actor, one, on=campaign) for one in (Permission.RUN_CAMPAIGNS, Permission.ISSUE_PLANS)):
        return found
    own = Q(pk__in=[]) if actor.user_id is None else Q(person__user_id=actor.user_id)
    return found.filter(scope_of(actor, Permission.VIEW_CAMPAIGNS).within("unit__path") | own)
