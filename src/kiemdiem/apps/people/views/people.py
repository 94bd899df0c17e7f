"""The list of persons."""

from __future__ import annotations

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from kiemdiem.apps.people.forms.people import PeopleFilters
from kiemdiem.apps.people.queries.finding import people_found
from kiemdiem.apps.people.queries.listing import with_rows
from kiemdiem.apps.people.queries.vocabularies import words_of
from kiemdiem.apps.people.views.people_table import people_shape
from kiemdiem.apps.permissions.access import SignedIn, may_somewhere
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.tables import Table, TableQuery


@require_GET
def people(request: SignedIn) -> HttpResponseBase:
    words = words_of()
    filters = PeopleFilters(request.GET, words=words)
    found = people_found(filters.sought(), actor=request.actor)
    today = request.actor.today
    shape = people_shape(words, by_name=found.by_name, today=today)
    table = Table(shape, with_rows(found.rows, day=today), TableQuery.of(request))
    if table.is_wanted_as_file:
        return table.as_file()
    may_add = may_somewhere(request.actor, Permission.EDIT_PEOPLE)
    return render(request, "people/people.html", {"filters": filters, "people": table, "may_add": may_add})
