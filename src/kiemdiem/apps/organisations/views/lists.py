"""The list of units, and the suggestions while one types."""

from __future__ import annotations

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemdiem.apps.organisations.access import visible_to
from kiemdiem.apps.organisations.forms.unit_filters import UnitFilters
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.queries.finding import suggested, typed
from kiemdiem.apps.organisations.queries.vocabulary import vocabularies
from kiemdiem.apps.organisations.views.columns import units_shape
from kiemdiem.apps.permissions.access import Actor, SignedIn, may, may_somewhere, require_somewhere
from kiemdiem.apps.permissions.actions.export_list import export_list
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.suggesting import Suggestion
from kiemdiem.shell.tables import Table, TableQuery


def may_read(actor: Actor) -> None:
    """Refuse who may read no branch of the registers at all."""
    require_somewhere(actor, Permission.VIEW_REGISTERS)


@require_safe
def units(request: SignedIn) -> HttpResponseBase:
    """The list: filtered, sorted, paged; as a workbook where that is asked for."""
    may_read(request.actor)
    known = vocabularies("body", "agency", "tier")
    filters = UnitFilters(request.GET, actor=request.actor, known=known)
    rows = filters.narrowed(visible_to(request.actor)).select_related("parent")
    table = Table(units_shape(known), rows, TableQuery.of(request))
    if table.is_wanted_as_file:
        return export_list(table.as_file(), filters=filters.told, by=Permission.VIEW_REGISTERS, actor=request.actor)
    can_add = may_somewhere(request.actor, Permission.EDIT_UNITS)
    return render(request, "organisations/units.html", {"filters": filters, "units": table, "can_add": can_add})


@require_safe
def suggest_units(request: SignedIn) -> HttpResponse:
    """The units that may be meant by what stands in the field `o`, as options of its list."""
    may_read(request.actor)
    name = request.GET.get("o", "")
    found = [_suggestion(unit) for unit in suggested(request.GET.get(name, ""), seen_by=request.actor)]
    return render(request, "shell/forms/suggestions.html", {"suggestions": found, "name": name})


def _suggestion(unit: Unit) -> Suggestion:
    under = f"{unit.code} · {unit.parent.name}" if unit.parent else unit.code
    return Suggestion(unit.pk, typed(unit), unit.name, under)


def can_edit(actor: Actor, unit: Unit) -> bool:
    """Whether buttons that change the unit are shown."""
    return may(actor, Permission.EDIT_UNITS, on=unit)
