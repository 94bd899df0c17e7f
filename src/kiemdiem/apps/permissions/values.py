"""Where the things that journal entries name are shown, and to whom: each room says so of its own at the start.

The journal stands below the rooms that write into it and cannot ask them. A room calls `shown_at` in the `ready` of its
app; a kind of which no room speaks is told in plain words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from django.db.models import Model, QuerySet
from django.urls import reverse

from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.access import Actor

MOST_OF_A_KIND = 500
"""An entry of a great act may name thousands; the names after these stay plain."""
VisibleTo = Callable[[Actor], QuerySet[Model]]


@dataclass(frozen=True)
class Shown:
    """The rows of a kind that somebody may see, and the url that takes the key of one."""

    visible_to: VisibleTo
    url_name: str


_kinds: dict[str, Shown] = {}


def shown_at(kind: str, visible_to: VisibleTo, url_name: str) -> None:
    """From now on things of this kind (`organisations.unit`) lead to their page, for those who may see them."""
    _kinds[kind] = Shown(visible_to, url_name)


def addresses_of(refs: Iterable[Ref], *, seen_by: Actor) -> Mapping[tuple[str, int], str]:
    """The address of each thing that is still there and that the reader may see; one query for each kind."""
    wanted: dict[str, dict[int, None]] = {}
    for ref in refs:
        wanted.setdefault(ref.kind, {})[ref.key] = None
    found: dict[tuple[str, int], str] = {}
    for kind, shown in _kinds.items():
        keys = list(islice(wanted.get(kind, ()), MOST_OF_A_KIND))
        if keys:
            there = shown.visible_to(seen_by).filter(pk__in=keys).values_list("pk", flat=True)
            found |= {(kind, key): reverse(shown.url_name, args=[key]) for key in there}
    return found
