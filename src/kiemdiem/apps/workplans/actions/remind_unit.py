"""Tell a unit of work that it still owes."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.workplans.actions.mark_work import whole_progress, work_of
from kiemdiem.apps.workplans.entries import UnitReminded
from kiemdiem.apps.workplans.errors import NothingToRemind
from kiemdiem.apps.workplans.models import Reminder
from kiemdiem.shell.rows import locked

LONGEST_NOTE = 300


@transaction.atomic
def remind_unit(campaign: Campaign, *, item: str, unit: Unit, note: str, actor: Actor) -> Reminder:
    """The reminder. A second one of the same day changes nothing and leaves no entry: a button pressed twice."""
    campaign = locked(campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    is_running(campaign)
    progress = whole_progress(campaign, actor)
    work = work_of(progress, item, unit)
    found = progress.of_item(work)
    if found.is_settled or any(one.unit.id == unit.pk and one.is_done for one in (*found.duties, *found.others)):
        raise NothingToRemind(unit=unit.name, item=work.told)
    note = note.strip()[:LONGEST_NOTE]
    key = {"campaign": campaign, "item": item, "unit": unit, "day": actor.today}
    given = {"note": note, "sent_by": actor.user, "sent_at": actor.at}
    reminder, is_new = Reminder.objects.get_or_create(**key, defaults=given)
    if is_new:
        record(UnitReminded(Ref.to(campaign), Ref.to(unit), work.told, note), by=author)
    return reminder
