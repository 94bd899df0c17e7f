"""The calendar as a telephone reads it: whoever has the address needs no password."""

from __future__ import annotations

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kiemdiem.apps.reminders import words
from kiemdiem.apps.reminders.access import feeds_that_answer
from kiemdiem.apps.reminders.actions.read_feed import read_feed
from kiemdiem.apps.reminders.errors import ReadTooOften
from kiemdiem.apps.reminders.facts import hash_of
from kiemdiem.apps.reminders.printing.calendar import calendar_file
from kiemdiem.shell.rows import one_of

TEXT = "text/plain; charset=utf-8"
KIND = "text/calendar; charset=utf-8"


@require_safe
@login_not_required
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """What is due for the owner now, by the rights that he holds now."""
    feed = one_of(feeds_that_answer(hash_of(token)))
    now = getattr(request, "now", None) or timezone.now()
    try:
        events = read_feed(feed, now=now, address_of=request.build_absolute_uri)
    except ReadTooOften as fault:
        return HttpResponse(fault.sentence, status=HTTPStatus.TOO_MANY_REQUESTS, content_type=TEXT)
    answer = HttpResponse(calendar_file(words.CALENDAR, events), content_type=KIND)
    answer["Content-Disposition"] = 'inline; filename="kiemdiem.ics"'
    return answer
