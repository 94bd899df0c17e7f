"""What a file that comes in asks of the units on which it writes."""

from __future__ import annotations

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.uploads.values.registers import MovedMeanwhile


def branches_written_on(units: frozenset[int]) -> frozenset[str]:
    """The stored paths of these units, as they stand now.

    Raises:
        MovedMeanwhile: some of them have ended since the file was judged.
    """
    rows = Unit.objects.unscoped("an import asks on whose branches it writes").filter(pk__in=units)
    found = list(rows.values_list("name", "path", "ended_on"))
    ended = [name for name, _, ended_on in found if ended_on is not None]
    if ended:
        raise MovedMeanwhile(ended)
    return frozenset(path or "" for _, path, _ in found)
