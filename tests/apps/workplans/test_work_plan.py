"""What is due in a campaign, and the days that a plan leaves open."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.urls import reverse

from kiemdiem.apps.campaigns.actions.prepare_campaign import prepare_campaign
from kiemdiem.apps.campaigns.errors import CampaignNotOpen
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.workplans.actions.enter_day import enter_day
from kiemdiem.apps.workplans.errors import DayOfEachUnit, DayWithoutSource, NoSuchDay
from kiemdiem.apps.workplans.models import EnteredDay
from kiemdiem.apps.workplans.queries.plans import ShownRow, open_days, plan_of
from tests.builders.campaigns import kept
from tests.builders.house import House, acting
from tests.builders.visiting import Visitor

LATE_AUTUMN = datetime(2024, 12, 1, 5, tzinfo=UTC)
SOURCE = "Kế hoạch 50-KH/TU"


@pytest.fixture
def campaign(house: House) -> Campaign:
    """KH24, open: its plan alone is looked at, so its roll is empty."""
    made = prepare_campaign(kept("kh24_2024"), root=house.district, name="Kỳ 2024", actor=acting(house.board))
    Campaign.objects.filter(pk=made.pk).update(state="open", roll=1, opened_on=date(2024, 11, 1))
    made.refresh_from_db()
    return made


def row(campaign: Campaign, key: str, *, today: date = date(2024, 12, 1)) -> ShownRow:
    (found,) = [one for one in plan_of(campaign, open_days(campaign), today=today) if one.row.id == key]
    return found


def test_the_review_of_the_units_ends_on_the_day_that_is_named(campaign: Campaign) -> None:
    assert row(campaign, "item-4").day == date(2024, 11, 28)


def test_before_a_day_ends_on_the_day_before_it(campaign: Campaign) -> None:
    assert row(campaign, "item-9").day == date(2024, 12, 19)


def test_what_follows_an_event_is_expected_while_the_event_has_no_day(campaign: Campaign) -> None:
    found = row(campaign, "item-5")
    assert (found.is_expected, found.day) == (True, date(2024, 12, 1))
    assert "hoàn thành việc kiểm điểm" in found.about


def test_a_day_from_outside_is_unknown_until_it_is_entered(campaign: Campaign, house: House) -> None:
    assert row(campaign, "item-8").day is None
    enter_day(campaign, key="item-8", day=date(2024, 12, 25), source=SOURCE, actor=acting(house.board))
    found = row(campaign, "item-8")
    assert found.day == date(2024, 12, 25)
    assert found.entered is not None
    assert found.entered.source == SOURCE


def test_each_row_tells_who_and_under_which_clauses_and_in_which_words(campaign: Campaign) -> None:
    found = row(campaign, "item-4")
    assert dict(found.bodies)["chỉ đạo"] == "Ban Thường vụ Thị ủy"
    assert "KH24-040" in found.places
    assert found.row.printed == "Hoàn thành chậm nhất trong ngày 28/11/2024."


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2024, 11, 29), "Đã qua ngày cuối"),
        (date(2024, 11, 28), "Hôm nay là ngày cuối"),
        (date(2024, 11, 27), "Còn 1 ngày"),
        (date(2024, 11, 20), "Chưa đến"),
    ],
)
def test_the_state_tells_where_today_lies(campaign: Campaign, today: date, told: str) -> None:
    assert row(campaign, "item-4", today=today).state.words == told


def test_entering_a_day_leaves_an_entry_and_entering_it_again_does_not(campaign: Campaign, house: House) -> None:
    before = Entry.objects.count()
    for _ in range(2):
        enter_day(campaign, key="item-8", day=date(2024, 12, 25), source=SOURCE, actor=acting(house.board))
    assert Entry.objects.count() == before + 1
    enter_day(campaign, key="item-8", day=date(2024, 12, 27), source=SOURCE, actor=acting(house.board))
    entry = Entry.objects.order_by("-pk").first()
    assert entry is not None
    assert entry.act == "workplans.day_changed"
    assert "25/12/2024" in entry.sentence
    assert EnteredDay.objects.get().day == date(2024, 12, 27)


def test_only_days_that_the_plan_leaves_open_are_entered(campaign: Campaign, house: House) -> None:
    board, day = acting(house.board), date(2024, 12, 25)
    with pytest.raises(NoSuchDay):
        enter_day(campaign, key="item-4", day=day, source=SOURCE, actor=board)
    with pytest.raises(DayOfEachUnit):
        enter_day(campaign, key="unit-review", day=day, source=SOURCE, actor=board)
    with pytest.raises(DayWithoutSource):
        enter_day(campaign, key="item-8", day=day, source=" ", actor=board)
    with pytest.raises(MayNot):
        enter_day(campaign, key="item-8", day=day, source=SOURCE, actor=acting(house.secretary))
    Campaign.objects.filter(pk=campaign.pk).update(state="closed")
    with pytest.raises(CampaignNotOpen):
        enter_day(campaign, key="item-8", day=day, source=SOURCE, actor=board)
    assert not EnteredDay.objects.exists()


def test_the_page_tells_the_plan_and_takes_a_day(client: Visitor, campaign: Campaign, house: House) -> None:
    client.force_login(house.board)
    url = reverse("work_plan", args=[campaign.pk])
    page = client.get(url).content.decode()
    assert "Thứ Năm, 28/11/2024" in page
    assert f'href="{url}"' in client.get(reverse("campaign", args=[campaign.pk])).content.decode()
    (key, *_) = [one.key for one in open_days(campaign)]
    client.post(reverse("enter_day", args=[campaign.pk, key]), {"day": "25/12/2024", "source": SOURCE})
    assert SOURCE in client.get(url).content.decode()


def test_a_day_that_the_plan_does_not_leave_open_has_no_page(client: Visitor, campaign: Campaign, house: House) -> None:
    client.force_login(house.board)
    assert client.get(reverse("enter_day", args=[campaign.pk, "item-4"])).status_code == 404


def test_the_page_takes_few_queries(
    client: Visitor, campaign: Campaign, house: House, django_assert_max_num_queries: Any
) -> None:
    client.force_login(house.secretary)
    with django_assert_max_num_queries(25):
        assert client.get(reverse("work_plan", args=[campaign.pk])).status_code == 200
