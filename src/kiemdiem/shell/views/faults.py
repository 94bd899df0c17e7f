"""Pages that say what went wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its sign of belonging to this visit: nothing was written."""
    return render(request, "shell/form_too_old.html", status=403)
