"""Who looks after the units here by a decision of the house above, in place of what came before."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.assignments.models import HandedAssignment
from kiemdiem.apps.assignments.queries.handed import handed_here, matched
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.values.packages import Matching, Plain
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked

BATCH = 500


@transaction.atomic
def take_handed_assignments(campaign: Campaign, content: Plain, matching: Matching, actor: Actor) -> None:
    """The rows for units of this house; who is gone from them is gone. The package that they came in is the act."""
    campaign = locked(campaign)
    require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    came, here = matched(content, matching), handed_here(campaign)
    for key, one in here.items():
        if key not in came:
            one.delete()
    HandedAssignment.objects.bulk_create(
        (
            HandedAssignment(
                campaign=campaign,
                unit_id=unit,
                duty=one.duty,
                who=one.who,
                decision=one.decision,
                decided_on=one.decided_on,
            )
            for unit, one in came
            if (unit, one) not in here
        ),
        batch_size=BATCH,
    )
