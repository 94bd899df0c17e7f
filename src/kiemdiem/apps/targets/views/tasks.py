"""Registering tasks, sending them, deciding on them; and the list of them."""

from __future__ import annotations

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemdiem.apps.permissions.access import Actor, SignedIn, require, require_somewhere
from kiemdiem.apps.permissions.actions.export_list import export_list
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.permissions.views.answers import done, said
from kiemdiem.apps.targets import words
from kiemdiem.apps.targets.access import is_own, tasks_visible_to
from kiemdiem.apps.targets.actions import decide_task as deciding
from kiemdiem.apps.targets.actions import register_task as registering
from kiemdiem.apps.targets.forms.filters import TaskFilters
from kiemdiem.apps.targets.forms.targets import DecisionForm, ReasonForm, TaskForm
from kiemdiem.apps.targets.models import RegisteredTask
from kiemdiem.apps.targets.queries.registering import deciding_on, registration_for
from kiemdiem.apps.targets.views.answers import crumbs_of, page_of
from kiemdiem.apps.targets.views.columns import TASKS
from kiemdiem.apps.targets.views.holders import person_seen
from kiemdiem.shell.components import Confirmation
from kiemdiem.shell.forms import Form
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of
from kiemdiem.shell.tables import Table, TableQuery

LINKED = ("person__home", "campaign__regime", "campaign__root")


def task_seen(actor: Actor, task_id: int) -> RegisteredTask:
    """The task where the actor may read it."""
    return one_of(tasks_visible_to(actor).select_related(*LINKED).defer("campaign__regime__files"), pk=task_id)


def task_in_hand(actor: Actor, task_id: int) -> RegisteredTask:
    """The task where the actor may change and send it; not found where he may not see it."""
    found = task_seen(actor, task_id)
    if not is_own(actor, found.concerned):
        require(actor, Permission.SET_TARGETS, on=found)
    return found


def task_to_decide(actor: Actor, task_id: int) -> RegisteredTask:
    """The task where the actor may decide on it; not found where he may not see it."""
    found = task_seen(actor, task_id)
    permission, place = deciding_on(found, actor)
    require(actor, permission, on=place)
    return found


@require_safe
def registered_tasks(request: SignedIn) -> HttpResponseBase:
    """The list: what waits first; as a workbook where that is asked for."""
    require_somewhere(request.actor, Permission.VIEW_CAMPAIGNS)
    filters = TaskFilters(request.GET, actor=request.actor)
    rows = filters.narrowed(tasks_visible_to(request.actor)).select_related("person__home")
    table = Table(TASKS, rows, TableQuery.of(request))
    if table.is_wanted_as_file:
        return export_list(table.as_file(), filters=filters.told, by=Permission.VIEW_CAMPAIGNS, actor=request.actor)
    return render(request, "targets/registered_tasks.html", {"filters": filters, "tasks": table})


@shown_and_sent
def register_task(request: SignedIn, person_id: int) -> HttpResponse:
    """A task of the person, in draft."""
    person = person_seen(request.actor, person_id)
    if not is_own(request.actor, person.concerned):
        require(request.actor, Permission.SET_TARGETS, on=person)
    form = TaskForm(request.POST or None)
    task = done(form, lambda: registering.register_task(form.given, person=person, actor=request.actor))
    if task is not None:
        return said(request, words.SAID_REGISTERED.format(title=task.title), to=page_of(person, task.year))
    context = {"form": form, "holder": person, "crumbs": crumbs_of(person), "back": page_of(person)}
    return render(request, "targets/register_task.html", {**context, "registration": registration_for(person)})


@shown_and_sent
def edit_task(request: SignedIn, task_id: int) -> HttpResponse:
    """Other words for a task that lies with the registrant."""
    found = task_in_hand(request.actor, task_id)
    initial = {"title": found.title, "product": found.product, "version": found.version}
    form = TaskForm(request.POST or None, initial=initial)
    version = form.cleaned_data["version"] if form.is_valid() else None
    if done(form, lambda: registering.edit_task(found, form.given, actor=request.actor, version=version)) is not None:
        return said(request, words.SAID_TASK_CHANGED.format(title=found.title), to=page_of(found.person, found.year))
    return render(request, "targets/edit_task.html", _about(found, form))


@shown_and_sent
def send_task(request: SignedIn, task_id: int) -> HttpResponse:
    """Asks, then sends the task to the level that manages the person."""
    found = task_in_hand(request.actor, task_id)
    back = page_of(found.person, found.year)
    if request.method == "POST":
        registering.send_task(found, actor=request.actor)
        return said(request, words.SAID_SENT.format(title=found.title), to=back)
    confirmation = Confirmation(
        title=words.SEND_TITLE,
        question=words.SEND_QUESTION.format(title=found.title, year=found.year),
        action_label=words.SEND,
        back_url=back,
        consequences=words.SEND_AFTER,
        is_grave=False,
    )
    return render(request, "shell/confirm.html", {"confirmation": confirmation})


@shown_and_sent
def approve_task(request: SignedIn, task_id: int) -> HttpResponse:
    """Approve and assign."""
    found = task_to_decide(request.actor, task_id)
    form = DecisionForm(request.POST or None)
    if done(form, lambda: deciding.approve_task(found, actor=request.actor, **form.cleaned_data)) is not None:
        told = words.SAID_APPROVED.format(title=found.title, person=found.person, year=found.year)
        return said(request, told, to=page_of(found.person, found.year))
    return render(request, "targets/approve_task.html", _about(found, form))


@shown_and_sent
def return_task(request: SignedIn, task_id: int) -> HttpResponse:
    """Back to the registrant, with the reason."""
    found = task_to_decide(request.actor, task_id)
    form = ReasonForm(request.POST or None)
    if done(form, lambda: deciding.return_task(found, actor=request.actor, **form.cleaned_data)) is not None:
        told = words.SAID_RETURNED.format(title=found.title, person=found.person)
        return said(request, told, to=page_of(found.person, found.year))
    return render(request, "targets/return_task.html", _about(found, form))


def _about(task: RegisteredTask, form: Form) -> dict[str, object]:
    back = page_of(task.person, task.year)
    return {"form": form, "task": task, "holder": task.person, "crumbs": crumbs_of(task.person), "back": back}
