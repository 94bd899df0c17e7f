"""Who looks after one unit, in every campaign that is not over."""

from __future__ import annotations

from dataclasses import dataclass

from kiemdiem.apps.assignments.access import groups_visible_to, handed_visible_to, visible_to
from kiemdiem.apps.assignments.models import OVER, Assignment, HandedAssignment, VisitingGroup
from kiemdiem.apps.assignments.queries.duties import duties_of
from kiemdiem.apps.campaigns.access import visible_to as campaigns_visible_to
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, may
from kiemdiem.apps.permissions.models import Permission


@dataclass(frozen=True)
class OnUnit:
    """A campaign, and who looks after the unit in it; persons with the label of what they do there.

    handed: whom a house above said to look after it, in a package.
    """

    campaign: Campaign
    persons: tuple[tuple[Assignment, str], ...]
    groups: tuple[VisitingGroup, ...]
    handed: tuple[tuple[HandedAssignment, str], ...]
    may_end: bool


def assigned_to(unit: Unit, *, actor: Actor) -> list[OnUnit]:
    """The running campaigns whose root is the unit or stands above it; three queries for each of these few."""
    above = [int(one) for one in unit.branch.strip("/").split("/") if one]
    running = campaigns_visible_to(actor).filter(root__in=above).exclude(state__in=OVER)
    found = []
    for campaign in running.select_related("regime", "root"):
        labels = {duty.id: duty.label for duty in duties_of(campaign)}
        persons = visible_to(actor, campaign).filter(unit=unit).select_related("person")
        groups = groups_visible_to(actor, campaign).filter(covers__unit=unit)
        handed = handed_visible_to(actor, campaign).filter(unit=unit)
        found.append(
            OnUnit(
                campaign,
                tuple((one, labels.get(one.duty, one.duty)) for one in persons),
                tuple(groups),
                tuple((one, labels.get(one.duty, one.duty)) for one in handed),
                may_end=may(actor, Permission.RUN_CAMPAIGNS, on=campaign),
            )
        )
    return found
