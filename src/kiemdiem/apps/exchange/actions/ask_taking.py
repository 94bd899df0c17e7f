"""Ask that a package that waits be taken: a task takes it whole, or leaves it as it was and says why."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from kiemdiem.apps.exchange.errors import AlreadyDecided
from kiemdiem.apps.exchange.models import ReceivedPackage
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked
from kiemdiem.shell.turns import still_mine

State = ReceivedPackage.State


@transaction.atomic
def ask_taking(package: ReceivedPackage, *, actor: Actor, clock: datetime) -> ReceivedPackage:
    """The package, being taken; asked again while it is, the work is begun anew. `clock` is the machine's own."""
    package = locked(package)
    require(actor, Permission.RUN_CAMPAIGNS, on=package.unit)
    if package.state == State.TAKEN:
        return package
    if package.state == State.DROPPED:
        raise AlreadyDecided(state=package.state_label)
    package.state, package.note = State.TAKING, ""
    package.asked_by, package.asked_at, package.beat_at = actor.user, actor.at, clock
    package.save(update_fields=["state", "note", "asked_by", "asked_at", "beat_at"])
    return package


@transaction.atomic
def refuse_taking(package: ReceivedPackage, *, note: str, clock: datetime) -> None:
    """The package waits as before, and its page says why it was not taken."""
    still_mine(package, at=clock, note=note)
    ReceivedPackage.objects.filter(pk=package.pk).update(state=State.WAITING)
