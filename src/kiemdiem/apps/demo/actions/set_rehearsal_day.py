"""Move a branch of the demo to another day of its season."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kiemdiem.apps.demo.entries import RehearsalDaySet
from kiemdiem.apps.demo.errors import DayOutOfSeason
from kiemdiem.apps.demo.models import Rehearsal
from kiemdiem.apps.demo.queries import identity_of
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.shell.rows import locked


@transaction.atomic
def set_rehearsal_day(rehearsal: Rehearsal, *, day: date, actor: Actor) -> Rehearsal:
    """The branch on its new day: within the year of its plan and the year after it."""
    rehearsal = locked(rehearsal)
    author = require(actor, Permission.SET_REHEARSAL_DAY, on=rehearsal)
    year = identity_of(rehearsal.regime).year
    first, last = date(year, 1, 1), date(year + 1, 12, 31)
    if not first <= day <= last:
        raise DayOutOfSeason(day=short_date(day), year=year, first=short_date(first), last=short_date(last))
    before = rehearsal.day
    rehearsal.day = day
    rehearsal.save(update_fields=["day"])
    record(RehearsalDaySet(root=Ref.to(rehearsal.root), before=before, day=day), by=author)
    return rehearsal
