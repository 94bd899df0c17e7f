"""Set up a unit under another, or as a root of the tree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.actions.placing import has_come, hold_tree, is_deep_enough, is_living, unit_name
from kiemdiem.apps.organisations.entries import UnitAdded
from kiemdiem.apps.organisations.errors import UnitCodeTaken, UnitWithoutCode
from kiemdiem.apps.organisations.models import SEPARATOR, Placement, Unit
from kiemdiem.apps.organisations.queries.tree import stands_since
from kiemdiem.apps.organisations.values import LONGEST_CODE, found_by, later, order_key
from kiemdiem.apps.permissions.access import HOUSE, Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.quantities.names import tidy_name
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
    """The unit, at its place in the tree, with its first placement: from its founding, not before its parent's."""
    hold_tree()
    above = locked(parent) if parent else None
    author = require(actor, Permission.EDIT_UNITS, on=above or HOUSE)
    name, code = unit_name(new.name), free_code(new.code)
    if above is not None:
        is_living(above)
        is_deep_enough(above.depth + 1)
    if new.founded_on is not None:
        has_come(new.founded_on, actor)
    unit = Unit.objects.create(
        name=name,
        short_name=tidy_name(new.short_name),
        code=code,
        parent=above,
        depth=above.depth + 1 if above else 0,
        body=new.body,
        agency=new.agency,
        tier=new.tier,
        area=new.area,
        managed_by=new.managed_by,
        founded_on=new.founded_on,
        sort_key=order_key(name),
        search_key=found_by(name, new.short_name),
    )
    unit.path = f"{above.branch if above else SEPARATOR}{unit.pk}{SEPARATOR}"
    unit.save(update_fields=["path"])
    since = later(new.founded_on, stands_since(above) if above else None)
    Placement.objects.create(unit=unit, parent=above, name=name, since=since)
    entry = UnitAdded(unit=Ref.to(unit), parent=Ref.to(above) if above else None, since=new.founded_on)
    record(entry, by=author)
    return unit


def free_code(text: str, *, of: Unit | None = None) -> str:
    """The code as it is kept, which no unit but `of` has.

    Raises:
        UnitWithoutCode, UnitCodeTaken
    """
    code = tidy_name(text)
    if not code or len(code) > LONGEST_CODE:
        raise UnitWithoutCode(code=code, longest=LONGEST_CODE)
    taken = Unit.objects.unscoped("a code is unique in the house").filter(code=code)
    if (taken.exclude(pk=of.pk) if of else taken).exists():
        raise UnitCodeTaken(code=code)  # whose it is may be none of the asker's business
    return code
