"""The subjects of a campaign: the list, and one of them with all its reasons."""

from __future__ import annotations

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.access import corrections_visible_to, may_correct, standings_visible_to
from kiemdiem.apps.campaigns.forms.subject_filters import SubjectFilters
from kiemdiem.apps.campaigns.models import Campaign, Correction, Standing
from kiemdiem.apps.campaigns.queries.corrections import held_corrections, law_about, told
from kiemdiem.apps.campaigns.queries.counted import counts_seen, roll_shown
from kiemdiem.apps.campaigns.queries.finding import in_order_of_units, standings_near
from kiemdiem.apps.campaigns.queries.parts import subject_parts
from kiemdiem.apps.campaigns.queries.rolls import waiting_roll
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.campaigns.queries.subject_sheets import sheet_of
from kiemdiem.apps.campaigns.views.campaigns import around, campaign_to_read
from kiemdiem.apps.campaigns.views.columns import subjects_shape
from kiemdiem.apps.campaigns.views.correction_columns import state_of
from kiemdiem.apps.permissions.access import Actor, SignedIn, may
from kiemdiem.apps.permissions.actions.export_list import export_list
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.regime.regime import Regime
from kiemdiem.shell.components import Crumb, Tab
from kiemdiem.shell.rows import one_of
from kiemdiem.shell.tables import Table, TableQuery
from kiemdiem.shell.tables.paging import Counted
from kiemdiem.shell.tables.query import DESCENDING

WAITING = "cho"
BY_UNIT = "don_vi"
TOGETHER = Correction.Does.TOGETHER


def roll_looked_at(request: SignedIn, campaign: Campaign) -> int | None:
    """The number of the roll that waits, where whoever runs the campaign asks for it, or where none holds yet."""
    if not may(request.actor, Permission.RUN_CAMPAIGNS, on=campaign):
        return None
    roll = waiting_roll(campaign) if request.GET.get("ban") == WAITING or campaign.is_preparing else None
    return roll.number if roll else None


def counted_by(actor: Actor, campaign: Campaign, number: int | None) -> Counted | None:
    """How many subjects the roll has, where it knows and the actor sees all."""
    counts = counts_seen(actor, roll_shown(campaign, number))
    return Counted(counts["subjects"], is_more=False) if "subjects" in counts else None


@require_safe
def subjects(request: SignedIn, campaign_id: int) -> HttpResponseBase:
    """The list: filtered, sorted, paged; as a workbook where that is asked for."""
    found = campaign_to_read(request.actor, campaign_id)
    number, regime = roll_looked_at(request, found), regime_of(found)
    kinds = {key: kind.label for key, kind in regime.kinds.items()}
    filters = SubjectFilters(request.GET, actor=request.actor, kinds=kinds)
    table = _table_of(request, found, filters, regime, number)
    if table.is_wanted_as_file:
        return export_list(table.as_file(), filters=filters.told, by=Permission.VIEW_CAMPAIGNS, actor=request.actor)
    context = {**around(found, request.actor, "subjects"), "filters": filters, "subjects": table, "is_waiting": number}
    return render(request, "campaigns/subjects.html", context)


def _table_of(
    request: SignedIn, campaign: Campaign, filters: SubjectFilters, regime: Regime, number: int | None
) -> Table[Standing]:
    """The standings that the reader may see and asks for."""
    seen = standings_near(request.actor, campaign, roll=number)
    rows = filters.narrowed(seen, campaign).select_related("subject__unit")
    counted = None if filters.is_set else counted_by(request.actor, campaign, number)
    query = TableQuery.of(request)
    if counted is not None and query.sort.removeprefix(DESCENDING) == BY_UNIT:
        rows = in_order_of_units(rows, campaign)
    return Table(subjects_shape(campaign, regime, waiting=number is not None), rows, query, counted=counted)


@require_safe
def subject(request: SignedIn, campaign_id: int, subject_id: int) -> HttpResponse:
    """One subject: where it is reviewed, by whom it is rated, and under which clauses."""
    found = campaign_to_read(request.actor, campaign_id)
    number = roll_looked_at(request, found)
    linked = ("subject__unit", "subject__person", "grounds")
    standings = standings_visible_to(request.actor, found, roll=number).select_related(*linked)
    standing = one_of(standings, subject_id=subject_id)
    frame = around(found, request.actor, "subjects")
    frame["crumbs"] = [
        Crumb(words.CAMPAIGNS, reverse("campaigns")),
        Crumb(found.name, reverse("campaign", args=[found.pk])),
        Crumb(words.SUBJECTS, reverse("subjects", args=[found.pk])),
    ]
    held = held_corrections(found, waiting=bool(frame["may_run"]))
    corrections = corrections_visible_to(request.actor, found).filter(key=standing.subject.key)
    context = {
        **frame,
        "standing": standing,
        "sheet": sheet_of(standing, regime_of(found)),
        "is_waiting": number,
        "parts": parts_of(found, subject_id) if number is None else (),
        "corrections": [(one, told(one), state_of(one, held)) for one in corrections],
        "can_correct": may_correct(request.actor, found),
        "can_join": standing.is_reviewed and any(law_about(found, regime_of(found), TOGETHER, standing.subject.kind)),
    }
    return render(request, "campaigns/subject.html", context)


def parts_of(campaign: Campaign, subject_id: int) -> list[Tab]:
    """Parts of the page that rooms above fill, each with its address."""
    return [Tab(part.label, reverse(part.url_name, args=[campaign.pk, subject_id])) for part in subject_parts()]
