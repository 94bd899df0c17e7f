"""Raise a difficulty: by the unit itself, or in its place with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kiemdiem.apps.campaigns.actions.acting_for import doer_for
from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.difficulties.actions.steps import has_come, said
from kiemdiem.apps.difficulties.entries import DifficultyRaised, DifficultyRaisedFor
from kiemdiem.apps.difficulties.errors import NotFromThere
from kiemdiem.apps.difficulties.models import RaisedDifficulty
from kiemdiem.apps.difficulties.queries.ways import next_number, way_of
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.shell.rows import locked


@dataclass(frozen=True)
class DifficultyGiven:
    """What is told: the words, the day, and why it is put down in the unit's place."""

    text: str
    day: date
    on_behalf: str = ""


@transaction.atomic
def raise_difficulty(campaign: Campaign, unit: Unit, *, given: DifficultyGiven, actor: Actor) -> RaisedDifficulty:
    """The difficulty, open, addressed to the body that the plan names."""
    campaign = locked(campaign)
    doer = doer_for(actor, campaign, branch=unit.branch, whom=unit.name, on_behalf=given.on_behalf)
    is_running(campaign)
    way = way_of(campaign, unit)
    if way is None:
        raise NotFromThere(unit=unit.name)
    text = said(given.text)
    has_come(given.day, actor)
    key, entry = way
    made = RaisedDifficulty.objects.create(
        campaign=campaign,
        number=next_number(campaign),
        way=key,
        unit=unit,
        text=text,
        by_way_of=entry.by_way_of,
        addressee=entry.answered_by,
        waiting=entry.waiting,
        raised_on=given.day,
        on_behalf_reason=doer.reason,
        raised_by=actor.user,
        raised_at=actor.at,
    )
    act = DifficultyRaisedFor if doer.is_on_behalf else DifficultyRaised
    about = (Ref.to(campaign), Ref.to(unit), Ref.to(made))
    record(act(*about, made.addressee, given.day, text), by=doer.author, reason=doer.reason)
    return made
