"""Give a unit another name from a day on; papers of before keep the old one."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.entries import UnitRenamed
from kiemdiem.apps.organisations.errors import ChangeBeforeTheLast, UnitEnded, UnitWithoutName
from kiemdiem.apps.organisations.models import Placement, Unit
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.actions.follow_branch import follow_branch
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.quantities.names import search_key, sort_key, tidy_name
from kiemdiem.shell.rows import locked, unchanged_since


@transaction.atomic
def rename_unit(
    unit: Unit, *, name: str, on: date, actor: Actor, decision: str = "", version: int | None = None
) -> Unit:
    """The unit under its new name; `on` is the first day of it."""
    unit = locked(unit)
    author = require(actor, Permission.EDIT_UNITS, on=unit)
    unchanged_since(unit, version, named=unit.name)
    name = tidy_name(name)
    if not name:
        raise UnitWithoutName()
    if unit.ended_on is not None:
        raise UnitEnded(unit=unit.name, on=f"{unit.ended_on:%d/%m/%Y}")
    before = unit.name
    begin_placement(unit, parent=unit.parent, name=name, on=on, decision=decision)
    unit.name, unit.sort_key, unit.search_key = name, sort_key(name), search_key(name)
    unit.version += 1
    unit.save(update_fields=["name", "sort_key", "search_key", "version"])
    follow_branch(unit.branch, to=unit.branch, name=name)
    record(UnitRenamed(unit=Ref.to(unit), before=before, on=on, decision=decision), by=author)
    return unit


def begin_placement(unit: Unit, *, parent: Unit | None, name: str, on: date, decision: str) -> None:
    """Close how the unit stood the day before, and open how it stands from now on."""
    last = Placement.objects.get(unit=unit, until=None)
    if last.since is not None and last.since >= on:
        raise ChangeBeforeTheLast(unit=unit.name, last=f"{last.since:%d/%m/%Y}", on=f"{on:%d/%m/%Y}")
    last.until = on - timedelta(days=1)
    last.save(update_fields=["until"])
    Placement.objects.create(unit=unit, parent=parent, name=name, since=on, decision=decision)
