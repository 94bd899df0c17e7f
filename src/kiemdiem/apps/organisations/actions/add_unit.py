"""Set up a unit under another, or as a root of the tree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.entries import UnitAdded
from kiemdiem.apps.organisations.errors import UnitCodeTaken, UnitEnded, UnitWithoutName
from kiemdiem.apps.organisations.models import SEPARATOR, Placement, Unit
from kiemdiem.apps.permissions.access import HOUSE, Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.quantities.names import search_key, sort_key, tidy_name
from kiemdiem.shell.rows import locked


@dataclass(frozen=True)
class NewUnit:
    """What is known of a unit when it is set up; words are codes of their vocabularies."""

    name: str
    code: str
    short_name: str = ""
    body: str = ""
    agency: str = ""
    tier: str = ""
    area: str = ""
    managed_by: str = ""
    founded_on: date | None = None


@transaction.atomic
def add_unit(new: NewUnit, *, parent: Unit | None, actor: Actor) -> Unit:
    """The unit, at its place in the tree, with its first placement."""
    above = locked(parent) if parent else None
    author = require(actor, Permission.EDIT_UNITS, on=above or HOUSE)
    name = tidy_name(new.name)
    if not name:
        raise UnitWithoutName()
    if above is not None and above.ended_on is not None:
        raise UnitEnded(unit=above.name, on=f"{above.ended_on:%d/%m/%Y}")
    taken = Unit.objects.unscoped("a code is unique in the house").filter(code=new.code).first()
    if taken is not None:
        raise UnitCodeTaken(code=new.code, unit=taken.name)
    unit = Unit.objects.create(
        name=name,
        short_name=tidy_name(new.short_name),
        code=new.code,
        parent=above,
        depth=above.depth + 1 if above else 0,
        body=new.body,
        agency=new.agency,
        tier=new.tier,
        area=new.area,
        managed_by=new.managed_by,
        founded_on=new.founded_on,
        sort_key=sort_key(name),
        search_key=search_key(name),
    )
    unit.path = f"{above.branch if above else SEPARATOR}{unit.pk}{SEPARATOR}"
    unit.save(update_fields=["path"])
    Placement.objects.create(unit=unit, parent=above, name=name, since=new.founded_on)
    entry = UnitAdded(unit=Ref.to(unit), parent=Ref.to(above) if above else None, since=new.founded_on)
    record(entry, by=author)
    return unit
