"""What each of the five kinds of body owes, and the units of one body."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Scope
from kiemdiem.apps.permissions.models import Grant, Role
from kiemdiem.apps.workplans.queries.owers import KINDS, Owed, Ower, Owers
from tests.builders.house import House, make_grant, make_user
from tests.builders.plan_work import LONG_AGO, WHOLE, done, secretary_of
from tests.builders.visiting import Visitor

DIRECT = "Các đảng ủy, chi bộ trực thuộc Thị ủy"


def owers(
    campaign: Campaign, today: date = date(2024, 11, 10), *, seen: Scope = WHOLE, own: Iterable[str] = ()
) -> Owers:
    campaign.refresh_from_db()
    return Owers(campaign, seen=seen, today=today, own=own)


def ower(found: Owers, kind: str, name: str) -> Ower:
    (one,) = [one for one in found.of_kind(kind) if one.name == name]
    return one


def owed(found: Owers, kind: str, name: str, item: str) -> Owed:
    (one,) = [one for one in ower(found, kind, name).owed if one.work.id == item]
    return one


def test_each_of_the_five_kinds_holds_the_bodies_that_the_plan_prints_under_it(kh24: Campaign) -> None:
    found = owers(kh24)
    assert list(KINDS) == ["directing", "advising", "implementing", "cooperating", "consulted"]
    assert {one.name for one in found.of_kind("directing")} >= {"Ban Thường vụ Thị ủy", "Thường trực Thị ủy"}
    assert DIRECT in {one.name for one in found.of_kind("implementing")}
    assert all(len(found.of_kind(kind)) == count for kind, count in found.counts().items())


def test_a_body_owes_to_those_who_direct_it_until_the_last_good_day(kh24: Campaign) -> None:
    one = owed(owers(kh24), "implementing", DIRECT, "item-4")
    assert one.to == ("Ban Thường vụ Thị ủy", "Thường trực Thị ủy")
    assert [row.shown.day for row in one.days] == [date(2024, 11, 28)]
    assert one.role == "thực hiện"


def test_how_far_a_body_is_follows_its_own_units(kh24: Campaign, house: House) -> None:
    after = date(2024, 11, 30)
    assert owed(owers(kh24), "implementing", DIRECT, "item-4").state.kind == "wait"
    for unit, kind, words in ((house.commune, "late", "1/2"), (house.other_commune, "done", "2/2")):
        done(kh24, "item-4", unit, secretary_of(unit), day=date(2024, 11, 20))
        one = owed(owers(kh24, after), "implementing", DIRECT, "item-4")
        assert (one.state.kind, one.is_late) == (kind, kind == "late")
        assert words in one.state.words


def test_the_days_of_single_units_follow_their_event(kh24: Campaign, house: House) -> None:
    (row,) = owed(owers(kh24), "implementing", DIRECT, "item-5").rows
    assert (row.dated, row.shown.is_expected) == (0, True)
    done(kh24, "item-4", house.commune, secretary_of(house.commune), day=date(2024, 11, 20))
    (row,) = owed(owers(kh24), "implementing", DIRECT, "item-5").rows
    assert "23/11/2024" in row.days_told


def test_the_bodies_of_the_reader_come_first_with_their_kind(kh24: Campaign, house: House) -> None:
    found = owers(kh24, own=[house.commune.branch])
    kind = found.first_kind()
    first = found.of_kind(kind)[0]
    assert first.is_own
    assert house.commune.pk in {one.id for one in first.units}
    assert owers(kh24).first_kind() == "implementing"
    assert not any(one.is_own for one in owers(kh24).of_kind("implementing"))


def test_another_branch_sees_none_of_the_units(kh24: Campaign, house: House) -> None:
    seen = Scope(branches=(house.commune.branch,))
    assert [one.id for one in ower(owers(kh24, seen=seen), "implementing", DIRECT).units] == [house.commune.pk]
    assert ower(owers(kh24, seen=Scope()), "implementing", DIRECT).units == ()


def page(client: Visitor, name: str, campaign: Campaign, *args: str, **given: str) -> str:
    answer = client.get(reverse(name, args=[campaign.pk, *args]), given)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_leads_from_a_body_to_its_units(client: Visitor, kh24: Campaign, house: House) -> None:
    client.force_login(house.board)
    url = reverse("body_units", args=[kh24.pk, "direct-party-units"])
    assert url in page(client, "plan_owers", kh24, loai="implementing")
    units = page(client, "body_units", kh24, "direct-party-units")
    assert reverse("unit_work", args=[kh24.pk, house.commune.pk]) in units
    assert client.get(reverse("body_units", args=[kh24.pk, "khong-co"])).status_code == 404


def test_who_follows_a_unit_sees_its_bodies_and_that_unit_alone(client: Visitor, kh24: Campaign, house: House) -> None:
    follower = make_user("theo-doi")
    make_grant(follower, Role.FOLLOWER, on=house.commune)
    Grant.objects.filter(user=follower).update(since=LONG_AGO)
    client.force_login(follower)
    assert "cơ quan của đồng chí" in page(client, "plan_owers", kh24)
    units = page(client, "body_units", kh24, "direct-party-units")
    assert house.commune.name in units
    assert house.other_commune.name not in units


def test_five_hundred_units_take_as_many_queries_as_two_and_are_paged(
    client: Visitor, kh24: Campaign, house: House, django_assert_max_num_queries: Any, many_committees: list[Unit]
) -> None:
    client.force_login(house.board)
    with django_assert_max_num_queries(30):
        assert "Xem 502 đơn vị" in page(client, "plan_owers", kh24, loai="implementing")
    with django_assert_max_num_queries(30):
        units = page(client, "body_units", kh24, "direct-party-units")
    assert units.count('class="table-name"') == 50
    assert "Đơn vị 1–50 trong 502." in units
