"""The days that boards put in, as a package carries them."""

from __future__ import annotations

from datetime import date

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.values.packages import Difference, MalformedPart, Matching, Plain
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.workplans import words
from kiemdiem.apps.workplans.queries.plans import open_days
from kiemdiem.shell.days import short_day

LONGEST_SOURCE = 200


def write_days(campaign: Campaign, branch: Unit) -> Plain:
    """Every day that was put in; they are the same for the whole branch."""
    del branch
    return [
        {"key": one.key, "day": one.day.isoformat(), "source": one.source}
        for one in campaign.entered_days.order_by("key")
    ]


def days_in(content: Plain) -> list[tuple[str, date, str]]:
    """Key, day, source.

    Raises:
        MalformedPart: it is not as `write_days` makes it.
    """
    try:
        found = [(row["key"], date.fromisoformat(row["day"]), row["source"]) for row in content]
    except (KeyError, TypeError, ValueError):
        raise MalformedPart() from None
    if not all(isinstance(key, str) and isinstance(source, str) and source.strip() for key, _, source in found):
        raise MalformedPart()
    return found


def compare_days(campaign: Campaign | None, content: Plain, matching: Matching) -> list[Difference]:
    """The days that come or change. A day that the sender does not have stays."""
    del matching
    open_here = {one.key: one for one in open_days(campaign)} if campaign is not None else {}
    found: list[Difference] = []
    for key, day, source in days_in(content):
        one = open_here.get(key)
        here = one.entered if one is not None else None
        comes = f"{short_day(day)}, {source}"
        if here is None:
            found.append(Difference(one.what if one is not None else key, words.NOT_KNOWN, comes))
        elif (here.day, here.source) != (day, source[:LONGEST_SOURCE]):
            found.append(Difference(one.what if one else key, f"{short_day(here.day)}, {here.source}", comes))
    return found
