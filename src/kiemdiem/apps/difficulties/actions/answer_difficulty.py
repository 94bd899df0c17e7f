"""Answer a difficulty: by the body that the plan names, or in its place with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.errors import OnBehalfWithoutReason
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.difficulties.actions.steps import has_come, is_at, said
from kiemdiem.apps.difficulties.entries import DifficultyAnswered, DifficultyAnsweredFor
from kiemdiem.apps.difficulties.errors import AnsweredBefore
from kiemdiem.apps.difficulties.models import DifficultyAnswer, RaisedDifficulty
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Author, Ref
from kiemdiem.apps.permissions.access import Actor, decide, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.days import short_day
from kiemdiem.shell.rows import locked

State = RaisedDifficulty.State


@dataclass(frozen=True)
class AnswerGiven:
    """What is answered, by which document, on which day, and why somebody else puts it down."""

    text: str
    day: date
    document: str = ""
    on_behalf: str = ""


@transaction.atomic
def answer_difficulty(difficulty: RaisedDifficulty, *, given: AnswerGiven, actor: Actor) -> DifficultyAnswer:
    """The answer; what was answered once may be answered further, what was withdrawn not."""
    difficulty = locked(difficulty)
    author, reason = _answering(difficulty, given, actor)
    is_running(difficulty.campaign)
    is_at(difficulty, State.OPEN, State.ANSWERED)
    text = said(given.text)
    has_come(given.day, actor)
    if given.day < difficulty.raised_on:
        raise AnsweredBefore(day=short_day(given.day), raised=short_day(difficulty.raised_on))
    answer = DifficultyAnswer.objects.create(
        difficulty=difficulty,
        text=text,
        document=given.document.strip(),
        answered_on=given.day,
        on_behalf_reason=reason,
        answered_by=actor.user,
        answered_at=actor.at,
    )
    difficulty.state = State.ANSWERED
    difficulty.save(update_fields=["state"])
    act = DifficultyAnsweredFor if reason else DifficultyAnswered
    about = (Ref.to(difficulty.campaign), Ref.to(difficulty.unit), Ref.to(difficulty), difficulty.addressee)
    record(act(*about, answer.document, given.day, text), by=author, reason=reason)
    return answer


def may_answer(actor: Actor, campaign: Campaign) -> bool:
    """Whether he answers for the body that the plan names, or puts down what it answered."""
    rights = (Permission.ANSWER_DIFFICULTIES, Permission.RUN_CAMPAIGNS)
    return any(decide(actor, one, on=campaign).is_allowed for one in rights)


def _answering(difficulty: RaisedDifficulty, given: AnswerGiven, actor: Actor) -> tuple[Author, str]:
    """Who answers, and why in the place of the body that does; no reason: it answers itself."""
    campaign = difficulty.campaign
    if decide(actor, Permission.ANSWER_DIFFICULTIES, on=campaign).is_allowed:
        return require(actor, Permission.ANSWER_DIFFICULTIES, on=campaign), ""
    runs = decide(actor, Permission.RUN_CAMPAIGNS, on=campaign).is_allowed
    author = require(actor, Permission.RUN_CAMPAIGNS if runs else Permission.ANSWER_DIFFICULTIES, on=campaign)
    if not given.on_behalf.strip():
        raise OnBehalfWithoutReason(whom=difficulty.addressee)
    return author, given.on_behalf.strip()
