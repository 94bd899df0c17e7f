"""The digest of a day: what is due after so many days or late, once a day, for whom there is something."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.reminders import values
from kiemdiem.apps.reminders.actions import make_digests as rounds
from kiemdiem.apps.reminders.actions.make_digest import make_digest
from kiemdiem.apps.reminders.actions.make_digests import make_digests
from kiemdiem.apps.reminders.models import Digest, LookedThrough
from kiemdiem.apps.reminders.queries.plan_work import PlanWork
from kiemdiem.apps.users.models import User
from kiemdiem.apps.workplans.actions.name_head import name_head
from kiemdiem.apps.workplans.actions.set_notice_days import set_notice_days
from kiemdiem.config import background
from tests.builders.campaigns import with_bodies
from tests.builders.due import LAST_GOOD_DAY, noon_of, on, remedy_of, subject_in
from tests.builders.house import House, acting
from tests.builders.plan_work import done
from tests.builders.visiting import Visitor

LATE = LAST_GOOD_DAY + timedelta(days=1)


@pytest.fixture
def kh24(house: House) -> Campaign:
    return with_bodies(house, "kh24_2024")


def told(actor: Actor) -> list[tuple[str, str]]:
    """What the digest of the actor's day says, each with its last good day."""
    digest = make_digest(actor, plans=PlanWork())
    return [(line["what"], line["when"]) for line in digest.lines] if digest else []


def item_4(house: House, day: date) -> list[str]:
    return [when for what, when in told(on(house.secretary, day)) if what.startswith("Mục 4.")]


@pytest.mark.parametrize(
    ("left", "when"),
    [
        (8, []),
        (7, ["ngày cuối 28/11/2024"]),
        (6, []),
        (3, ["ngày cuối 28/11/2024"]),
        (2, []),
        (1, ["ngày cuối 28/11/2024"]),
        (0, ["hôm nay là ngày cuối, 28/11/2024"]),
        (-1, ["quá hạn 1 ngày, ngày cuối 28/11/2024"]),
        (-9, ["quá hạn 9 ngày, ngày cuối 28/11/2024"]),
    ],
)
def test_work_of_the_plan_is_told_seven_three_and_one_day_before_on_the_day_and_when_late(
    kh24: Campaign, house: House, left: int, when: list[str]
) -> None:
    assert item_4(house, LAST_GOOD_DAY - timedelta(days=left)) == when


def test_an_office_says_on_which_days_it_is_told(kh24: Campaign, house: House) -> None:
    set_notice_days(house.district, days=[5], version=0, actor=acting(house.board))
    assert item_4(house, LAST_GOOD_DAY - timedelta(days=7)) == []
    assert item_4(house, LAST_GOOD_DAY - timedelta(days=5)) == ["ngày cuối 28/11/2024"]


def test_what_is_done_is_told_no_more_and_another_s_unit_never(kh24: Campaign, house: House) -> None:
    done(kh24, "item-4", house.commune, on(house.secretary, LATE), day=LAST_GOOD_DAY)
    assert item_4(house, LATE) == []


def test_who_answers_for_a_unit_by_name_is_told_as_its_secretary_is(kh24: Campaign, house: House) -> None:
    board = on(house.board, LATE)
    name_head(kh24, unit=house.other_commune, person=house.secretary.person, actor=board)
    digest = make_digest(on(house.secretary, LATE), plans=PlanWork())
    assert digest is not None
    assert any(house.other_commune.name in line["about"] for line in digest.lines)


def test_a_board_is_told_how_many_units_are_late(kh24: Campaign, house: House) -> None:
    found = [what for what, _ in told(on(house.board, LATE)) if "đơn vị đang chậm" in what]
    assert found == ["2 đơn vị đang chậm, 2 việc"]  # item 4 at both committees; nothing else is due yet


def test_remedies_are_told_by_their_day_and_not_without_one(kh24: Campaign, house: House) -> None:
    own = subject_in(kh24, unit=house.cell, person=house.member.person)
    remedy_of(own, date(2024, 6, 10), "Vắng họp")
    remedy_of(own, None, "Chưa ghi hạn")
    remedy_of(subject_in(kh24, unit=house.other_cell), date(2024, 6, 10), "Của nơi khác")
    assert told(on(house.member, date(2024, 6, 7))) == [
        ("Báo kết quả khắc phục: Vắng họp", "ngày cuối 10/06/2024")
    ]  # fmt: skip
    assert told(on(house.member, date(2024, 6, 8))) == []


