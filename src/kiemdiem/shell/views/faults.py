"""What a page says when something went wrong: what, and the next step. Named in settings and in the root urls."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from kiemdiem.shell.components import Refusal


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request cannot be read."""
    return render(request, "shell/faults/bad_request.html", status=HTTPStatus.BAD_REQUEST)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 without a reason of the house; a refusal that knows its reason is shown by `refused`."""
    return render(request, "shell/faults/not_allowed.html", status=HTTPStatus.FORBIDDEN)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing is here, or nothing that this person may see; the two look alike."""
    return render(request, "shell/faults/not_found.html", status=HTTPStatus.NOT_FOUND)


def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault. Drawn without a request, so that neither database nor session is asked."""
    return HttpResponse(render_to_string("shell/faults/broken.html"), status=HTTPStatus.INTERNAL_SERVER_ERROR)


def form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 of the guard against forged requests: the page was open too long, or in another window one signed out."""
    return render(request, "shell/faults/form_too_old.html", status=HTTPStatus.FORBIDDEN)


def refused(request: HttpRequest, refusal: Refusal, *, status: int = HTTPStatus.CONFLICT) -> HttpResponse:
    """The page of a refusal of the house: what, under which clause, what to do now, what stayed as it was."""
    return render(request, "shell/refusal.html", {"refusal": refusal}, status=status)
