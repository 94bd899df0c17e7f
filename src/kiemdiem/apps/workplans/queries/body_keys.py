"""Which units the bodies of the plan are, by their keys alone: a plan may mean each of ten thousand cells."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import islice

from django.db.models import Q, QuerySet

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Scope
from kiemdiem.apps.workplans.models import BodyCorrection
from kiemdiem.apps.workplans.queries.among import ALL, Among
from kiemdiem.apps.workplans.queries.bodies import bodies_in_force, body_units
from kiemdiem.apps.workplans.queries.duties import Work

NAMED_ONE_BY_ONE = 1_000
"""So many units are asked for by name; where there are more, all of the scope are read in their order."""


class BodyKeys:
    """Keys of units for each body and each printed name; three queries at most.

    works: those whose bodies are read, where not all are; of_body: id of a body → its units, whether the reader sees
    them or not; left_out: units that were taken out of a body by hand.
    """

    def __init__(
        self, campaign: Campaign, *, seen: Scope, among: Among = ALL, works: Sequence[Work] | None = None
    ) -> None:
        self._seen = seen
        names = None if works is None else {name for work in works for name in (*work.names, *work.item.addressed)}
        bodies = [one for one in bodies_in_force(campaign) if names is None or names & set(one.names)]
        wanted = among.within("unit") & (Q() if names is None else Q(body__in=[one.id for one in bodies]))
        self.of_body: dict[str, set[int]] = {one.id: set() for one in bodies}
        for body, unit in body_units(campaign).filter(wanted).values_list("body", "unit_id"):
            self.of_body.setdefault(body, set()).add(unit)
        self.left_out: set[int] = set()
        corrections = BodyCorrection.objects.filter(wanted, campaign=campaign)
        for body, unit, is_meant in corrections.values_list("body", "unit_id", "is_meant"):
            units = self.of_body.setdefault(body, set())
            if is_meant:
                units.add(unit)
            else:
                units.discard(unit)
                self.left_out.add(unit)
        self._of_name = {name: self.of_body[body.id] for body in bodies for name in body.names}

    def of_name(self, name: str) -> set[int]:
        """The units that a printed name means."""
        return self._of_name.get(name, set())

    def doers(self, work: Work) -> set[int]:
        """The units that do an item."""
        return set().union(*(self.of_name(name) for name in work.names))

    def others(self, work: Work) -> set[int]:
        """The units that an item names beside them."""
        return set().union(*(self.of_name(name) for name in work.item.addressed)) - self.doers(work)

    def seen(self, keys: set[int]) -> set[int]:
        """Those of the units that the reader sees."""
        return keys if self._here is None else keys & self._here

    @cached_property
    def _here(self) -> frozenset[int] | None:
        return None if self._seen.is_whole else frozenset(self._units().values_list("pk", flat=True))

    def in_order(self, keys: Collection[int]) -> list[int]:
        """Units that the reader sees in the order of their names; one query."""
        units = self._units().order_by("sort_key", "pk").values_list("pk", flat=True)
        if len(keys) <= NAMED_ONE_BY_ONE:
            return list(units.filter(pk__in=keys))
        return [key for key in units if key in keys]

    def _units(self) -> QuerySet[Unit]:
        return Unit.objects.unscoped("units of the plan on the reader's branches").filter(self._seen.within("path"))


def first_of(keys: Iterable[int], among: Collection[int], count: int) -> list[int]:
    """The first of the keys that are among those."""
    return list(islice((key for key in keys if key in among), count))
