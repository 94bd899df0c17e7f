"""Which units do what the plan prints: bodies of the plan as the roll found them, with the corrections by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiemdiem.apps.campaigns.models import BodyUnit, Campaign, RollVersion
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.workplans.models import BodyCorrection
from kiemdiem.core.quantities.names import sort_key
from kiemdiem.core.regime.entries.plan import PlanBody
from kiemdiem.core.regime.regime import in_force


@dataclass(frozen=True)
class MeantUnit:
    """A unit that a body of the plan is. name: as the plan's body is called there; reason: why it stands by hand."""

    id: int
    name: str
    path: str
    reason: str = ""

    @property
    def order(self) -> tuple[str, int]:
        return sort_key(self.name), self.id


@dataclass(frozen=True)
class ShownBody:
    """A body of the plan with its units; left_out: units that were taken out by hand, with the reason."""

    body: PlanBody
    units: tuple[MeantUnit, ...]
    left_out: tuple[MeantUnit, ...] = ()

    @property
    def is_missing(self) -> bool:
        """The registers should have it and have not: somebody has to look."""
        return not self.units and not self.body.by_hand


def bodies_in_force(campaign: Campaign) -> list[PlanBody]:
    """The bodies of the plan under the readings of the campaign."""
    regime = regime_of(campaign)
    options = regime.chosen(campaign.readings)
    return [placed.entry for placed in regime.of("body", PlanBody) if in_force(placed.entry, options)]


def shown_bodies(campaign: Campaign) -> list[ShownBody]:
    """Every body of the plan with its units, in the order of the plan; two queries."""
    found = _found(campaign)
    corrections: dict[str, list[BodyCorrection]] = {}
    for one in BodyCorrection.objects.filter(campaign=campaign).select_related("unit"):
        corrections.setdefault(one.body, []).append(one)
    return [_shown(body, found.get(body.id, {}), corrections.get(body.id, ())) for body in bodies_in_force(campaign)]


def _found(campaign: Campaign) -> dict[str, dict[int, MeantUnit]]:
    rows = BodyUnit.objects.filter(
        roll__campaign=campaign, roll__number=campaign.roll, roll__state=RollVersion.State.TAKEN
    )
    found: dict[str, dict[int, MeantUnit]] = {}
    for body, unit, name, path in rows.values_list("body", "unit_id", "name", "unit__path"):
        found.setdefault(body, {})[unit] = MeantUnit(unit, name, path or "")
    return found


def _shown(body: PlanBody, found: Mapping[int, MeantUnit], corrections: Sequence[BodyCorrection]) -> ShownBody:
    units = dict(found)
    left_out = []
    for one in corrections:
        corrected = MeantUnit(one.unit_id, one.unit.name, one.unit.branch, one.reason)
        if one.is_meant:
            units[one.unit_id] = corrected
        else:
            units.pop(one.unit_id, None)
            left_out.append(corrected)
    in_order = tuple(sorted(units.values(), key=lambda unit: unit.order))
    return ShownBody(body, in_order, tuple(sorted(left_out, key=lambda unit: unit.order)))


def units_by_name(bodies: Sequence[ShownBody]) -> dict[str, tuple[MeantUnit, ...]]:
    """Printed name → its units."""
    return {name: one.units for one in bodies for name in one.body.names}


def unit_row(unit: int) -> Unit:
    """The row of a unit that was found among those whose work the reader sees."""
    return Unit.objects.unscoped("found among the units that the reader sees").get(pk=unit)
