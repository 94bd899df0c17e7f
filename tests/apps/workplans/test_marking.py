"""By whom work is marked and sent back, what comes before it, and which units the plan means."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from kiemdiem.apps.campaigns.errors import OnBehalfWithoutReason
from kiemdiem.apps.campaigns.models import Campaign, Milestone
from kiemdiem.apps.journal.models import Entry, Mention
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import scope_of
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.workplans.actions.correct_body import correct_body
from kiemdiem.apps.workplans.actions.mark_work import WorkGiven, mark_work
from kiemdiem.apps.workplans.actions.return_work import return_work
from kiemdiem.apps.workplans.errors import (
    CorrectionWithoutReason,
    DayToCome,
    NoSuchBody,
    NoSuchWork,
    NothingMarked,
    NothingToReturn,
    ReturnWithoutRemark,
    SomethingComesFirst,
)
from kiemdiem.apps.workplans.models import Progress
from kiemdiem.apps.workplans.queries.progress import PlanProgress
from tests.builders.campaigns import with_bodies
from tests.builders.house import House, acting, make_unit
from tests.builders.plan_work import (
    KH24,
    REASON,
    WHOLE,
    at,
    done,
    duty,
    item,
    last,
    parts,
    progress_of,
    secretary_of,
)
from tests.builders.visiting import Visitor


# ---------------------------------------------------------------- who marks
@pytest.mark.clause("KH24-039")
def test_each_unit_marks_its_own_part_and_the_board_only_in_its_place_with_a_reason(
    kh24: Campaign, house: House
) -> None:
    done(kh24, "item-4", house.commune, secretary_of(house.commune), day=date(2024, 11, 20))
    board = acting(house.board, at=at(KH24))
    keys = parts(kh24, "item-4")
    given = WorkGiven(date(2024, 11, 21))
    with pytest.raises(OnBehalfWithoutReason):
        mark_work(kh24, item="item-4", parts=keys, unit=house.other_commune, given=given, actor=board)
    assert not item(kh24, "item-4").is_done
    given = WorkGiven(date(2024, 11, 21), on_behalf=REASON)
    mark_work(kh24, item="item-4", parts=keys, unit=house.other_commune, given=given, actor=board)
    assert item(kh24, "item-4").is_done
    entry = Entry.objects.get(act="workplans.work_done_for")
    assert entry.reason == REASON
    assert Mention.objects.filter(entry=entry, kind="organisations.unit", key=house.other_commune.pk).exists()
    (part, *_) = duty(kh24, "item-4", house.other_commune).parts
    assert part.progress is not None
    assert part.progress.on_behalf_reason == REASON


@pytest.mark.clause("KH61-017")
def test_a_committee_sees_what_stands_below_it_and_a_unit_not_its_neighbour(kh24: Campaign, house: House) -> None:
    above = scope_of(acting(house.authority), Permission.VIEW_CAMPAIGNS)
    own = scope_of(acting(house.secretary), Permission.VIEW_CAMPAIGNS)
    work = progress_of(kh24).work("item-4")
    assert work is not None
    seen = {one.unit.id for one in progress_of(kh24, seen=above).of_item(work).duties}
    assert seen == {house.commune.pk, house.other_commune.pk}
    assert {one.unit.id for one in progress_of(kh24, seen=own).of_item(work).duties} == {house.commune.pk}
    assert progress_of(kh24, seen=own).of_unit(house.other_commune.pk) == []


def test_marking_again_changes_the_row_and_an_equal_mark_leaves_no_entry(kh24: Campaign, house: House) -> None:
    actor = secretary_of(house.commune)
    for day, expected in ((date(2024, 11, 20), 1), (date(2024, 11, 20), 1), (date(2024, 11, 21), 2)):
        done(kh24, "iii-1", house.commune, actor, day=day)
        assert Entry.objects.filter(act="workplans.work_done").count() == expected
    assert Progress.objects.get().day == date(2024, 11, 21)


def test_what_is_sent_back_is_open_again_and_its_event_is_gone(kh24: Campaign, house: House) -> None:
    done(kh24, "item-4", house.commune, secretary_of(house.commune), day=date(2024, 11, 20))
    authority = acting(house.authority, at=at(KH24))
    keys = parts(kh24, "item-4")
    with pytest.raises(ReturnWithoutRemark):
        return_work(kh24, item="item-4", parts=keys, unit=house.commune, remark=" ", actor=authority)
    with pytest.raises(MayNot):
        return_work(kh24, item="item-4", parts=keys, unit=house.commune, remark="x", actor=acting(house.secretary))
    return_work(kh24, item="item-4", parts=keys[:1], unit=house.commune, remark="Thiếu mục III.", actor=authority)
    found = duty(kh24, "item-4", house.commune)
    assert (found.is_done, found.is_returned) == (False, True)
    assert found.parts[0].progress is not None
    assert found.parts[0].progress.returned_remark == "Thiếu mục III."
    assert not Milestone.objects.exists()
    assert duty(kh24, "item-5", house.commune).due is None
    with pytest.raises(NothingToReturn):
        return_work(kh24, item="item-4", parts=keys[:1], unit=house.commune, remark="x", actor=authority)
    done(kh24, "item-4", house.commune, secretary_of(house.commune), day=date(2024, 11, 22), only=keys[:1])
    assert duty(kh24, "item-5", house.commune).due == date(2024, 11, 25)


def test_only_work_of_the_unit_that_has_happened_is_marked(kh24: Campaign, house: House, town: dict[str, Unit]) -> None:
    actor = secretary_of(house.commune)
    office = secretary_of(town["office"])
    with pytest.raises(NoSuchWork):
        done(kh24, "item-4", town["office"], office, day=date(2024, 11, 20))
    with pytest.raises(NoSuchWork):
        done(kh24, "item-4", house.commune, actor, day=date(2024, 11, 20), only=["khac"])
    with pytest.raises(DayToCome):
        done(kh24, "item-4", house.commune, actor, day=date(2024, 12, 2))
    with pytest.raises(NothingMarked):
        mark_work(kh24, item="item-4", parts=[], unit=house.commune, given=WorkGiven(KH24), actor=actor)
    assert not Progress.objects.exists()


def test_a_hard_gate_refuses_and_one_over_a_clash_of_the_plan_only_tells(kh24: Campaign, house: House) -> None:
    actor = secretary_of(house.commune)
    with pytest.raises(SomethingComesFirst):
        done(kh24, "item-5", house.commune, actor, day=date(2024, 11, 20))
    progress = progress_of(kh24)
    work = progress.work("item-4")
    assert work is not None
    assert [one.gate.hard for one in progress.closed_gates(work, house.commune.pk)] == [False]
    done(kh24, "item-4", house.commune, actor, day=date(2024, 11, 20))
    done(kh24, "item-5", house.commune, actor, day=date(2024, 11, 22))
    assert duty(kh24, "item-5", house.commune).is_done


def test_a_body_is_corrected_by_hand_with_a_reason(kh24: Campaign, house: House, town: dict[str, Unit]) -> None:
    board = acting(house.board, at=at(KH24))
    with pytest.raises(CorrectionWithoutReason):
        correct_body(kh24, body="front", unit=town["women"], is_meant=True, reason="", actor=board)
    with pytest.raises(NoSuchBody):
        correct_body(kh24, body="khac", unit=town["women"], is_meant=True, reason="x", actor=board)
    with pytest.raises(MayNot):
        correct_body(kh24, body="front", unit=town["women"], is_meant=True, reason="x", actor=acting(house.secretary))
    correct_body(kh24, body="direct-party-units", unit=house.commune, is_meant=False, reason="Giải thể", actor=board)
    assert [one.unit.id for one in item(kh24, "item-4").duties] == [house.other_commune.pk]
    assert (last().act, last().reason) == ("workplans.body_left_out", "Giải thể")


def test_all_work_is_read_in_as_many_queries_for_fifty_units_as_for_two(
    house: House, django_assert_num_queries: Any
) -> None:
    for number in range(50):
        make_unit(f"Đảng bộ xã {number}", under=house.district, body="dang_bo_co_so")
    campaign = with_bodies(house, "kh24_2024")
    item(campaign, "item-4")
    campaign = Campaign.objects.unscoped("test").select_related("regime", "root").get()
    with django_assert_num_queries(11):
        found = PlanProgress(campaign, seen=WHOLE, today=KH24).items()
    assert max(one.m for one in found) >= 52


@pytest.mark.clause("KH75-043")
def test_where_no_guidance_is_loaded_the_page_of_the_review_says_that_levels_are_put_in_by_hand(
    client: Visitor, kh75: Campaign, house: House
) -> None:
    client.force_login(house.authority)
    page = client.get(reverse("work_item", args=[kh75.pk, "item-4"])).content.decode()
    assert "Hướng dẫn số 21" in page
    assert "Mức xếp loại do cấp có thẩm quyền nhập." in page
    assert "chương trình không tính mức" in page
    other = client.get(reverse("work_item", args=[kh75.pk, "item-2"])).content.decode()
    assert "chương trình không tính mức" not in other


def test_a_secretary_marks_the_work_of_his_unit_on_its_page(client: Visitor, kh24: Campaign, house: House) -> None:
    client.force_login(house.secretary)
    where = [kh24.pk, house.commune.pk]
    page = client.get(reverse("unit_work", args=where)).content.decode()
    assert "Chưa ghi người đứng đầu chịu trách nhiệm." in page
    posted = {"parts": ["review-content", "review-procedure"], "day": "20/11/2021", "evidence": "Báo cáo 12"}
    client.post(reverse("mark_work", args=[*where, "item-4"]), posted)
    assert Progress.objects.filter(unit=house.commune, evidence="Báo cáo 12").count() == 2
    assert "Xong 20/11/2021" in client.get(reverse("work_item", args=[kh24.pk, "item-4"])).content.decode()
    assert client.get(reverse("unit_work", args=[kh24.pk, house.other_commune.pk])).status_code == 404
