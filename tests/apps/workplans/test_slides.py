"""A season on a wall: its pictures, what they show, and to whom."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Scope
from kiemdiem.apps.permissions.models import Grant, Role
from kiemdiem.apps.workplans.queries.overviews import SeasonOverview
from kiemdiem.apps.workplans.queries.slides import ITEMS_A_SLIDE, Slide, slides_of
from tests.builders.house import House, make_grant, make_user
from tests.builders.plan_work import LONG_AGO, WHOLE, done, secretary_of
from tests.builders.visiting import Visitor


def slides(campaign: Campaign, today: date, *, seen: Scope = WHOLE) -> list[Slide]:
    campaign.refresh_from_db()
    return slides_of(SeasonOverview(campaign, seen=seen, today=today))


def of_kind(found: list[Slide], kind: str) -> list[Slide]:
    return [one for one in found if one.kind == kind]


def test_the_sums_come_first_and_count_what_is_done_and_late(kh24: Campaign, house: House) -> None:
    first = slides(kh24, date(2024, 11, 10))[0]
    assert (first.kind, first.done, first.total.late) == ("sums", 0, 0)
    done(kh24, "item-4", house.commune, secretary_of(house.commune), day=date(2024, 11, 20))
    after = slides(kh24, date(2024, 11, 29))[0]
    assert after.done == 1
    assert after.all == first.all
    assert after.total.late > 0


def test_all_items_are_shown_a_few_at_a_time_in_the_order_of_the_plan(kh24: Campaign) -> None:
    found = of_kind(slides(kh24, date(2024, 11, 10)), "items")
    assert [one.part for one in found] == list(range(1, len(found) + 1))
    assert all(len(one.items) <= ITEMS_A_SLIDE and one.of == len(found) for one in found)
    items = [line.item.work.id for one in found for line in one.items]
    assert len(items) == len(set(items))
    assert {"item-4", "item-5"} <= set(items)


def test_who_holds_late_work_is_named_and_what_is_due_soon_too(kh24: Campaign, house: House) -> None:
    assert of_kind(slides(kh24, date(2024, 11, 1)), "late") == []
    soon = [one.unit.id for slide in of_kind(slides(kh24, date(2024, 11, 25)), "next") for one in slide.units]
    assert house.commune.pk in soon
    held = {
        one.unit.id: {duty.work.id for duty in one.held}
        for slide in of_kind(slides(kh24, date(2024, 11, 29)), "late")
        for one in slide.units
    }
    assert "item-4" in held[house.other_commune.pk]


def page(client: Visitor, campaign: Campaign, number: int = 1) -> str:
    answer = client.get(reverse("season_slides", args=[campaign.pk]), {"trang": number})
    assert answer.status_code == 200
    return answer.content.decode()


def all_pages(client: Visitor, campaign: Campaign) -> str:
    first = page(client, campaign)
    count = int(first.partition("<span>1/")[2].partition("<")[0])
    return first + "".join(page(client, campaign, number) for number in range(2, count + 1))


def test_the_page_has_keys_no_navigation_and_comes_anew_by_itself(
    client: Visitor, kh24: Campaign, house: House
) -> None:
    client.force_login(house.board)
    first, second = page(client, kh24), page(client, kh24, 2)
    assert 'href="?trang=2" data-keys="ArrowRight PageDown Space"' in first
    assert 'href="?trang=1" data-keys="ArrowLeft PageUp"' in second
    assert 'hx-get="?trang=2" hx-trigger="every 60s"' in second
    assert "site-nav" not in first
    part = client.get(reverse("season_slides", args=[kh24.pk]), {"trang": 2}, headers={"HX-Request": "true"})
    assert part.content.decode().strip().startswith('<div id="trinh-chieu"')
    assert "<html" not in part.content.decode()


def test_the_wall_shows_no_more_than_its_reader_may_see(client: Visitor, kh24: Campaign, house: House) -> None:
    client.force_login(house.board)
    assert house.other_commune.name in all_pages(client, kh24)
    follower = make_user("theo-doi")
    make_grant(follower, Role.FOLLOWER, on=house.commune)
    Grant.objects.filter(user=follower).update(since=LONG_AGO)
    client.force_login(follower)
    seen = all_pages(client, kh24)
    assert house.commune.name in seen
    assert house.other_commune.name not in seen


def test_five_hundred_units_take_as_many_queries_as_two(
    client: Visitor, kh24: Campaign, house: House, django_assert_max_num_queries: Any, many_committees: list[Unit]
) -> None:
    client.force_login(house.board)
    with django_assert_max_num_queries(28):
        page(client, kh24, 2)
