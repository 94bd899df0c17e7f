"""Packages that come: whose are taken, what is in them, taking and dropping them."""

from __future__ import annotations

from django.contrib import messages
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kiemdiem.apps.exchange import words
from kiemdiem.apps.exchange.access import orders_of, visible_to
from kiemdiem.apps.exchange.actions import receive_package as receiving
from kiemdiem.apps.exchange.actions import take_package as taking
from kiemdiem.apps.exchange.actions import trusting
from kiemdiem.apps.exchange.actions.ask_taking import ask_taking
from kiemdiem.apps.exchange.facts.bodies import Preview, preview_of
from kiemdiem.apps.exchange.forms import ReceivePackageForm, TrustSenderForm
from kiemdiem.apps.exchange.jobs import take_package_in
from kiemdiem.apps.exchange.models import ReceivedPackage, TrustedSender
from kiemdiem.apps.exchange.queries.received import trusted_senders
from kiemdiem.apps.exchange.queries.working import has_stopped, taking_of
from kiemdiem.apps.exchange.views.making import own_fingerprint
from kiemdiem.apps.permissions.access import HOUSE, SignedIn, may, require, require_somewhere
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.shell.components import Confirmation, Crumb
from kiemdiem.shell.days import short_day
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of

MOST_PACKAGES, MOST_ROWS = 50, 100


@require_safe
def packages(request: SignedIn) -> HttpResponse:
    """The packages that came, whose are taken, and the fingerprint of this office."""
    require_somewhere(request.actor, Permission.RUN_CAMPAIGNS)
    context = {
        "packages": visible_to(request.actor)[:MOST_PACKAGES],
        "orders": orders_of(request.actor)[:MOST_PACKAGES],
        "senders": trusted_senders(),
        "fingerprint": own_fingerprint(),
        "may_trust": may(request.actor, Permission.RUN_CAMPAIGNS, on=HOUSE),
        "form": ReceivePackageForm(),
    }
    return render(request, "exchange/packages.html", context)


@require_POST
def receive_package(request: SignedIn) -> HttpResponse:
    """Take a file in, to be looked at."""
    require_somewhere(request.actor, Permission.RUN_CAMPAIGNS)
    form = ReceivePackageForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "exchange/receive_package.html", {"crumbs": crumbs(), "form": form})
    received = receiving.receive_package(form.cleaned_data["file"], actor=request.actor)
    if received.taken_at is not None:
        messages.info(request, words.TAKEN_BEFORE.format(day=short_day(received.taken_at)))
    return redirect("package", received.pk)


@require_safe
def package(request: SignedIn, package_id: int) -> HttpResponse:
    """What a package would change here, row by row; once it is taken, when and by whom."""
    found = one_of(visible_to(request.actor), pk=package_id)
    preview = previewed(found) if found.is_waiting else None
    parts = [
        (part.label, len(part.differences), part.differences[:MOST_ROWS]) for part in (preview.parts if preview else ())
    ]
    context = {
        "crumbs": crumbs(),
        "package": found,
        "preview": preview,
        "parts": parts,
        "most": MOST_ROWS,
        "work": taking_of(found),
        "has_stopped": has_stopped(found.state, ReceivedPackage.State.TAKING, found.beat_at),
    }
    return render(request, "exchange/package.html", context)


def previewed(found: ReceivedPackage) -> Preview:
    """What it would change."""
    with default_storage.open(found.stored) as file:
        sealed, _, body = receiving.read_trusted(file)
    return preview_of(body, taking.campaign_here(sealed.fingerprint, body))


def crumbs() -> list[Crumb]:
    return [Crumb(words.PACKAGES, reverse("packages"))]


@require_POST
def take_package(request: SignedIn, package_id: int) -> HttpResponse:
    """Let it hold: a task takes it."""
    found = one_of(visible_to(request.actor), pk=package_id)
    asked = ask_taking(found, actor=request.actor, clock=timezone.now())
    if asked.is_being_taken:
        take_package_in.enqueue(asked.pk)
    return redirect("package", asked.pk)


@require_safe
def package_progress(request: SignedIn, package_id: int) -> HttpResponse:
    """The part of the page that tells that it is being taken.

    The whole page is asked for at its end, also where it ended early.
    """
    found = one_of(visible_to(request.actor), pk=package_id)
    work = taking_of(found)
    answer = render(request, "exchange/_progress.html", {"work": work})
    if work.is_finished or has_stopped(found.state, ReceivedPackage.State.TAKING, found.beat_at):
        answer["HX-Refresh"] = "true"
    return answer


@shown_and_sent
def drop_package(request: SignedIn, package_id: int) -> HttpResponse:
    """Asks, then gives a package up that was not taken."""
    found = one_of(visible_to(request.actor), pk=package_id)
    if request.method == "POST":
        receiving.drop_package(found, actor=request.actor)
        messages.success(request, words.DROPPED_NOW.format(office=found.sender.name))
        return redirect("packages")
    confirmation = Confirmation(
        title=words.DROP_TITLE,
        question=words.DROP_QUESTION.format(office=found.sender.name, unit=found.unit.name),
        consequences=words.DROP_AFTER,
        action_label=words.DROP,
        back_url=reverse("package", args=[found.pk]),
    )
    return render(request, "shell/confirm.html", {"confirmation": confirmation})


@shown_and_sent
def trust_sender(request: SignedIn) -> HttpResponse:
    """The fingerprint that was compared, and whose it is."""
    require(request.actor, Permission.RUN_CAMPAIGNS, on=HOUSE)
    form = TrustSenderForm(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        sender = trusting.trust_sender(given["fingerprint"], name=given["name"], actor=request.actor)
        messages.success(request, words.TRUSTED_NOW.format(sender=sender.name))
        return redirect("packages")
    return render(request, "exchange/trust_sender.html", {"crumbs": crumbs(), "form": form})


@shown_and_sent
def distrust_sender(request: SignedIn, sender_id: int) -> HttpResponse:
    """Asks, then takes no more packages of a sender."""
    require(request.actor, Permission.RUN_CAMPAIGNS, on=HOUSE)
    found = one_of(TrustedSender.objects.filter(ended_at=None), pk=sender_id)
    if request.method == "POST":
        trusting.distrust_sender(found, actor=request.actor)
        messages.success(request, words.DISTRUSTED_NOW.format(sender=found.name))
        return redirect("packages")
    confirmation = Confirmation(
        title=words.DISTRUST_TITLE,
        question=words.DISTRUST_QUESTION.format(sender=found.name),
        consequences=words.DISTRUST_AFTER,
        action_label=words.DISTRUST,
        back_url=reverse("packages"),
    )
    return render(request, "shell/confirm.html", {"confirmation": confirmation})
