"""The page of a unit, and its history."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemdiem.apps.journal.queries import history_of
from kiemdiem.apps.organisations import words
from kiemdiem.apps.organisations.access import history_for, visible_to
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.queries.neighbours import unit_parts
from kiemdiem.apps.organisations.queries.tree import above
from kiemdiem.apps.organisations.queries.units import placements_of, sheet_of
from kiemdiem.apps.organisations.queries.whys import why_of_unit
from kiemdiem.apps.permissions.access import Actor, SignedIn, may
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.components import Crumb, Tab
from kiemdiem.shell.rows import one_of

LINKED = ("parent", "of", "host", "line", "reviewed_with")


@require_safe
def unit(request: SignedIn, unit_id: int) -> HttpResponse:
    """What is known of a unit today."""
    found = one_of(visible_to(request.actor).select_related(*LINKED), pk=unit_id)
    sheet = sheet_of(found, seen_by=request.actor)
    context = {
        "sheet": sheet,
        "reasons": why_of_unit(sheet),
        "last_day": found.ended_on - timedelta(days=1) if found.ended_on else None,
        "parts": parts_of(found, is_followed=bool(found.ended_on or sheet.after)),
        **around(found, request.actor),
    }
    return render(request, "organisations/unit.html", {**context, "tabs": tabs_of(found, "unit")})


@require_safe
def unit_history(request: SignedIn, unit_id: int) -> HttpResponse:
    """Where a unit stood, how it was called, and what was done to it."""
    found = one_of(visible_to(request.actor), pk=unit_id)
    reads = may(request.actor, Permission.VIEW_JOURNAL, on=found)
    context = {
        "placements": placements_of(found),
        "history": history_of(found, only=history_for(request.actor)) if reads else (),
        "reads_journal": reads,
        **around(found, request.actor),
    }
    return render(request, "organisations/unit_history.html", {**context, "tabs": tabs_of(found, "unit_history")})


def around(found: Unit, actor: Actor) -> dict[str, object]:
    """What every page about a unit has: the unit, the places above it, whether it may be changed."""
    crumbs = [Crumb(words.UNITS, reverse("units"))]
    crumbs += [Crumb(one.name, reverse("unit", args=[one.pk])) for one in above(found, seen_by=actor)]
    return {"unit": found, "crumbs": crumbs, "can_edit": may(actor, Permission.EDIT_UNITS, on=found)}


def tabs_of(found: Unit, current: str) -> list[Tab]:
    named = (("unit", words.OVERVIEW), ("unit_history", words.HISTORY))
    return [Tab(label, reverse(name, args=[found.pk]), is_current=name == current) for name, label in named]


def parts_of(found: Unit, *, is_followed: bool) -> list[Tab]:
    """Parts of the page that other rooms fill, each with its address."""
    return [Tab(part.label, reverse(part.url_name, args=[found.pk])) for part in unit_parts(is_followed=is_followed)]
