"""Ask for a package; a task writes it, whoever asked fetches it, and a day later it is forgotten."""

from __future__ import annotations

import secrets
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.exchange.actions.make_package import make_package
from kiemdiem.apps.exchange.errors import NotOfTheCampaign
from kiemdiem.apps.exchange.models import PackageOrder
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, covers, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.keeping import FETCHED_WITHIN
from kiemdiem.shell.rows import locked
from kiemdiem.shell.turns import still_mine

FOLDER = "packages-made"


@transaction.atomic
def ask_package(campaign: Campaign, *, unit: Unit, actor: Actor, clock: datetime) -> PackageOrder:
    """What is to be written; the one that is on its way where the same person asked for the same before.

    `clock` is the machine's own: how long the file stays is no matter of a rehearsed day. The name of the file is
    written down before the file, so that one which a killed task leaves behind is forgotten with its row.
    """
    campaign = locked(campaign)
    require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    is_running(campaign)
    if not covers(campaign.branch, unit.branch):
        raise NotOfTheCampaign(unit=unit.name, campaign=campaign.name)
    same = {"campaign": campaign, "unit": unit, "asked_by": actor.user, "state": PackageOrder.State.WAITING}
    for order in PackageOrder.objects.filter(**same):
        order.beat_at = clock
        order.save(update_fields=["beat_at"])
        return order
    stored = f"{FOLDER}/{secrets.token_hex(16)}.goi"
    return PackageOrder.objects.create(**same, stored=stored, asked_at=actor.at, made_at=clock, beat_at=clock)


@transaction.atomic
def write_order(order: PackageOrder, *, actor: Actor, clock: datetime) -> None:
    """The file of an order: written whole, with its entry in the journal, or not at all.

    Raises:
        TakenOver: another task has it now; and what `make_package` raises.
    """
    still_mine(order, at=clock)
    made = make_package(order.campaign, unit=order.unit, actor=actor)
    default_storage.delete(order.stored)  # what a task left that was killed before its end
    default_storage.save(order.stored, ContentFile(made.content))
    ready = {"file_name": made.name, "size": len(made.content), "written_at": clock}
    PackageOrder.objects.filter(pk=order.pk).update(state=PackageOrder.State.READY, **ready)


def refuse_order(order: PackageOrder, *, note: str, clock: datetime) -> None:
    """There will be no file, in the words that whoever asked would have read."""
    still_mine(order, at=clock, note=note)
    PackageOrder.objects.filter(pk=order.pk).update(state=PackageOrder.State.REFUSED)


def purge_orders(*, clock: datetime) -> int:
    """Forget files and orders of yesterday; gives how many. `clock` is the machine's own."""
    old = list(PackageOrder.objects.filter(made_at__lt=clock - FETCHED_WITHIN))
    for order in old:
        default_storage.delete(order.stored)
    PackageOrder.objects.filter(pk__in=[order.pk for order in old]).delete()
    return len(old)
