"""The page after signing in."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemdiem.apps.desk.queries import tasks_of
from kiemdiem.apps.permissions.access import SignedIn


@require_safe
def home(request: SignedIn) -> HttpResponse:
    """What waits for whoever signed in."""
    return render(request, "desk/home.html", {"tasks": tasks_of(request.actor)})
