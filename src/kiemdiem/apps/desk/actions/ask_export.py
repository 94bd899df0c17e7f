"""Ask for a list that is too long to be written while one waits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.http import QueryDict

from kiemdiem.apps.desk import labels
from kiemdiem.apps.desk.access import exports_of
from kiemdiem.apps.desk.errors import TooManyExports, ViewTooLong
from kiemdiem.apps.desk.models import LONGEST_QUERY, MOST_EXPORTS, Export
from kiemdiem.apps.desk.values import kept_of
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.shell.errors import NotToBeFound
from kiemdiem.shell.rows import locked


@transaction.atomic
def ask_export(
    list_name: str,
    *,
    asked: QueryDict,
    kind: str,
    actor: Actor,
    clock: datetime,
    place: Mapping[str, Any] | None = None,
) -> Export:
    """The file that will be written; the one that is on its way already where the same was asked for before.

    What the list shows, and to whom, is decided by the list itself when it is written. `clock` is the machine's own;
    `place`: what the address of the list has besides its name, as the key of a campaign.
    """
    if list_name not in labels.LISTS_TO_TAKE or actor.user is None:
        raise NotToBeFound()
    user, query = locked(actor.user), kept_of(asked)
    if len(query) > LONGEST_QUERY:
        raise ViewTooLong()
    on_the_way = exports_of(actor).filter(state=Export.State.WAITING)
    place = dict(place or {})
    asked_before = on_the_way.filter(list_name=list_name, query=query, kind=kind)
    same = next((one for one in asked_before if one.place == place), None)
    if same is not None:
        return same
    if on_the_way.count() >= MOST_EXPORTS:
        raise TooManyExports(most=MOST_EXPORTS)
    return Export.objects.create(
        user=user, list_name=list_name, place=place, query=query, kind=kind, asked_at=actor.at, made_at=clock
    )
