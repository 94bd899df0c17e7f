"""Put a unit elsewhere in the tree from a day on; all that stands below it and the roles held there go along."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations import labels
from kiemdiem.apps.organisations.actions.placing import has_come, hold_tree, is_living, stand_under
from kiemdiem.apps.organisations.entries import UnitMoved
from kiemdiem.apps.organisations.errors import UnitStandsThere
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import HOUSE, Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked, unchanged_since


@transaction.atomic
def move_unit(
    unit: Unit, *, to: Unit | None, on: date, actor: Actor, decision: str = "", version: int | None = None
) -> Unit:
    """The unit below `to` (None: a root of its own); `on` is the first day of it."""
    hold_tree()
    unit = locked(unit)
    parent = locked(to) if to else None
    author = require(actor, Permission.EDIT_UNITS, on=unit)
    require(actor, Permission.EDIT_UNITS, on=parent or HOUSE)
    unchanged_since(unit, version, named=unit.name)
    has_come(on, actor)
    is_living(unit)
    if parent is not None:
        is_living(parent)
    if unit.parent_id == (parent.pk if parent else None):
        raise UnitStandsThere(unit=unit.name, parent=parent.name if parent else labels.WHOLE_TREE)
    before = unit.parent
    stand_under(unit, parent, on=on, decision=decision)
    below = Unit.objects.unscoped("all that moved along").filter(path__startswith=unit.branch, ended_on=None)
    entry = UnitMoved(
        unit=Ref.to(unit),
        before=Ref.to(before) if before else None,
        parent=Ref.to(parent) if parent else None,
        below=below.count() - 1,
        on=on,
        decision=decision,
    )
    record(entry, by=author)
    return unit
