"""What units have done of the plan: of how many, by whom it is marked, what is late, what comes before."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.permissions.access import Scope
from kiemdiem.apps.workplans.queries.progress import ItemProgress, PlanProgress
from tests.builders.campaigns import with_bodies
from tests.builders.house import House

WHOLE = Scope(is_whole=True)


@pytest.fixture
def campaign(house: House) -> Campaign:
    return with_bodies(house, "kh24_2024")


def item(campaign: Campaign, key: str, *, today: date = date(2024, 12, 1), seen: Scope = WHOLE) -> ItemProgress:
    progress = PlanProgress(campaign, seen=seen, today=today)
    work = progress.work(key)
    assert work is not None
    return progress.of_item(work)


def test_an_item_waits_for_the_units_that_its_bodies_are(campaign: Campaign) -> None:
    found = item(campaign, "item-4")
    assert [one.unit.name for one in found.missing] == ["Đảng bộ xã Mỹ Điền", "Đảng bộ xã Long Giang"]
    assert (found.n, found.m, found.is_done) == (0, 2, False)


def test_all_work_is_read_in_a_fixed_number_of_queries(campaign: Campaign, django_assert_num_queries: Any) -> None:
    item(campaign, "item-4")
    with django_assert_num_queries(9):
        PlanProgress(campaign, seen=WHOLE, today=date(2024, 12, 1)).items()
