"""What stands around every page: office, day, menu by role, the line of a demonstration."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from kiemdiem.apps.demo.models import Rehearsal
from kiemdiem.apps.desk.models import Office
from kiemdiem.apps.desk.queries import office_named
from kiemdiem.apps.desk.values import address_of, kept_of
from kiemdiem.apps.permissions.access import Actor, may_somewhere
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.config import words
from kiemdiem.config.guidance import guidance_for
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.shell.components import Chip
from kiemdiem.shell.days import day_in_hanoi
from kiemdiem.shell.frame import DemoBanner, Frame, NavPlace, SignedIn
from kiemdiem.shell.tables.saved import SavedViews


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
    Place(words.PACKAGES, "packages", "g", Permission.RUN_CAMPAIGNS),
    Place(words.TARGETS, "targets", "h", Permission.VIEW_CAMPAIGNS),
    Place(words.UNITS, "units", "d", Permission.VIEW_REGISTERS),
    Place(words.PEOPLE, "people", "n", Permission.VIEW_REGISTERS),
    Place(words.UPLOADS, "uploads", "e", Permission.IMPORT_REGISTERS),
    Place(words.ROLES, "roles", "r", Permission.VIEW_GRANTS),
    Place(words.ACCOUNTS, "accounts", "t", Permission.VIEW_ACCOUNTS),
    Place(words.JOURNAL, "journal", "k", Permission.VIEW_JOURNAL),
    Place(words.OFFICE, "name_office", "c", Permission.NAME_OFFICE),
)


def frame(request: HttpRequest) -> dict[str, object]:
    """The frame of a page, for every template."""
    now = getattr(request, "now", None) or timezone.now()
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        help_url = guidance_for(request, is_signed_in=False)
        return {"frame": Frame(_office(""), day_in_hanoi(now), now, demo=_banner(request), help_url=help_url)}
    return {
        "frame": Frame(
            office=_office(actor.grants[0].branch_name if actor.grants else ""),
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


def _office(branch: str) -> str:
    """The name that the office was given; else the branch of whoever reads. Asked for once, by pages that show it."""
    return SimpleLazyObject(lambda: str(_office_named() or branch or words.PRODUCT))  # type: ignore[return-value]  # a str when it is read


def _office_named() -> Office | None:
    """The name of the office; a page that tells of a fault is made even where the database does not answer."""
    try:
        return office_named()
    except DatabaseError:
        return None


def saved_views(request: HttpRequest) -> dict[str, object]:
    """What a table asks for the reader's own views of it; nothing on pages that are no such list."""
    return {"saved_views": _saved_views_of(request)}


def _saved_views_of(request: HttpRequest) -> Callable[[], SavedViews] | None:
    kept = getattr(request, "own_views", None)  # by OpeningMiddleware
    match = request.resolver_match
    if kept is None or match is None or match.url_name is None:
        return None
    name, now = match.url_name, kept_of(request.GET)
    return lambda: SavedViews(
        chips=tuple(Chip(view.name, address_of(name, view.query), is_current=view.query == now) for view in kept),
        list_name=name,
        asked=now,
        save_url=reverse("save_view"),
        manage_url=reverse("saved_views"),
    )


def _role_of(actor: Actor) -> str:
    return str(actor.grants[0]) if actor.grants else words.NO_ROLE


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
