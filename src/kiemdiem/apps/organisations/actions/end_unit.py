"""End a unit that nothing hangs on any more."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations import labels
from kiemdiem.apps.organisations.actions.placing import close_unit, has_come, hold_tree, is_living
from kiemdiem.apps.organisations.entries import UnitEnded
from kiemdiem.apps.organisations.errors import UnitStillHolds
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.queries.neighbours import hanging_on
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked, unchanged_since


@transaction.atomic
def end_unit(unit: Unit, *, on: date, actor: Actor, decision: str = "", version: int | None = None) -> Unit:
    """The unit, ended; `on` is the first day on which it is no more.

    The row is held: who writes about the unit at the same time waits, and then finds it ended.
    """
    hold_tree()
    unit = locked(unit)
    author = require(actor, Permission.EDIT_UNITS, on=unit)
    unchanged_since(unit, version, named=unit.name)
    has_come(on, actor)
    is_living(unit)
    holds = still_held_by(unit)
    if holds:
        raise UnitStillHolds(unit=unit.name, what=", ".join(holds))
    close_unit(unit, on=on)
    record(UnitEnded(unit=Ref.to(unit), on=on, decision=decision), by=author)
    return unit


def still_held_by(unit: Unit) -> list[str]:
    """What hangs on a unit, in words with their numbers; nothing where it may end."""
    living = Unit.objects.unscoped("what hangs on a unit").filter(ended_on=None)
    own = ((living.filter(parent=unit), labels.CHILDREN), (living.filter(of=unit).exclude(parent=unit), labels.BODIES))
    counted = [(rows.count(), told) for rows, told in own]
    itself = Unit.objects.unscoped("what hangs on a unit").filter(pk=unit.pk)
    counted += [(hanging.count, hanging.told) for hanging in hanging_on(itself)]
    return [f"{count} {told}" for count, told in counted if count]
