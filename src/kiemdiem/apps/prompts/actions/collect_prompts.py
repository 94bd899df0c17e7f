"""Put proposals into one list, and lay the list before the authority."""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction

from kiemdiem.apps.campaigns.actions.preparing import is_running
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Act, Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.prompts.entries import PromptsCollected, PromptsSubmitted
from kiemdiem.apps.prompts.errors import NothingToCollect, NothingToSubmit
from kiemdiem.apps.prompts.models import ReviewPrompt
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.shell.rows import locked

State = ReviewPrompt.State


@transaction.atomic
def collect_prompts(campaign: Campaign, *, authority: Unit, actor: Actor) -> list[ReviewPrompt]:
    """All that was proposed to this authority, in its list."""
    return _advance(campaign, authority, actor, State.PROPOSED, State.COLLECTED, PromptsCollected, NothingToCollect)


@transaction.atomic
def submit_prompts(campaign: Campaign, *, authority: Unit, actor: Actor) -> list[ReviewPrompt]:
    """The whole list before the authority, every one of it undecided."""
    return _advance(campaign, authority, actor, State.COLLECTED, State.SUBMITTED, PromptsSubmitted, NothingToSubmit)


def _advance(
    campaign: Campaign,
    authority: Unit,
    actor: Actor,
    before: str,
    after: str,
    act: Callable[[Ref, Ref, tuple[Ref, ...], int], Act],
    nothing: type[HouseError],
) -> list[ReviewPrompt]:
    campaign = locked(campaign)
    author = require(actor, Permission.COLLECT_PROMPTS, on=authority)
    is_running(campaign)
    rows = ReviewPrompt.objects.unscoped("the list of the authority").select_for_update(of=("self",))
    found = list(rows.filter(campaign=campaign, authority=authority, state=before).order_by("number"))
    if not found:
        raise nothing(authority=authority.name)
    moment = "collected_at" if after == State.COLLECTED else "submitted_at"
    for one in found:
        one.state = after
        setattr(one, moment, actor.at)
        one.version += 1
        one.save(update_fields=["state", moment, "version"])
    refs = tuple(Ref.to(one) for one in found)
    record(act(Ref.to(campaign), Ref.to(authority), refs, len(found)), by=author)
    return found
