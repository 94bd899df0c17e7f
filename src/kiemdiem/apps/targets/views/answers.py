"""What the forms of this room share: an act is done, or its refusal stands in the form with all that was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.targets import words
from kiemdiem.apps.targets.models import Holder
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.shell.components import Crumb
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.forms import Form

Done = TypeVar("Done")


def done(form: Form, act: Callable[[], Done]) -> Done | None:
    """What the act gives; None where the form is not sent, not understood, or the act is refused.

    A refusal that the writer can mend stands above his words; what he may not do or see is a page of its own.
    """
    if not form.is_valid():
        return None
    try:
        return act()
    except (MayNot, NotToBeFound):
        raise
    except HouseError as fault:
        form.add_error(None, fault.sentence)
        return None


def said(request: SignedIn, told: str, *, to: str) -> HttpResponse:
    """Back to a page, which says what was done."""
    messages.success(request, told)
    return HttpResponseRedirect(to)


def part_or_page(request: SignedIn, name: str, context: dict[str, object]) -> HttpResponse:
    """The part alone where another page asks for it, else a page of its own."""
    is_part = bool(request.headers.get("HX-Request"))
    answer = render(request, f"targets/_{name}.html" if is_part else f"targets/{name}.html", context)
    patch_vary_headers(answer, ["HX-Request"])
    return answer


def page_of(holder: Holder, year: int | None = None) -> str:
    """The address of a unit's or a person's targets."""
    name = "unit_targets" if isinstance(holder, Unit) else "person_targets"
    url = reverse(name, args=[holder.pk])
    return f"{url}?nam={year}" if year else url


def crumbs_of(holder: Holder, *, with_targets: bool = True) -> list[Crumb]:
    """The way to a page about a unit or a person."""
    crumbs = [Crumb(str(holder), reverse("unit" if isinstance(holder, Unit) else "person", args=[holder.pk]))]
    return [*crumbs, Crumb(words.TARGETS, page_of(holder))] if with_targets else crumbs
