"""The contents of the guide, its pages, and the one page that is read before signing in."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemdiem.apps.guide.access import SIGNING_IN, TRUSTING, page_for, visible_to
from kiemdiem.apps.guide.facts import authority_file, contents, neighbours, parts_of, search, text_of
from kiemdiem.apps.guide.forms import GuideSearch
from kiemdiem.apps.permissions.access import SignedIn

CERTIFICATE = "application/x-x509-ca-cert"
"""What telephones know as a file to install."""


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
    shown = {"text": text_of(SIGNING_IN), "parts": parts_of(SIGNING_IN), "authority": settings.ENVIRONMENT.authority}
    return render(request, "guide/sign_in_guide.html", shown)


@login_not_required
@require_safe
def trust_server(request: HttpRequest) -> HttpResponse:
    """The file of the office's authority, for a machine that does not trust it yet.

    Its fingerprint is not told: what comes over a connection that is not trusted yet proves nothing.
    """
    authority_file()
    return render(request, "guide/trust_server.html", {"text": text_of(TRUSTING)})


@login_not_required
@require_safe
def office_certificate(request: HttpRequest) -> HttpResponse:
    """The file to be trusted: a certificate holds nothing secret."""
    return HttpResponse(authority_file().read_bytes(), content_type=CERTIFICATE)