def test_a_round_makes_one_digest_a_day_for_each_who_has_something_and_none_for_others(
    kh24: Campaign, house: House
) -> None:
    for user in (house.board, house.secretary):
        on(user, LATE)
    made = make_digests(now=noon_of(LATE))
    assert made == Digest.objects.count() > 0
    assert not Digest.objects.filter(user=house.member).exists()
    assert make_digests(now=noon_of(LATE)) == 0
    assert make_digests(now=noon_of(LATE + timedelta(days=1))) == made


def test_who_holds_no_role_and_has_nothing_to_answer_is_not_even_looked_at(kh24: Campaign, house: House) -> None:
    make_digests(now=noon_of(LATE))
    assert not LookedThrough.objects.filter(user=house.member).exists()
    remedy_of(subject_in(kh24, unit=house.cell, person=house.member.person), LATE)
    make_digests(now=noon_of(LATE))
    assert Digest.objects.filter(user=house.member).exists()


def test_what_falls_due_later_in_the_day_makes_no_second_digest(kh24: Campaign, house: House) -> None:
    on(house.secretary, LATE)
    assert make_digests(now=noon_of(LATE)) > 0
    remedy_of(subject_in(kh24, unit=house.commune), LATE)
    assert make_digests(now=noon_of(LATE) + timedelta(hours=1)) == 0


def test_who_is_locked_out_gets_none(kh24: Campaign, house: House) -> None:
    on(house.secretary, LATE)
    User.objects.filter(pk=house.secretary.pk).update(is_active=False)
    make_digests(now=noon_of(LATE))
    assert not Digest.objects.filter(user=house.secretary).exists()


def test_killed_between_two_persons_the_next_round_goes_on_and_tells_nobody_twice(
    kh24: Campaign, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    for user in (house.board, house.secretary):
        on(user, LATE)
    calls: list[str] = []

    def dies_at_the_third(actor: Actor, *, plans: PlanWork) -> Digest | None:
        calls.append(actor.name)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return make_digest(actor, plans=plans)

    monkeypatch.setattr(rounds, "make_digest", dies_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        make_digests(now=noon_of(LATE))
    before = Digest.objects.count()
    again = make_digests(now=noon_of(LATE))
    assert again > 0
    assert calls[3] == calls[2]
    assert len(set(calls)) == len(calls) - 1
    assert Digest.objects.count() == before + again


def test_who_rehearses_a_day_is_told_of_that_day(kh24: Campaign, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    on(house.secretary, LATE)
    monkeypatch.setattr(values, "_rehearsals", [lambda user: LATE if user == house.secretary else None])
    make_digests(now=noon_of(date(2026, 3, 1)))
    assert set(Digest.objects.filter(user=house.secretary).values_list("day", flat=True)) == {LATE}


def test_the_worker_makes_them_on_the_house_s_own_day_and_logs_a_number_alone(
    kh24: Campaign, house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    on(house.secretary, LATE)
    monkeypatch.setattr(background, "moment_now", lambda: noon_of(LATE))
    assert background.remind() > 0
    assert background.remind() == 0
    logged = " ".join(str(record.msg) for record in caplog.records)
    assert "digests made" in logged
    for personal in (house.secretary.name, house.secretary.username, house.commune.name, "Mục"):
        assert personal not in logged


def test_digests_of_long_ago_are_forgotten(kh24: Campaign, house: House) -> None:
    on(house.secretary, LATE)
    make_digests(now=noon_of(LATE))
    later = LATE + timedelta(days=61)
    make_digests(now=noon_of(later))
    assert set(Digest.objects.values_list("day", flat=True)) == {later}


def test_the_page_tells_one_s_own_digest_and_says_that_no_mail_is_sent(
    client: Visitor, kh24: Campaign, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiemdiem.config.middleware.acting.moment_now", lambda _day=None: noon_of(LATE))
    on(house.secretary, LATE)
    make_digests(now=noon_of(LATE))
    client.force_login(house.secretary)
    page = client.get(reverse("reminders")).content.decode()
    assert "quá hạn 1 ngày, ngày cuối 28/11/2024" in page
    assert house.commune.name in page
    assert "không gửi thư điện tử" in page
    assert "Nhắc việc hôm nay" in client.get("/").content.decode()
    client.force_login(house.member)
    other = client.get(reverse("reminders")).content.decode()
    assert "Chưa có việc nào cần nhắc" in other
    assert house.commune.name not in other
