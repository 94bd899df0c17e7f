"""How many days before a last good day an office is reminded."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kiemdiem.apps.organisations.access import visible_to
from kiemdiem.apps.permissions.access import SignedIn, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.workplans import words
from kiemdiem.apps.workplans.actions.set_notice_days import set_notice_days as set_days
from kiemdiem.apps.workplans.errors import NoSuchNotice
from kiemdiem.apps.workplans.forms import NoticeDaysForm
from kiemdiem.apps.workplans.queries.notice_days import notice_days_at, own_notice_days
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of


@shown_and_sent
def set_notice_days(request: SignedIn, unit_id: int) -> HttpResponse:
    """Shows the days that hold at the unit, and takes others."""
    unit = one_of(visible_to(request.actor), pk=unit_id)
    require(request.actor, Permission.RUN_CAMPAIGNS, on=unit)
    own, days = own_notice_days(unit), notice_days_at(unit.branch)
    initial = {"days": words.LISTED.join(map(str, days)), "version": own.version if own else 0}
    form = NoticeDaysForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        given = form.cleaned_data
        try:
            set_days(unit, days=given["days"], version=given["version"], actor=request.actor)
            messages.success(request, words.NOTICE_IS_SET.format(unit=unit.name))
            return redirect("set_notice_days", unit.pk)
        except NoSuchNotice as fault:
            form.add_error("days", fault.sentence)
    return render(request, "workplans/set_notice_days.html", {"form": form, "unit": unit, "own": own})
