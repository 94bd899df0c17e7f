"""Work that a unit left undone when it came up in another, over several mergers and after a division."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from kiemdiem.apps.campaigns.actions.record_milestone import MilestoneGiven, record_milestone
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.actions.add_unit import NewUnit
from kiemdiem.apps.organisations.actions.merge_units import merge_units
from kiemdiem.apps.organisations.actions.split_unit import Part, split_unit
from kiemdiem.apps.organisations.models import Succession, Unit
from kiemdiem.apps.organisations.queries.successions import left_to, took_over
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Grant, Role
from kiemdiem.apps.remedies.access import visible_to
from kiemdiem.apps.remedies.actions.recording import Progress, record_remedy, report_remedy
from kiemdiem.apps.remedies.models import Remedy
from kiemdiem.apps.remedies.queries.carried import carried_to
from tests.apps.remedies.test_second_year import LATE, second_of, subject_of
from tests.builders.campaigns import AUTUMN, board_of, opened
from tests.builders.house import House, acting, make_grant, make_unit, make_user
from tests.builders.visiting import Visitor

AFTER = datetime(2023, 11, 20, 5, tzinfo=UTC)
DONE = Progress("done", "Đã lập lịch")


@pytest.fixture
def first(house: House) -> Campaign:
    """The season of 2022, open."""
    return opened(house)


def unit(code: str) -> Unit:
    return Unit.objects.unscoped("of the house").get(code=code)


def found_in(campaign: Campaign, key: str, house: House) -> Remedy:
    return record_remedy(subject_of(campaign, key), LATE, actor=board_of(house), on_behalf="Bản giấy")


def merge(before: str, after: str, house: House, on: date) -> None:
    merge_units([unit(before)], into=unit(after), on=on, actor=acting(house.board, at=AFTER))


def secretary_of(where: Unit) -> str:
    user = make_user(f"bi.thu.{where.code.lower()}")
    make_grant(user, Role.SECRETARY, on=where)
    return user.username


def test_a_chain_of_mergers_is_followed_to_its_end(client: Visitor, first: Campaign, house: House) -> None:
    left = found_in(first, "MD2", house)
    merge("MD2", "MD1", house, date(2023, 2, 1))
    merge("MD1", "LG1", house, date(2023, 3, 1))
    second = second_of(first, house)
    subject = subject_of(second, "LG1")
    assert left_to([house.cell.pk]) == {unit("MD1").pk, unit("MD2").pk}
    assert list(carried_to(Remedy.objects.all(), subject, second)) == [left]
    assert not carried_to(Remedy.objects.all(), subject_of(second, "LG2"), second).exists()
    client.force_login(house.secretary)
    shown = client.get(reverse("subject_remedies", args=[second.pk, subject.pk])).content.decode()
    assert LATE.shortcoming in shown
    assert reverse("report_remedy", args=[left.pk]) in shown
    given = {"version": left.version, "state": "done", "note": "Đã lập lịch"}
    assert client.post(reverse("report_remedy", args=[left.pk]), given).status_code == 302
    left.refresh_from_db()
    assert left.is_done


def test_who_held_a_role_on_the_merged_unit_alone_does_not_see_its_successor(first: Campaign, house: House) -> None:
    other = secretary_of(unit("LG2"))
    merge("LG2", "LG1", house, date(2023, 2, 1))
    own = found_in(first, "LG1", house)
    seen = visible_to(acting(Grant.objects.get(user__username=other).user, at=AFTER))
    assert own not in seen


def divided(house: House, *, ends: bool) -> list[Unit]:
    parts = [Part(NewUnit(name=f"Chi bộ thôn Bến Đá {n}", code=f"LG2{n}", body="chi_bo_truc_thuoc")) for n in (1, 2)]
    return split_unit(unit("LG2"), parts, on=date(2023, 2, 1), ends=ends, actor=acting(house.board, at=AFTER))


def test_a_divided_unit_that_ended_leaves_its_work_to_each_part(client: Visitor, first: Campaign, house: House) -> None:
    left = found_in(first, "LG2", house)
    one, two = divided(house, ends=True)
    assert {part.pk for part in took_over(unit("LG2"))} == {one.pk, two.pk}
    second = second_of(first, house)
    for key in ("LG21", "LG22"):
        assert list(carried_to(Remedy.objects.all(), subject_of(second, key), second)) == [left]
    user = Grant.objects.get(user__username=secretary_of(one)).user
    assert list(visible_to(acting(user, at=AFTER))) == [left]
    client.force_login(user)
    assert client.get(reverse("subject_remedies", args=[first.pk, left.subject_id])).status_code == 200
    given = {"version": left.version, "state": "done", "note": "Đã lập lịch"}
    answer = client.post(reverse("report_remedy", args=[left.pk]), given)
    assert client.get(answer["Location"]).status_code == 200
    left.refresh_from_db()
    assert left.is_done


def test_a_divided_unit_that_lives_on_keeps_its_work(first: Campaign, house: House) -> None:
    left = found_in(first, "LG2", house)
    one, _ = divided(house, ends=False)
    assert took_over(unit("LG2")) == ()
    second = second_of(first, house)
    assert not carried_to(Remedy.objects.all(), subject_of(second, "LG21"), second).exists()
    user = Grant.objects.get(user__username=secretary_of(one)).user
    assert left not in visible_to(acting(user, at=AFTER))
    with pytest.raises(MayNot):
        report_remedy(left, DONE, actor=acting(user, at=AFTER))


def test_of_persons_a_part_takes_over_those_who_are_at_home_there(first: Campaign, house: House) -> None:
    remedy = found_in(first, "P-DAT:member", house)
    parts = [Part(NewUnit(name=f"Chi bộ Đồng Tâm {n}", code=f"LG1{n}", body="chi_bo_truc_thuoc")) for n in (1, 2)]
    one, two = split_unit(unit("LG1"), parts, on=date(2023, 2, 1), ends=True, actor=acting(house.board, at=AFTER))
    Person.objects.unscoped("moved along").filter(code="P-DAT").update(home=one)
    remedy.refresh_from_db()
    his, other = (Grant.objects.get(user__username=secretary_of(part)).user for part in (one, two))
    assert remedy in visible_to(acting(his, at=AFTER))
    assert remedy not in visible_to(acting(other, at=AFTER))
    with pytest.raises(MayNot):
        report_remedy(Remedy.objects.get(), DONE, actor=acting(other, at=AFTER))
    report_remedy(Remedy.objects.get(), DONE, actor=acting(his, at=AFTER))


def test_a_circle_in_the_register_ends(house: House) -> None:
    one, other = make_unit("A", under=house.district), make_unit("B", under=house.district)
    for before, after in ((one, other), (other, one)):
        Succession.objects.create(before=before, after=after, how="merged", on=date(2023, 1, 1))
    Unit.objects.unscoped("both are gone").filter(pk__in=[one.pk, other.pk]).update(ended_on=date(2023, 1, 1))
    one.refresh_from_db()
    assert left_to([one.pk]) == {other.pk}
    assert took_over(one) == ()


def test_whoever_runs_campaigns_does_nothing_in_his_own_case_in_the_place_of_his_unit(
    client: Visitor, first: Campaign, house: House
) -> None:
    Person.objects.unscoped("a member of the board").filter(code="P-DAT").update(user=house.second_board)
    subject = subject_of(first, "P-DAT:member")
    himself = acting(house.second_board, at=AUTUMN)
    with pytest.raises(MayNot):
        record_remedy(subject, LATE, actor=himself, on_behalf="Bản giấy")
    remedy = record_remedy(subject, LATE, actor=board_of(house), on_behalf="Bản giấy")
    with pytest.raises(MayNot):
        report_remedy(remedy, DONE, actor=himself, on_behalf="Bản giấy")
    with pytest.raises(MayNot):
        record_milestone(
            first, kind="khac", whom=subject, given=MilestoneGiven(AUTUMN.date(), on_behalf="Bản giấy"), actor=himself
        )
    client.force_login(house.second_board)
    shown = client.get(reverse("subject_remedies", args=[first.pk, subject.pk])).content.decode()
    assert reverse("report_remedy", args=[remedy.pk]) not in shown
    assert client.get(reverse("report_remedy", args=[remedy.pk])).status_code == 403
