"""Take a difficulty back that nobody has answered."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.campaigns.actions.acting_for import doer_for
from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.difficulties.actions.steps import is_at, said
from kiemdiem.apps.difficulties.entries import DifficultyWithdrawn
from kiemdiem.apps.difficulties.models import RaisedDifficulty
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.shell.rows import locked


@transaction.atomic
def withdraw_difficulty(difficulty: RaisedDifficulty, *, reason: str, actor: Actor) -> RaisedDifficulty:
    """The difficulty, asked of nobody any more: by the unit, or by who runs the campaign; always with a reason."""
    difficulty = locked(difficulty)
    unit, campaign = difficulty.unit, difficulty.campaign
    doer = doer_for(actor, campaign, branch=unit.branch, whom=unit.name, on_behalf=reason)
    is_running(campaign)
    is_at(difficulty, RaisedDifficulty.State.OPEN)
    difficulty.withdrawn_reason = said(reason)
    difficulty.state = RaisedDifficulty.State.WITHDRAWN
    difficulty.withdrawn_by, difficulty.withdrawn_at = actor.user, actor.at
    difficulty.save(update_fields=["state", "withdrawn_reason", "withdrawn_by", "withdrawn_at"])
    told = DifficultyWithdrawn(Ref.to(campaign), Ref.to(unit), Ref.to(difficulty))
    record(told, by=doer.author, reason=difficulty.withdrawn_reason)
    return difficulty
