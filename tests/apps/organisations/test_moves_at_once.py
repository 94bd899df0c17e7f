"""Several people change the tree at the same moment."""

from datetime import date
from functools import partial

import pytest

from kiemdiem.apps.organisations.actions.add_unit import NewUnit, add_unit
from kiemdiem.apps.organisations.actions.end_unit import end_unit
from kiemdiem.apps.organisations.actions.move_unit import move_unit
from kiemdiem.apps.organisations.errors import UnitBelowItself, UnitEnded, UnitStillHolds
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.queries import command_line
from tests.apps.organisations.test_tree_properties import paths_are_chains_of_parents
from tests.builders.at_once import at_once
from tests.builders.house import NOON, House, make_house

JULY = date(2021, 7, 1)
NOBODY = command_line(NOON)


@pytest.fixture
def open_house(transactional_db: None) -> House:
    return make_house()


def test_two_moves_at_once_make_no_circle(open_house: House) -> None:
    """Each commune would come below a cell of the other one; neither move touches a row of the other."""
    house = open_house
    done = at_once(
        [
            partial(move_unit, house.commune, to=house.other_cell, on=JULY, actor=NOBODY),
            partial(move_unit, house.other_commune, to=house.cell, on=JULY, actor=NOBODY),
        ]
    )
    refused = [one for one in done if isinstance(one, Exception)]
    assert [type(one) for one in refused] == [UnitBelowItself]
    paths_are_chains_of_parents()


def test_a_unit_set_up_while_its_branch_moves_goes_along(open_house: House) -> None:
    house = open_house
    at_once(
        [
            partial(move_unit, house.commune, to=house.other_commune, on=JULY, actor=NOBODY),
            partial(add_unit, NewUnit(name="Chi bộ mới 1", code="M1"), parent=house.cell, actor=NOBODY),
            partial(add_unit, NewUnit(name="Chi bộ mới 2", code="M2"), parent=house.commune, actor=NOBODY),
        ]
    )
    assert Unit.objects.filter(path__startswith=f"{house.other_commune.path}{house.commune.pk}/").count() == 5
    paths_are_chains_of_parents()


def test_nothing_is_set_up_below_a_unit_that_ends(open_house: House) -> None:
    house = open_house
    ended, added = at_once(
        [
            partial(end_unit, house.cell, on=JULY, actor=NOBODY),
            partial(add_unit, NewUnit(name="Tổ đảng 1", code="T1"), parent=house.cell, actor=NOBODY),
        ]
    )
    assert (type(ended), type(added)) in {(Unit, UnitEnded), (UnitStillHolds, Unit)}
