"""Put in a day that the plan leaves open; deadlines that hang on it follow."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.workplans.entries import DayChanged, DayEntered
from kiemdiem.apps.workplans.errors import DayOfEachUnit, DayWithoutSource, NoSuchDay
from kiemdiem.apps.workplans.models import EnteredDay
from kiemdiem.apps.workplans.queries.plans import open_days
from kiemdiem.core.regime.entries.plan import Event
from kiemdiem.shell.rows import locked

LONGEST_SOURCE = 200


@transaction.atomic
def enter_day(campaign: Campaign, *, key: str, day: date, source: str, actor: Actor) -> EnteredDay:
    """The day of an event, or of a deadline from outside. An equal one again changes nothing and leaves no entry."""
    campaign = locked(campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    is_running(campaign)
    what = _what(campaign, key)
    source = source.strip()[:LONGEST_SOURCE]
    if not source:
        raise DayWithoutSource()
    standing = EnteredDay.objects.filter(campaign=campaign, key=key).first()
    if standing is not None and (standing.day, standing.source) == (day, source):
        return standing
    given = {"day": day, "source": source, "entered_by": actor.user, "entered_at": actor.at}
    entered, _ = EnteredDay.objects.update_or_create(campaign=campaign, key=key, defaults=given)
    ref = Ref.to(campaign)
    if standing is None:
        record(DayEntered(ref, key, what, day, source), by=author)
    else:
        record(DayChanged(ref, key, what, standing.day, day, source), by=author)
    return entered


def _what(campaign: Campaign, key: str) -> str:
    for one in open_days(campaign):
        if one.key == key:
            return one.what
    for placed in regime_of(campaign).of("event", Event):
        if placed.id == key:
            raise DayOfEachUnit(event=placed.entry.label)
    raise NoSuchDay(key=key)
