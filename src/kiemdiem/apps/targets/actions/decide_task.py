"""Approve a task that was sent, which assigns it for its year, or return it to the registrant."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Author, Ref
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.targets.actions.asking import with_reason
from kiemdiem.apps.targets.entries import TaskApproved, TaskReturned
from kiemdiem.apps.targets.errors import DecisionWanted, TaskNotSent
from kiemdiem.apps.targets.models import RegisteredTask, Target
from kiemdiem.apps.targets.queries.registering import deciding_on
from kiemdiem.apps.targets.queries.sources import REGISTERED
from kiemdiem.shell.rows import locked

LONGEST_DECISION = 200


@transaction.atomic
def approve_task(task: RegisteredTask, *, decision: str, actor: Actor) -> RegisteredTask:
    """The task, assigned: it stands among the person's targets of its year, with a place for its result."""
    task = locked(task)
    author = _decider(task, actor)
    paper = decision.strip()[:LONGEST_DECISION]
    if not paper:
        raise DecisionWanted()
    task.decision, task.reason = paper, ""
    _decide(task, RegisteredTask.State.ASSIGNED, actor)
    Target.objects.create(
        person=task.person, year=task.year, title=task.title, source=REGISTERED, document=paper, product=task.product,
        is_quantitative=False, registered=task, set_by=actor.user, set_at=actor.at,
    )  # fmt: skip
    record(TaskApproved(Ref.to(task.person), task.title, task.year, paper), by=author)
    return task


@transaction.atomic
def return_task(task: RegisteredTask, *, reason: str, actor: Actor) -> RegisteredTask:
    """The task, back in the hands of the registrant."""
    task = locked(task)
    author = _decider(task, actor)
    task.reason = with_reason(reason)
    _decide(task, RegisteredTask.State.RETURNED, actor)
    record(TaskReturned(Ref.to(task.person), task.title, task.year), by=author, reason=task.reason)
    return task


def _decider(task: RegisteredTask, actor: Actor) -> Author:
    permission, place = deciding_on(task, actor)
    author = require(actor, permission, on=place)
    if task.state != RegisteredTask.State.SENT:
        raise TaskNotSent(title=task.title, state=task.state_label)
    return author


def _decide(task: RegisteredTask, state: RegisteredTask.State, actor: Actor) -> None:
    task.state, task.decided_by, task.decided_at = state, actor.user, actor.at
    task.version += 1
    task.save(update_fields=["state", "decision", "reason", "decided_by", "decided_at", "version"])
