"""A season on a wall."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.apps.workplans.queries.slides import slides_of
from kiemdiem.apps.workplans.views.plans import campaign_of
from kiemdiem.apps.workplans.views.work import overview_of


@require_safe
def season_slides(request: SignedIn, campaign_id: int) -> HttpResponse:
    """One picture of the season (`trang`); htmx asks for it anew by itself, and sees what its reader may see."""
    campaign = campaign_of(request.actor, campaign_id)
    overview = overview_of(campaign, request.actor)
    page = Paginator(slides_of(overview), 1).get_page(request.GET.get("trang"))
    context = {
        "campaign": campaign,
        "is_part": "HX-Request" in request.headers,
        "page": page,
        "slide": page.object_list[0],
        "soon_days": overview.soon_days,
        "today": overview.today,
        "now": request.actor.at,
    }
    return render(request, "workplans/season_slides.html", context)
