"""The kinds of assignment that the plan of a campaign knows, and who may hold them."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from kiemdiem.apps.assignments.errors import NoSuchDuty
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person, Position
from kiemdiem.core.regime.entries.duties import Assignment as Duty
from kiemdiem.core.regime.regime import in_force
from kiemdiem.shell.rows import held_on


def duties_of(campaign: Campaign) -> list[Duty]:
    """The kinds in the order of the plan."""
    regime = regime_of(campaign)
    options = regime.chosen(campaign.readings)
    return [placed.entry for placed in regime.of("assignment", Duty) if in_force(placed.entry, options)]


def duty_of(campaign: Campaign, key: str) -> Duty:
    """The kind with this id.

    Raises:
        NoSuchDuty
    """
    for duty in duties_of(campaign):
        if duty.id == key:
            return duty
    raise NoSuchDuty(duty=key)


def holders_of(campaign: Campaign, role: tuple[str, ...], body: tuple[str, ...], *, on: date) -> QuerySet[Person]:
    """The persons who hold one of these posts on the campaign's unit and what leads it, or on bodies right below it."""
    root = campaign.root
    seats = Unit.objects.unscoped("whose posts the campaign's own plan names").filter(ended_on=None)
    seats = (
        seats.filter(Q(parent=root) | Q(of=root), body__in=body) if body else seats.filter(Q(pk=root.pk) | Q(of=root))
    )
    posts = Position.objects.filter(held_on(on), post__in=role, unit__in=seats.values("pk"))
    people = Person.objects.unscoped("who may be assigned by the campaign's own plan")
    return people.filter(pk__in=posts.values("person"), left_on=None).order_by("sort_key", "pk")
