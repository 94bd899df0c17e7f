"""Write a campaign for one unit into a signed file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.exchange import words
from kiemdiem.apps.exchange.entries import PackageMade
from kiemdiem.apps.exchange.errors import NotOfTheCampaign
from kiemdiem.apps.exchange.facts.bodies import body_for
from kiemdiem.apps.exchange.facts.office_keys import office_key
from kiemdiem.apps.exchange.facts.package_files import write_package
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, covers, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked


@dataclass(frozen=True)
class MadePackage:
    """The file and the name under which it is handed over."""

    name: str
    content: bytes


@transaction.atomic
def make_package(campaign: Campaign, *, unit: Unit, actor: Actor) -> MadePackage:
    """The open campaign with its regime, the roll of this branch, days and plans of the tiers above."""
    campaign = locked(campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    is_running(campaign)
    if not covers(campaign.branch, unit.branch):
        raise NotOfTheCampaign(unit=unit.name, campaign=campaign.name)
    body = body_for(campaign, unit)
    content = write_package(body, key=office_key(settings.FOLDER), office=campaign.root.name, at=actor.at)
    subjects = sum(len(part["content"]["subjects"]) for part in body["parts"] if part["part"] == "roll")
    made = PackageMade(Ref.to(campaign), Ref.to(unit), subjects, hashlib.sha256(content).hexdigest())
    record(made, by=author)
    name = words.FILE_NAME.format(code=campaign.regime.code, unit=unit.code, day=f"{actor.today:%Y%m%d}")
    return MadePackage(name, content)
