"""Write down what the superior said from whom a newly moved organisation came; before the prompt goes out."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.prompts.actions.steps import has_come, is_at, require_either
from kiemdiem.apps.prompts.entries import SuperiorConsulted
from kiemdiem.apps.prompts.errors import NoFormerSuperior, ReplyWithoutText
from kiemdiem.apps.prompts.models import ReviewPrompt
from kiemdiem.apps.prompts.queries.promptings import former_superior_of
from kiemdiem.shell.rows import locked

State = ReviewPrompt.State
BEFORE_SENDING = (State.PROPOSED, State.COLLECTED, State.SUBMITTED, State.ACCEPTED)


@transaction.atomic
def consult_former_superior(prompt: ReviewPrompt, *, day: date, said: str, actor: Actor) -> ReviewPrompt:
    """The prompt with the talk on it. said: what came of it."""
    prompt = locked(prompt)
    author = require_either(actor, Permission.COLLECT_PROMPTS, Permission.DECIDE_PROMPTS, on=prompt)
    is_running(prompt.campaign)
    is_at(prompt, *BEFORE_SENDING)
    former = former_superior_of(prompt.campaign, prompt.subject)
    if former is None:
        raise NoFormerSuperior(subject=prompt.subject.name)
    has_come(day, actor)
    if not said.strip():
        raise ReplyWithoutText()
    prompt.former_superior, prompt.consulted_on, prompt.consulted_said = former, day, said.strip()
    prompt.version += 1
    prompt.save(update_fields=["former_superior", "consulted_on", "consulted_said", "version"])
    record(SuperiorConsulted(Ref.to(prompt.campaign), Ref.to(prompt), Ref.to(former), day), by=author)
    return prompt
