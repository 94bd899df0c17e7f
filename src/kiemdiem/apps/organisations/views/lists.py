"""The list of units, the tree, and the suggestions while one types."""

from __future__ import annotations

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemdiem.apps.organisations.access import visible_to
from kiemdiem.apps.organisations.forms.unit_filters import UnitFilters
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.queries.finding import suggested
from kiemdiem.apps.organisations.queries.opened_tree import branch_of, opened_tree
from kiemdiem.apps.organisations.queries.vocabulary import vocabularies
from kiemdiem.apps.organisations.views.columns import units_shape
from kiemdiem.apps.permissions.access import HOUSE, Actor, SignedIn, may, may_somewhere, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.rows import one_of
from kiemdiem.shell.tables import Table, TableQuery


def may_read(actor: Actor) -> None:
    """Refuse who may read no branch of the registers at all."""
    if not may_somewhere(actor, Permission.VIEW_REGISTERS):
        require(actor, Permission.VIEW_REGISTERS, on=HOUSE)


@require_safe
def units(request: SignedIn) -> HttpResponseBase:
    """The list: filtered, sorted, paged; as a workbook where that is asked for."""
    may_read(request.actor)
    known = vocabularies("body", "agency", "tier")
    filters = UnitFilters(request.GET, actor=request.actor, known=known)
    rows = filters.narrowed(visible_to(request.actor)).select_related("parent")
    table = Table(units_shape(known), rows, TableQuery.of(request))
    if table.is_wanted_as_file:
        return table.as_file()
    can_add = may_somewhere(request.actor, Permission.EDIT_UNITS)
    return render(request, "organisations/units.html", {"filters": filters, "units": table, "can_add": can_add})


@require_safe
def unit_tree(request: SignedIn) -> HttpResponse:
    """The tree from the reader's roots; with `mo` opened down to that unit."""
    may_read(request.actor)
    wanted = request.GET.get("mo")
    opened = one_of(visible_to(request.actor), pk=wanted) if wanted else None
    context = {"tree": opened_tree(opened, seen_by=request.actor), "opened": opened}
    return render(request, "organisations/unit_tree.html", context)


@require_safe
def unit_branch(request: SignedIn, unit_id: int) -> HttpResponse:
    """The units directly below one, as a part of the tree."""
    unit = one_of(visible_to(request.actor), pk=unit_id)
    return render(request, "organisations/_branch.html", {"branch": branch_of(unit, seen_by=request.actor)})


@require_safe
def suggest_units(request: SignedIn) -> HttpResponse:
    """The units that may be meant by what stands in the field `o`, as options of its list."""
    may_read(request.actor)
    name = request.GET.get("o", "")
    found = suggested(request.GET.get(name, ""), seen_by=request.actor)
    return render(request, "organisations/forms/_suggestions.html", {"units": found, "name": name})


def can_edit(actor: Actor, unit: Unit) -> bool:
    """Whether buttons that change the unit are shown."""
    return may(actor, Permission.EDIT_UNITS, on=unit)
