"""How far the reviews of a campaign are: unit by unit, and who it is in one unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db.models import QuerySet
from django.http import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemdiem.apps.campaigns.actions.acting_for import may_work
from kiemdiem.apps.campaigns.models import Campaign, Standing
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.campaigns.views.campaigns import around, campaign_to_read
from kiemdiem.apps.completion import words
from kiemdiem.apps.completion.access import of_unit, to_review_visible_to, units_visible_to
from kiemdiem.apps.completion.forms import SubjectsFilters, UnitsFilters
from kiemdiem.apps.completion.models import CompletedUnit
from kiemdiem.apps.completion.queries.outstanding import Tally, in_order, tallies, tally_of
from kiemdiem.apps.completion.views.columns import subjects_shape, units_shape
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.queries.finding import matching
from kiemdiem.apps.permissions.access import Actor, Place, SignedIn
from kiemdiem.apps.permissions.actions.export_list import export_list
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.components import Crumb
from kiemdiem.shell.rows import one_of
from kiemdiem.shell.tables import Table, TableQuery


@require_safe
def completion(request: SignedIn, campaign_id: int) -> HttpResponseBase:
    """The units with what is done and what is left; as a workbook where that is asked for."""
    found = campaign_to_read(request.actor, campaign_id)
    filters = UnitsFilters(request.GET, actor=request.actor)
    standings = to_review_visible_to(request.actor, found)
    counted, marks = tallies(standings), marks_of(found)
    units = narrowed(units_visible_to(request.actor, found), filters, counted, marks)
    table = Table(units_shape(found, counted, marks), units, TableQuery.of(request))
    if table.is_wanted_as_file:
        return export_list(table.as_file(), filters=filters.told, by=Permission.VIEW_CAMPAIGNS, actor=request.actor)
    context = {**framed(found, request.actor), "filters": filters, "units": table, "total": tally_of(standings)}
    return render(request, "completion/completion.html", context)


def framed(campaign: Campaign, actor: Actor) -> dict[str, object]:
    """What the page of a part has: it leads back to the campaign."""
    crumbs = [Crumb(campaign.name, reverse("campaign", args=[campaign.pk]))]
    return {**around(campaign, actor, "completion"), "crumbs": crumbs}


def marks_of(campaign: Campaign) -> Mapping[int, datetime]:
    """Key of a unit → when it said that it was through."""
    return dict(CompletedUnit.objects.filter(campaign=campaign).values_list("unit_id", "marked_at"))


def narrowed(
    units: QuerySet[Unit], filters: UnitsFilters, counted: Mapping[int, Tally], marks: Mapping[int, datetime]
) -> QuerySet[Unit]:
    """Of the units that have somebody to review those that are asked for."""
    tests: dict[str, Callable[[int], bool]] = {
        "thieu": lambda key: counted[key].outstanding > 0,
        "chua_ly_do": lambda key: counted[key].unexplained > 0,
        "du": lambda key: counted[key].outstanding == 0,
        "bao": lambda key: key in marks,
        "chua_bao": lambda key: key not in marks,
    }
    fits = tests.get(filters.chosen("tinh_trang") or "")
    units = units.filter(pk__in=[key for key in counted if fits is None or fits(key)])
    units = matching(units, filters.chosen("tim") or "")
    within: Unit | None = filters.chosen("trong")
    return units.filter(path__startswith=within.branch) if within is not None else units


def unit_to_read(actor: Actor, campaign: Campaign, unit_id: int) -> Unit:
    """The unit of the campaign where the actor may see it."""
    return one_of(units_visible_to(actor, campaign), pk=unit_id)


def about(campaign: Campaign, unit: Unit, actor: Actor) -> dict[str, object]:
    """What every page about a unit has."""
    frame = around(campaign, actor, "completion")
    crumbs = [
        Crumb(campaign.name, reverse("campaign", args=[campaign.pk])),
        Crumb(words.COMPLETION, reverse("completion", args=[campaign.pk])),
    ]
    return {
        **frame,
        "crumbs": crumbs,
        "unit": unit,
        "can_record": campaign.is_open and may_work(actor, Place(unit.branch)),
    }


def place_of(standing: Standing, campaign: Campaign) -> Place:
    """Where it stands, the whole campaign where it stands in no unit; and whose case it is."""
    branch = standing.subject.unit.branch if standing.subject.unit else campaign.branch
    return Place(branch, standing.subject.concerned)


@require_safe
def unit_completion(request: SignedIn, campaign_id: int, unit_id: int) -> HttpResponseBase:
    """Who of the unit and those below must be reviewed, and who was."""
    found = campaign_to_read(request.actor, campaign_id)
    unit = unit_to_read(request.actor, found, unit_id)
    filters = SubjectsFilters(request.GET)
    standings = to_review_visible_to(request.actor, found).filter(of_unit(found, unit))
    linked = ("subject__unit", "subject__person", "subject__review", "subject__excuse")
    rows = in_order(filters.narrowed(standings)).select_related(*linked)
    shape = subjects_shape(
        found,
        regime_of(found),
        may_record=lambda one: found.is_open and may_work(request.actor, place_of(one, found)),
    )
    table = Table(shape, rows, TableQuery.of(request))
    if table.is_wanted_as_file:
        return export_list(table.as_file(), filters=filters.told, by=Permission.VIEW_CAMPAIGNS, actor=request.actor)
    mark = CompletedUnit.objects.filter(campaign=found, unit=unit).select_related("marked_by").first()
    context = {**about(found, unit, request.actor), "filters": filters, "subjects": table, "mark": mark}
    return render(request, "completion/unit_completion.html", {**context, "total": tally_of(standings)})
