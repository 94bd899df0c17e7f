"""Years of units that were merged: whether they count for the unit in which they came up is asked, never guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Succession, YearlyResult
from kiemdiem.apps.remedies import words
from kiemdiem.shell.days import short_day

MOST_SENTENCES = 20


def years_not_counted(campaign: Campaign) -> Sequence[str]:
    """A sentence for each merged unit whose past years its successor has no result of its own for. Two queries."""
    mergers = list(
        Succession.objects.filter(how=Succession.How.MERGED, after__path__startswith=campaign.branch)
        .select_related("before", "after")
        .order_by("-on", "pk")
    )
    years = _years({one.before_id for one in mergers} | {one.after_id for one in mergers}, before=campaign.year)
    told = []
    for one in mergers:
        missing = sorted(years[one.before_id] - years[one.after_id])
        if missing:
            said = {"before": one.before.name, "after": one.after.name, "on": short_day(one.on)}
            told.append(words.YEARS_NOT_COUNTED.format(**said, years=", ".join(map(str, missing))))
    more = len(told) - MOST_SENTENCES
    return [*told[:MOST_SENTENCES], *([words.AND_MORE.format(count=more)] if more > 0 else [])]


def _years(units: set[int], *, before: int) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    rows = YearlyResult.objects.filter(unit__in=units, year__lt=before).values_list("unit_id", "year")
    for unit, year in rows:
        found[unit].add(year)
    return found
