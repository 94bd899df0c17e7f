"""The plan as a calendar: what ends on a day, what happened on it, days off."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Scope
from kiemdiem.apps.workplans.models import EnteredDay
from kiemdiem.apps.workplans.queries.calendars import Day, PlanCalendar
from kiemdiem.apps.workplans.queries.days_off import is_off, name_of
from kiemdiem.core.quantities.calendars import Calendar
from tests.builders.campaigns import AUTUMN, with_bodies
from tests.builders.house import House
from tests.builders.plan_work import WHOLE, done, inspectorate, secretary_of
from tests.builders.visiting import Visitor

TODAY = date(2024, 11, 20)


def shown(campaign: Campaign, day: date, *, today: date = TODAY, seen: Scope = WHOLE) -> Day:
    campaign.refresh_from_db()
    weeks = PlanCalendar(campaign, seen=seen, today=today).month(day)
    (found,) = [one for week in weeks for one in week if one.date == day]
    return found


def told(day: Day) -> list[tuple[str, str]]:
    return [(entry.label.split(".")[0], entry.state.kind) for entry in day.entries]


def test_a_day_shows_what_ends_on_it_and_how_it_stands(kh24: Campaign, house: House) -> None:
    last = date(2024, 11, 28)
    assert told(shown(kh24, last, today=date(2024, 11, 10))) == [("4", "wait")]
    assert told(shown(kh24, last, today=date(2024, 11, 22))) == [("4", "soon")]
    assert told(shown(kh24, last, today=date(2024, 11, 29))) == [("4", "late")]
    for unit in (house.commune, house.other_commune):
        done(kh24, "item-4", unit, secretary_of(unit), day=TODAY)
    assert told(shown(kh24, last, today=date(2024, 11, 29))) == [("4", "done")]


def test_a_day_that_hangs_on_units_is_expected_before_their_event_and_counted_after_it(
    kh24: Campaign, house: House
) -> None:
    expected = [entry.label for entry in shown(kh24, date(2024, 12, 1)).entries]
    assert [label.startswith("Dự kiến: 5.") for label in expected] == [True]
    done(kh24, "item-4", house.commune, secretary_of(house.commune), day=TODAY)
    (due,) = [entry for entry in shown(kh24, date(2024, 11, 23)).entries if entry.item == "item-5"]
    assert due.label.endswith(": 1 đơn vị")
    assert [entry for entry in shown(kh24, date(2024, 12, 1)).entries if entry.item == "item-5"] == []


def test_what_happened_to_units_is_counted_on_its_day_on_the_branches_of_the_reader(
    kh24: Campaign, house: House
) -> None:
    for unit in (house.commune, house.other_commune):
        done(kh24, "item-4", unit, secretary_of(unit), day=TODAY)
    for seen, count in ((WHOLE, 2), (Scope(branches=(house.commune.branch,)), 1), (Scope(), None)):
        counts = [entry.label[-2] for entry in shown(kh24, TODAY, seen=seen).entries if not entry.item]
        assert counts == ([str(count)] if count else [])


def test_a_day_that_was_entered_stands_in_the_calendar(kh24: Campaign) -> None:
    day = date(2024, 12, 23)
    EnteredDay.objects.create(campaign=kh24, key="item-8", day=day, source="Công văn số 1", entered_at=AUTUMN)
    assert "item-8" in {entry.item for entry in shown(kh24, day).entries}


def test_the_day_of_a_conference_of_all_stands_in_the_calendar(house: House) -> None:
    campaign, day = inspectorate(house)[0], date(2014, 11, 19)
    EnteredDay.objects.create(
        campaign=campaign, key="first-conference", day=day, source="Giấy mời số 1", entered_at=AUTUMN
    )
    for today, words in ((date(2014, 11, 1), "sẽ diễn ra"), (day, "đã diễn ra")):
        (conference,) = [entry for entry in shown(campaign, day, today=today).entries if not entry.item]
        assert conference.label.startswith("Hội nghị kiểm điểm Đảng ủy")
        assert conference.state.words == words


def test_days_off_are_those_of_the_calendar_of_the_deadlines_and_tet_is_named(house: House) -> None:
    campaign = with_bodies(house, "kh61_2021")
    tet = shown(campaign, date(2022, 2, 1), today=date(2022, 1, 11))
    assert (tet.is_off, tet.name) == (True, "Tết Nguyên Đán")
    (last,) = [one.date for one in _month(campaign) if "iii-4" in {entry.item[:5] for entry in one.entries}]
    assert (last, is_off(last), name_of(last)) == (date(2022, 2, 4), True, "Mùng bốn Tết Nguyên Đán")
    for one in _month(campaign):
        assert one.is_off != Calendar().is_working_day(one.date)


def _month(campaign: Campaign) -> list[Day]:
    calendar = PlanCalendar(campaign, seen=WHOLE, today=date(2022, 1, 11))
    return [one for week in calendar.month(date(2022, 2, 1)) for one in week]


def test_a_saturday_that_is_worked_is_no_day_off_and_says_so() -> None:
    assert (is_off(date(2024, 5, 4)), name_of(date(2024, 5, 4))) == (False, "làm bù")
    assert (is_off(date(2024, 5, 11)), name_of(date(2024, 5, 11))) == (True, "")


def page(client: Visitor, campaign: Campaign, **given: str) -> str:
    answer = client.get(reverse("plan_calendar", args=[campaign.pk]), given)
    assert answer.status_code == 200
    return answer.content.decode()


def heading(text: str) -> str:
    return text.partition("<h2>")[2].partition("</h2>")[0]


def test_the_page_goes_a_month_or_a_week_back_and_on(client: Visitor, kh24: Campaign, house: House) -> None:
    client.force_login(house.board)
    month = page(client, kh24, thang="2024-12")
    assert "Tháng 12/2024" in month
    assert 'href="?thang=2024-11"' in month
    assert 'href="?thang=2025-01"' in month
    week = page(client, kh24, tuan="2024-11-28")
    assert "Tuần 25/11/2024 – 01/12/2024" in week
    assert 'href="?tuan=2024-11-18"' in week
    assert 'href="?tuan=2024-12-02"' in week
    assert reverse("work_item", args=[kh24.pk, "item-4"]) in week


@pytest.mark.parametrize("given", [{"thang": "2024-13"}, {"tuan": "x"}, {"thang": "9999-12"}, {"tuan": "0001-01-01"}])
def test_an_address_that_names_no_day_shows_a_month_of_the_season(
    client: Visitor, kh24: Campaign, house: House, given: dict[str, str]
) -> None:
    client.force_login(house.board)
    assert heading(page(client, kh24, **given)) == heading(page(client, kh24)) == "Tháng 03/2025"


def test_five_hundred_units_take_as_many_queries_as_two(
    client: Visitor, kh24: Campaign, house: House, django_assert_max_num_queries: Any, many_committees: list[Unit]
) -> None:
    client.force_login(house.board)
    with django_assert_max_num_queries(30):
        page(client, kh24, thang="2024-11")
