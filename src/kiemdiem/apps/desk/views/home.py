"""The page after signing in."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemdiem.apps.desk.queries import tasks_by_cause, why_of_tasks
from kiemdiem.apps.permissions.access import SignedIn


@require_safe
def home(request: SignedIn) -> HttpResponse:
    """What waits for whoever signed in."""
    found = tasks_by_cause(request.actor)
    tasks = [task for some in found.values() for task in some]
    return render(request, "desk/home.html", {"tasks": tasks, "reasons": why_of_tasks(found, actor=request.actor)})
