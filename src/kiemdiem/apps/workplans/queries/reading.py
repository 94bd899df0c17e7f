"""Which units a page has to read, of the thousands that a plan may give work to.

What several units do together is done when one of them has done it, whether the reader sees that one or not. So whoever
marked a part of such work is always read too.
"""

from __future__ import annotations

from collections.abc import Iterable

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Scope
from kiemdiem.apps.workplans.models import Progress
from kiemdiem.apps.workplans.queries.among import ALL, Among
from kiemdiem.apps.workplans.queries.duties import works_of

UNITS_A_PAGE = 50


def among_seen(campaign: Campaign, seen: Scope) -> Among:
    """The units on the reader's branches; no query."""
    if seen.is_whole:
        return ALL
    return _with_settlers(campaign, Unit.objects.unscoped("work of the plan").filter(seen.within("path")).values("pk"))


def among_units(campaign: Campaign, units: Iterable[int]) -> Among:
    """These units; no query."""
    return _with_settlers(campaign, list(units))


def _with_settlers(campaign: Campaign, keys: object) -> Among:
    parts = [part for work in works_of(campaign, {}) if work.is_together for part in work.parts]
    if any(part.each for part in parts):
        return ALL  # who has done such a part is counted, and marked nowhere
    marked = Progress.objects.filter(campaign=campaign, part__in=[part.key for part in parts])
    return Among((keys, marked.values("unit")))
