"""A unit ends while somebody is given a post in it."""

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest

from kiemdiem.apps.organisations.actions.end_unit import end_unit
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.actions.add_record import add_record
from kiemdiem.apps.people.models import Position
from kiemdiem.apps.people.values.given import GivenPosition
from kiemdiem.core.quantities.errors import HouseError
from tests.builders.at_once import at_once
from tests.builders.house import acting, make_house, make_person, make_unit

TIMES = 6


@pytest.mark.usefixtures("transactional_db")
def test_nobody_gets_a_post_in_a_unit_that_ends_at_the_same_moment() -> None:
    house = make_house()
    for number in range(TIMES):
        unit = make_unit(f"Tổ công tác số {number}", under=house.commune, code=f"T{number}")
        person = make_person(f"Lý Văn {number}", home=house.cell, code=f"Q{number}")
        given = GivenPosition(unit=unit, post="bi_thu", since=date(2021, 1, 1))
        actor = acting(house.board)
        works: list[Callable[[], object]] = [
            partial(end_unit, unit, on=date(2021, 12, 1), actor=actor),
            partial(add_record, given, person=person, actor=actor),
        ]
        done = at_once(works)
        refused = [isinstance(one, HouseError) for one in done]
        assert sum(refused) == 1, done
        has_ended = Unit.objects.get(pk=unit.pk).ended_on is not None
        assert has_ended != Position.objects.filter(unit=unit).exists()
