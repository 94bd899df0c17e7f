"""The three places of a person: where he works, where he takes part in party life, what he looks after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiemdiem.apps.assignments.models import OVER, Assignment, GroupUnit, State
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.shell.rows import held_on


@dataclass(frozen=True)
class LookedAfter:
    """A unit that somebody looks after: by an assignment of a campaign, a visiting group, or the register."""

    unit: Unit
    campaign: Campaign | None
    group: str = ""


@dataclass(frozen=True)
class Places:
    """Where somebody works, where he takes part in party life, and what he looks after, today."""

    works: tuple[Unit, ...]
    party_life: tuple[Unit, ...]
    looks_after: tuple[LookedAfter, ...]


def places_of(person: Person, *, on: date) -> Places:
    """The three places on a day; five queries."""
    employed = person.employments.filter(held_on(on)).select_related("unit")
    cells = person.memberships.filter(held_on(on)).select_related("cell", "temporary_in")
    charge = person.assignments.filter(held_on(on)).select_related("unit")
    assigned = Assignment.objects.unscoped("what he looks after himself").filter(person=person, state=State.HELD)
    assigned = assigned.exclude(campaign__state__in=OVER).select_related("unit", "campaign")
    covered = GroupUnit.objects.filter(group__members__person=person, group__state=State.HELD)
    covered = covered.exclude(group__campaign__state__in=OVER).select_related("unit", "group__campaign")
    return Places(
        works=tuple(one.unit for one in employed),
        party_life=tuple(cell for one in cells for cell in (one.cell, one.temporary_in) if cell is not None),
        looks_after=(
            *(LookedAfter(one.unit, one.campaign) for one in assigned),
            *(LookedAfter(one.unit, one.group.campaign, one.group.name) for one in covered),
            *(LookedAfter(one.unit, None) for one in charge),
        ),
    )
