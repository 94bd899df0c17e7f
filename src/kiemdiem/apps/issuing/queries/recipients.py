"""Whom the list of recipients of a plan means, and who has received it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kiemdiem.apps.assignments.queries.duties import holders_of
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.milestones import days_of_units
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.campaigns.queries.units_meant import units_meant
from kiemdiem.apps.issuing.models import Addressee, PlanIssue
from kiemdiem.core.regime.entries.identity import Distribution
from kiemdiem.core.regime.workplan import PlanRow, plan_rows

RECEIVED = "plan-received"


def lines_of(campaign: Campaign) -> list[Distribution]:
    """The lines of the list as the plan prints them."""
    return [placed.entry for placed in regime_of(campaign).of("distribution", Distribution)]


def addressees_of(issue: PlanIssue, *, on: date) -> Iterator[Addressee]:
    """Everybody whom the lines mean on a day, not saved; a line that finds nobody stands by its words."""
    campaign = issue.campaign
    for place, line in enumerate(lines_of(campaign)):
        known = {"issue": issue, "line": place, "to": line.to, "mark": line.mark, "filed": line.filed}
        units = list(units_meant(campaign, line.units)) if line.units else []
        persons = list(holders_of(campaign, line.role, (), on=on)) if line.role else []
        yield from (Addressee(**known, unit=unit) for unit in units)
        yield from (Addressee(**known, person=person) for person in persons)
        if not units and not persons:
            yield Addressee(**known)


@dataclass(frozen=True)
class Followed:
    """A day of the plan that an addressee is followed against; none where it hangs on the unit's own review."""

    row: PlanRow

    @property
    def day(self) -> date | None:
        return self.row.due or self.row.expected


@dataclass(frozen=True)
class Receipt:
    """A recipient, on which day it received the plan, and the days that it is followed against."""

    addressee: Addressee
    received_on: date | None
    follows: tuple[Followed, ...]


def receipts_of(campaign: Campaign, addressees: Iterable[Addressee]) -> list[Receipt]:
    """The recipients with what is known of each; two queries."""
    days = days_of_units(campaign)
    rows = {row.id: row for row in plan_rows(regime_of(campaign), readings=campaign.readings)}
    follows = [tuple(Followed(rows[key]) for key in line.follows if key in rows) for line in lines_of(campaign)]
    return [
        Receipt(one, days.get(one.unit_id or 0, {}).get(RECEIVED), follows[one.line] if one.unit_id else ())
        for one in addressees
    ]
