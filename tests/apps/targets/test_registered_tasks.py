"""Tasks that somebody registers: drafted, sent, approved by the level that manages him, shown at next year's review."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.people.models import Person, Position
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Role
from kiemdiem.apps.targets.actions.decide_task import approve_task, return_task
from kiemdiem.apps.targets.actions.edit_target import edit_target
from kiemdiem.apps.targets.actions.record_result import record_result
from kiemdiem.apps.targets.actions.register_task import edit_task, register_task, send_task
from kiemdiem.apps.targets.errors import (
    DecisionWanted,
    NoReason,
    NoRegistration,
    TargetIsSupplied,
    TaskNotOpen,
    TaskNotSent,
)
from kiemdiem.apps.targets.models import RegisteredTask
from kiemdiem.apps.targets.queries.sheets import year_sheet
from kiemdiem.apps.targets.values.given import GivenResult, GivenTask
from tests.builders.house import House, make_grant, make_user
from tests.builders.targets import at_work, given, opened_plan
from tests.builders.visiting import Visitor

YEAR, NEXT = 2023, 2024
PAPER = "Kết luận số 12-KL/ĐU"


@pytest.fixture
def campaign(house: House) -> Campaign:
    return opened_plan(house, "cv789_2023", YEAR)


def sent(house: House, title: str) -> RegisteredTask:
    """A task of the member, sent by himself."""
    member = at_work(house.member, YEAR)
    return send_task(register_task(GivenTask(title), person=house.member.person, actor=member), actor=member)


@pytest.mark.clause("CV789-043")
def test_the_registrant_approves_nothing_of_his_own_and_the_managing_level_assigns_one_and_returns_one(
    campaign: Campaign, house: House
) -> None:
    first, second = sent(house, "Số hóa hồ sơ đảng viên"), sent(house, "Họp không giấy")
    for task in (first, second):
        with pytest.raises(MayNot):
            approve_task(task, decision=PAPER, actor=at_work(house.member, YEAR))
    secretary = at_work(house.secretary, YEAR)
    first = approve_task(first, decision=PAPER, actor=secretary)
    second = return_task(second, reason="Chưa rõ sản phẩm", actor=secretary)
    assert (first.state, second.state) == ("assigned", "returned")
    lines = year_sheet(house.member.person, NEXT).lines
    assert [(line.title, line.document) for line in lines] == [("Số hóa hồ sơ đảng viên", PAPER)]
    member = at_work(house.member, YEAR)
    send_task(edit_task(second, GivenTask("Họp không giấy", "12 cuộc họp"), actor=member), actor=member)
    second.refresh_from_db()
    assert (second.state, second.product) == ("sent", "12 cuộc họp")


def test_nobody_approves_his_own_task_whatever_his_role(campaign: Campaign, house: House) -> None:
    secretary, luu = at_work(house.secretary, YEAR), Person.objects.get(code="P-LUU")
    task = send_task(register_task(GivenTask("Việc"), person=luu, actor=secretary), actor=secretary)
    with pytest.raises(MayNot):
        approve_task(task, decision=PAPER, actor=secretary)
    assert approve_task(task, decision=PAPER, actor=at_work(house.authority, YEAR)).state == "assigned"


def test_for_a_cadre_whom_the_city_manages_its_authority_decides_and_not_his_unit(
    campaign: Campaign, house: House
) -> None:
    person = house.member.person
    post = {"unit": house.commune, "post": "truong", "managed_by": "BTV_THANH_UY"}
    Position.objects.create(person=person, is_main=True, since=date(2020, 1, 1), **post)
    task = sent(house, "Việc")
    local = make_user("cap-uy-xa")
    make_grant(local, Role.AUTHORITY, on=house.commune)
    for user in (house.secretary, local, house.board):
        with pytest.raises(MayNot):
            approve_task(task, decision=PAPER, actor=at_work(user, YEAR))
    assert approve_task(task, decision=PAPER, actor=at_work(house.authority, YEAR)).state == "assigned"


@pytest.mark.clause("CV789-044")
def test_an_assigned_task_is_listed_at_next_year_s_review_with_a_field_for_its_result(
    client: Visitor, campaign: Campaign, house: House
) -> None:
    person = house.member.person
    approve_task(sent(house, "Số hóa hồ sơ đảng viên"), decision=PAPER, actor=at_work(house.secretary, YEAR))
    review = opened_plan(house, "kh24_2024", NEXT)
    subject = review.subjects.filter(person=person).first()
    assert subject is not None
    client.force_login(house.secretary)
    url = reverse("subject_targets", args=[review.pk, subject.pk])
    (line,) = year_sheet(person, NEXT, campaign=review).lines
    assert line.target is not None
    page = client.get(url).content.decode()
    assert "Số hóa hồ sơ đảng viên" in page
    field = reverse("record_result", args=[line.target.pk])
    assert f'href="{field}"' in page
    assert client.post(field, {"note": "Đã số hóa 300 hồ sơ", "on": "01/11/2021"}).status_code == 302
    assert "Đã số hóa 300 hồ sơ" in client.get(url).content.decode()


def test_an_assigned_task_keeps_the_words_that_were_approved(campaign: Campaign, house: House) -> None:
    task = approve_task(sent(house, "Việc"), decision=PAPER, actor=at_work(house.secretary, YEAR))
    with pytest.raises(TargetIsSupplied):
        edit_target(task.target, given("Khác"), actor=at_work(house.board, YEAR))
    record_result(task.target, GivenResult(date(2023, 11, 1), note="Xong"), actor=at_work(house.member, YEAR))
    assert year_sheet(house.member.person, NEXT).lines[0].result == "Xong"


def test_each_step_is_done_once_and_in_its_turn(campaign: Campaign, house: House) -> None:
    member, secretary = at_work(house.member, YEAR), at_work(house.secretary, YEAR)
    task = register_task(GivenTask("Việc"), person=house.member.person, actor=member)
    with pytest.raises(TaskNotSent):
        approve_task(task, decision=PAPER, actor=secretary)
    task = send_task(task, actor=member)
    with pytest.raises(TaskNotOpen):
        edit_task(task, GivenTask("Khác"), actor=member)
    with pytest.raises(TaskNotOpen):
        send_task(task, actor=member)
    with pytest.raises(DecisionWanted):
        approve_task(task, decision=" ", actor=secretary)
    with pytest.raises(NoReason):
        return_task(task, reason=" ", actor=secretary)
    approve_task(task, decision=PAPER, actor=secretary)
    with pytest.raises(TaskNotSent):
        return_task(task, reason="Muộn", actor=secretary)
    acts = list(Entry.objects.order_by("pk").values_list("act", flat=True))
    assert acts[-3:] == ["targets.task_registered", "targets.task_sent", "targets.task_approved"]


def test_a_secretary_registers_in_the_place_of_a_member_and_another_member_does_not(
    campaign: Campaign, house: House
) -> None:
    person = Person.objects.get(code="P-DAT")
    task = register_task(GivenTask("Việc"), person=person, actor=at_work(house.secretary, YEAR))
    assert Entry.objects.latest("pk").role == "secretary"
    with pytest.raises(MayNot):
        register_task(GivenTask("Việc"), person=Person.objects.get(code="P-LUU"), actor=at_work(house.member, YEAR))
    assert task.year == NEXT


def test_without_a_plan_that_lets_tasks_be_registered_there_is_none(house: House) -> None:
    with pytest.raises(NoRegistration):
        register_task(GivenTask("Việc"), person=house.member.person, actor=at_work(house.member, YEAR))
    opened_plan(house, "kh75_2022", 2022)
    with pytest.raises(NoRegistration):
        register_task(GivenTask("Việc"), person=house.member.person, actor=at_work(house.member, YEAR))
