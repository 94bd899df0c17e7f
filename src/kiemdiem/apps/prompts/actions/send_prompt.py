"""Send a decided prompt with its document: from now on the subject sees it and its review asks for an answer."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Q

from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.prompts.actions.steps import has_come, is_at, require_either
from kiemdiem.apps.prompts.entries import PromptSent
from kiemdiem.apps.prompts.errors import (
    FormerSuperiorNotAsked,
    PromptNotDecided,
    PromptWithoutDocument,
    ReviewHasBegun,
)
from kiemdiem.apps.prompts.models import LONGEST_DOCUMENT, ReviewPrompt
from kiemdiem.apps.prompts.queries.promptings import former_superior_of, homes_of, promptings_of
from kiemdiem.core.regime.entries.prompting import Prompting
from kiemdiem.shell.days import short_day
from kiemdiem.shell.rows import locked, unchanged_since

State = ReviewPrompt.State
UNDECIDED = (State.PROPOSED, State.COLLECTED, State.SUBMITTED)
REFUSED = "refused"


@transaction.atomic
def send_prompt(
    prompt: ReviewPrompt, *, document: str, document_on: date | None, actor: Actor, version: int | None = None
) -> ReviewPrompt:
    """The prompt, known to its subject. Who collects sends it, or who decides."""
    prompt = locked(prompt)
    author = require_either(actor, Permission.COLLECT_PROMPTS, Permission.DECIDE_PROMPTS, on=prompt)
    is_running(prompt.campaign)
    unchanged_since(prompt, version, named=str(prompt))
    entry = promptings_of(prompt.campaign)[prompt.rule]
    if prompt.state in UNDECIDED:
        raise PromptNotDecided(prompt=str(prompt).capitalize(), who=entry.decided_by, clauses=entry.clauses)
    is_at(prompt, State.ACCEPTED)
    document = document.strip()[:LONGEST_DOCUMENT]
    if entry.document and (not document or document_on is None):
        raise PromptWithoutDocument(subject=prompt.subject.name, clauses=entry.clauses)
    day = document_on or actor.today
    has_come(day, actor)
    _is_talked_over(prompt, entry)
    _is_in_time(prompt, entry, day)
    prompt.state, prompt.document, prompt.document_on = State.SENT, document, day
    prompt.sent_by, prompt.sent_at = actor.user, actor.at
    prompt.version += 1
    prompt.save(update_fields=["state", "document", "document_on", "sent_by", "sent_at", "version"])
    act = PromptSent(Ref.to(prompt.campaign), Ref.to(prompt), Ref.to(prompt.subject), document, day)
    record(act, by=author)
    return prompt


def _is_talked_over(prompt: ReviewPrompt, entry: Prompting) -> None:
    """Refuse while nobody asked the superior from whom the organisation has just come."""
    if not entry.asks_former_superior or prompt.consulted_on is not None:
        return
    former = former_superior_of(prompt.campaign, prompt.subject)
    if former is not None and former.pk != prompt.authority_id:
        raise FormerSuperiorNotAsked(subject=prompt.subject.name, former=former.name, clauses=entry.clauses)


def _is_in_time(prompt: ReviewPrompt, entry: Prompting, day: date) -> None:
    """Refuse what is issued on or after the day on which the review there began, where the plan is so strict."""
    if entry.late != REFUSED:
        return
    there = Q(unit__in=list(homes_of(prompt.campaign, prompt.subject))) | Q(subject=prompt.subject_id)
    begun = prompt.campaign.milestones.filter(there, kind__in=entry.before, day__lte=day).order_by("day").first()
    if begun is not None:
        unit = begun.unit.name if begun.unit else prompt.subject.name
        days = {"begun": short_day(begun.day), "day": short_day(day)}
        raise ReviewHasBegun(unit=unit, **days, clauses=entry.clauses)
