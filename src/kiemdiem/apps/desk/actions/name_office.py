"""Give the office its name, or another one."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.desk.entries import OfficeNamed
from kiemdiem.apps.desk.errors import OfficeWithoutName
from kiemdiem.apps.desk.models import LONGEST_OFFICE, THE_ONE, Office
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.permissions.access import HOUSE, Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.quantities.names import tidy_name
from kiemdiem.shell.rows import unchanged_since


@transaction.atomic
def name_office(name: str, *, actor: Actor, version: int | None = None) -> Office:
    """The office with its name; the same name again is no act."""
    author = require(actor, Permission.NAME_OFFICE, on=HOUSE)
    wanted = tidy_name(name)[:LONGEST_OFFICE]
    if not wanted:
        raise OfficeWithoutName()
    office, is_new = Office.objects.select_for_update().get_or_create(pk=THE_ONE, defaults={"name": wanted})
    before = "" if is_new else office.name
    if before == wanted:
        return office
    if not is_new:
        unchanged_since(office, version, named=office.name)
        office.name, office.version = wanted, office.version + 1
        office.save(update_fields=["name", "version"])
    record(OfficeNamed(before=before, name=wanted), by=author)
    return office
