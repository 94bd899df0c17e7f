"""The list of targets, and who has none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemdiem.apps.permissions.access import SignedIn, may_somewhere, require_somewhere
from kiemdiem.apps.permissions.actions.export_list import export_list
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.targets.access import targets_visible_to
from kiemdiem.apps.targets.forms.filters import ReadinessFilters, TargetFilters
from kiemdiem.apps.targets.queries.readiness import people_without, units_without
from kiemdiem.apps.targets.views.columns import PEOPLE_WITHOUT, TARGETS, UNITS_WITHOUT
from kiemdiem.shell.tables import Table, TableQuery, TableShape


@require_safe
def targets(request: SignedIn) -> HttpResponseBase:
    """The list: filtered, sorted, paged; as a workbook where that is asked for."""
    require_somewhere(request.actor, Permission.VIEW_CAMPAIGNS)
    filters = TargetFilters(request.GET, actor=request.actor)
    rows = filters.narrowed(targets_visible_to(request.actor)).filter(withdrawn_on=None)
    table = Table(TARGETS, rows.select_related("unit", "person"), TableQuery.of(request))
    if table.is_wanted_as_file:
        return export_list(table.as_file(), filters=filters.told, by=Permission.VIEW_CAMPAIGNS, actor=request.actor)
    wanted = (Permission.IMPORT_REGISTERS, Permission.SET_TARGETS)
    may_import = all(may_somewhere(request.actor, one) for one in wanted)
    return render(request, "targets/targets.html", {"filters": filters, "targets": table, "may_import": may_import})


@require_safe
def people_without_targets(request: SignedIn) -> HttpResponseBase:
    """The persons who have no target for a year."""
    return _without(request, PEOPLE_WITHOUT, people_without)


@require_safe
def units_without_targets(request: SignedIn) -> HttpResponseBase:
    """The units that have no target for a year."""
    return _without(request, UNITS_WITHOUT, units_without)


def _without(request: SignedIn, shape: TableShape[Any], asked: Callable[..., QuerySet[Any]]) -> HttpResponseBase:
    require_somewhere(request.actor, Permission.VIEW_REGISTERS)
    filters = ReadinessFilters(request.GET, actor=request.actor)
    year = filters.year(request.actor.today.year)
    rows = asked(year, request.actor, within=filters.chosen("trong"))
    table = Table(shape, rows, TableQuery.of(request))
    if table.is_wanted_as_file:
        return export_list(table.as_file(), filters=filters.told, by=Permission.VIEW_REGISTERS, actor=request.actor)
    context = {"filters": filters, "rows": table, "year": year, "is_of_units": shape is UNITS_WITHOUT}
    return render(request, "targets/without_targets.html", context)
