"""Decide what is to be answered: the authority alone does, each matter for itself, or that there is none at all."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Author, Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, Thing, decide, require
from kiemdiem.apps.permissions.models import WHOLE_HOUSE, Permission
from kiemdiem.apps.prompts.actions.steps import has_come, is_at
from kiemdiem.apps.prompts.entries import NoPromptsDecided, PromptAccepted, PromptRejected
from kiemdiem.apps.prompts.errors import (
    AnotherAuthority,
    NoPromptsAlready,
    OutsideAuthority,
    PlanWithoutPrompts,
    PromptsStillOpen,
    RejectedWithoutReason,
)
from kiemdiem.apps.prompts.models import LONGEST_DOCUMENT, NoPrompts, ReviewPrompt
from kiemdiem.apps.prompts.queries.promptings import manager_of, promptings_of, rule_at
from kiemdiem.apps.prompts.queries.sent import live_at
from kiemdiem.shell.rows import locked, unchanged_since


@transaction.atomic
def decide_prompt(
    prompt: ReviewPrompt, *, is_accepted: bool, reason: str, actor: Actor, version: int | None = None
) -> ReviewPrompt:
    """The prompt, wanted or not; what is not says why."""
    prompt = locked(prompt)
    author = _of_this_authority(actor, prompt.authority, on=prompt, who=_decider(prompt))
    is_running(prompt.campaign)
    unchanged_since(prompt, version, named=str(prompt))
    is_at(prompt, ReviewPrompt.State.SUBMITTED)
    reason = reason.strip()
    if is_accepted:
        manager = manager_of(prompt.campaign, prompt.subject)
        if manager.unit is None or manager.unit.pk != prompt.authority_id:
            raise OutsideAuthority(subject=prompt.subject.name, authority=prompt.authority.name, who=manager.told)
    elif not reason:
        raise RejectedWithoutReason()
    prompt.state = ReviewPrompt.State.ACCEPTED if is_accepted else ReviewPrompt.State.REJECTED
    prompt.decided_by, prompt.decided_at, prompt.decision_reason = actor.user, actor.at, reason
    prompt.version += 1
    prompt.save(update_fields=["state", "decided_by", "decided_at", "decision_reason", "version"])
    act = (PromptAccepted if is_accepted else PromptRejected)(Ref.to(prompt.campaign), Ref.to(prompt))
    record(act, by=author, reason=reason)
    return prompt


@transaction.atomic
def decide_no_prompts(
    campaign: Campaign, *, authority: Unit, document: str, decided_on: date, actor: Actor
) -> NoPrompts:
    """That the authority sees no need; a review then asks for no answer."""
    campaign = locked(campaign)
    found = rule_at(campaign, authority)
    who = found[1].decided_by if found else ""
    author = _of_this_authority(actor, authority, on=authority, who=who)
    is_running(campaign)
    if found is None:
        plan = campaign.regime.number or campaign.regime.title
        raise PlanWithoutPrompts(plan=plan, authority=authority.name, who=campaign.root.name)
    has_come(decided_on, actor)
    if count := live_at(campaign, authority).count():
        raise PromptsStillOpen(count=count, authority=authority.name)
    if campaign.no_prompts.filter(authority=authority).exists():
        raise NoPromptsAlready(authority=authority.name)
    made = NoPrompts.objects.create(
        campaign=campaign,
        authority=authority,
        document=document.strip()[:LONGEST_DOCUMENT],
        decided_on=decided_on,
        decided_by=actor.user,
        decided_at=actor.at,
    )
    record(NoPromptsDecided(Ref.to(campaign), Ref.to(authority), made.document), by=author)
    return made


def _decider(prompt: ReviewPrompt) -> str:
    entry = promptings_of(prompt.campaign).get(prompt.rule)
    return entry.decided_by if entry else prompt.authority.name


def _of_this_authority(actor: Actor, authority: Unit, *, on: Thing, who: str) -> Author:
    """Who decides for this committee: a role held at it, not at one above, which has prompts of its own to decide."""
    author = require(actor, Permission.DECIDE_PROMPTS, on=on)
    held = decide(actor, Permission.DECIDE_PROMPTS, on=on).branch
    if actor.user is not None and held not in (authority.branch, WHOLE_HOUSE):
        raise AnotherAuthority(who=who, authority=authority.name)
    return author
