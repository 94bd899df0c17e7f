"""A demonstration is planted in an empty house alone."""

import pytest

from kiemdiem.apps.demo.actions import plant_demo
from kiemdiem.apps.demo.errors import HouseNotEmpty
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from tests.builders.house import NOON, make_unit


def test_a_house_with_units_is_left_as_it_is(db: None) -> None:
    make_unit("Đảng bộ huyện Tân Lương")
    with pytest.raises(HouseNotEmpty):
        plant_demo(at=NOON, size="tiny")
    assert Unit.objects.count() == 1
    assert not Person.objects.exists()
