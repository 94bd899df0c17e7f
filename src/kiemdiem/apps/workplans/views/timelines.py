"""The plan as a drawing over the season."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.permissions.access import SignedIn, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.workplans.queries.timelines import Timeline
from kiemdiem.apps.workplans.views.plan_tabs import plan_tabs
from kiemdiem.apps.workplans.views.plans import campaign_of, crumbs_of

UNITS_A_PAGE = 25


@require_safe
def plan_timeline(request: SignedIn, campaign_id: int) -> HttpResponse:
    """One bar for each deadline; `mo` opens the units of one of them, `trang` turns their pages."""
    campaign = campaign_of(request.actor, campaign_id)
    timeline = _timeline_of(request, campaign)
    opened = next((one for one in timeline.drawn() if one.opens and one.shown.row.id == request.GET.get("mo")), None)
    scale = timeline.scale
    context = {
        "campaign": campaign,
        "crumbs": crumbs_of(campaign),
        "tabs": plan_tabs(campaign, "plan_timeline"),
        "rows": timeline.drawn(),
        "apart": timeline.apart(),
        "scale": scale,
        "today_x": scale.end_of(timeline.today).x if scale and scale.has(timeline.today) else "",
        "today": timeline.today,
        "opened": opened,
        "units": Paginator(opened.units, UNITS_A_PAGE).get_page(request.GET.get("trang")) if opened else None,
    }
    return render(request, "workplans/plan_timeline.html", context)


def _timeline_of(request: SignedIn, campaign: Campaign) -> Timeline:
    return Timeline(campaign, seen=scope_of(request.actor, Permission.VIEW_CAMPAIGNS), today=request.actor.today)
