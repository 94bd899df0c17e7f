"""The page on which a branch of the demo is moved to another day."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kiemdiem.apps.demo import actions, labels
from kiemdiem.apps.demo.errors import NoRehearsal
from kiemdiem.apps.demo.forms import RehearsalDay
from kiemdiem.apps.demo.queries import rehearsal_of
from kiemdiem.apps.permissions.access import SignedIn, require
from kiemdiem.apps.permissions.models import Permission


@require_http_methods(["GET", "HEAD", "POST"])
def set_rehearsal_day(request: SignedIn) -> HttpResponse:
    """Show the day of the reader's branch; move it."""
    rehearsal = rehearsal_of(request.user)
    if rehearsal is None:
        raise NoRehearsal()
    require(request.actor, Permission.SET_REHEARSAL_DAY, on=rehearsal)
    form = RehearsalDay(request.POST or None, initial={"day": rehearsal.day})
    if request.method == "POST" and form.is_valid():
        moved = actions.set_rehearsal_day(rehearsal, day=form.cleaned_data["day"], actor=request.actor)
        messages.success(request, labels.DAY_IS_SET.format(day=f"{moved.day:%d/%m/%Y}"))
        return redirect("set_rehearsal_day")
    return render(request, "demo/set_rehearsal_day.html", {"form": form, "rehearsal": rehearsal})
