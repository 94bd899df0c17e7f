"""The plan as a calendar, by month and by week."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemdiem.apps.permissions.access import SignedIn, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.workplans import words
from kiemdiem.apps.workplans.queries.calendars import WEEK, PlanCalendar, monday_of
from kiemdiem.apps.workplans.views.plan_tabs import plan_tabs
from kiemdiem.apps.workplans.views.plans import campaign_of, crumbs_of
from kiemdiem.shell.days import short_day

FIRST_YEAR, LAST_YEAR = 1990, 2100
LONGER_THAN_A_MONTH = timedelta(days=32)


@require_safe
def plan_calendar(request: SignedIn, campaign_id: int) -> HttpResponse:
    """A month (`thang=2024-11`), or a week (`tuan=2024-11-25`); without either the month of today."""
    campaign = campaign_of(request.actor, campaign_id)
    seen = scope_of(request.actor, Permission.VIEW_CAMPAIGNS)
    calendar = PlanCalendar(campaign, seen=seen, today=request.actor.today)
    asked = _asked(request, "tuan")
    shown = asked or _asked(request, "thang") or calendar.nearest(request.actor.today)
    context = {
        "campaign": campaign,
        "crumbs": crumbs_of(campaign),
        "tabs": plan_tabs(campaign, "plan_calendar"),
        **(_week(calendar, shown) if asked else _month(calendar, shown)),
        "shown": shown,
        "today": request.actor.today,
    }
    return render(request, "workplans/plan_calendar.html", context)


def _month(calendar: PlanCalendar, day: date) -> dict[str, object]:
    first = day.replace(day=1)
    weeks = calendar.month(first)
    return {
        "weeks": weeks,
        "days": [one for week in weeks for one in week if not one.is_outside and (one.entries or one.name)],
        "weekdays": words.WEEKDAYS,
        "period": words.MONTH.format(month=first.strftime("%m/%Y")),
        "before": f"thang={first - timedelta(days=1):%Y-%m}",
        "after": f"thang={first + LONGER_THAN_A_MONTH:%Y-%m}",
        "now": f"thang={calendar.today:%Y-%m}",
    }


def _week(calendar: PlanCalendar, day: date) -> dict[str, object]:
    monday = monday_of(day)
    return {
        "days": calendar.week(monday),
        "period": words.WEEK.format(first=short_day(monday), last=short_day(monday + WEEK - timedelta(days=1))),
        "before": f"tuan={(monday - WEEK).isoformat()}",
        "after": f"tuan={(monday + WEEK).isoformat()}",
        "now": f"tuan={calendar.today.isoformat()}",
        "is_week": True,
    }


def _asked(request: SignedIn, name: str) -> date | None:
    """The day that the address names, of a month the first; none where it names none, or one too far away."""
    given = request.GET.get(name, "")
    try:
        day = date.fromisoformat(f"{given}-01" if name == "thang" else given)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None
