"""Let a package hold: the campaign of the sender is open here, or is brought up to it. All of it or nothing."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.db import transaction

from kiemdiem.apps.campaigns.actions.preparing import is_running, no_roll_in_preparation
from kiemdiem.apps.campaigns.actions.take_handed import open_handed
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.values.packages import MalformedPart
from kiemdiem.apps.exchange import words
from kiemdiem.apps.exchange.actions.receive_package import read_trusted, refuse_older
from kiemdiem.apps.exchange.entries import PackageTaken
from kiemdiem.apps.exchange.errors import AlreadyDecided, OtherRules, PackageDamaged
from kiemdiem.apps.exchange.facts.bodies import Body, matching_for, preview_of
from kiemdiem.apps.exchange.models import ReceivedPackage
from kiemdiem.apps.exchange.queries.received import taken_before
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked


@transaction.atomic
def take_package(package: ReceivedPackage, *, actor: Actor) -> Campaign:
    """The campaign as the package has it. Taken a second time it changes nothing and leaves no entry."""
    package = locked(package)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=package.unit)
    if package.campaign is not None:
        return package.campaign
    if not (package.is_waiting or package.is_being_taken):
        raise AlreadyDecided(state=package.state_label)
    with default_storage.open(package.stored) as file:
        sealed, sender, body = read_trusted(file)
    refuse_older(sealed, body)
    campaign = campaign_here(sealed.fingerprint, body)
    changed = preview_of(body, campaign).changed
    if campaign is None:
        campaign = open_handed(body.handed, body.kept, root=package.unit, actor=actor)
    is_running(campaign)
    no_roll_in_preparation(campaign)
    matching, _ = matching_for(body)
    try:
        for part, content in body.parts:
            part.take(campaign, content, matching, actor)
    except MalformedPart:
        raise PackageDamaged(why=words.UNREADABLE) from None
    package.campaign, package.state = campaign, ReceivedPackage.State.TAKEN
    package.taken_by, package.taken_at = actor.user, actor.at
    package.save(update_fields=["campaign", "state", "taken_by", "taken_at"])
    taken = PackageTaken(Ref.to(campaign), sender.name, sender.fingerprint, changed, package.file_hash)
    record(taken, by=author)
    campaign.refresh_from_db()  # the parts locked and changed rows of their own
    return campaign


def campaign_here(fingerprint: str, body: Body) -> Campaign | None:
    """The campaign that an earlier package of the same origin made here.

    Raises:
        OtherRules: it runs under another regime.
    """
    last = taken_before(fingerprint, body.origin)
    if last is None or last.campaign is None:
        return None
    if last.campaign.regime.hash != body.kept.hash:
        raise OtherRules(campaign=last.campaign.name)
    return last.campaign
