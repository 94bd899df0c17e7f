"""Who looks after a unit, and the three places of a person: parts of their pages, and pages of their own."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from kiemdiem.apps.assignments.queries.on_units import assigned_to
from kiemdiem.apps.assignments.queries.places import places_of
from kiemdiem.apps.organisations.access import visible_to as units_visible_to
from kiemdiem.apps.people.access import visible_to as people_visible_to
from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.shell.components import Crumb
from kiemdiem.shell.rows import one_of


@require_safe
def unit_assignments(request: SignedIn, unit_id: int) -> HttpResponse:
    """Who looks after the unit in the campaigns that are not over."""
    unit = one_of(units_visible_to(request.actor), pk=unit_id)
    context = {"unit": unit, "lines": assigned_to(unit, actor=request.actor)}
    if request.headers.get("HX-Request"):
        answer = render(request, "assignments/_unit_assignments.html", context)
    else:
        context["crumbs"] = [Crumb(unit.name, reverse("unit", args=[unit.pk]))]
        answer = render(request, "assignments/unit_assignments.html", context)
    patch_vary_headers(answer, ["HX-Request"])
    return answer


@require_safe
def person_places(request: SignedIn, person_id: int) -> HttpResponse:
    """Where he works, where he takes part in party life, what he looks after."""
    person = one_of(people_visible_to(request.actor), pk=person_id)
    context = {
        "person": person,
        "places": places_of(person, on=request.actor.today),
        "crumbs": [Crumb(person.full_name, reverse("person", args=[person.pk]))],
    }
    return render(request, "assignments/person_places.html", context)
