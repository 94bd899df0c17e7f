"""Write down a sign of trouble at a unit, take it up in a campaign, and note what the committee above did about it."""

from __future__ import annotations

from datetime import date
from typing import Literal

from django.db import transaction

from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, covers, may
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.prompts.actions.steps import has_come, place_above, require_either
from kiemdiem.apps.prompts.entries import PlaceConsidered, ReviewDirected, SignRecorded, SignTakenUp
from kiemdiem.apps.prompts.errors import (
    PlaceNotMarked,
    PlaceOutsideCampaign,
    SignTakenUpAlready,
    SignWithoutSource,
    UnknownSign,
)
from kiemdiem.apps.prompts.models import LONGEST_DOCUMENT, MarkedPlace, TroubleSign
from kiemdiem.apps.prompts.queries.promptings import signs_of
from kiemdiem.shell.rows import locked

Step = Literal["considered", "directed"]
RECORDING = (Permission.PROPOSE_PROMPTS, Permission.DECIDE_PROMPTS)


@transaction.atomic
def record_sign(unit: Unit, *, what: str, noticed_on: date, source: str, actor: Actor) -> TroubleSign:
    """The sign, before and outside any campaign: by the unit's own committee, or by one above it.

    What is noticed from above stands in the journal above: the unit itself does not read it there.
    """
    above = place_above(unit)
    is_from_above = any(may(actor, one, on=above) for one in RECORDING)
    author = require_either(actor, *RECORDING, on=above if is_from_above else unit)
    what, source = what.strip(), source.strip()[:LONGEST_DOCUMENT]
    if not what or not source:
        raise SignWithoutSource()
    has_come(noticed_on, actor)
    sign = TroubleSign.objects.create(
        unit=unit, what=what, noticed_on=noticed_on, source=source, recorded_by=actor.user, recorded_at=actor.at
    )
    record(SignRecorded(unit.name, noticed_on, source), by=author)
    return sign


@transaction.atomic
def take_up_sign(sign: TroubleSign, *, campaign: Campaign, called: str, actor: Actor) -> TroubleSign:
    """The sign under the plan's own name, by its id: the unit is a marked place of the campaign from now on."""
    campaign = locked(campaign)
    sign = locked(sign)
    author = require_either(actor, Permission.COLLECT_PROMPTS, Permission.DECIDE_PROMPTS, on=place_above(sign.unit))
    is_running(campaign)
    if sign.campaign is not None:
        raise SignTakenUpAlready(campaign=sign.campaign.name)
    if not covers(campaign.branch, sign.unit.branch):
        raise PlaceOutsideCampaign(unit=sign.unit.name, campaign=campaign.name)
    known = signs_of(campaign)
    if called not in known:
        raise UnknownSign(sign=called)
    sign.campaign, sign.sign = campaign, called
    sign.save(update_fields=["campaign", "sign"])
    record(SignTakenUp(Ref.to(campaign), sign.unit.name, known[called]), by=author)
    return sign


@transaction.atomic
def note_step(campaign: Campaign, *, unit: Unit, step: Step, day: date, source: str, actor: Actor) -> MarkedPlace:
    """That the committee above looked at a marked place, or directed a review there; the place itself notes neither."""
    campaign = locked(campaign)
    author = require_either(actor, Permission.DECIDE_PROMPTS, Permission.COLLECT_PROMPTS, on=place_above(unit))
    is_running(campaign)
    signs = TroubleSign.objects.unscoped("whether the place is marked").filter(campaign=campaign, unit=unit)
    if not signs.exists():
        raise PlaceNotMarked(unit=unit.name, campaign=campaign.name)
    source = source.strip()[:LONGEST_DOCUMENT]
    if not source:
        raise SignWithoutSource()
    has_come(day, actor)
    place, _ = MarkedPlace.objects.select_for_update().get_or_create(campaign=campaign, unit=unit)
    setattr(place, f"{step}_on", day)
    setattr(place, f"{step}_source", source)
    place.save(update_fields=[f"{step}_on", f"{step}_source"])
    act = PlaceConsidered if step == "considered" else ReviewDirected
    record(act(Ref.to(campaign), unit.name, day, source), by=author)
    return place
