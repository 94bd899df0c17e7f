"""Where a season stands: items over units, units over items, and the reminders of the organisation board."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Scope
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.workplans.actions.remind_unit import remind_unit
from kiemdiem.apps.workplans.errors import NoSuchWork, NothingToRemind
from kiemdiem.apps.workplans.models import BodyCorrection, Reminder
from kiemdiem.apps.workplans.queries.overviews import DutyLine, ItemLine, SeasonOverview
from tests.builders.campaigns import AUTUMN, with_bodies
from tests.builders.house import House, acting, make_unit
from tests.builders.plan_work import KH24, WHOLE, agency, at, done, last, secretary_of
from tests.builders.visiting import Visitor


def overview(campaign: Campaign, day: date, *, seen: Scope = WHOLE) -> SeasonOverview:
    campaign.refresh_from_db()
    return SeasonOverview(campaign, seen=seen, today=day)


def lines(campaign: Campaign, item: str, day: date) -> list[DutyLine]:
    found = overview(campaign, day)
    work = found.progress.work(item)
    assert work is not None
    item_found = found.progress.of_item(work)
    return found.of_item(item_found, (*item_found.duties, *item_found.others))


def item_line(campaign: Campaign, item: str, day: date) -> ItemLine:
    (found,) = [one for one in overview(campaign, day).items() if one.item.work.id == item]
    return found


def body_of(campaign: Campaign, item: str, day: date) -> str:
    """The body of the first name that the plan prints of those who do an item."""
    found = overview(campaign, day).progress
    work = found.work(item)
    assert work is not None
    return next(one.body.id for one in found.bodies if work.names[0] in one.body.names)


def add_committees(campaign: Campaign, house: House, count: int, body: str = "direct-party-units") -> list[Unit]:
    units = [make_unit(f"Đảng bộ xã số {number}", under=house.district) for number in range(count)]
    for unit in units:
        BodyCorrection.objects.create(
            campaign=campaign, body=body, unit=unit, is_meant=True, reason="Mới lập", corrected_at=AUTUMN
        )
    return units


def five_open(campaign: Campaign, house: House, day: date, left: int) -> None:
    """The board sees the five of seven units that are not complete, with the days left, and reminds one of them."""
    add_committees(campaign, house, 5)
    for unit in (house.commune, house.other_commune):
        done(campaign, "item-4", unit, secretary_of(unit, day=day), day=day)
    board = acting(house.board, at=at(day))
    open_lines = [one for one in lines(campaign, "item-4", day) if one.state.kind != "done"]
    assert [(one.duty.unit.name, one.state.words) for one in open_lines] == [
        (f"Đảng bộ xã số {number}", f"Còn {left} ngày") for number in range(5)
    ]
    unit = Unit.objects.unscoped("test").get(pk=open_lines[0].duty.unit.id)
    remind_unit(campaign, item="item-4", unit=unit, note="", actor=board)
    assert last().act == "workplans.unit_reminded"
    assert unit.name in last().sentence
    (line, *others) = [one for one in lines(campaign, "item-4", day) if one.state.kind != "done"]
    assert len(line.reminders) == 1
    assert not any(one.reminders for one in others)


@pytest.mark.clause("KH24-090")
def test_the_board_of_2024_sees_five_units_with_three_days_left_and_reminds(kh24: Campaign, house: House) -> None:
    five_open(kh24, house, date(2024, 11, 25), 3)


@pytest.mark.clause("KH75-095")
def test_the_board_of_2022_sees_five_units_with_three_days_left_and_reminds(kh75: Campaign, house: House) -> None:
    five_open(kh75, house, date(2022, 12, 2), 3)


@pytest.mark.clause("KH61-290")
def test_a_reminder_to_a_unit_that_is_late_with_what_it_sends_up_stands_among_its_items(house: House) -> None:
    """The plan gives the dossier no day of its own: it is sent up with the report of III.7, whose day it is late by."""
    campaign, day = with_bodies(house, "kh61_2021"), date(2022, 2, 1)
    work = overview(campaign, day).progress.work("iii-7-above-grassroots")
    assert work is not None
    add_committees(campaign, house, 1, body_of(campaign, work.id, day))
    late = next(one.duty for one in lines(campaign, work.id, day) if one.state.kind == "late")
    unit = Unit.objects.unscoped("test").get(pk=late.unit.id)
    remind_unit(campaign, item=work.id, unit=unit, note="Còn thiếu biên bản.", actor=acting(house.board, at=at(day)))
    (line,) = [one for one in overview(campaign, day).of_unit(unit.pk) if one.duty.work.id == work.id]
    assert [(one.day, one.note) for one in line.reminders] == [(day, "Còn thiếu biên bản.")]


def told_late(campaign: Campaign, key: str, unit: Unit, done_on: date, today: date = date(2024, 12, 25)) -> str:
    """What the page says of an item that the unit did on this day."""
    done(campaign, key, unit, secretary_of(unit, day=today), day=done_on)
    (line,) = [one for one in overview(campaign, today).of_unit(unit.pk) if one.duty.work.id == key]
    return line.state.words


@pytest.mark.clause("KH24-040")
def test_a_review_on_its_last_good_day_is_in_time_and_on_the_next_a_day_late(kh24: Campaign, house: House) -> None:
    assert told_late(kh24, "item-4", house.commune, date(2024, 11, 28)) == "Xong 28/11/2024"
    assert told_late(kh24, "item-4", house.other_commune, date(2024, 11, 29)) == "Xong 29/11/2024, trễ 1 ngày"


@pytest.mark.clause("KH24-048")
def test_a_dossier_three_days_after_the_review_is_in_time_and_on_the_next_a_day_late(
    kh24: Campaign, house: House
) -> None:
    for unit, day in ((house.commune, 20), (house.other_commune, 28)):
        done(kh24, "item-4", unit, secretary_of(unit), day=date(2024, 11, day))
    assert told_late(kh24, "item-5", house.commune, date(2024, 11, 23)) == "Xong 23/11/2024"
    assert told_late(kh24, "item-5", house.commune, date(2024, 11, 24)) == "Xong 24/11/2024, trễ 1 ngày"
    (other,) = [one for one in lines(kh24, "item-5", KH24) if one.duty.unit.id == house.other_commune.pk]
    assert other.duty.due == date(2024, 12, 1)


@pytest.mark.clause("KH24-081")
def test_a_conclusion_on_the_last_good_day_is_in_time_and_on_the_next_a_day_late(
    kh24: Campaign, town: dict[str, Unit]
) -> None:
    for day, told in ((19, "Xong 19/12/2024"), (20, "Xong 20/12/2024, trễ 1 ngày")):
        assert told_late(kh24, "item-9", town["office"], date(2024, 12, day)) == told


def test_what_one_has_done_for_all_is_done_for_each_of_them_under_its_own_name(
    kh24: Campaign, house: House, town: dict[str, Unit]
) -> None:
    day, later = date(2024, 12, 3), date(2024, 12, 30)
    office, other = town["office"], agency(house, "Ban Tổ chức Thị ủy", "ban_dang")
    BodyCorrection.objects.create(
        campaign=kh24, body=body_of(kh24, "item-6", day), unit=other, is_meant=True, reason="x", corrected_at=AUTUMN
    )
    done(kh24, "item-6", other, secretary_of(other, day=day), day=day)
    for seen in (WHOLE, Scope(branches=(office.branch,))):
        found = overview(kh24, later, seen=seen)
        (unit,) = [one for one in found.units() if one.unit.id == office.pk]
        assert unit.unit.name == office.name
        assert "item-6" not in {duty.work.id for duty in unit.held}
        (line,) = [one for one in found.of_unit(office.pk) if one.duty.work.id == "item-6"]
        assert (line.state.kind, line.state.words) == ("done", "Xong")
    with pytest.raises(NothingToRemind):
        remind_unit(kh24, item="item-6", unit=office, note="", actor=acting(house.board, at=at(later)))


def test_whom_the_sentence_names_beside_is_reminded_after_the_item_is_done(
    kh75: Campaign, house: House, town: dict[str, Unit]
) -> None:
    day = date(2022, 12, 1)
    for unit in (house.commune, house.other_commune):
        done(kh75, "item-1", unit, secretary_of(unit, day=day), day=day)
    remind_unit(kh75, item="item-1", unit=town["front"], note="", actor=acting(house.board, at=at(day)))
    assert Reminder.objects.get().unit_id == town["front"].pk


def test_the_state_tells_how_much_of_an_item_is_done_in_the_page_and_in_its_file(
    client: Visitor, kh24: Campaign, house: House
) -> None:
    day = date(2021, 11, 20)
    done(kh24, "item-4", house.commune, secretary_of(house.commune, day=day), day=day, only=["review-content"])
    client.force_login(house.secretary)
    url = reverse("work_item", args=[kh24.pk, "item-4"])
    assert "Xong 1/2 phần" in client.get(url).content.decode()
    assert "(Xong 1/2 phần)" in client.get(url, {"xuat": "csv"}).getvalue().decode("utf-8-sig")


def test_a_button_pressed_twice_reminds_once_and_on_the_next_day_again(kh24: Campaign, house: House) -> None:
    for day in (25, 25, 26):
        board = acting(house.board, at=at(date(2024, 11, day)))
        remind_unit(kh24, item="item-4", unit=house.commune, note="", actor=board)
    assert Reminder.objects.count() == 2


def test_who_has_done_it_or_does_not_owe_it_is_not_reminded(kh24: Campaign, house: House) -> None:
    day = date(2024, 11, 25)
    board = acting(house.board, at=at(day))
    done(kh24, "item-4", house.commune, secretary_of(house.commune, day=day), day=day)
    with pytest.raises(NothingToRemind):
        remind_unit(kh24, item="item-4", unit=house.commune, note="", actor=board)
    with pytest.raises(NoSuchWork):
        remind_unit(kh24, item="item-4", unit=house.cell, note="", actor=board)
    with pytest.raises(MayNot):
        remind_unit(kh24, item="item-4", unit=house.other_commune, note="", actor=secretary_of(house.commune, day=day))
    assert not Reminder.objects.exists()


def test_an_item_counts_what_is_done_late_soon_and_open(kh24: Campaign, house: House) -> None:
    done(kh24, "item-4", house.commune, secretary_of(house.commune), day=date(2024, 11, 20))
    counted = {
        day: (line.done, line.late, line.soon, line.open)
        for day in (date(2024, 11, 1), date(2024, 11, 21), date(2024, 11, 28), date(2024, 11, 29))
        for line in [item_line(kh24, "item-4", day)]
    }
    assert counted == {
        date(2024, 11, 1): (1, 0, 0, 1),
        date(2024, 11, 21): (1, 0, 1, 0),
        date(2024, 11, 28): (1, 0, 1, 0),
        date(2024, 11, 29): (1, 1, 0, 0),
    }
    line = item_line(kh24, "item-4", date(2024, 11, 29))
    assert [(bar.kind, bar.x, bar.width) for bar in line.bars] == [
        ("done", "0.00%", "50.00%"), ("late", "50.00%", "50.00%")
    ]  # fmt: skip


def test_who_holds_the_most_late_work_stands_first(kh24: Campaign, house: House) -> None:
    done(kh24, "item-4", house.commune, secretary_of(house.commune), day=date(2024, 11, 20))
    units = overview(kh24, date(2024, 11, 29)).units()
    held = {one.unit.id: [duty.work.id for duty in one.held] for one in units}
    assert "item-4" in held[house.other_commune.pk]
    assert "item-4" not in held[house.commune.pk]
    counts = [len(one) for one in held.values()]
    assert counts == sorted(counts, reverse=True)


def test_the_pages_lead_from_the_season_to_a_unit_and_take_a_reminder(
    client: Visitor, kh24: Campaign, house: House
) -> None:
    client.force_login(house.board)
    season = client.get(reverse("season_overview", args=[kh24.pk])).content.decode()
    item_url = reverse("work_item", args=[kh24.pk, "item-4"])
    unit_url = reverse("unit_work", args=[kh24.pk, house.commune.pk])
    assert f'href="{item_url}"' in season
    assert f'href="{unit_url}"' in season
    answer = client.post(reverse("remind_unit", args=[kh24.pk, house.commune.pk, "item-4"]), {"note": "Gửi sớm"})
    assert answer["Location"] == item_url
    assert "1 lần" in client.get(item_url).content.decode()
    assert "Gửi sớm" in client.get(unit_url).content.decode()


def test_a_unit_sees_its_own_work_alone(client: Visitor, kh24: Campaign, house: House) -> None:
    client.force_login(house.secretary)
    page = client.get(reverse("work_item", args=[kh24.pk, "item-4"])).content.decode()
    assert house.commune.name in page
    assert house.other_commune.name not in page
    assert client.get(reverse("unit_work", args=[kh24.pk, house.other_commune.pk])).status_code == 404


def test_five_hundred_units_take_as_many_queries_as_two(
    client: Visitor, kh24: Campaign, house: House, django_assert_max_num_queries: Any
) -> None:
    add_committees(kh24, house, 500)
    client.force_login(house.board)
    for name, args in (("season_overview", ()), ("work_item", ("item-4",)), ("unit_work", (house.commune.pk,))):
        with django_assert_max_num_queries(28):
            assert client.get(reverse(name, args=[kh24.pk, *args])).status_code == 200
