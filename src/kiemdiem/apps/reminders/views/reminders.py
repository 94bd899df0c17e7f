"""The digest of the day, and the address of one's own calendar."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.apps.reminders import words
from kiemdiem.apps.reminders.access import digests_of, feed_of
from kiemdiem.apps.reminders.actions.renew_feed import renew_feed as renew
from kiemdiem.apps.reminders.actions.revoke_feed import revoke_feed as revoke

MOST_DAYS = 14


@require_safe
def reminders(request: SignedIn) -> HttpResponse:
    """What is due today, what was told on the days before, and whether a calendar is in use."""
    actor = request.actor
    kept = list(digests_of(actor).filter(day__lte=actor.today)[:MOST_DAYS])
    today = next((one for one in kept if one.day == actor.today), None)
    before = [one for one in kept if one.day != actor.today]
    shown = {"digest": today, "before": before, "feed": feed_of(actor)}
    return render(request, "reminders/reminders.html", shown)


@require_POST
def renew_feed(request: SignedIn) -> HttpResponse:
    """Another address, shown this once."""
    token = renew(request.user, actor=request.actor)
    address = request.build_absolute_uri(reverse("calendar_feed", args=[token]))
    return render(request, "reminders/feed_address.html", {"address": address})


@require_POST
def revoke_feed(request: SignedIn) -> HttpResponse:
    """No address any more."""
    revoke(request.user, actor=request.actor)
    messages.success(request, words.REVOKED)
    return redirect("reminders")
