"""Which units do what the plan prints: bodies of the plan as the roll found them, with the corrections by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from kiemdiem.apps.campaigns.models import BodyUnit, Campaign, RollVersion
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.workplans.models import BodyCorrection
from kiemdiem.apps.workplans.queries.among import ALL, Among
from kiemdiem.core.quantities.names import sort_key
from kiemdiem.core.regime.entries.plan import PlanBody
from kiemdiem.core.regime.regime import in_force


@dataclass(frozen=True)
class MeantUnit:
    """A unit that a body of the plan is. name: as the plan's body is called there; by_name: its place among names;
    reason: why it stands by hand."""

    id: int
    name: str
    path: str
    by_name: str
    reason: str = ""

    @property
    def order(self) -> tuple[str, int]:
        return self.by_name, self.id


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


def shown_bodies(campaign: Campaign, among: Among = ALL) -> list[ShownBody]:
    """Every body of the plan with its units (those among them), in the order of the plan; two queries."""
    found = _found(campaign, among)
    corrections: dict[str, list[BodyCorrection]] = {}
    rows = BodyCorrection.objects.filter(among.within("unit"), campaign=campaign)
    for one in rows.select_related("unit"):
        corrections.setdefault(one.body, []).append(one)
    return [_shown(body, found.get(body.id, {}), corrections.get(body.id, ())) for body in bodies_in_force(campaign)]


def body_units(campaign: Campaign) -> QuerySet[BodyUnit]:
    """Which units the bodies are, as the roll that holds found them."""
    return BodyUnit.objects.filter(
        roll__campaign=campaign, roll__number=campaign.roll, roll__state=RollVersion.State.TAKEN
    )


def _found(campaign: Campaign, among: Among) -> dict[str, dict[int, MeantUnit]]:
    rows = body_units(campaign).filter(among.within("unit"))
    found: dict[str, dict[int, MeantUnit]] = {}
    fields = ("body", "unit_id", "name", "unit__path", "unit__name", "unit__sort_key")
    for body, unit, name, path, registered, key in rows.values_list(*fields):
        by_name = key if name == registered else sort_key(name)
        found.setdefault(body, {})[unit] = MeantUnit(unit, name, path or "", by_name)
    return found


def _shown(body: PlanBody, found: Mapping[int, MeantUnit], corrections: Sequence[BodyCorrection]) -> ShownBody:
    units = dict(found)
    left_out = []
    for one in corrections:
        corrected = corrected_unit(one)
        if one.is_meant:
            units[one.unit_id] = corrected
        else:
            units.pop(one.unit_id, None)
            left_out.append(corrected)
    in_order = tuple(sorted(units.values(), key=lambda unit: unit.order))
    return ShownBody(body, in_order, tuple(sorted(left_out, key=lambda unit: unit.order)))


def corrected_unit(correction: BodyCorrection) -> MeantUnit:
    """The unit of a correction by hand, which was read with it."""
    unit = correction.unit
    return MeantUnit(unit.pk, unit.name, unit.branch, unit.sort_key, correction.reason)


def units_by_name(bodies: Sequence[ShownBody]) -> dict[str, tuple[MeantUnit, ...]]:
    """Printed name → its units."""
    return {name: one.units for one in bodies for name in one.body.names}


def unit_row(unit: int) -> Unit:
    """The row of a unit that was found among those whose work the reader sees."""
    return Unit.objects.unscoped("found among the units that the reader sees").get(pk=unit)
