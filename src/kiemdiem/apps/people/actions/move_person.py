"""Transfer the membership of a person to another cell from a day on; the keeping of the record goes along."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.errors import UnitEnded
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.actions.keep_home import keep_home
from kiemdiem.apps.people.actions.refusals import refuse_later, refuse_left, refuse_other_branch
from kiemdiem.apps.people.entries import PersonMoved
from kiemdiem.apps.people.errors import InThisCellAlready, MoveBeforeItBegan, NoMembership
from kiemdiem.apps.people.models import Membership, Person
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.shell.rows import locked, unchanged_since


@transaction.atomic
def move_person(
    person: Person,
    *,
    cell: Unit,
    on: date,
    actor: Actor,
    decision: str = "",
    version: int | None = None,
    reason: str = "",
) -> Person:
    """The person in his new cell; `on` is the first day there, the day before is the last in the old one."""
    person = locked(person)
    cell = locked(cell)
    author = require(actor, Permission.EDIT_PEOPLE, on=person)
    unchanged_since(person, version, named=person.full_name)
    refuse_left(person)
    refuse_other_branch(cell, person, actor)
    refuse_later(on, actor)
    before = Membership.objects.filter(person=person, until=None).select_related("cell").first()
    if before is None:
        raise NoMembership(person=person.full_name)
    if before.cell_id == cell.pk:
        raise InThisCellAlready(person=person.full_name, cell=cell.name)
    if before.since is not None and on <= before.since:
        since = short_date(before.since)
        raise MoveBeforeItBegan(person=person.full_name, cell=before.cell.name, since=since, on=short_date(on))
    if cell.ended_on is not None:
        raise UnitEnded(unit=cell.name, on=short_date(cell.ended_on))
    before.until = on - timedelta(days=1)
    before.save(update_fields=["until"])
    Membership.objects.create(person=person, cell=cell, kind=before.kind, since=on)
    keep_home(person, actor=actor)
    person.version += 1
    person.save(update_fields=["version"])
    entry = PersonMoved(person=Ref.to(person), before=Ref.to(before.cell), cell=Ref.to(cell), on=on, decision=decision)
    record(entry, by=author, reason=reason)
    return person
