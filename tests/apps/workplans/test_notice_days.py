"""How many days before a last good day one is reminded, and the one act that reminds everybody who is late."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from kiemdiem.apps.campaigns.errors import CampaignNotOpen
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.permissions.access import Scope
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.workplans.actions.remind_late_units import Reminded, remind_late_units
from kiemdiem.apps.workplans.actions.remind_unit import remind_unit
from kiemdiem.apps.workplans.actions.set_notice_days import set_notice_days
from kiemdiem.apps.workplans.errors import NoSuchNotice
from kiemdiem.apps.workplans.models import NoticeDays, Reminder
from kiemdiem.apps.workplans.queries.notice_days import USUAL, notice_days_by_path
from kiemdiem.apps.workplans.queries.overviews import SeasonOverview
from kiemdiem.shell.errors import ChangedMeanwhile
from tests.builders.house import House, acting
from tests.builders.plan_work import WHOLE, at, last, secretary_of
from tests.builders.visiting import Visitor

AFTER = date(2024, 11, 29)


def overview(campaign: Campaign, day: date, *, seen: Scope = WHOLE) -> SeasonOverview:
    return SeasonOverview(campaign, seen=seen, today=day)


def soon_on(campaign: Campaign, day: date) -> int:
    return next(line.soon for line in overview(campaign, day).items() if line.item.work.id == "item-4")


def test_what_is_due_soon_follows_the_days_of_the_office(kh24: Campaign, house: House) -> None:
    ten_before = date(2024, 11, 18)
    assert soon_on(kh24, ten_before) == 0
    set_notice_days(house.district, days=[2, 10], version=0, actor=acting(house.board))
    assert soon_on(kh24, ten_before) == 2
    assert last().sentence == "Đặt ngày nhắc trước hạn ở Đảng bộ huyện Tân Lương: 10, 2 ngày (trước đó: 7, 3, 1)."


def test_a_unit_takes_the_days_of_the_nearest_above_that_has_set_some(house: House) -> None:
    board = acting(house.board)
    set_notice_days(house.district, days=[10], version=0, actor=board)
    set_notice_days(house.commune, days=[5, 2], version=0, actor=board)
    found = notice_days_by_path([house.cell.branch, house.commune.branch, house.other_cell.branch])
    assert found == {house.cell.branch: (5, 2), house.commune.branch: (5, 2), house.other_cell.branch: (10,)}


def test_where_nobody_has_said_otherwise_the_usual_days_hold(house: House) -> None:
    assert notice_days_by_path([house.cell.branch]) == {house.cell.branch: USUAL}


@pytest.mark.parametrize("days", [[], [0], [61], [1, 2, 3, 4, 5, 6]])
def test_days_that_are_none_too_many_or_no_days_before_are_refused(house: House, days: list[int]) -> None:
    with pytest.raises(NoSuchNotice):
        set_notice_days(house.district, days=days, version=0, actor=acting(house.board))
    assert not NoticeDays.objects.exists()


def test_the_same_days_again_are_no_act_and_a_stale_form_changes_nothing(house: House) -> None:
    board = acting(house.board)
    set_notice_days(house.district, days=[9], version=0, actor=board)
    entries = Entry.objects.count()
    set_notice_days(house.district, days=[9, 9], version=1, actor=board)
    with pytest.raises(ChangedMeanwhile):
        set_notice_days(house.district, days=[4], version=0, actor=board)
    assert Entry.objects.count() == entries
    assert NoticeDays.objects.get().days == [9]


def test_who_runs_no_campaign_there_sets_no_days(house: House) -> None:
    with pytest.raises(MayNot):
        set_notice_days(house.commune, days=[9], version=0, actor=acting(house.secretary))


def test_the_page_takes_numbers_and_says_where_they_are_wrong(client: Visitor, house: House) -> None:
    client.force_login(house.board)
    url = reverse("set_notice_days", args=[house.district.pk])
    assert 'value="7, 3, 1"' in client.get(url).content.decode()
    assert "Chỉ ghi các số nguyên" in client.post(url, {"days": "bảy", "version": 0}).content.decode()
    assert "mỗi ngày từ 1 đến 60" in client.post(url, {"days": "0", "version": 0}).content.decode()
    assert client.post(url, {"days": "10; 2", "version": 0})["Location"] == url
    assert 'value="10, 2"' in client.get(url).content.decode()


def test_everybody_late_is_reminded_at_once_of_all_he_owes_with_an_entry_each(kh24: Campaign, house: House) -> None:
    late = {one.unit.id: len(one.held) for one in overview(kh24, AFTER).units() if one.held}
    assert len(late) >= 2
    entries = Entry.objects.filter(act="workplans.late_unit_reminded")
    told = remind_late_units(kh24, note="Gửi ngay.", actor=acting(house.board, at=at(AFTER)))
    assert told == Reminded(now=len(late), before=0)
    assert entries.count() == len(late)
    rows = Reminder.objects.filter(day=AFTER, note="Gửi ngay.")
    assert {unit: rows.filter(unit=unit).count() for unit in late} == late


def test_who_was_reminded_today_already_is_left_alone_and_counted(kh24: Campaign, house: House) -> None:
    board = acting(house.board, at=at(AFTER))
    late = overview(kh24, AFTER).totals().late_units
    remind_unit(kh24, item="item-4", unit=house.commune, note="", actor=board)
    assert remind_late_units(kh24, note="", actor=board) == Reminded(now=late - 1, before=1)
    before = Reminder.objects.count()
    assert remind_late_units(kh24, note="", actor=board) == Reminded(now=0, before=late)
    assert Reminder.objects.count() == before
    tomorrow = acting(house.board, at=at(date(2024, 11, 30)))
    assert remind_late_units(kh24, note="", actor=tomorrow).now >= late


def test_only_who_runs_the_open_campaign_reminds_everybody(kh24: Campaign, house: House) -> None:
    with pytest.raises(MayNot):
        remind_late_units(kh24, note="", actor=secretary_of(house.commune, day=AFTER))
    Campaign.objects.filter(pk=kh24.pk).update(state="closed")
    with pytest.raises(CampaignNotOpen):
        remind_late_units(kh24, note="", actor=acting(house.board, at=at(AFTER)))
    assert not Reminder.objects.exists()


def test_the_page_says_how_many_were_reminded_and_how_many_had_been(
    client: Visitor, kh24: Campaign, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiemdiem.config.middleware.acting.moment_now", lambda _day=None: at(AFTER))
    client.force_login(house.board)
    season, url = reverse("season_overview", args=[kh24.pk]), reverse("remind_late_units", args=[kh24.pk])
    count = overview(kh24, AFTER).totals().late_units
    assert f'href="{url}"' in client.get(season).content.decode()
    assert f"Nhắc {count} đơn vị đang chậm" in client.get(url).content.decode()
    assert f"Đã nhắc {count} đơn vị." in client.post(url, {"note": ""}, follow=True).content.decode()
    again = client.post(url, {"note": ""}, follow=True).content.decode()
    assert f"Đã nhắc 0 đơn vị. {count} đơn vị đã được nhắc trong hôm nay" in again
    client.force_login(house.secretary)
    assert f'href="{url}"' not in client.get(season).content.decode()
