"""The contents of the guide, its pages, and the one page that is read before signing in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemdiem.apps.guide.access import SIGNING_IN, page_for, visible_to
from kiemdiem.apps.guide.facts import contents, neighbours, parts_of, search, text_of
from kiemdiem.apps.guide.forms import GuideSearch
from kiemdiem.apps.permissions.access import SignedIn


@require_safe
def guide(request: SignedIn) -> HttpResponse:
    """What there is to read, and the sections that hold what is looked for."""
    form = GuideSearch(request.GET)
    pages, asked = visible_to(request.actor), form.chosen("tim") or ""
    shown = {"form": form, "asked": asked, "found": search(pages, asked), "contents": contents(pages)}
    return render(request, "guide/guide.html", shown)


@require_safe
def guide_page(request: SignedIn, page: str) -> HttpResponse:
    """One page, with its parts beside it and its neighbours below."""
    found = page_for(request.actor, page)
    before, after = neighbours(visible_to(request.actor), found)
    shown = {"part": found.part, "text": text_of(found), "parts": parts_of(found), "before": before, "after": after}
    return render(request, "guide/guide_page.html", shown)


@login_not_required
@require_safe
def sign_in_guide(request: HttpRequest) -> HttpResponse:
    """How to sign in, for whoever has not done so yet; nothing else of the guide."""
    return render(request, "guide/sign_in_guide.html", {"text": text_of(SIGNING_IN), "parts": parts_of(SIGNING_IN)})
