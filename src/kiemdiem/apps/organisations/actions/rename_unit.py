"""Give a unit another name from a day on; papers of before keep the old one."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.actions.placing import begin_placement, has_come, is_living, unit_name
from kiemdiem.apps.organisations.entries import UnitRenamed
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.values import found_by, order_key
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.actions.follow_branch import follow_branch
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked, unchanged_since


@transaction.atomic
def rename_unit(
    unit: Unit, *, name: str, on: date, actor: Actor, decision: str = "", version: int | None = None
) -> Unit:
    """The unit under its new name; `on` is the first day of it."""
    unit = locked(unit)
    author = require(actor, Permission.EDIT_UNITS, on=unit)
    unchanged_since(unit, version, named=unit.name)
    name = unit_name(name)
    is_living(unit)
    has_come(on, actor)
    before = unit.name
    begin_placement(unit, parent=unit.parent, name=name, on=on, decision=decision)
    unit.name, unit.sort_key, unit.search_key = name, order_key(name), found_by(name, unit.short_name)
    unit.version += 1
    unit.save(update_fields=["name", "sort_key", "search_key", "version"])
    follow_branch(unit.branch, to=unit.branch, name=name)
    record(UnitRenamed(unit=Ref.to(unit), before=before, on=on, decision=decision), by=author)
    return unit
