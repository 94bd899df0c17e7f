"""Say by hand that a body of the plan is, or is not, a unit."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.workplans.entries import BodyCorrected, BodyLeftOut
from kiemdiem.apps.workplans.errors import CorrectionWithoutReason, NoSuchBody
from kiemdiem.apps.workplans.models import BodyCorrection
from kiemdiem.apps.workplans.queries.bodies import bodies_in_force
from kiemdiem.shell.rows import locked


@transaction.atomic
def correct_body(
    campaign: Campaign, *, body: str, unit: Unit, is_meant: bool, reason: str, actor: Actor
) -> BodyCorrection:
    """The correction; a later roll does not undo it. An equal one again changes nothing and leaves no entry."""
    campaign = locked(campaign)
    author = require(actor, Permission.RUN_CAMPAIGNS, on=campaign)
    is_running(campaign)
    name = next((one.names[0] for one in bodies_in_force(campaign) if one.id == body), "")
    if not name:
        raise NoSuchBody(body=body)
    reason = reason.strip()
    if not reason:
        raise CorrectionWithoutReason()
    standing = BodyCorrection.objects.filter(campaign=campaign, body=body, unit=unit).first()
    if standing is not None and (standing.is_meant, standing.reason) == (is_meant, reason):
        return standing
    given = {"is_meant": is_meant, "reason": reason, "corrected_by": actor.user, "corrected_at": actor.at}
    made, _ = BodyCorrection.objects.update_or_create(campaign=campaign, body=body, unit=unit, defaults=given)
    act = BodyCorrected if is_meant else BodyLeftOut
    record(act(Ref.to(campaign), name, Ref.to(unit)), by=author, reason=reason)
    return made
