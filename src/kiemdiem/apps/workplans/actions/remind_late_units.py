"""Remind every unit of a campaign that is late, each of all that it owes."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, Scope, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.workplans.actions.remind_unit import LONGEST_NOTE
from kiemdiem.apps.workplans.entries import LateUnitReminded
from kiemdiem.apps.workplans.models import Reminder
from kiemdiem.apps.workplans.queries.bodies import MeantUnit
from kiemdiem.apps.workplans.queries.overviews import SeasonOverview, UnitLine
from kiemdiem.shell.rows import locked


@dataclass(frozen=True)
class Reminded:
    """How many units were reminded now, and how many of those that are late had been today already."""

    now: int
    before: int


@transaction.atomic
def remind_late_units(campaign: Campaign, *, note: str, actor: Actor) -> Reminded:
    """A unit that was reminded of anything today is left alone: nobody gets two letters a day."""
    campaign = locked(campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    is_running(campaign)
    overview = SeasonOverview(campaign, seen=Scope(is_whole=True), today=actor.today)
    late = [line for line in overview.units() if line.held]
    told = set(Reminder.objects.filter(campaign=campaign, day=actor.today).values_list("unit_id", flat=True))
    wanted = [line for line in late if line.unit.id not in told]
    note = note.strip()[:LONGEST_NOTE]
    rows = [row for line in wanted for row in _rows(campaign, line, note, actor)]
    Reminder.objects.bulk_create(rows)
    for line in wanted:
        items = tuple(duty.work.told for duty in line.held)
        record(LateUnitReminded(Ref.to(campaign), _ref(line.unit), items, note), by=author)
    return Reminded(now=len(wanted), before=len(late) - len(wanted))


def _rows(campaign: Campaign, line: UnitLine, note: str, actor: Actor) -> list[Reminder]:
    known = {"campaign": campaign, "unit_id": line.unit.id, "note": note, "day": actor.today}
    return [Reminder(**known, item=one.work.id, sent_by=actor.user, sent_at=actor.at) for one in line.held]


def _ref(unit: MeantUnit) -> Ref:
    return Ref("organisations.unit", unit.id, unit.name)
