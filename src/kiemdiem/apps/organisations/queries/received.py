"""What a file that comes in asks of the units on which it writes."""

from __future__ import annotations

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.uploads.values.registers import MovedMeanwhile


def branches_written_on(units: frozenset[int]) -> frozenset[str]:
    """The stored paths of these units, as they stand now.

    A unit on which something is only told or ended stands with its key negative: it may have ended, as one has that
    came up in another and that people are moved away from.

    Raises:
        MovedMeanwhile: some of the others have ended since the file was judged.
    """
    rows = Unit.objects.unscoped("an import asks on whose branches it writes").filter(pk__in=set(map(abs, units)))
    found = list(rows.values_list("pk", "name", "path", "ended_on"))
    ended = [name for pk, name, _, ended_on in found if ended_on is not None and pk in units]
    if ended:
        raise MovedMeanwhile(ended)
    return frozenset(path or "" for _, _, path, _ in found)
