"""Set up the organisations that the plan of a regime names, so that an office need not type them."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.actions.add_unit import NewUnit, add_unit
from kiemdiem.apps.organisations.entries import TreePlanted
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.queries.seed_trees import SeedUnit, seed_tree
from kiemdiem.apps.permissions.access import HOUSE, Actor, require
from kiemdiem.apps.permissions.models import Permission


@transaction.atomic
def plant_tree(regime: str, *, actor: Actor) -> list[Unit]:
    """The units, upper ones first; all or none: a code that stands already refuses the whole."""
    author = require(actor, Permission.EDIT_UNITS, on=HOUSE)
    planted: dict[str, Unit] = {}
    for seed in seed_tree(regime):
        unit = add_unit(_new(seed), parent=planted[seed.parent] if seed.parent else None, actor=actor)
        if seed.host:
            unit.host = planted[seed.host]
            unit.save(update_fields=["host"])
        planted[seed.code] = unit
    units = list(planted.values())
    record(TreePlanted(root=Ref.to(units[0]), regime=regime, count=len(units)), by=author)
    return units


def _new(seed: SeedUnit) -> NewUnit:
    return NewUnit(
        name=seed.name,
        code=seed.code,
        short_name=seed.short_name,
        body=seed.body,
        agency=seed.agency,
        tier=seed.tier,
    )
