"""Set an earlier last day for a row of the work plan, or follow the plan above again."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.subplans.actions.drafting import plan_to_change, reason_of
from kiemdiem.apps.subplans.entries import OwnDayLifted, OwnDaySet
from kiemdiem.apps.subplans.errors import ItemOfTheIssuer, LaterThanAbove, NoSuchRow
from kiemdiem.apps.subplans.models import OwnDay
from kiemdiem.apps.subplans.queries.tiers import limits_of, rows_of, tiers_of
from kiemdiem.core.regime.workplan import PlanRow
from kiemdiem.shell.days import short_day
from kiemdiem.shell.rows import locked


@transaction.atomic
def set_own_day(campaign: Campaign, *, key: str, day: date, reason: str, actor: Actor) -> OwnDay:
    """The last good day of a row in this campaign and in those below it, not after that of the plan above.

    An equal one again changes nothing and leaves no entry.
    """
    campaign = locked(campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    plan = plan_to_change(campaign)
    reason = reason_of(reason)
    row = _allowed(campaign, key, day)
    standing = plan.days.filter(row=key).first()
    if standing is not None and (standing.day, standing.reason) == (day, reason):
        return standing
    given = {"day": day, "reason": reason, "set_by": actor.user, "set_at": actor.at}
    own, _ = OwnDay.objects.update_or_create(plan=plan, row=key, defaults=given)
    before = standing.day if standing is not None else None
    record(OwnDaySet(Ref.to(campaign), key, row.task, before, day), by=author, reason=reason)
    return own


@transaction.atomic
def lift_own_day(campaign: Campaign, *, key: str, actor: Actor) -> None:
    """The row follows the plan above again."""
    campaign = locked(campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    plan = plan_to_change(campaign)
    own = plan.days.filter(row=key).first()
    if own is None:
        raise NoSuchRow(key=key)
    own.delete()
    task = next((row.task for row in rows_of(tiers_of(campaign)[0]) if row.id == key), key)
    record(OwnDayLifted(Ref.to(campaign), key, task, own.day), by=author, reason=own.reason)


def _allowed(campaign: Campaign, key: str, day: date) -> PlanRow:
    tiers = tiers_of(campaign)
    rows = rows_of(tiers[0])
    row = next((one for one in rows if one.id == key), None)
    if row is None:
        raise NoSuchRow(key=key)
    if row.sub_plan == "fixed":
        raise ItemOfTheIssuer(what=row.task, number=campaign.regime.number)
    limit = limits_of(tiers, rows).get(key)
    if row.sub_plan == "stricter" and limit is not None and day > limit.day:
        raise LaterThanAbove(day=short_day(day), what=row.task, above=limit.above, limit=short_day(limit.day))
    return row
