"""What stands around every page: office, day, menu by role, the line of a demonstration."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from kiemdiem.apps.demo.models import Rehearsal
from kiemdiem.apps.permissions.access import Actor, may_somewhere
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.config import words
from kiemdiem.config.guidance import guidance_for
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.shell.days import day_in_hanoi
from kiemdiem.shell.frame import DemoBanner, Frame, NavPlace, SignedIn


@dataclass(frozen=True)
class Place:
    """A place of the menu: the name of its url, the key that opens it after g, and who sees it."""

    label: str
    url_name: str
    letter: str
    permission: Permission | None = None


PLACES = (
    Place(words.MY_WORK, "home", "v"),
    Place(words.CAMPAIGNS, "campaigns", "i", Permission.VIEW_CAMPAIGNS),
    Place(words.UNITS, "units", "d", Permission.VIEW_REGISTERS),
    Place(words.PEOPLE, "people", "n", Permission.VIEW_REGISTERS),
    Place(words.UPLOADS, "uploads", "e", Permission.IMPORT_REGISTERS),
    Place(words.ROLES, "roles", "r", Permission.VIEW_GRANTS),
    Place(words.ACCOUNTS, "accounts", "t", Permission.VIEW_ACCOUNTS),
    Place(words.JOURNAL, "journal", "k", Permission.VIEW_JOURNAL),
)


def frame(request: HttpRequest) -> dict[str, object]:
    """The frame of a page, for every template."""
    now = getattr(request, "now", None) or timezone.now()
    actor: Actor | None = getattr(request, "actor", None)
    office = words.PRODUCT
    if actor is None:
        help_url = guidance_for(request, is_signed_in=False)
        return {"frame": Frame(office, day_in_hanoi(now), now, demo=_banner(request), help_url=help_url)}
    branch = actor.grants[0].branch_name if actor.grants else ""
    return {
        "frame": Frame(
            office=branch or office,
            today=actor.today,
            now=now,
            signed_in=SignedIn(actor.name, _role_of(actor), reverse("my_account")),
            places=tuple(_places(request, actor)),
            demo=_banner(request),
            printed_by=actor.name,
            home_url=reverse("home"),
            search_url=reverse("people") if may_somewhere(actor, Permission.VIEW_REGISTERS) else "",
            help_url=guidance_for(request, is_signed_in=True),
        )
    }


def _role_of(actor: Actor) -> str:
    return actor.grants[0].role_label if actor.grants else words.NO_ROLE


def _places(request: HttpRequest, actor: Actor) -> list[NavPlace]:
    found = []
    for place in PLACES:
        url = reverse(place.url_name)
        if place.permission is None or may_somewhere(actor, place.permission):
            is_here = request.path == url or (url != "/" and request.path.startswith(url))
            found.append(NavPlace(place.label, url, is_current=is_here, letter=place.letter))
    return found


def _banner(request: HttpRequest) -> DemoBanner | None:
    if not settings.ENVIRONMENT.is_demo:
        return None
    rehearsal: Rehearsal | None = getattr(request, "rehearsal", None)
    if rehearsal is None:
        return DemoBanner(text=words.DEMO, url=reverse("cast"), link=words.DEMO_CAST)
    text = words.DEMO_DAY.format(root=rehearsal.root.name, day=short_date(rehearsal.day))
    return DemoBanner(text=text, url=reverse("set_rehearsal_day"), link=words.DEMO_DAY_LINK)
