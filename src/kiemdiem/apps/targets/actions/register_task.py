"""Register a task for the year that the plan names, change it while it lies with the registrant, send it."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Author, Ref
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import Actor, Thing, author_of_own, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.targets.access import is_own
from kiemdiem.apps.targets.actions.asking import still_there
from kiemdiem.apps.targets.entries import TaskChanged, TaskRegistered, TaskSent
from kiemdiem.apps.targets.errors import NoRegistration, TargetWithoutTitle, TaskNotOpen
from kiemdiem.apps.targets.models import RegisteredTask
from kiemdiem.apps.targets.queries.registering import registration_for
from kiemdiem.apps.targets.values.given import GivenTask
from kiemdiem.shell.rows import locked, unchanged_since

LONGEST_TITLE, LONGEST_PRODUCT = 400, 300


@transaction.atomic
def register_task(given: GivenTask, *, person: Person, actor: Actor) -> RegisteredTask:
    """The task in draft: written by the person himself, or by whoever sets targets there, in his place."""
    person = locked(person)
    author = _registrant(actor, person)
    still_there(person)
    registration = registration_for(person)
    if registration is None:
        raise NoRegistration(person=person.full_name)
    task = RegisteredTask(
        campaign=registration.campaign, registration=registration.entry.id, person=person, year=registration.year,
        registered_by=actor.user, registered_at=actor.at,
    )  # fmt: skip
    _put(task, given)
    task.save(force_insert=True)
    record(TaskRegistered(Ref.to(person), task.title, task.year), by=author)
    return task


@transaction.atomic
def edit_task(task: RegisteredTask, given: GivenTask, *, actor: Actor, version: int | None = None) -> RegisteredTask:
    """The task with other words; it stays where it is."""
    task = locked(task)
    author = _registrant(actor, task)
    _in_hand(task)
    unchanged_since(task, version, named=task.title)
    before = task.title, task.product
    _put(task, given)
    if before == (task.title, task.product):
        return task
    task.version += 1
    task.save(update_fields=["title", "product", "version"])
    told = "; ".join(part for part in before if part)
    record(TaskChanged(Ref.to(task.person), task.title, task.year, told), by=author)
    return task


@transaction.atomic
def send_task(task: RegisteredTask, *, actor: Actor) -> RegisteredTask:
    """The task, which waits for the level that manages the person."""
    task = locked(task)
    author = _registrant(actor, task)
    _in_hand(task)
    task.state, task.sent_at = RegisteredTask.State.SENT, actor.at
    task.version += 1
    task.save(update_fields=["state", "sent_at", "version"])
    record(TaskSent(Ref.to(task.person), task.title, task.year), by=author)
    return task


def _registrant(actor: Actor, on: Thing) -> Author:
    if is_own(actor, on.concerned):
        return author_of_own(actor, branch=on.branch)
    return require(actor, Permission.SET_TARGETS, on=on)


def _in_hand(task: RegisteredTask) -> None:
    if not task.is_in_hand:
        raise TaskNotOpen(title=task.title, state=task.state_label)


def _put(task: RegisteredTask, given: GivenTask) -> None:
    task.title, task.product = given.title.strip()[:LONGEST_TITLE], given.product.strip()[:LONGEST_PRODUCT]
    if not task.title:
        raise TargetWithoutTitle()
