"""Whose prompts and signs may be read: nobody whom a prompt concerns sees it before it is sent."""

from __future__ import annotations

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When

from kiemdiem.apps.permissions.access import Actor, Scope, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.prompts.models import ReviewPrompt, TroubleSign

_LINKED = ("campaign__root", "campaign__regime", "authority", "subject__unit", "subject__person", "proposer", "reply")
_DECIDING = ("submitted", "accepted", "rejected", "sent")


def prompts_visible_to(actor: Actor) -> QuerySet[ReviewPrompt]:
    """Sent ones of the actor's branches and of himself; before that, those that he collects, decides or proposed.

    A proposal of his branch about his branch shows itself only to whoever made it: a secretary does not learn from a
    unit below him what is being prepared about his own.
    """
    found = ReviewPrompt.objects.scoped("sent to the actor's branches, or in his hands").select_related(*_LINKED)
    found = found.defer("campaign__regime__files")
    if actor.user_id is None:
        return found
    seen, proposing = scope_of(actor, Permission.VIEW_CAMPAIGNS), scope_of(actor, Permission.PROPOSE_PROMPTS)
    collecting, deciding = scope_of(actor, Permission.COLLECT_PROMPTS), scope_of(actor, Permission.DECIDE_PROMPTS)
    is_own = Q(subject__person__user_id=actor.user_id, subject__person__isnull=False)
    sent = Q(state=ReviewPrompt.State.SENT) & (seen.within("subject__unit__path") | is_own)
    in_hand = (
        collecting.within("authority__path")
        | (Q(state__in=_DECIDING) & deciding.within("authority__path"))
        | Q(proposed_by=actor.user_id)
        | (proposing.within("proposer__path") & ~proposing.within("subject__unit__path"))
    )
    return found.filter(sent | (in_hand & (~is_own | Q(state=ReviewPrompt.State.SENT))))


def with_origin_told(prompts: QuerySet[ReviewPrompt], actor: Actor) -> QuerySet[ReviewPrompt]:
    """The same, each with `is_origin_told`: the subject is told what was sent, not which body proposed it.

    What a house above sent down came about there.
    """
    if actor.user_id is None:
        return prompts.annotate(is_origin_told=Value(True, output_field=BooleanField()))
    collecting, deciding = scope_of(actor, Permission.COLLECT_PROMPTS), scope_of(actor, Permission.DECIDE_PROMPTS)
    is_own = Q(subject__person__user_id=actor.user_id, subject__person__isnull=False)
    inside = collecting.within("authority__path") | deciding.within("authority__path") | Q(proposed_by=actor.user_id)
    told = Case(When(inside & ~is_own & Q(handed_number=None), then=True), default=False, output_field=BooleanField())
    return prompts.annotate(is_origin_told=told)


def is_origin_told(prompt: ReviewPrompt) -> bool:
    """Whether the reader has to do with how it came about; of a prompt read by `with_origin_told`."""
    return bool(vars(prompt)["is_origin_told"])


def signs_visible_to(actor: Actor) -> QuerySet[TroubleSign]:
    """Those at the units below the committees for which the actor collects or decides, and those he recorded."""
    found = TroubleSign.objects.scoped("below the actor's committees, or recorded by him").select_related("unit")
    if actor.user_id is None:
        return found
    collecting, deciding = scope_of(actor, Permission.COLLECT_PROMPTS), scope_of(actor, Permission.DECIDE_PROMPTS)
    return found.filter(_below(collecting) | _below(deciding) | Q(recorded_by=actor.user_id))


def _below(scope: Scope) -> Q:
    """Signs at units below those on which a right is held: what is noticed about these is for the level above."""
    return scope.within("unit__path") & ~Q(unit__path__in=scope.branches)
