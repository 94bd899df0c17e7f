"""The page on which a branch of the demo is moved to another day."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from kiemdiem.apps.demo import actions, labels
from kiemdiem.apps.demo.errors import NoRehearsal
from kiemdiem.apps.demo.forms import RehearsalDay
from kiemdiem.apps.demo.queries import rehearsal_of, stages
from kiemdiem.apps.permissions.access import SignedIn, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.shell.methods import shown_and_sent


@login_not_required
@require_safe
def cast(request: HttpRequest) -> HttpResponse:
    """Who can be played, with the password of all of them: only where the house is a demonstration."""
    if not settings.ENVIRONMENT.is_demo:
        raise NoRehearsal()
    known = {"stages": stages(), "password": labels.PASSWORD, "administrator": labels.ADMINISTRATOR}
    return render(request, "demo/cast.html", known)


@shown_and_sent
def set_rehearsal_day(request: SignedIn) -> HttpResponse:
    """Show the day of the reader's branch; move it."""
    rehearsal = rehearsal_of(request.user)
    if rehearsal is None:
        raise NoRehearsal()
    require(request.actor, Permission.SET_REHEARSAL_DAY, on=rehearsal)
    form = RehearsalDay(request.POST or None, initial={"day": rehearsal.day})
    if request.method == "POST" and form.is_valid():
        moved = actions.set_rehearsal_day(rehearsal, day=form.cleaned_data["day"], actor=request.actor)
        messages.success(request, labels.DAY_IS_SET.format(day=short_date(moved.day)))
        return redirect("set_rehearsal_day")
    return render(request, "demo/set_rehearsal_day.html", {"form": form, "rehearsal": rehearsal})
