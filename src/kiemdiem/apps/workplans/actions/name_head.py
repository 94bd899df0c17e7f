"""Name the head who answers for the review of a unit."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.campaigns.actions.acting_for import is_own_work
from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import Actor, Place, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.workplans.entries import HeadNamed
from kiemdiem.apps.workplans.models import ResponsibleHead
from kiemdiem.shell.rows import locked


@transaction.atomic
def name_head(campaign: Campaign, *, unit: Unit, person: Person, actor: Actor) -> ResponsibleHead:
    """The head of the unit in this campaign; by the unit, or by whoever runs the campaign. The same again is no act."""
    campaign = locked(campaign)
    is_own = is_own_work(actor, campaign, unit.branch)
    author = require(actor, Permission.REPORT_WORK if is_own else Permission.RUN_CAMPAIGNS, on=Place(unit.branch))
    is_running(campaign)
    standing = ResponsibleHead.objects.filter(campaign=campaign, unit=unit).first()
    if standing is not None and standing.person_id == person.pk:
        return standing
    given = {"person": person, "named_by": actor.user, "named_at": actor.at}
    head, _ = ResponsibleHead.objects.update_or_create(campaign=campaign, unit=unit, defaults=given)
    record(HeadNamed(Ref.to(campaign), Ref.to(unit), Ref.to(person)), by=author)
    return head
