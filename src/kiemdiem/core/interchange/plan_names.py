"""What a plan is called in a title: by its number and day, or by its year where it bears none."""

from __future__ import annotations

from kiemdiem.core.interchange import words
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.regime.entries.identity import Identity


def plan_name(identity: Identity) -> str:
    """`61-KH/TU`, or the plan of its year."""
    return identity.number or words.PLAN_OF_YEAR.format(year=identity.year)


def plan_with_day(identity: Identity) -> str:
    """The plan's name, the day it was issued, and by whom, as far as it says."""
    name = plan_name(identity)
    if identity.date is not None:
        name = words.PLAN_OF_DAY.format(plan=name, day=short_date(identity.date))
    return f"{name}, {identity.issuer}" if identity.issuer else name
