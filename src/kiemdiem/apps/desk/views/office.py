"""The name of the office."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from kiemdiem.apps.desk import labels
from kiemdiem.apps.desk.actions.name_office import name_office as name
from kiemdiem.apps.desk.forms import OfficeForm
from kiemdiem.apps.desk.queries import office_named
from kiemdiem.apps.permissions.access import HOUSE, SignedIn, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.methods import shown_and_sent


@shown_and_sent
def name_office(request: SignedIn) -> HttpResponse:
    """Shows the name and takes another."""
    require(request.actor, Permission.NAME_OFFICE, on=HOUSE)
    office = office_named()
    known = {"name": office.name, "version": office.version} if office else {}
    form = OfficeForm(request.POST if request.method == "POST" else None, initial=known)
    if form.is_valid():
        given = form.cleaned_data
        office = name(given["name"], version=given["version"], actor=request.actor)
        messages.success(request, labels.OFFICE_IS_NAMED.format(name=office.name))
        return redirect("name_office")
    return render(request, "desk/name_office.html", {"form": form, "office": office})
