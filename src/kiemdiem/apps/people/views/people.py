"""The list of persons."""

from __future__ import annotations

from urllib.parse import parse_qsl

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from kiemdiem.apps.people import labels
from kiemdiem.apps.people.forms.people import PeopleFilters
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.people.queries.finding import people_found
from kiemdiem.apps.people.queries.listing import with_rows
from kiemdiem.apps.people.queries.vocabularies import words_of
from kiemdiem.apps.people.views.people_table import people_shape
from kiemdiem.apps.permissions.access import SignedIn, may_somewhere, require_somewhere
from kiemdiem.apps.permissions.actions.export_list import PICKED_ROWS, export_list
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.components import Chip
from kiemdiem.shell.tables import BulkAction, Table, TableQuery
from kiemdiem.shell.tables.export import XLSX, as_file
from kiemdiem.shell.tables.query import WHOLE

AT_ONCE = 2_000
CHIPS = ((labels.PROBATIONERS, "loai=du_bi"), (labels.SECRETARIES, "chuc_vu=bi_thu"), (labels.LEFT, "ca_da_ra=on"))


@require_GET
def people(request: SignedIn) -> HttpResponseBase:
    require_somewhere(request.actor, Permission.VIEW_REGISTERS)
    table, filters = people_asked(request)
    if table.is_wanted_as_file:
        return export_list(table.as_file(), filters=filters.told, by=Permission.VIEW_REGISTERS, actor=request.actor)
    may_add = may_somewhere(request.actor, Permission.EDIT_PEOPLE)
    return render(request, "people/people.html", {"filters": filters, "people": table, "may_add": may_add})


@require_POST
def export_people(request: SignedIn) -> HttpResponseBase:
    require_somewhere(request.actor, Permission.VIEW_REGISTERS)
    table, filters = people_asked(request)
    rows = table.bounded(table.picked(request.POST)).order_by("sort_key", "pk").iterator(chunk_size=AT_ONCE)
    file = as_file(XLSX, rows, table.columns, name=table.shape.file_name, title=table.shape.label)
    told = "; ".join(one for one in (filters.told, "" if WHOLE in request.POST else PICKED_ROWS) if one)
    return export_list(file, filters=told, by=Permission.VIEW_REGISTERS, actor=request.actor)


def people_asked(request: SignedIn) -> tuple[Table[Person], PeopleFilters]:
    """The list that the address asks for, and its filters."""
    words, today = words_of(), request.actor.today
    filters = PeopleFilters(request.GET, actor=request.actor, words=words)
    found = people_found(filters.sought(), actor=request.actor)
    shape = people_shape(words, by_name=found.by_name, today=today)
    query = TableQuery.of(request)
    bulk = (BulkAction(labels.EXPORT_PICKED, reverse("export_people")),)
    rows = with_rows(found.rows, day=today)
    return Table(shape, rows, query, bulk=bulk, chips=chips(query), counted=found.counted), filters


def chips(query: TableQuery) -> tuple[Chip, ...]:
    """The filters that are asked for most, ready to be taken."""
    asked = {name: query.asked[name] for name in query.asked if query.asked[name]}
    return tuple(Chip(label, f"{reverse('people')}?{given}", asked == dict(parse_qsl(given))) for label, given in CHIPS)
