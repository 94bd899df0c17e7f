"""Answer a prompt, and record what the review came to on it: the subject itself, its unit, or somebody for it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kiemdiem.apps.campaigns.actions.acting_for import Doer, doer_for
from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor, author_of_own
from kiemdiem.apps.prompts.actions.steps import has_come, is_at
from kiemdiem.apps.prompts.entries import PromptReplied, PromptRepliedFor, PromptResultRecorded, PromptResultRecordedFor
from kiemdiem.apps.prompts.errors import ReplyWithoutText, ResultBeforeReply, TypedForWithoutReason
from kiemdiem.apps.prompts.models import PromptReply, ReviewPrompt
from kiemdiem.shell.rows import locked, unchanged_since


@transaction.atomic
def reply_to_prompt(
    prompt: ReviewPrompt, *, text: str, day: date, actor: Actor, on_behalf: str = "", version: int | None = None
) -> PromptReply:
    """The answer; another one takes its place. on_behalf: why somebody else than the subject types it in."""
    prompt = locked(prompt)
    doer = _doer(prompt, actor, on_behalf)
    _is_recorded_now(prompt, text, day, actor)
    reply = PromptReply.objects.select_for_update().filter(prompt=prompt).first() or PromptReply(prompt=prompt)
    unchanged_since(reply, version if reply.pk else None, named=str(prompt))
    reply.text, reply.replied_on, reply.reply_for_reason = text.strip(), day, doer.reason
    reply.replied_by, reply.replied_at = actor.user, actor.at
    reply.version += 1 if reply.pk else 0
    reply.save()
    act = PromptRepliedFor if doer.is_on_behalf else PromptReplied
    record(act(Ref.to(prompt.campaign), Ref.to(prompt), day), by=doer.author, reason=doer.reason)
    return reply


@transaction.atomic
def record_prompt_result(
    prompt: ReviewPrompt, *, text: str, day: date, actor: Actor, on_behalf: str = ""
) -> PromptReply:
    """What the review came to on the matter; it goes into the report upwards."""
    prompt = locked(prompt)
    doer = _doer(prompt, actor, on_behalf)
    _is_recorded_now(prompt, text, day, actor)
    reply = PromptReply.objects.select_for_update().filter(prompt=prompt).first()
    if reply is None:
        raise ResultBeforeReply(prompt=str(prompt).capitalize())
    reply.result, reply.result_on, reply.result_for_reason = text.strip(), day, doer.reason
    reply.result_by = actor.user
    reply.version += 1
    reply.save(update_fields=["result", "result_on", "result_for_reason", "result_by", "version"])
    act = PromptResultRecordedFor if doer.is_on_behalf else PromptResultRecorded
    record(act(Ref.to(prompt.campaign), Ref.to(prompt), day), by=doer.author, reason=doer.reason)
    return reply


def is_own(prompt: ReviewPrompt, actor: Actor) -> bool:
    """Whether it concerns the actor himself."""
    return actor.user_id is not None and actor.user_id in prompt.concerned


def _doer(prompt: ReviewPrompt, actor: Actor, on_behalf: str) -> Doer:
    """A person answers for himself; whoever does it for him, or for a unit that is not his, says why."""
    branch = prompt.subject.unit.branch if prompt.subject.unit else prompt.campaign.branch
    if is_own(prompt, actor):
        return Doer(author_of_own(actor, branch=branch))
    doer = doer_for(
        actor, prompt.campaign, branch=branch, whom=prompt.subject.name, on_behalf=on_behalf, concerned=prompt.concerned
    )
    if prompt.subject.person_id is None or doer.is_on_behalf:
        return doer
    if not on_behalf.strip():
        raise TypedForWithoutReason(whom=prompt.subject.name)
    return Doer(doer.author, on_behalf.strip())


def _is_recorded_now(prompt: ReviewPrompt, text: str, day: date, actor: Actor) -> None:
    is_running(prompt.campaign)
    is_at(prompt, ReviewPrompt.State.SENT)
    if not text.strip():
        raise ReplyWithoutText()
    has_come(day, actor)
