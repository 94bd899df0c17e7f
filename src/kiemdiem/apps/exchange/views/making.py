"""A campaign goes down as a file."""

from __future__ import annotations

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kiemdiem.apps.campaigns.access import visible_to
from kiemdiem.apps.exchange.access import orders_of
from kiemdiem.apps.exchange.actions.ask_package import ask_package
from kiemdiem.apps.exchange.facts.office_keys import fingerprint_of, office_key, public_bytes
from kiemdiem.apps.exchange.forms import MakePackageForm
from kiemdiem.apps.exchange.jobs import write_package_file
from kiemdiem.apps.exchange.models import PackageOrder
from kiemdiem.apps.exchange.queries.working import has_stopped, making_of
from kiemdiem.apps.permissions.access import SignedIn, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.components import Crumb
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of

KIND = "application/octet-stream"


def own_fingerprint() -> str:
    """What receivers compare."""
    return fingerprint_of(public_bytes(office_key(settings.FOLDER)))


@shown_and_sent
def make_package(request: SignedIn, campaign_id: int) -> HttpResponse:
    """The unit that it is for; then a task writes the file."""
    found = one_of(visible_to(request.actor).select_related("regime", "root"), pk=campaign_id)
    require(request.actor, Permission.RUN_CAMPAIGNS, on=found)
    form = MakePackageForm(request.POST or None, actor=request.actor, initial={"unit": found.root.code})
    if form.is_valid():
        order = ask_package(found, unit=form.cleaned_data["unit"], actor=request.actor, clock=timezone.now())
        write_package_file.enqueue(order.pk)
        return redirect("made_package", order.pk)
    context = {
        "campaign": found,
        "crumbs": [Crumb(found.name, reverse("campaign", args=[found.pk]))],
        "form": form,
        "fingerprint": own_fingerprint(),
    }
    return render(request, "exchange/make_package.html", context)


@require_safe
def made_package(request: SignedIn, order_id: int) -> HttpResponse:
    """How far the file is; once it is there, where to fetch it, or why there is none."""
    order = one_of(orders_of(request.actor), pk=order_id)
    context = {
        "order": order,
        "crumbs": [Crumb(order.campaign.name, reverse("campaign", args=[order.campaign_id]))],
        "work": making_of(order),
        "has_stopped": has_stopped(order.state, PackageOrder.State.WAITING, order.beat_at),
        "fingerprint": own_fingerprint(),
    }
    return render(request, "exchange/made_package.html", context)


@require_safe
def made_package_progress(request: SignedIn, order_id: int) -> HttpResponse:
    """The part of the page that tells how far it is.

    The whole page is asked for at its end, also where it ended early.
    """
    order = one_of(orders_of(request.actor), pk=order_id)
    work = making_of(order)
    answer = render(request, "exchange/_progress.html", {"work": work})
    if work.is_finished or has_stopped(order.state, PackageOrder.State.WAITING, order.beat_at):
        answer["HX-Refresh"] = "true"
    return answer


@require_safe
def made_package_file(request: SignedIn, order_id: int) -> HttpResponseBase:
    """The file, for whoever asked for it, as long as he runs the campaign and the file is kept."""
    order = one_of(orders_of(request.actor), pk=order_id)
    if not order.is_ready or not default_storage.exists(order.stored):
        raise NotToBeFound()
    file = default_storage.open(order.stored)
    return FileResponse(file, as_attachment=True, filename=order.file_name, content_type=KIND)
