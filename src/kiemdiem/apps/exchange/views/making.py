"""A campaign goes down as a file."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kiemdiem.apps.campaigns.access import visible_to
from kiemdiem.apps.exchange.actions import make_package as making
from kiemdiem.apps.exchange.facts.office_keys import fingerprint_of, office_key, public_bytes
from kiemdiem.apps.exchange.forms import MakePackageForm
from kiemdiem.apps.permissions.access import SignedIn, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.components import Crumb
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of

KIND = "application/octet-stream"


def own_fingerprint() -> str:
    """What receivers compare."""
    return fingerprint_of(public_bytes(office_key(settings.FOLDER)))


@shown_and_sent
def make_package(request: SignedIn, campaign_id: int) -> HttpResponse:
    """The unit that it is for; then the file."""
    found = one_of(visible_to(request.actor).select_related("regime", "root"), pk=campaign_id)
    require(request.actor, Permission.RUN_CAMPAIGNS, on=found)
    form = MakePackageForm(request.POST or None, actor=request.actor, initial={"unit": found.root.code})
    if form.is_valid():
        made = making.make_package(found, unit=form.cleaned_data["unit"], actor=request.actor)
        disposition = {"Content-Disposition": f'attachment; filename="{made.name}"'}
        return HttpResponse(made.content, content_type=KIND, headers=disposition)
    context = {
        "campaign": found,
        "crumbs": [Crumb(found.name, reverse("campaign", args=[found.pk]))],
        "form": form,
        "fingerprint": own_fingerprint(),
    }
    return render(request, "exchange/make_package.html", context)
