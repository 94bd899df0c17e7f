"""The pages on which a person is added, changed, moved, and let go."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kiemdiem.apps.people import labels
from kiemdiem.apps.people.access import visible_to
from kiemdiem.apps.people.actions import add_person as add
from kiemdiem.apps.people.actions import edit_person as edit
from kiemdiem.apps.people.actions import end_person as end
from kiemdiem.apps.people.actions import move_person as move
from kiemdiem.apps.people.forms.people import EditPersonForm, EndPersonForm, MovePersonForm, NewPersonForm
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.people.queries.vocabularies import words_of
from kiemdiem.apps.people.views.answers import shown
from kiemdiem.apps.people.views.person_page import tab_url
from kiemdiem.apps.permissions.access import SignedIn, require, require_somewhere
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.permissions.views.answers import done, said
from kiemdiem.shell.components import Confirmation
from kiemdiem.shell.days import short_day
from kiemdiem.shell.rows import one_of

ASKING = ["GET", "HEAD", "POST"]


@require_http_methods(ASKING)
def add_person(request: SignedIn) -> HttpResponse:
    require_somewhere(request.actor, Permission.EDIT_PEOPLE)
    form = NewPersonForm(request.POST or None, actor=request.actor, words=words_of())
    made = done(form, lambda: add.add_person(form.given(), place=form.place(), actor=request.actor))
    if made is not None:
        words = labels.SAID_PERSON_ADDED.format(person=made.full_name, code=made.code)
        return said(request, words, to=reverse("person", args=[made.pk]))
    return shown(request, "people/add_person.html", form)


@require_http_methods(ASKING)
def edit_person(request: SignedIn, person_id: int) -> HttpResponse:
    person = edited(request, person_id)
    form = EditPersonForm(request.POST or None, actor=request.actor, person=person)
    if done(form, lambda: edit.edit_person(person, form.given(), actor=request.actor, **form.kept())) is not None:
        words = labels.SAID_PERSON_EDITED.format(person=person.full_name)
        return said(request, words, to=reverse("person", args=[person.pk]))
    return shown(request, "people/edit_person.html", form, person=person)


@require_http_methods(ASKING)
def move_person(request: SignedIn, person_id: int) -> HttpResponse:
    person = edited(request, person_id)
    form = MovePersonForm(request.POST or None, actor=request.actor, initial={"version": person.version})
    if done(form, lambda: move.move_person(person, actor=request.actor, **form.cleaned_data)) is not None:
        to, on = form.cleaned_data["cell"].name, short_day(form.cleaned_data["on"])
        words = labels.SAID_PERSON_MOVED.format(person=person.full_name, cell=to, on=on)
        return said(request, words, to=after_move(request, person))
    return shown(request, "people/move_person.html", form, person=person)


@require_http_methods(ASKING)
def end_person(request: SignedIn, person_id: int) -> HttpResponse:
    person = edited(request, person_id)
    form = EndPersonForm(request.POST or None, initial={"version": person.version})
    if done(form, lambda: end.end_person(person, actor=request.actor, **form.cleaned_data)) is not None:
        words = labels.SAID_PERSON_ENDED.format(person=person.full_name, on=short_day(form.cleaned_data["on"]))
        return said(request, words, to=reverse("people"))
    question = Confirmation(
        title=labels.LEAVE_REGISTER,
        question=labels.END_QUESTION.format(person=person.full_name),
        action_label=labels.LEAVE_REGISTER,
        back_url=tab_url(person, "tong-quat"),
        consequences=labels.END_CONSEQUENCES,
    )
    return shown(request, "shell/confirm.html", form, person=person, confirmation=question)


def edited(request: SignedIn, person_id: int) -> Person:
    """The person, if the reader may see him and may change his record."""
    person = one_of(visible_to(request.actor).select_related("home"), pk=person_id)
    require(request.actor, Permission.EDIT_PEOPLE, on=person)
    return person


def after_move(request: SignedIn, person: Person) -> str:
    """The page of the person, or the list where he has left what the mover may see."""
    is_seen = visible_to(request.actor).filter(pk=person.pk).exists()
    return reverse("person", args=[person.pk]) if is_seen else reverse("people")
