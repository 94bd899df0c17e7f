"""Of which units the work is read: of all that the plan means, or of some."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q


@dataclass(frozen=True)
class Among:
    """The units that are read. keys: what the key of a unit is among, any of them; None: there is no bound."""

    keys: tuple[object, ...] | None = None

    def within(self, field: str) -> Q:
        """The condition that the unit in this field is read."""
        if self.keys is None:
            return Q()
        found = Q(pk__in=[])
        for some in self.keys:
            found |= Q(**{f"{field}__in": some})
        return found


ALL = Among()
