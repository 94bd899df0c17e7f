"""The page of a person, part by part."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from kiemdiem.apps.journal.queries import history_of
from kiemdiem.apps.people.access import visible_to
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.people.queries.listing import with_rows
from kiemdiem.apps.people.queries.records import records_in, records_of
from kiemdiem.apps.people.queries.vocabularies import words_of
from kiemdiem.apps.people.values.kinds import KINDS
from kiemdiem.apps.people.views.person_page import person_page
from kiemdiem.apps.people.views.record_table import record_table
from kiemdiem.apps.permissions.access import Actor, SignedIn, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.rows import one_of

OVERVIEW = ("chuc-vu", "ket-qua")


@require_GET
def person(request: SignedIn, person_id: int) -> HttpResponse:
    found, words = seen(person_id, request.actor), words_of()
    page = person_page(found, words, actor=request.actor)
    tables = [record_table(KINDS[slug], list(records_of(found, KINDS[slug])), words) for slug in OVERVIEW]
    return render(request, "people/person.html", {"page": page, "person": found, "tables": tables})


@require_GET
def person_part(request: SignedIn, person_id: int, tab: str) -> HttpResponse:
    found, words = seen(person_id, request.actor), words_of()
    page = person_page(found, words, actor=request.actor, tab=tab)
    records = records_in(found, tab)
    if not records:
        raise NotToBeFound()
    tables = [record_table(KINDS[slug], rows, words) for slug, rows in records.items()]
    return render(request, "people/person_part.html", {"page": page, "person": found, "tables": tables})


@require_GET
def person_history(request: SignedIn, person_id: int) -> HttpResponse:
    found, words = seen(person_id, request.actor), words_of()
    page = person_page(found, words, actor=request.actor, tab="nhat-ky")
    if found.user_id != request.user.pk:
        require(request.actor, Permission.VIEW_JOURNAL, on=found)
    entries = history_of(found)
    return render(request, "people/person_history.html", {"page": page, "person": found, "entries": entries})


def seen(person_id: int, actor: Actor) -> Person:
    """The person with what the head of his page shows; not to be found where the actor may not see him."""
    return one_of(with_rows(visible_to(actor), day=actor.today), pk=person_id)
