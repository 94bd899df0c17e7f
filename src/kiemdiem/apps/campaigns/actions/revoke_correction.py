"""Take a change by hand back: from the next computing on the roll is again as the plan and the registers give it."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.campaigns.entries import CorrectionRevoked
from kiemdiem.apps.campaigns.errors import CampaignNotOpen, CorrectionIsRevoked, CorrectionWithoutReason
from kiemdiem.apps.campaigns.models import Correction
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, Place, may, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import locked


@transaction.atomic
def revoke_correction(correction: Correction, *, reason: str, actor: Actor) -> Correction:
    """The correction as one of the past; what it was stays to be read. Whoever could make it may take it back."""
    correction = locked(correction)
    campaign, body = correction.campaign, correction.decided_by
    root = Place(campaign.branch, correction.concerned)
    below = Place(body.branch, correction.concerned) if body is not None else root
    author = require(
        actor, Permission.RUN_CAMPAIGNS, on=root if may(actor, Permission.RUN_CAMPAIGNS, on=root) else below
    )
    if not (campaign.is_preparing or campaign.is_open):
        raise CampaignNotOpen(campaign=campaign.name, state=campaign.state_label)
    if not correction.is_standing:
        raise CorrectionIsRevoked(name=correction.name)
    if not reason.strip():
        raise CorrectionWithoutReason()
    correction.revoked_by, correction.revoked_at, correction.revoked_because = actor.user, actor.at, reason.strip()
    correction.save(update_fields=["revoked_by", "revoked_at", "revoked_because"])
    act = CorrectionRevoked(
        campaign=Ref.to(campaign),
        whom=Ref.to(correction.person or correction.unit),
        what=correction.does_label,
    )
    record(act, by=author, reason=correction.revoked_because)
    return correction
