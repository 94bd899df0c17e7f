"""What waits in the rooms of a campaign, on the desk of whoever it waits for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kiemdiem.apps.assignments.models import Assignment, VisitingGroup
from kiemdiem.apps.campaigns.models import Campaign, Milestone, PeerGroup, RollVersion
from kiemdiem.apps.desk.queries import tasks_of
from kiemdiem.apps.difficulties.models import RaisedDifficulty
from kiemdiem.apps.issuing.models import Addressee, GuidanceDocument, GuidanceReceipt, PlanIssue
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.models import Role
from kiemdiem.apps.prompts.models import PromptReply, ReviewPrompt
from kiemdiem.apps.reminders.queries.waiting import waiting_for
from kiemdiem.apps.reminders.values import Line
from kiemdiem.apps.subplans.models import OwnItem, SubPlan
from kiemdiem.apps.targets.models import RegisteredTask
from tests.builders.campaigns import with_bodies
from tests.builders.due import issued_kh24, noon_of, on, remedy_of, subject_in
from tests.builders.house import NOON, House, make_grant, make_person
from tests.builders.visiting import Visitor

TODAY = date(2024, 11, 20)


@pytest.fixture
def kh24(house: House) -> Campaign:
    return issued_kh24(house)


def prompt(campaign: Campaign, unit: Unit, state: str, *, number: int = 1, person: Any = None) -> ReviewPrompt:
    moments = {"proposed_at": NOON, "decided_at": NOON, "sent_at": NOON, "document_on": NOON.date(), "document": "5-CV"}
    subject = campaign.subjects.filter(unit=unit, person=person).first() or subject_in(
        campaign, unit=unit, person=person
    )
    return ReviewPrompt.objects.create(
        campaign=campaign, number=number, rule="prompts", authority=campaign.root, proposer=unit, subject=subject,
        matter="Đất công", state=state, **moments,
    )  # fmt: skip


def waits(actor: Actor) -> list[str]:
    return [one.what for one in waiting_for(actor)]


def only(actor: Actor) -> Line:
    (line,) = waiting_for(actor)
    return line


@pytest.mark.parametrize(
    ("state", "who", "what"),
    [
        ("proposed", "board", "Tổng hợp 2 gợi ý kiểm điểm"),
        ("collected", "board", "Trình 2 gợi ý kiểm điểm đã tổng hợp"),
        ("submitted", "authority", "Quyết định 2 gợi ý kiểm điểm"),
        ("accepted", "board", "Gửi 2 gợi ý kiểm điểm đã được quyết định"),
        ("accepted", "authority", "Gửi 2 gợi ý kiểm điểm đã được quyết định"),
    ],
)
def test_prompts_wait_for_whoever_does_the_next_step_with_their_clause_and_day(
    kh24: Campaign, house: House, state: str, who: str, what: str
) -> None:
    for number, unit in enumerate((house.commune, house.other_commune), start=1):
        prompt(kh24, unit, state, number=number)
    line = only(on(house.cast[who], TODAY))
    assert line.what == what
    assert line.url == reverse("prompts", args=[kh24.pk])
    assert "KH24-" in line.about
    others = {"board", "authority"} - {who} if state != "accepted" else {"inspector"}
    assert all(waits(on(house.cast[other], TODAY)) == [] for other in others)
    assert waits(on(house.secretary, TODAY)) == []


def test_a_sent_prompt_waits_for_the_unit_or_the_person_until_it_is_answered(kh24: Campaign, house: House) -> None:
    of_unit, of_person = prompt(kh24, house.commune, "sent"), prompt(
        kh24, house.cell, "sent", number=2, person=house.member.person
    )  # fmt: skip
    prompt(kh24, house.other_commune, "sent", number=3)
    assert only(on(house.secretary, TODAY)).url == reverse("prompt", args=[of_unit.pk])
    assert only(on(house.member, TODAY)).url == reverse("prompt", args=[of_person.pk])
    for one in (of_unit, of_person):
        PromptReply.objects.create(prompt=one, text="Đã rõ", replied_on=TODAY, replied_at=NOON)
    assert waits(on(house.secretary, TODAY)) == waits(on(house.member, TODAY)) == []


def test_what_waits_below_the_root_pushes_nothing_of_ones_own_off_the_desk(
    kh24: Campaign, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in ("prompts", "waiting"):
        monkeypatch.setattr(f"kiemdiem.apps.reminders.queries.{room}.MOST_OF_A_KIND", 3)
    make_grant(house.member, Role.SECRETARY, on=house.district)
    below = (house.commune, house.cell, house.other_commune, house.other_cell)
    for number, unit in enumerate(below, start=1):
        remedy_of(prompt(kh24, unit, "sent", number=number).subject, None, "Ở đơn vị dưới")
        Addressee.objects.create(issue=kh24.issue, line=number, to=unit.name, unit=unit)
    of_root = prompt(kh24, house.district, "sent", number=8)
    own = prompt(kh24, house.cell, "sent", number=9, person=house.member.person)
    remedy_of(of_root.subject, date(2024, 12, 10), "Ở nơi lập kỳ")
    remedy_of(own.subject, date(2024, 12, 20), "Của chính mình")
    Addressee.objects.create(issue=kh24.issue, line=9, to="Huyện", unit=house.district)
    found = waiting_for(on(house.member, TODAY))
    assert sorted(one.key.split()[0] for one in found) == ["answer", "answer", "receipt", "remedy", "remedy"]


def test_nobody_decides_a_prompt_about_himself(kh24: Campaign, house: House) -> None:
    own = make_person("Phạm Đức Thọ", home=house.cell, user=house.authority)
    prompt(kh24, house.cell, "submitted", person=own)
    assert waits(on(house.authority, TODAY)) == []


def test_drafts_of_assignments_and_groups_wait_for_the_body_that_decides(kh24: Campaign, house: House) -> None:
    made = {"campaign": kh24, "made_at": NOON}
    person = house.member.person
    Assignment.objects.create(**made, duty="in-charge", unit=house.commune, person=person)
    group = VisitingGroup.objects.create(**made, duty="visiting-group", name="Đoàn số 1")
    found = {one.what: one.url for one in waiting_for(on(house.authority, TODAY))}
    assert found["Quyết định lập Đoàn số 1"] == reverse("visiting_group", args=[kh24.pk, group.pk])
    assert reverse("decide_assignments", args=[kh24.pk, "in-charge"]) in found.values()
    assert waits(on(house.board, TODAY)) == []
    Assignment.objects.update(state="held")
    VisitingGroup.objects.update(state="ended")
    assert waits(on(house.authority, TODAY)) == []


def test_registered_tasks_wait_for_the_level_that_decides_and_when_returned_for_their_owner(house: House) -> None:
    plan = with_bodies(house, "cv789_2023")
    PlanIssue.objects.create(
        campaign=plan, number="789", issued_on=TODAY, issuer="BTV", signed_by="A", issued_at=NOON
    )  # fmt: skip
    task = RegisteredTask.objects.create(
        campaign=plan, registration="breakthrough-tasks", person=house.member.person, year=2024, title="Số hóa",
        state="sent", registered_at=NOON, sent_at=NOON,
    )  # fmt: skip
    line = only(on(house.secretary, TODAY))
    assert (line.what, line.url) == ("Duyệt 1 việc đăng ký", reverse("registered_tasks"))
    assert "CV789-" in line.about
    RegisteredTask.objects.update(state="returned", reason="Chưa rõ sản phẩm")
    assert waits(on(house.secretary, TODAY)) == []
    own = only(on(house.member, TODAY))
    assert (own.about, own.url) == ("Chưa rõ sản phẩm", reverse("edit_task", args=[task.pk]))


def test_a_plan_that_came_waits_for_the_day_of_its_receipt(kh24: Campaign, house: House) -> None:
    for line, unit in enumerate((house.commune, house.other_commune)):
        Addressee.objects.create(issue=kh24.issue, line=line, to="Các đảng ủy", unit=unit)
    line_found = only(on(house.secretary, TODAY))
    assert line_found.url == reverse("receive_plan", args=[kh24.pk, house.commune.pk])
    assert "24-KH/TU" in line_found.about
    Milestone.objects.create(campaign=kh24, kind="plan-received", unit=house.commune, day=TODAY, recorded_at=NOON)
    assert waits(on(house.secretary, TODAY)) == []


def test_a_plan_of_which_no_issue_is_recorded_waits_for_its_signer(house: House) -> None:
    campaign = with_bodies(house, "kh24_2024")
    assert only(on(house.authority, TODAY)).url == reverse("plan_issue", args=[campaign.pk])
    assert waits(on(house.secretary, TODAY)) == []


def test_remedies_wait_for_their_owner_and_the_unit_until_they_are_done(kh24: Campaign, house: House) -> None:
    own = remedy_of(subject_in(kh24, unit=house.cell, person=house.member.person), date(2024, 12, 1))
    remedy_of(subject_in(kh24, unit=house.commune), None, "Họp chậm")
    line = only(on(house.member, TODAY))
    assert (line.url, line.due) == (reverse("report_remedy", args=[own.pk]), date(2024, 12, 1))
    assert waits(on(house.secretary, TODAY)) == ["Báo kết quả khắc phục: Họp chậm"]


def test_own_plans_groups_and_rolls_wait_for_whoever_lets_them_hold(kh24: Campaign, house: House) -> None:
    plan = SubPlan.objects.create(campaign=kh24)
    assert waits(on(house.board, TODAY)) == []
    OwnItem.objects.create(plan=plan, task="Họp giao ban", body="Văn phòng", reason="Điểm 2", added_at=NOON)
    RollVersion.objects.create(
        campaign=kh24, number=2, attempt=2, as_of=TODAY, state="ready", beat_at=NOON, asked_at=NOON
    )
    made = {"made_at": NOON, "changed_at": NOON}
    PeerGroup.objects.create(campaign=kh24, kind="member", name="Nhóm 1", scope=house.commune, **made)
    assert sorted(waits(on(house.board, TODAY))) == [
        "Ban hành kế hoạch riêng", "Xem và chốt danh sách đối tượng ngày 20/11/2024"
    ]  # fmt: skip
    assert waits(on(house.authority, TODAY)) == ["Duyệt 1 nhóm vị trí tương đương"]


def test_nothing_waits_in_a_campaign_that_is_closed(kh24: Campaign, house: House) -> None:
    prompt(kh24, house.commune, "proposed")
    prompt(kh24, house.commune, "sent", number=2)
    Campaign.objects.filter(pk=kh24.pk).update(state="closed")
    assert waits(on(house.board, TODAY)) == waits(on(house.secretary, TODAY)) == []


def test_the_desk_shows_it_with_its_last_good_day(client: Visitor, kh24: Campaign, house: House) -> None:
    remedy_of(subject_in(kh24, unit=house.cell, person=house.member.person), date(2019, 12, 1))
    (task, own_record) = tasks_of(on(house.member, TODAY))
    assert task.is_main
    assert task.due.endswith("ngày cuối 01/12/2019")
    assert "Hồ sơ" in own_record.what
    client.force_login(house.member)
    assert "ngày cuối 01/12/2019" in client.get("/").content.decode()


def test_the_desk_takes_as_many_queries_for_much_in_many_campaigns_as_for_little(kh24: Campaign, house: House) -> None:
    actors = [on(user, TODAY) for user in (house.board, house.authority, house.secretary)]

    def fill(campaign: Campaign, first: int) -> None:
        for number, state in enumerate(("proposed", "collected", "submitted", "accepted", "sent"), start=first):
            prompt(campaign, house.commune, state, number=number)
        Assignment.objects.create(
            campaign=campaign, duty=f"d{first}", unit=house.commune, person=house.member.person, made_at=NOON
        )
        VisitingGroup.objects.create(campaign=campaign, duty="visiting-group", name=f"Đoàn {first}", made_at=NOON)
        remedy_of(campaign.subjects.filter(unit=house.commune)[0], TODAY)
        document = GuidanceDocument.objects.create(
            campaign=campaign, guidance="g", issuer=house.district, number=str(first), issued_on=TODAY, about="x",
            filed_at=NOON,
        )  # fmt: skip
        GuidanceReceipt.objects.create(document=document, unit=house.commune)
        for number, state in enumerate(("open", "answered"), start=first):
            one = RaisedDifficulty.objects.create(
                campaign=campaign, number=number, way="w", unit=house.commune, text="x", by_way_of="Ban Tổ chức",
                addressee="BTV", waiting="chờ", state=state, raised_on=TODAY, raised_at=NOON,
            )  # fmt: skip
            at = noon_of(TODAY)
            one.answers.create(text="x", answered_on=TODAY, answered_at=at)

    fill(kh24, 1)
    before = [queries_of(actor) for actor in actors]
    for code in ("kh75_2022", "kh61_2021"):
        fill(with_bodies(house, code), 1)
    fill(kh24, 11)
    assert [queries_of(actor) for actor in actors] == before
    assert max(before) <= 26


def queries_of(actor: Actor) -> int:
    """How many queries it takes when the plans have been read once."""
    waiting_for(actor)
    with CaptureQueriesContext(connection) as context:
        waiting_for(actor)
    return len(context)
