"""The issued plans of the tiers above that came down by a package, in place of those that came before."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.values.packages import Matching, Plain
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.subplans.models import HandedPlan
from kiemdiem.apps.subplans.queries.handed_plans import plans_in
from kiemdiem.shell.rows import locked


@transaction.atomic
def take_handed_plans(campaign: Campaign, content: Plain, matching: Matching, actor: Actor) -> None:
    """The plans of the content, nearest first. The package that they came in is the journal's act."""
    del matching
    campaign = locked(campaign)
    require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    plans = plans_in(content)
    HandedPlan.objects.filter(campaign=campaign, place__gte=len(plans)).delete()
    for place, one in enumerate(plans):
        given = {
            "number": one.number,
            "root_name": one.root_name,
            "issued_on": one.issued_on,
            "days": one.days,
            "items": one.items,
        }
        HandedPlan.objects.update_or_create(campaign=campaign, place=place, defaults=given)
