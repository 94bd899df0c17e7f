"""Whatever is done to the tree, path, depth and placements say the same; a past day is what it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiemdiem.apps.organisations.actions.add_unit import NewUnit, add_unit
from kiemdiem.apps.organisations.actions.end_unit import end_unit
from kiemdiem.apps.organisations.actions.merge_units import NewUnder, merge_units
from kiemdiem.apps.organisations.actions.move_unit import move_unit
from kiemdiem.apps.organisations.actions.rename_unit import rename_unit
from kiemdiem.apps.organisations.models import Placement, Unit
from kiemdiem.apps.organisations.queries.tree import tree_on
from kiemdiem.apps.permissions.queries import command_line
from kiemdiem.core.quantities.errors import HouseError
from tests.builders.house import NOON

DAYS = [date(2021, 1, 1) + timedelta(days=number) for number in range(9)]
NOBODY = command_line(NOON)
EXAMPLES = max(15, settings().max_examples // 7)


@dataclass
class World:
    """The units made so far, and an account of our own of who stood below whom on each day."""

    units: list[int] = field(default_factory=list)
    stood: dict[date, dict[int, int | None]] = field(default_factory=lambda: {day: {} for day in DAYS})

    def unit(self, place: int) -> Unit | None:
        return Unit.objects.get(pk=self.units[place % len(self.units)]) if self.units else None

    def put(self, unit: int, parent: int | None, on: date) -> None:
        for day in DAYS:
            if day >= on and (parent is None or parent in self.stood[day]):
                self.stood[day][unit] = parent

    def take_away(self, unit: int, on: date, *, heir: int | None) -> None:
        for day in DAYS:
            if day >= on:
                del self.stood[day][unit]
                for child, parent in self.stood[day].items():
                    if parent == unit:
                        assert heir is not None
                        self.stood[day][child] = heir


def add(world: World, one: int, other: int, on: date) -> None:
    parent = None if other % 4 == 0 else world.unit(other)
    number = len(world.units)
    made = add_unit(NewUnit(name=f"U {number}", code=f"U{number}", founded_on=on), parent=parent, actor=NOBODY)
    world.units.append(made.pk)
    world.put(made.pk, parent.pk if parent else None, on)


def move(world: World, one: int, other: int, on: date) -> None:
    unit, parent = world.unit(one), None if other % 5 == 0 else world.unit(other)
    if unit is not None:
        move_unit(unit, to=parent, on=on, actor=NOBODY)
        world.put(unit.pk, parent.pk if parent else None, on)


def merge(world: World, one: int, other: int, on: date) -> None:
    unit, into = world.unit(one), world.unit(other)
    if unit is not None and into is not None:
        merge_units([unit], into=into, on=on, actor=NOBODY)
        world.take_away(unit.pk, on, heir=into.pk)


def merge_into_new(world: World, one: int, other: int, on: date) -> None:
    units = [unit for unit in (world.unit(one), world.unit(other)) if unit is not None]
    number = len(world.units)
    new = NewUnder(NewUnit(name=f"U {number}", code=f"U{number}"), parent=None)
    made = merge_units(units, into=new, on=on, actor=NOBODY)
    world.units.append(made.pk)
    world.put(made.pk, None, on)
    for unit in units:
        world.take_away(unit.pk, on, heir=made.pk)


def end(world: World, one: int, other: int, on: date) -> None:
    unit = world.unit(one)
    if unit is not None:
        end_unit(unit, on=on, actor=NOBODY)
        world.take_away(unit.pk, on, heir=None)


def rename(world: World, one: int, other: int, on: date) -> None:
    unit = world.unit(one)
    if unit is not None:
        rename_unit(unit, name=f"{unit.name} {other}", on=on, actor=NOBODY)


Act = Callable[[World, int, int, date], None]
ACTS: list[Act] = [add, add, move, move, merge, merge_into_new, end, rename]
STEP = st.tuples(st.sampled_from(ACTS), st.integers(0, 12), st.integers(0, 12), st.sampled_from(DAYS))


@pytest.mark.django_db
@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(STEP, min_size=6, max_size=16))
def test_path_depth_and_placements_tell_one_tree(steps: list[tuple[Act, int, int, date]]) -> None:
    with transaction.atomic():
        world = World()
        for place in range(3):  # something to begin with, early enough for every later day
            add(world, 0, place, DAYS[0])
        for act, one, other, on in steps:
            try:
                with transaction.atomic():
                    act(world, one, other, on)
            except HouseError:
                continue
        paths_are_chains_of_parents()
        placements_follow_one_another()
        for day, stood in world.stood.items():
            assert {node.unit: node.parent for node in tree_on(day)} == stood
        transaction.set_rollback(True)


def paths_are_chains_of_parents() -> None:
    units = {unit.pk: unit for unit in Unit.objects.all()}
    for unit in units.values():
        chain, above = [unit.pk], unit.parent_id
        while above is not None:
            assert above not in chain
            chain.append(above)
            above = units[above].parent_id
        assert unit.path == f"/{'/'.join(map(str, reversed(chain)))}/"
        assert unit.depth == len(chain) - 1


def placements_follow_one_another() -> None:
    for unit in Unit.objects.all():
        rows = list(Placement.objects.filter(unit=unit).order_by("since"))
        for before, after in pairwise(rows):
            assert before.until is not None
            assert after.since == before.until + timedelta(days=1)
        last = rows[-1].until
        assert last == (None if unit.ended_on is None else unit.ended_on - timedelta(days=1))
        if unit.ended_on is None:
            assert (rows[-1].parent_id, rows[-1].name) == (unit.parent_id, unit.name)
