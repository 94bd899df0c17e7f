"""The plan of a tier below: what it may say, who sees it, which days follow, what is reported up."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kiemdiem.apps.campaigns.actions.choose_readings import Chosen, choose_readings
from kiemdiem.apps.campaigns.actions.prepare_campaign import prepare_campaign
from kiemdiem.apps.campaigns.errors import CampaignNotOpen, ReadingIsFixed
from kiemdiem.apps.campaigns.models import Campaign, RollVersion
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.subplans.actions.issue_sub_plan import issue_sub_plan
from kiemdiem.apps.subplans.actions.own_days import lift_own_day, set_own_day
from kiemdiem.apps.subplans.actions.own_items import NewItem, add_own_item, drop_own_item
from kiemdiem.apps.subplans.errors import (
    AlreadyIssued,
    IssuedAfterToday,
    ItemOfTheIssuer,
    LaterThanAbove,
    NoSuchRow,
    NothingToIssue,
    WithoutReason,
)
from kiemdiem.apps.subplans.models import OwnDay, OwnItem
from kiemdiem.apps.subplans.queries.pages import tier_plans
from kiemdiem.apps.workplans.actions.enter_day import enter_day
from kiemdiem.apps.workplans.queries.plans import ShownRow, open_days, plan_of
from tests.builders.campaigns import kept
from tests.builders.house import House, acting, make_unit
from tests.builders.visiting import Visitor

WINTER = datetime(2021, 12, 10, 5, tzinfo=UTC)
GRASSROOTS = "iii-7-grassroots"
MOST_QUERIES = 26
WHY = "Điểm 2, Mục III"


def opened_at(root: Unit, house: House) -> Campaign:
    """KH61, open at the unit under whatever is open above; its plan alone is looked at, so its roll is empty."""
    made = prepare_campaign(kept("kh61_2021"), root=root, name=f"Kỳ {root.code}", actor=acting(house.board, at=WINTER))
    Campaign.objects.filter(pk=made.pk).update(state="open", roll=1, opened_on=date(2021, 12, 1))
    return Campaign.objects.select_related("regime", "root").get(pk=made.pk)


@pytest.fixture
def upper(house: House) -> Campaign:
    return opened_at(house.district, house)


@pytest.fixture
def lower(house: House, upper: Campaign) -> Campaign:
    return opened_at(house.commune, house)


def day_of(campaign: Campaign, key: str) -> ShownRow:
    shown = plan_of(campaign, open_days(campaign), today=date(2021, 12, 10))
    return next(one for one in shown if one.row.id == key)


def set_day(campaign: Campaign, house: House, day: date, key: str = GRASSROOTS, reason: str = WHY) -> OwnDay:
    return set_own_day(campaign, key=key, day=day, reason=reason, actor=acting(house.board, at=WINTER))


def issue(campaign: Campaign, house: House, number: str = "12-KH/TU") -> None:
    issue_sub_plan(campaign, number=number, on=date(2021, 12, 8), actor=acting(house.board, at=WINTER))


@pytest.mark.clause("KH61-273")
def test_a_later_day_than_the_plan_above_has_is_refused_and_an_earlier_one_is_kept(
    house: House, upper: Campaign
) -> None:
    with pytest.raises(LaterThanAbove) as refused:
        set_day(upper, house, date(2022, 1, 20))
    assert "14/01/2022" in str(refused.value)
    assert not OwnDay.objects.exists()
    own = set_day(upper, house, date(2022, 1, 10))
    assert (own.row, own.day, own.reason) == (GRASSROOTS, date(2022, 1, 10), WHY)
    entry = Entry.objects.latest("pk")
    assert (entry.act, entry.reason) == ("subplans.own_day_set", WHY)
    assert "10/01/2022" in entry.sentence


def test_a_plan_may_add_what_the_plan_above_does_not_have(house: House, upper: Campaign) -> None:
    new = NewItem("Báo cáo nhanh hằng tuần", "Các chi bộ", WHY)
    item = add_own_item(upper, new, actor=acting(house.board, at=WINTER))
    assert item in tier_plans(upper).own.items
    drop_own_item(item, actor=acting(house.board, at=WINTER))
    assert not OwnItem.objects.exists()


def test_the_last_good_day_itself_may_be_named(house: House, upper: Campaign) -> None:
    assert set_day(upper, house, date(2022, 1, 14)).day == date(2022, 1, 14)


def test_what_the_issuer_does_himself_is_not_for_a_tier_below(house: House, upper: Campaign) -> None:
    with pytest.raises(ItemOfTheIssuer):
        set_day(upper, house, date(2022, 2, 1), key="iii-7-province")
    with pytest.raises(NoSuchRow):
        set_day(upper, house, date(2022, 1, 1), key="no-such-row")
    assert not OwnDay.objects.exists()


def test_where_the_plan_above_names_no_day_any_day_may_be_set(house: House, upper: Campaign) -> None:
    assert set_day(upper, house, date(2022, 3, 1), key="iii-1").day == date(2022, 3, 1)


def test_an_issued_plan_above_is_the_limit_for_the_tier_below_it(
    house: House, upper: Campaign, lower: Campaign
) -> None:
    set_day(upper, house, date(2022, 1, 10))
    assert set_day(lower, house, date(2022, 1, 12)).day == date(2022, 1, 12), "not issued, so it binds nobody yet"
    issue(upper, house)
    with pytest.raises(LaterThanAbove) as refused:
        set_day(lower, house, date(2022, 1, 11))
    assert "12-KH/TU" in str(refused.value)
    (row,) = [one for one in tier_plans(lower).rows if one.own is not None]
    assert row.is_late, "the page says that the plan above has become stricter"
    assert set_day(lower, house, date(2022, 1, 9)).day == date(2022, 1, 9)


@pytest.mark.clause("KH61-274")
def test_the_campaign_of_a_subordinate_unit_shows_the_issued_plan_above_it(
    client: Visitor, house: House, upper: Campaign
) -> None:
    set_day(upper, house, date(2022, 1, 10))
    add_own_item(upper, NewItem("Báo cáo nhanh", "Các đảng ủy xã", WHY), actor=acting(house.board, at=WINTER))
    issue(upper, house)
    lower = opened_at(house.commune, house)
    client.force_login(house.secretary)
    page = client.get(reverse("sub_plan", args=[lower.pk])).content.decode()
    assert "12-KH/TU" in page
    assert "Thứ Hai, 10/01/2022" in page
    assert "Báo cáo nhanh" in page
    found = day_of(lower, GRASSROOTS)
    assert found.day == date(2022, 1, 10)
    assert "12-KH/TU" in found.about


def test_before_it_is_issued_a_plan_is_seen_by_those_who_run_the_campaign_alone(
    client: Visitor, house: House, upper: Campaign
) -> None:
    set_day(upper, house, date(2022, 1, 10))
    url = reverse("sub_plan", args=[upper.pk])
    for user, is_seen in ((house.board, True), (house.secretary, False)):
        client.force_login(user)
        assert ("10/01/2022" in client.get(url).content.decode()) is is_seen
    assert day_of(upper, GRASSROOTS).day == date(2022, 1, 14), "its days hold from the issue on"


def test_a_day_that_the_board_above_put_in_holds_below(house: House, upper: Campaign, lower: Campaign) -> None:
    actor = acting(house.board, at=WINTER)
    enter_day(upper, key="rating-dossiers", day=date(2022, 2, 10), source="Công văn 5", actor=actor)
    assert day_of(lower, "rating-dossiers").day == date(2022, 2, 10)
    with pytest.raises(LaterThanAbove):
        set_day(lower, house, date(2022, 2, 11), key="rating-dossiers")


def test_a_lifted_day_follows_the_plan_above_again(house: House, upper: Campaign) -> None:
    set_day(upper, house, date(2022, 1, 10))
    issue(upper, house)
    assert day_of(upper, GRASSROOTS).day == date(2022, 1, 10)
    lift_own_day(upper, key=GRASSROOTS, actor=acting(house.board, at=WINTER))
    assert day_of(upper, GRASSROOTS).day == date(2022, 1, 14)
    with pytest.raises(NoSuchRow):
        lift_own_day(upper, key=GRASSROOTS, actor=acting(house.board, at=WINTER))


def test_setting_the_same_day_again_leaves_no_entry(house: House, upper: Campaign) -> None:
    before = Entry.objects.count()
    for _ in range(2):
        set_day(upper, house, date(2022, 1, 10))
    assert Entry.objects.count() == before + 1


def test_without_a_reason_or_the_right_or_a_running_campaign_nothing_is_set(house: House, upper: Campaign) -> None:
    with pytest.raises(WithoutReason):
        set_day(upper, house, date(2022, 1, 10), reason=" ")
    with pytest.raises(MayNot):
        set_own_day(upper, key=GRASSROOTS, day=date(2022, 1, 10), reason=WHY, actor=acting(house.secretary, at=WINTER))
    Campaign.objects.filter(pk=upper.pk).update(state="closed")
    with pytest.raises(CampaignNotOpen):
        set_day(upper, house, date(2022, 1, 10))
    assert not OwnDay.objects.exists()


def test_an_empty_plan_is_not_issued_nor_one_of_tomorrow_nor_one_twice(house: House, upper: Campaign) -> None:
    with pytest.raises(NothingToIssue):
        issue(upper, house)
    set_day(upper, house, date(2022, 1, 10))
    with pytest.raises(IssuedAfterToday):
        issue_sub_plan(upper, number="1", on=date(2021, 12, 11), actor=acting(house.board, at=WINTER))
    issue(upper, house)
    with pytest.raises(AlreadyIssued):
        issue(upper, house)


def test_a_campaign_below_begins_with_the_readings_of_the_one_above(house: House, upper: Campaign) -> None:
    regime = regime_of(upper)
    defaults = regime.chosen({})
    key, other = next(
        (key, option.id)
        for key, reading in regime.readings.items()
        for option in reading.options
        if option.id != defaults.get(key)
    )
    Campaign.objects.filter(pk=upper.pk).update(readings={key: other})
    lower = opened_at(house.commune, house)
    assert lower.readings == {key: other}
    assert "Kỳ H" in lower.choices.get().reason


def test_a_reading_that_the_plan_does_not_leave_open_is_read_as_above(
    house: House, upper: Campaign, monkeypatch: pytest.MonkeyPatch
) -> None:
    regime = regime_of(upper)
    defaults = regime.chosen({})
    key = next(key for key, reading in regime.readings.items() if defaults.get(key))
    reading = regime.readings[key]
    other = next(one.id for one in reading.options if one.id != defaults[key])
    actor = acting(house.board, at=WINTER)
    lower = prepare_campaign(kept("kh61_2021"), root=house.commune, name="Kỳ dưới", actor=actor)
    choose_readings(lower, {key: Chosen(other, WHY)}, actor=actor)
    choose_readings(lower, {key: Chosen(defaults[key])}, actor=actor)
    monkeypatch.setattr(reading, "__dict__", {**reading.__dict__, "child": "stricter"})
    with pytest.raises(ReadingIsFixed):
        choose_readings(lower, {key: Chosen(other, WHY)}, actor=actor)


def test_the_campaign_above_sees_the_state_of_those_below(
    client: Visitor, house: House, upper: Campaign, lower: Campaign
) -> None:
    RollVersion.objects.create(
        campaign=lower, number=1, attempt=1, as_of=date(2021, 12, 1), state=RollVersion.State.TAKEN,
        counts={"subjects": 1234, "reviewed": 1200, "rated": 1100}, beat_at=WINTER, asked_at=WINTER,
    )  # fmt: skip
    set_day(lower, house, date(2022, 1, 5))
    issue(lower, house, "3-KH/ĐU")
    client.force_login(house.board)
    page = client.get(reverse("campaigns_below", args=[upper.pk])).content.decode()
    assert "Đảng bộ xã Long Giang" in page
    assert "1.234" in page
    assert "3-KH/ĐU, 08/12/2021" in page


@pytest.mark.parametrize("name", ["sub_plan", "campaigns_below", "work_plan"])
def test_a_page_takes_as_many_queries_however_many_units_there_are(
    client: Visitor, house: House, upper: Campaign, name: str
) -> None:
    client.force_login(house.board)

    def queries_with(numbers: range) -> int:
        for number in numbers:
            opened_at(make_unit(f"Đảng bộ xã {number}", under=house.district, code=f"X{number}"), house)
        client.get(reverse(name, args=[upper.pk]))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(name, args=[upper.pk])).status_code == 200
        return len(queries)

    assert queries_with(range(2)) == queries_with(range(2, 12)) < MOST_QUERIES


def test_a_board_sets_a_day_adds_an_item_and_issues_by_pages(client: Visitor, house: House, upper: Campaign) -> None:
    client.force_login(house.board)
    late = client.post(reverse("set_own_day", args=[upper.pk, GRASSROOTS]), {"day": "20/01/2022", "reason": WHY})
    assert late.status_code == 422
    assert "muộn hơn" in late.content.decode()
    client.post(reverse("set_own_day", args=[upper.pk, GRASSROOTS]), {"day": "10/01/2022", "reason": WHY})
    client.post(reverse("add_own_item", args=[upper.pk]), {"task": "Giao ban", "body": "Các xã", "reason": WHY})
    client.post(reverse("issue_sub_plan", args=[upper.pk]), {"number": "12-KH/TU", "on": "08/12/2021"})
    page = client.get(reverse("sub_plan", args=[upper.pk])).content.decode()
    assert "Kế hoạch riêng 12-KH/TU" in page
    assert client.get(reverse("set_own_day", args=[upper.pk, "iii-7-province"])).status_code == 404
