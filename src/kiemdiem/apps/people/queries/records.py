"""The records of one person, sort by sort, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from kiemdiem.apps.people.models import Person
from kiemdiem.apps.people.values.kinds import KINDS, Kind, Record

UNITS: Mapping[str, tuple[str, ...]] = {
    "chuc-vu": ("unit",),
    "sinh-hoat": ("cell", "temporary_in"),
    "cong-tac": ("unit",),
    "phu-trach": ("unit",),
    "ky-luat": ("happened_in", "handled_in"),
}


def records_of(person: Person, kind: Kind) -> QuerySet[Any]:
    """The records of this sort with the units that they name, in their order. One query."""
    rows: QuerySet[Any] = kind.model._default_manager.filter(person=person)
    units = UNITS.get(kind.slug, ())
    return rows.select_related(*units) if units else rows


def records_in(person: Person, tab: str) -> dict[str, list[Record]]:
    """The records of each sort that stands in a part of the person's page. One query for each sort."""
    return {kind.slug: list(records_of(person, kind)) for kind in KINDS.values() if kind.tab == tab}
