"""The pages on which a record of a person is written down, changed, ended, and taken out."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from kiemdiem.apps.people import labels
from kiemdiem.apps.people.access import visible_to
from kiemdiem.apps.people.actions import add_record as add
from kiemdiem.apps.people.actions import edit_record as edit
from kiemdiem.apps.people.actions import end_record as end
from kiemdiem.apps.people.actions import remove_record as remove
from kiemdiem.apps.people.forms.people import EndRecordForm, RemoveRecordForm
from kiemdiem.apps.people.forms.records import FORMS
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.people.queries.vocabularies import told, words_of
from kiemdiem.apps.people.values.kinds import KINDS, Kind, Record
from kiemdiem.apps.people.views.answers import shown
from kiemdiem.apps.people.views.person_acts import ASKING, edited
from kiemdiem.apps.people.views.person_page import tab_url
from kiemdiem.apps.permissions.access import SignedIn, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.permissions.views.answers import done, said
from kiemdiem.shell.components import Confirmation
from kiemdiem.shell.days import short_day
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.rows import one_of


@require_http_methods(ASKING)
def add_record(request: SignedIn, person_id: int, kind: str) -> HttpResponse:
    person, sort = edited(request, person_id), sort_named(kind)
    form = FORMS[sort.slug](request.POST or None, actor=request.actor, words=words_of())
    if done(form, lambda: add.add_record(form.given(), person=person, actor=request.actor)) is not None:
        return told_of(request, labels.SAID_RECORD, person, sort)
    title = labels.TABLES[sort.slug][1]
    return shown(request, "people/add_record.html", form, person=person, title=title, back=tab_url(person, sort.tab))


@require_http_methods(ASKING)
def edit_record(request: SignedIn, kind: str, record_id: int) -> HttpResponse:
    sort = sort_named(kind)
    record = record_seen(request, sort, record_id)
    person: Person = record.person
    form = FORMS[sort.slug](request.POST or None, actor=request.actor, words=words_of(), record=record)
    if done(form, lambda: edit.edit_record(record, form.given(), actor=request.actor, **form.kept())) is not None:
        return told_of(request, labels.SAID_RECORD, person, sort)
    title = labels.EDIT_TITLE.format(sort=sort.label)
    return shown(request, "people/edit_record.html", form, person=person, title=title, back=tab_url(person, sort.tab))


@require_http_methods(ASKING)
def end_record(request: SignedIn, kind: str, record_id: int) -> HttpResponse:
    sort = sort_named(kind)
    if not sort.has_end:
        raise NotToBeFound()
    record: Any = record_seen(request, sort, record_id)
    form = EndRecordForm(request.POST or None, initial={"version": record.person.version})
    if done(form, lambda: end.end_record(record, actor=request.actor, **form.cleaned_data)) is not None:
        return told_of(request, labels.SAID_RECORD_ENDED, record.person, sort, on=short_day(form.cleaned_data["on"]))
    question = asked(labels.END_RECORD_QUESTION, labels.END, record, sort, is_grave=False)
    return shown(request, "shell/confirm.html", form, person=record.person, confirmation=question)


@require_http_methods(ASKING)
def remove_record(request: SignedIn, kind: str, record_id: int) -> HttpResponse:
    sort = sort_named(kind)
    record = record_seen(request, sort, record_id)
    form = RemoveRecordForm(request.POST or None, initial={"version": record.person.version})
    if done(form, lambda: remove.remove_record(record, actor=request.actor, **form.cleaned_data)) is not None:
        return told_of(request, labels.SAID_RECORD_REMOVED, record.person, sort)
    question = asked(labels.REMOVE_QUESTION, labels.REMOVE, record, sort, consequences=labels.REMOVE_CONSEQUENCES)
    return shown(request, "shell/confirm.html", form, person=record.person, confirmation=question)


def sort_named(slug: str) -> Kind:
    """The sort of records of that word of an address."""
    if slug not in KINDS:
        raise NotToBeFound()
    return KINDS[slug]


def record_seen(request: SignedIn, sort: Kind, record_id: int) -> Record:
    """A record of somebody whom the reader may see and whose records he may change."""
    rows = sort.model._default_manager.select_related("person__home")
    record: Any = one_of(rows.filter(person__in=visible_to(request.actor)), pk=record_id)
    require(request.actor, Permission.EDIT_PEOPLE, on=record.person)
    found: Record = record
    return found


def told_of(request: SignedIn, words: str, person: Person, sort: Kind, **slots: str) -> HttpResponse:
    """Back to the part of the person's page where the record stands."""
    return said(request, words.format(kind=sort.label, person=person.full_name, **slots), to=tab_url(person, sort.tab))


def asked(
    question: str,
    label: str,
    record: Record,
    sort: Kind,
    *,
    consequences: tuple[str, ...] = (),
    is_grave: bool = True,
) -> Confirmation:
    """The question before a record is ended or taken out."""
    return Confirmation(
        title=label,
        question=question.format(sort=sort.label, told=told(record, words_of())),
        action_label=label,
        back_url=tab_url(record.person, sort.tab),
        consequences=consequences,
        is_grave=is_grave,
    )
