"""Guidance to be received, difficulties to be answered, answers to be read: before whom each waits."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.difficulties.actions.answer_difficulty import AnswerGiven, answer_difficulty
from kiemdiem.apps.difficulties.actions.raise_difficulty import DifficultyGiven, raise_difficulty
from kiemdiem.apps.difficulties.actions.withdraw_difficulty import withdraw_difficulty
from kiemdiem.apps.difficulties.models import RaisedDifficulty
from kiemdiem.apps.issuing.actions.receive_guidance import receive_guidance
from kiemdiem.apps.issuing.models import GuidanceDocument, GuidanceReceipt
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.reminders.actions.make_digest import make_digest
from kiemdiem.apps.reminders.queries.plan_work import PlanWork
from kiemdiem.apps.reminders.queries.waiting import waiting_for
from tests.builders.due import issued_kh24, on
from tests.builders.house import NOON, House
from tests.builders.plan_work import secretary_of

TODAY = date(2024, 11, 20)
TEXT = "Chưa rõ cách chấm chỉ tiêu bổ sung"


@pytest.fixture
def kh24(house: House) -> Campaign:
    return issued_kh24(house)


def receipt_of(campaign: Campaign, unit: Unit) -> GuidanceReceipt:
    document = GuidanceDocument.objects.create(
        campaign=campaign, guidance="civil-servants", issuer=campaign.root, number="1520/UBND-NV",
        issued_on=date(2024, 11, 18), about="Hướng dẫn đánh giá viên chức", filed_at=NOON,
    )  # fmt: skip
    return GuidanceReceipt.objects.create(document=document, unit=unit)


def raised(campaign: Campaign, house: House) -> RaisedDifficulty:
    given = DifficultyGiven(TEXT, TODAY)
    return raise_difficulty(campaign, house.commune, given=given, actor=on(house.secretary, TODAY))


def answered(difficulty: RaisedDifficulty, house: House) -> None:
    answer_difficulty(difficulty, given=AnswerGiven("Chấm theo phụ lục", TODAY), actor=on(house.authority, TODAY))


def waits(actor: Actor) -> list[str]:
    return [one.what for one in waiting_for(actor)]


def told(actor: Actor) -> list[str]:
    """What the digest of the day says of what stands outside the plan."""
    digest = make_digest(actor, plans=PlanWork())
    return [line["what"] for line in digest.lines if not line["what"].startswith("Mục ")] if digest else []


def test_guidance_waits_for_its_unit_alone_until_the_day_is_recorded(kh24: Campaign, house: House) -> None:
    receipt = receipt_of(kh24, house.commune)
    actor = on(house.secretary, TODAY)
    (line,) = waiting_for(actor)
    assert line.what == "Ghi ngày Đảng bộ xã Long Giang nhận hướng dẫn số 1520/UBND-NV"
    assert line.about.startswith("Hướng dẫn đánh giá viên chức; ")
    assert line.url == reverse("receive_guidance", args=[kh24.pk, receipt.pk])
    assert told(actor) == [line.what]
    assert waits(secretary_of(house.other_commune)) == []
    receive_guidance(receipt, day=TODAY, on_behalf="", actor=actor)
    assert waits(actor) == []


def test_open_difficulties_wait_for_who_answers_and_are_followed_by_who_passes_them_on(
    kh24: Campaign, house: House
) -> None:
    for _ in range(2):
        raised(kh24, house)
    authority, board = on(house.authority, TODAY), on(house.board, TODAY)
    (line,) = waiting_for(authority)
    assert line.what == "Trả lời 2 vướng mắc của đơn vị"
    assert line.url == reverse("difficulties", args=[kh24.pk])
    assert told(authority) == [line.what]
    assert waits(board) == ["Chuyển và theo dõi 2 vướng mắc chờ trả lời"]
    assert told(board) == []
    assert waits(on(house.secretary, TODAY)) == waits(on(house.inspector, TODAY)) == []
    for one in RaisedDifficulty.objects.unscoped("a test"):
        withdraw_difficulty(one, reason="Đã rõ", actor=on(house.secretary, TODAY))
    assert waits(authority) == waits(board) == []


def test_an_answer_stands_for_a_while_on_the_desk_of_the_unit_that_asked(kh24: Campaign, house: House) -> None:
    difficulty = raised(kh24, house)
    answered(difficulty, house)
    assert waits(on(house.authority, TODAY)) == waits(on(house.board, TODAY)) == []
    assert waits(secretary_of(house.other_commune)) == []
    (line,) = waiting_for(on(house.secretary, TODAY))
    assert line.what == f"Xem trả lời vướng mắc số {difficulty.number}"
    assert line.url == reverse("difficulty", args=[difficulty.pk])
    days = [TODAY + timedelta(days=days) for days in (0, 1, 2, 14, 15)]
    assert [waits(on(house.secretary, day)) for day in days] == [[line.what]] * 4 + [[]]
    assert [line.what in told(on(house.secretary, day)) for day in days] == [True, True, False, False, False]


def test_nothing_waits_in_a_campaign_that_is_over(kh24: Campaign, house: House) -> None:
    receipt_of(kh24, house.commune)
    raised(kh24, house)
    answered(raised(kh24, house), house)
    actors = [on(user, TODAY) for user in (house.secretary, house.authority, house.board)]
    assert all(waits(actor) for actor in actors)
    Campaign.objects.filter(pk=kh24.pk).update(state="closed")
    assert not any(waits(actor) for actor in actors)
