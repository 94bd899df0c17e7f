"""Set up the units of one root of the demo, those above first."""

from __future__ import annotations

from datetime import date

from kiemdiem.apps.demo.layouts import Plan, Root
from kiemdiem.apps.organisations.models import SEPARATOR, Decider, Placement, Unit
from kiemdiem.apps.organisations.values import found_by, order_key

FOUNDED = date(2005, 7, 1)
AT_ONCE = 2_000


def plant_units(root: Root, *, prefix: str) -> dict[int, Unit]:
    """The unit of each plan, by the identity of the plan; one insert for each tier of the tree."""
    units: dict[int, Unit] = {}
    tier: list[tuple[Plan, Plan | None]] = [(root.plan, None)]
    depth = number = 0
    while tier:
        made = []
        for plan, above in tier:
            number += 1
            made.append(_unit(plan, units[id(above)] if above else None, f"{prefix}-{number:05d}", depth))
        Unit.objects.bulk_create(made, batch_size=AT_ONCE)
        for (plan, _), unit in zip(tier, made, strict=True):
            unit.path = f"{unit.parent.branch if unit.parent else SEPARATOR}{unit.pk}{SEPARATOR}"
            units[id(plan)] = unit
        Unit.objects.bulk_update(made, ["path"], batch_size=500)
        tier = [(below, plan) for plan, _ in tier for below in plan.below]
        depth += 1
    _link(root, units)
    Decider.objects.bulk_create(
        [
            Decider(unit=units[id(plan)], post=row.post, body=row.body, how=row.how, basis=row.basis, since=FOUNDED)
            for plan in root.plan.all()
            for row in plan.decided
        ],
        batch_size=AT_ONCE,
    )
    Placement.objects.bulk_create(
        [Placement(unit=unit, parent=unit.parent, name=unit.name, since=unit.founded_on) for unit in units.values()],
        batch_size=AT_ONCE,
    )
    return units


def _unit(plan: Plan, parent: Unit | None, code: str, depth: int) -> Unit:
    return Unit(
        name=plan.name,
        code=code,
        parent=parent,
        depth=depth,
        body=plan.body,
        agency=plan.agency,
        tier=plan.tier,
        area=plan.area,
        flags=dict.fromkeys(plan.flags, True),
        managed_by=plan.managed_by,
        founded_on=plan.founded_on or FOUNDED,
        sort_key=order_key(plan.name),
        search_key=found_by(plan.name),
    )


def _link(root: Root, units: dict[int, Unit]) -> None:
    """Cells and chapters of an agency stand in it; caucuses and delegations lead it."""
    linked = []
    for plan in root.plan.all():
        if plan.host is not None or plan.of is not None:
            unit = units[id(plan)]
            unit.host = units[id(plan.host)] if plan.host else None
            unit.of = units[id(plan.of)] if plan.of else None
            linked.append(unit)
    Unit.objects.bulk_update(linked, ["host", "of"], batch_size=500)
