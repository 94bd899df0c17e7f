"""Say how many days before a last good day one is reminded, on a unit and below it."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.workplans.entries import NoticeDaysSet
from kiemdiem.apps.workplans.errors import NoSuchNotice
from kiemdiem.apps.workplans.models import NoticeDays
from kiemdiem.apps.workplans.queries.notice_days import notice_days_at, own_notice_days
from kiemdiem.shell.rows import locked, unchanged_since

LONGEST_NOTICE = 60
MOST_NOTICES = 5


@transaction.atomic
def set_notice_days(unit: Unit, *, days: Iterable[int], version: int | None, actor: Actor) -> NoticeDays | None:
    """The days of the unit, the greatest first. Those that hold there already are no act."""
    unit = locked(unit)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=unit)
    wanted = sorted(set(days), reverse=True)
    if not wanted or len(wanted) > MOST_NOTICES or wanted[-1] < 1 or wanted[0] > LONGEST_NOTICE:
        raise NoSuchNotice(most=MOST_NOTICES, longest=LONGEST_NOTICE)
    standing, before = own_notice_days(unit), notice_days_at(unit.branch)
    unchanged_since(standing or NoticeDays(version=0), version, named=unit.name)
    if tuple(wanted) == before:
        return standing
    given = {
        "days": wanted,
        "set_by": actor.user,
        "set_at": actor.at,
        "version": standing.version + 1 if standing else 1,
    }
    found, _ = NoticeDays.objects.update_or_create(unit=unit, defaults=given)
    record(NoticeDaysSet(Ref.to(unit), tuple(map(str, before)), tuple(map(str, wanted))), by=author)
    return found
