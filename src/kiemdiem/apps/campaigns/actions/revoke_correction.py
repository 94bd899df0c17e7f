"""Take a change by hand back: from the next computing on the roll is again as the plan and the registers give it."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.campaigns.actions.correcting import require_deciding
from kiemdiem.apps.campaigns.actions.preparing import not_closed
from kiemdiem.apps.campaigns.entries import CorrectionRevoked
from kiemdiem.apps.campaigns.errors import CorrectionIsRevoked, CorrectionWithoutReason
from kiemdiem.apps.campaigns.models import Correction
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.shell.rows import locked


@transaction.atomic
def revoke_correction(correction: Correction, *, reason: str, actor: Actor) -> Correction:
    """The correction as one of the past; what it was stays to be read. Whoever could make it may take it back."""
    correction = locked(correction)
    campaign = correction.campaign
    author = require_deciding(actor, campaign, correction.decided_by, correction.concerned)
    not_closed(campaign)
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
