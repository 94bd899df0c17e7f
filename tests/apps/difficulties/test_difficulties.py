"""Difficulties of units: raised, seen by the body that answers, open until it has answered."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from kiemdiem.apps.campaigns.errors import CampaignNotOpen, OnBehalfWithoutReason
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.difficulties.access import visible_to
from kiemdiem.apps.difficulties.actions.answer_difficulty import AnswerGiven, answer_difficulty
from kiemdiem.apps.difficulties.actions.raise_difficulty import DifficultyGiven, raise_difficulty
from kiemdiem.apps.difficulties.actions.withdraw_difficulty import withdraw_difficulty
from kiemdiem.apps.difficulties.errors import AnsweredBefore, DayToCome, NotFromThere, NothingSaid, NotWaiting
from kiemdiem.apps.difficulties.models import RaisedDifficulty
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Grant, Role
from kiemdiem.apps.users.models import User
from tests.builders.campaigns import running
from tests.builders.house import House, acting, make_grant, make_unit, make_user
from tests.builders.plan_work import LONG_AGO, at, inspectorate, last, secretary_of
from tests.builders.visiting import Visitor

DAY = date(2024, 11, 15)
LATER = date(2024, 11, 20)
TEXT = "Chưa rõ cách chấm chỉ tiêu bổ sung"


@pytest.fixture
def campaign(house: House) -> Campaign:
    Grant.objects.update(since=LONG_AGO)
    return running(house, "kh24_2024")


def on(user: User, day: date) -> Actor:
    return acting(user, at=at(day))


def raised(campaign: Campaign, house: House, *, day: date = DAY, by: Actor | None = None) -> RaisedDifficulty:
    given = DifficultyGiven(TEXT, day)
    return raise_difficulty(campaign, house.commune, given=given, actor=by or secretary_of(house.commune, day=LATER))


@pytest.mark.clause("KH24-096")
def test_a_question_reaches_board_and_committee_and_is_open_until_an_answer_is_recorded(
    client: Visitor, campaign: Campaign, house: House
) -> None:
    cell = make_unit("Chi bộ cơ quan X", under=house.district, body="chi_bo_co_so")
    by = secretary_of(cell, day=DAY)
    asked = raise_difficulty(campaign, cell, given=DifficultyGiven(TEXT, DAY), actor=by)
    assert (asked.by_way_of, asked.addressee) == ("Ban Tổ chức Thị ủy", "Ban Thường vụ Thị ủy")
    for reader in (house.board, house.authority):
        assert list(visible_to(on(reader, DAY))) == [asked]
        client.force_login(reader)
        assert TEXT in client.get(reverse("difficulties", args=[campaign.pk])).content.decode()
    assert not visible_to(secretary_of(house.commune, day=DAY)).exists()
    assert RaisedDifficulty.objects.get().is_open
    given = AnswerGiven("Chấm theo phụ lục", LATER, document="30-CV/TU")
    answer_difficulty(asked, given=given, actor=on(house.authority, LATER))
    assert RaisedDifficulty.objects.get().state == "answered"
    assert by.user is not None
    client.force_login(by.user)
    page = client.get(reverse("difficulty", args=[asked.pk])).content.decode()
    assert "Chấm theo phụ lục" in page
    assert "30-CV/TU" in page


@pytest.mark.clause("KH75-101")
def test_a_question_of_the_other_town_goes_by_its_own_board_and_is_open_until_answered(
    client: Visitor, house: House
) -> None:
    Grant.objects.update(since=LONG_AGO)
    campaign = running(house, "kh75_2022")
    cell = make_unit("Chi bộ cơ quan X", under=house.district, body="chi_bo_co_so")
    day = date(2022, 11, 15)
    given = DifficultyGiven(TEXT, day)
    asked = raise_difficulty(campaign, cell, given=given, actor=secretary_of(cell, day=day))
    assert asked.by_way_of == "Cơ quan Tổ chức - Nội vụ thị xã"
    assert list(visible_to(on(house.board, day))) == [asked]
    assert asked.is_open
    answer_difficulty(asked, given=AnswerGiven("Theo điểm 2", day), actor=on(house.authority, day))
    asked.refresh_from_db()
    assert not asked.is_open


@pytest.mark.clause("KH146-291")
def test_an_issue_of_a_cell_is_addressed_to_the_standing_committee_and_waits_for_its_direction(house: House) -> None:
    campaign, cells = inspectorate(house)
    day = date(2014, 11, 20)
    by = secretary_of(cells[6], day=day)
    asked = raise_difficulty(campaign, cells[6], given=DifficultyGiven("Thiếu phiếu nơi cư trú", day), actor=by)
    assert (asked.addressee, asked.state_label) == ("Ban Thường vụ Đảng ủy", "chờ chỉ đạo")


def test_the_board_raises_and_answers_in_the_place_of_others_with_a_reason_alone(
    campaign: Campaign, house: House
) -> None:
    board = on(house.board, LATER)
    with pytest.raises(OnBehalfWithoutReason):
        raised(campaign, house, by=board)
    given = DifficultyGiven(TEXT, DAY, on_behalf="Gọi điện")
    asked = raise_difficulty(campaign, house.commune, given=given, actor=board)
    with pytest.raises(OnBehalfWithoutReason, match="Ban Thường vụ Thị ủy"):
        answer_difficulty(asked, given=AnswerGiven("Được", LATER), actor=board)
    answer = answer_difficulty(asked, given=AnswerGiven("Được", LATER, on_behalf="Theo công văn giấy"), actor=board)
    assert answer.on_behalf_reason == "Theo công văn giấy"
    told = last()
    assert told.sentence.startswith("Ghi thay Ban Thường vụ Thị ủy")
    assert told.reason == "Theo công văn giấy"


def test_who_has_no_right_neither_raises_nor_answers_nor_withdraws(campaign: Campaign, house: House) -> None:
    asked = raised(campaign, house)
    stranger = secretary_of(house.other_commune, day=LATER)
    for actor in (stranger, on(house.inspector, LATER)):
        with pytest.raises(MayNot):
            raised(campaign, house, by=actor)
        with pytest.raises(MayNot):
            withdraw_difficulty(asked, reason="Thôi", actor=actor)
    for actor in (stranger, secretary_of(house.commune, day=LATER)):
        with pytest.raises(MayNot):
            answer_difficulty(asked, given=AnswerGiven("Được", LATER), actor=actor)
    asked.refresh_from_db()
    assert asked.is_open


def test_what_cannot_be_raised_or_answered_is_refused(campaign: Campaign, house: House) -> None:
    by = secretary_of(house.commune, day=LATER)
    with pytest.raises(NotFromThere):
        raise_difficulty(campaign, house.cell, given=DifficultyGiven(TEXT, DAY), actor=by)
    with pytest.raises(NothingSaid):
        raise_difficulty(campaign, house.commune, given=DifficultyGiven("  ", DAY), actor=by)
    with pytest.raises(DayToCome):
        raised(campaign, house, day=date(2024, 11, 21))
    asked = raised(campaign, house)
    authority = on(house.authority, LATER)
    with pytest.raises(AnsweredBefore):
        answer_difficulty(asked, given=AnswerGiven("Được", date(2024, 11, 14)), actor=authority)
    with pytest.raises(NothingSaid):
        answer_difficulty(asked, given=AnswerGiven("", LATER), actor=authority)
    with pytest.raises(NothingSaid):
        withdraw_difficulty(asked, reason=" ", actor=by)
    assert not asked.answers.exists()
    Campaign.objects.unscoped("a test").update(state=Campaign.State.CLOSED)
    with pytest.raises(CampaignNotOpen):
        raised(campaign, house)


def test_what_is_withdrawn_is_answered_no_more_and_what_is_answered_not_withdrawn(
    campaign: Campaign, house: House
) -> None:
    by, authority = secretary_of(house.commune, day=LATER), on(house.authority, LATER)
    first, second = raised(campaign, house), raised(campaign, house)
    assert (first.number, second.number) == (1, 2)
    withdraw_difficulty(first, reason="Đã tự tìm ra", actor=by)
    assert last().reason == "Đã tự tìm ra"
    with pytest.raises(NotWaiting, match="đã rút"):
        answer_difficulty(first, given=AnswerGiven("Được", LATER), actor=authority)
    for text in ("Được", "Bổ sung: theo mẫu mới"):
        answer_difficulty(second, given=AnswerGiven(text, LATER), actor=authority)
    assert second.answers.count() == 2
    with pytest.raises(NotWaiting, match="đã trả lời"):
        withdraw_difficulty(second, reason="Thôi", actor=by)


def test_the_pages_raise_answer_and_withdraw_and_tell_how_long_it_waits(
    client: Visitor, campaign: Campaign, house: House
) -> None:
    overview, asking = (reverse(name, args=[campaign.pk]) for name in ("difficulties", "raise_difficulty"))
    client.force_login(house.secretary)
    assert "Chưa có vướng mắc nào" in client.get(overview).content.decode()
    faulty = client.post(asking, {"unit": str(house.commune.pk), "text": "", "day": "15/12/2021"})
    assert faulty.status_code == 200
    assert not RaisedDifficulty.objects.exists()
    shown: Any = client.get(asking)
    day = shown.context["form"].initial["day"] - timedelta(days=5)
    client.post(asking, {"unit": str(house.commune.pk), "text": TEXT, "day": f"{day:%d/%m/%Y}"})
    asked = RaisedDifficulty.objects.get()
    page = client.get(overview).content.decode()
    assert "chờ hướng dẫn, 5 ngày" in page
    answering = reverse("answer_difficulty", args=[asked.pk])
    assert client.get(answering).status_code == 403
    client.force_login(house.authority)
    client.post(answering, {"text": "Theo phụ lục", "day": f"{day:%d/%m/%Y}"})
    page = client.get(reverse("difficulty", args=[asked.pk])).content.decode()
    assert "Theo phụ lục" in page
    assert "Trả lời thêm" in page
    assert "trả lời vướng mắc số 1" in page
    stranger = make_user("nguoi.khac")
    make_grant(stranger, Role.SECRETARY, on=house.other_commune)
    client.force_login(stranger)
    assert client.get(reverse("difficulty", args=[asked.pk])).status_code == 404
    assert TEXT not in client.get(overview).content.decode()


def test_a_plan_that_says_nothing_of_difficulties_has_no_form_for_them(client: Visitor, house: House) -> None:
    campaign = running(house, "cv789_2023")
    client.force_login(house.secretary)
    assert "không nêu việc phản ánh" in client.get(reverse("difficulties", args=[campaign.pk])).content.decode()
    assert client.get(reverse("raise_difficulty", args=[campaign.pk])).status_code == 404


def test_the_list_takes_as_many_queries_for_many_as_for_few(
    client: Visitor, campaign: Campaign, house: House, django_assert_max_num_queries: Any
) -> None:
    for _ in range(12):
        raised(campaign, house)
    client.force_login(house.board)
    with django_assert_max_num_queries(20):
        assert client.get(reverse("difficulties", args=[campaign.pk])).status_code == 200
