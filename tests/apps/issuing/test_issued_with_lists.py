"""A list that comes with the plan: told where it lacks, its item done on the day of issue where it is there."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from kiemdiem.apps.issuing.actions.correct_issue import correct_issue
from kiemdiem.apps.issuing.actions.issue_plan import issue_plan
from kiemdiem.apps.permissions.models import Grant
from kiemdiem.apps.targets.actions.load_list import load_list
from kiemdiem.apps.workplans.models import Progress
from tests.builders.campaigns import with_bodies
from tests.builders.house import House, acting
from tests.builders.plan_work import KH24, LONG_AGO, agency, at, item
from tests.builders.visiting import Visitor

ISSUED = date(2024, 11, 1)
LIST = "added-basic-targets"


@pytest.mark.clause("KH24-036")
def test_item_3_is_told_open_without_the_annex_and_done_on_the_day_of_issue_with_it(
    client: Visitor, house: House
) -> None:
    Grant.objects.update(since=LONG_AGO)
    board = agency(house, "Ban Tổ chức Thị ủy", "ban_dang")
    campaign = with_bodies(house, "kh24_2024")
    page = reverse("issue_plan", args=[campaign.pk])
    client.force_login(house.authority)
    assert "mục 3 còn để ngỏ" in client.get(page).content.decode()
    actor = acting(house.board, at=at(KH24))
    load_list(campaign, key=LIST, block="Kết nạp đảng viên\tngười\t3", basis="", actor=actor)
    assert "còn để ngỏ" not in client.get(page).content.decode()
    assert not item(campaign, "item-3").is_done
    issue_plan(campaign, number="24-KH/TU", issued_on=ISSUED, actor=acting(house.authority, at=at(KH24)))
    assert item(campaign, "item-3").is_done
    done = Progress.objects.get(campaign=campaign, unit=board)
    assert (done.day, done.evidence) == (ISSUED, "24-KH/TU")


def test_the_item_follows_where_number_and_day_of_the_issue_are_put_right(house: House) -> None:
    Grant.objects.update(since=LONG_AGO)
    board = agency(house, "Ban Tổ chức Thị ủy", "ban_dang")
    campaign, signer = with_bodies(house, "kh24_2024"), acting(house.authority, at=at(KH24))
    load_list(campaign, key=LIST, block="Kết nạp\tngười\t3", basis="", actor=acting(house.board, at=at(KH24)))
    issue_plan(campaign, number="24-KH/TU", issued_on=ISSUED, actor=signer)
    correct_issue(campaign, number="42-KH/TU", issued_on=date(2024, 10, 31), actor=signer)
    done = Progress.objects.get(campaign=campaign, unit=board)
    assert (done.day, done.evidence) == (date(2024, 10, 31), "42-KH/TU")
    Progress.objects.update(evidence="Công văn 7")
    correct_issue(campaign, number="24-KH/TU", issued_on=ISSUED, actor=signer)
    done.refresh_from_db()
    assert (done.day, done.evidence) == (date(2024, 10, 31), "Công văn 7")


def test_a_plan_issued_without_its_annex_leaves_the_item_open(house: House) -> None:
    Grant.objects.update(since=LONG_AGO)
    agency(house, "Ban Tổ chức Thị ủy", "ban_dang")
    campaign = with_bodies(house, "kh24_2024")
    issue_plan(campaign, number="24-KH/TU", issued_on=ISSUED, actor=acting(house.authority, at=at(KH24)))
    found = item(campaign, "item-3")
    assert (found.n, found.m) == (0, 1)
