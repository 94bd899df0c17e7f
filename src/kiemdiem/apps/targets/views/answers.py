"""What the pages of this room share: a part or a page of its own, the address of a holder, the way to it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.apps.targets import words
from kiemdiem.apps.targets.models import Holder
from kiemdiem.shell.components import Crumb


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
