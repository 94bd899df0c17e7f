"""What the database itself refuses, whoever writes."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Model

from kiemdiem.apps.people.models import (
    Assignment,
    DisciplinaryMeasure,
    Employment,
    Leave,
    Membership,
    Person,
    Position,
    Spell,
    YearlyResult,
)
from tests.builders.house import House

DAY = date(2021, 6, 1)


@pytest.fixture
def nga(house: House) -> Person:
    return Person.objects.get(code="P-NGA")


@pytest.mark.parametrize(
    ("since", "until"),
    [
        (date(2015, 1, 1), None),
        (None, date(2010, 5, 19)),
        (date(2009, 1, 1), date(2010, 5, 19)),
        (date(2012, 1, 1), date(2012, 1, 1)),
        (None, None),
    ],
)
def test_memberships_of_a_person_never_overlap(
    house: House, nga: Person, since: date | None, until: date | None
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(person=nga, cell=house.cell, kind="chinh_thuc", since=since, until=until)


def test_memberships_that_follow_one_another_stand(house: House, nga: Person) -> None:
    before = Membership.objects.create(
        person=nga, cell=house.cell, kind="du_bi", since=date(2009, 1, 1), until=date(2010, 5, 18)
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(pk=before.pk).update(until=date(2010, 5, 19))
    other = Person.objects.get(code="P-DAT")
    Membership.objects.filter(person=other).update(since=date(2009, 1, 1))


def test_two_alike_never_stand(house: House, nga: Person) -> None:
    unit = house.cell
    alike: list[tuple[type[Model], dict[str, Any]]] = [
        (Position, {"unit": unit, "post": "bi_thu"}),
        (Employment, {"unit": unit}),
        (Assignment, {"unit": unit}),
        (Spell, {"kind": "exempt", "since": DAY}),
        (Leave, {"kind": "sick", "since": DAY}),
        (DisciplinaryMeasure, {"measure": "CANH_CAO", "side": "dang", "decided_on": DAY}),
        (YearlyResult, {"year": 2020, "kind": "member"}),
    ]
    for model, values in alike:
        model._default_manager.create(person=nga, **values)
        with pytest.raises(IntegrityError), transaction.atomic():
            model._default_manager.create(person=nga, **values)


def test_a_temporary_cell_is_another_one(house: House, nga: Person) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(person=nga).update(temporary_in=house.other_cell)
    Membership.objects.filter(person=nga).update(temporary_in=house.cell)


def test_a_past_post_may_be_held_again(house: House, nga: Person) -> None:
    for since, until in ((date(2015, 1, 1), date(2020, 1, 1)), (date(2020, 1, 2), None)):
        Position.objects.create(person=nga, unit=house.cell, post="bi_thu", since=since, until=until)
    assert Position.objects.filter(person=nga).count() == 2
