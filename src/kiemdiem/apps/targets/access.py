"""Whose targets, registered tasks and notes may be read.

The same three read all of them: those who read the reviews of the branch, and the person himself. A note by which
somebody is judged at his review is no secret from him: what he cannot read he cannot answer.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet

from kiemdiem.apps.journal.entries import Author
from kiemdiem.apps.permissions.access import Actor, Scope, author_of_own, require, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.targets.models import EvaluationNote, RegisteredTask, Target

WHY = "the actor's branches, and himself"


def targets_visible_to(actor: Actor) -> QuerySet[Target]:
    """The targets of the actor's branches and his own; withdrawn ones too."""
    scope = scope_of(actor, Permission.VIEW_CAMPAIGNS)
    return Target.objects.scoped(WHY).filter(_about(scope, actor))


def notes_visible_to(actor: Actor) -> QuerySet[EvaluationNote]:
    """The notes about units and persons of the actor's branches, and about himself."""
    scope = scope_of(actor, Permission.VIEW_CAMPAIGNS)
    return EvaluationNote.objects.scoped(WHY).filter(_about(scope, actor))


def tasks_visible_to(actor: Actor) -> QuerySet[RegisteredTask]:
    """The registered tasks of persons of the actor's branches, and his own."""
    scope = scope_of(actor, Permission.VIEW_CAMPAIGNS)
    found = RegisteredTask.objects.scoped(WHY)
    return found if scope.is_whole else found.filter(scope.within("person__home__path") | _own(actor))


def _about(scope: Scope, actor: Actor) -> Q:
    if scope.is_whole:
        return Q()
    return scope.within("unit__path") | scope.within("person__home__path") | _own(actor)


def _own(actor: Actor) -> Q:
    return Q(pk__in=[]) if actor.user_id is None else Q(person__user_id=actor.user_id)


def is_own(actor: Actor, concerned: frozenset[int]) -> bool:
    """Whether the actor is the person whom it is about."""
    return actor.user_id is not None and actor.user_id in concerned


def require_report(actor: Actor, target: Target) -> Author:
    """Who writes the result down, in the words of the journal.

    Raises:
        MayNot: with the reason.
    """
    if is_own(actor, target.concerned):
        return author_of_own(actor, branch=target.branch)
    return require(actor, Permission.SET_TARGETS, on=target)
