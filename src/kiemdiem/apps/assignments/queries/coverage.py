"""Who looks after which unit in a campaign, and which units nobody looks after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kiemdiem.apps.assignments.models import Assignment, State, VisitingGroup
from kiemdiem.apps.assignments.queries.duties import duties_of
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.units_meant import units_meant
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.core.regime.entries.duties import Assignment as Duty


@dataclass(frozen=True)
class Coverage:
    """One kind of assignment over its units. persons, groups: unit → who looks after it; drafts are not counted."""

    duty: Duty
    units: tuple[Unit, ...]
    persons: dict[int, list[Assignment]] = field(default_factory=dict)
    groups: dict[int, list[VisitingGroup]] = field(default_factory=dict)

    def count(self, unit: Unit) -> int:
        """How many persons, or groups, look after the unit by force of what was decided."""
        held: Sequence[Assignment | VisitingGroup] = (
            self.groups.get(unit.pk, []) if self.duty.by == "group" else self.persons.get(unit.pk, [])
        )
        return sum(one.is_held for one in held)

    @property
    def uncovered(self) -> list[Unit]:
        """The units that nobody looks after."""
        return [unit for unit in self.units if not self.count(unit)]

    @property
    def crowded(self) -> list[Unit]:
        """The units that more look after than the plan has it."""
        most = self.duty.at_most
        return [] if most is None else [unit for unit in self.units if self.count(unit) > most]

    @property
    def covered_count(self) -> int:
        return len(self.units) - len(self.uncovered)

    @property
    def drafts(self) -> list[Assignment]:
        """What waits for a decision."""
        return [one for held in self.persons.values() for one in held if one.state == State.DRAFT]


def coverage_of(campaign: Campaign) -> list[Coverage]:
    """All kinds of the plan. A query for the units of each, and three for everybody who is assigned."""
    people: dict[str, dict[int, list[Assignment]]] = {}
    running = Assignment.objects.unscoped("who looks after the units of the campaign").filter(campaign=campaign)
    for one in running.exclude(state=State.ENDED).select_related("person", "unit"):
        people.setdefault(one.duty, {}).setdefault(one.unit_id, []).append(one)
    groups: dict[str, dict[int, list[VisitingGroup]]] = {}
    for group in campaign.visiting_groups.exclude(state=State.ENDED).prefetch_related("covers"):
        for covered in group.covers.all():
            groups.setdefault(group.duty, {}).setdefault(covered.unit_id, []).append(group)
    return [
        Coverage(duty, tuple(units_meant(campaign, duty.units)), people.get(duty.id, {}), groups.get(duty.id, {}))
        for duty in duties_of(campaign)
    ]


@dataclass(frozen=True)
class Unready:
    """A unit that the plan wants looked after otherwise: nobody does, or too many do."""

    duty: Duty
    unit: Unit
    is_crowded: bool


def unready(campaign: Campaign, *, how: str) -> list[Unready]:
    """What stands against issuing the plan (`how` "refused"), or is only told ("told")."""
    found: list[Unready] = []
    for cover in coverage_of(campaign):
        if cover.duty.uncovered == how:
            found += [Unready(cover.duty, unit, is_crowded=False) for unit in cover.uncovered]
            found += [Unready(cover.duty, unit, is_crowded=True) for unit in cover.crowded]
    return found
