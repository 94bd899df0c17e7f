"""The days of a package, put in here as if they had been entered."""

from __future__ import annotations

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.values.packages import Matching, Plain
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.workplans.actions.enter_day import enter_day
from kiemdiem.apps.workplans.queries.handed_days import days_in


def take_handed_days(campaign: Campaign, content: Plain, matching: Matching, actor: Actor) -> None:
    """Each day that differs, with an entry of its own."""
    del matching
    for key, day, source in days_in(content):
        enter_day(campaign, key=key, day=day, source=source, actor=actor)
