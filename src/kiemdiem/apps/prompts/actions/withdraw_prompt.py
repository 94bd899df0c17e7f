"""Take a proposal back before it is submitted."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Author, Ref
from kiemdiem.apps.permissions.access import Actor, Place, author_of_own, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.prompts.actions.steps import is_at
from kiemdiem.apps.prompts.entries import PromptWithdrawn
from kiemdiem.apps.prompts.models import ReviewPrompt
from kiemdiem.shell.rows import locked

STATES = (ReviewPrompt.State.PROPOSED, ReviewPrompt.State.COLLECTED)


@transaction.atomic
def withdraw_prompt(prompt: ReviewPrompt, *, reason: str, actor: Actor) -> ReviewPrompt:
    """The proposal, no longer asked of anybody: by whoever made it, or by who collects."""
    prompt = locked(prompt)
    author = _author(prompt, actor)
    is_running(prompt.campaign)
    is_at(prompt, *STATES)
    prompt.state = ReviewPrompt.State.WITHDRAWN
    prompt.version += 1
    prompt.save(update_fields=["state", "version"])
    record(PromptWithdrawn(Ref.to(prompt.campaign), Ref.to(prompt)), by=author, reason=reason.strip())
    return prompt


def _author(prompt: ReviewPrompt, actor: Actor) -> Author:
    if actor.user_id is not None and prompt.proposed_by_id == actor.user_id:
        return author_of_own(actor, branch=prompt.proposer.branch if prompt.proposer else prompt.branch)
    return require(actor, Permission.COLLECT_PROMPTS, on=Place(prompt.branch, prompt.concerned))
