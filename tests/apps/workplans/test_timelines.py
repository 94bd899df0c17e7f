"""The plan as a drawing over the season: bars, delay, days of units, what has no day."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Scope
from kiemdiem.apps.permissions.models import Grant, Role
from kiemdiem.apps.workplans.models import EnteredDay
from kiemdiem.apps.workplans.queries.timelines import Timeline, TimeRow
from tests.builders.campaigns import AUTUMN
from tests.builders.house import House, make_grant, make_user
from tests.builders.plan_work import LONG_AGO, WHOLE, done, secretary_of
from tests.builders.visiting import Visitor

BEFORE, LAST, AFTER = date(2024, 11, 10), date(2024, 11, 28), date(2024, 11, 30)


def timeline(campaign: Campaign, today: date, *, seen: Scope = WHOLE) -> Timeline:
    campaign.refresh_from_db()
    return Timeline(campaign, seen=seen, today=today)


def row(campaign: Campaign, key: str, today: date, *, seen: Scope = WHOLE) -> TimeRow:
    (found,) = [one for one in timeline(campaign, today, seen=seen).rows if one.shown.row.id == key]
    return found


def kinds(one: TimeRow) -> list[str]:
    assert one.bar is not None
    return [span.kind for span in one.bar.spans]


@pytest.mark.parametrize(
    ("today", "state", "spans"),
    [(BEFORE, "wait", ["plan"]), (LAST, "soon", ["plan"]), (AFTER, "late", ["plan", "late"])],
)
def test_a_bar_waits_is_at_risk_in_its_last_week_and_is_hatched_from_the_day_after(
    kh24: Campaign, today: date, state: str, spans: list[str]
) -> None:
    found = row(kh24, "item-4", today)
    assert (found.state.kind, kinds(found)) == (state, spans)
    assert found.bar is not None
    assert found.bar.end == LAST


def test_delay_is_told_in_words_and_by_the_units_that_hold_it(kh24: Campaign, house: House) -> None:
    done(kh24, "item-4", house.commune, secretary_of(house.commune), day=date(2024, 11, 20))
    found = row(kh24, "item-4", AFTER)
    assert found.bar is not None
    assert found.bar.label == "hạn 28/11, trễ 2 ngày"
    assert [duty.unit.id for duty in found.late] == [house.other_commune.pk]
    assert str(found.state).startswith("Trễ")


def test_what_all_have_done_is_done_and_its_delay_is_still_drawn(kh24: Campaign, house: House) -> None:
    for unit, day in ((house.commune, date(2024, 11, 20)), (house.other_commune, AFTER)):
        done(kh24, "item-4", unit, secretary_of(unit), day=day)
    found = row(kh24, "item-4", date(2024, 12, 20))
    assert found.bar is not None
    assert (found.state.kind, kinds(found), found.late) == ("done", ["done", "late"], ())
    assert found.bar.label == "hạn 28/11, xong trễ 2 ngày"


def test_a_day_that_hangs_on_each_unit_is_expected_before_its_event_and_its_own_after_it(
    kh24: Campaign, house: House
) -> None:
    before = row(kh24, "item-5", BEFORE)
    assert before.bar is not None
    assert (before.bar.is_expected, before.bar.end, before.dated) == (True, date(2024, 12, 1), 0)
    done(kh24, "item-4", house.commune, secretary_of(house.commune), day=date(2024, 11, 20))
    after = row(kh24, "item-5", date(2024, 11, 22))
    days = {one.duty.unit.id: one.day for one in after.units}
    assert days[house.commune.pk] == date(2024, 11, 23)
    assert days[house.other_commune.pk] is None
    assert (after.dated, len(after.ticks)) == (1, 1)
    late = row(kh24, "item-5", date(2024, 11, 26))
    assert [duty.unit.id for duty in late.late] == [house.commune.pk]
    assert late.units[0].duty.unit.id == house.commune.pk
    assert late.bar is not None
    assert (kinds(late)[-1], late.bar.label) == ("late", "1 đơn vị trễ")


def test_what_cannot_begin_before_something_else_begins_when_that_is_over(kh24: Campaign) -> None:
    found = row(kh24, "item-5", BEFORE)
    assert found.bar is not None
    assert found.bar.start == LAST


def test_what_has_no_day_stands_apart_until_its_day_is_entered(kh24: Campaign) -> None:
    def apart() -> set[str]:
        return {one.shown.row.id for one in timeline(kh24, BEFORE).apart()}

    assert {"item-8", "item-8-1-dossier"} <= apart()
    EnteredDay.objects.create(
        campaign=kh24, key="item-8", day=date(2024, 12, 25), source="Công văn số 1", entered_at=AUTUMN
    )
    assert "item-8" not in apart()
    found = row(kh24, "item-8", BEFORE)
    assert found.bar is not None
    assert found.bar.end == date(2024, 12, 25)


def test_the_drawing_holds_whole_months_and_ends_soon_after_the_season(kh24: Campaign) -> None:
    for today in (BEFORE, date(2031, 1, 1)):
        scale = timeline(kh24, today).scale
        assert scale is not None
        assert scale.first == date(2024, 11, 1)
        assert scale.last.year == 2025
        assert scale.end_of(scale.last).x == "100.00%"
        assert scale.span(scale.first, scale.last) == ("0.00%", "100.00%")


def test_a_branch_sees_its_own_units_alone(kh24: Campaign, house: House) -> None:
    found = row(kh24, "item-4", AFTER, seen=Scope(branches=(house.commune.branch,)))
    assert [duty.unit.id for duty in found.late] == [house.commune.pk]


def page(client: Visitor, campaign: Campaign, **given: str) -> str:
    answer = client.get(reverse("plan_timeline", args=[campaign.pk]), given)
    assert answer.status_code == 200
    return answer.content.decode()


def test_units_are_folded_and_open_by_a_link(client: Visitor, kh24: Campaign, house: House) -> None:
    client.force_login(house.board)
    assert 'class="of-unit"' not in page(client, kh24)
    opened = page(client, kh24, mo="item-5")
    assert opened.count('class="of-unit"') == len(row(kh24, "item-5", BEFORE).units)
    assert "Thu lại" in opened


def test_who_follows_a_unit_sees_that_unit_and_no_other(client: Visitor, kh24: Campaign, house: House) -> None:
    follower = make_user("theo-doi")
    make_grant(follower, Role.FOLLOWER, on=house.commune)
    Grant.objects.filter(user=follower).update(since=LONG_AGO)
    client.force_login(follower)
    opened = page(client, kh24, mo="item-5")
    assert house.commune.name in opened
    assert house.other_commune.name not in opened


def test_five_hundred_units_take_as_many_queries_as_two_and_are_paged(
    client: Visitor, kh24: Campaign, house: House, django_assert_max_num_queries: Any, many_committees: list[Unit]
) -> None:
    client.force_login(house.board)
    with django_assert_max_num_queries(28):
        opened = page(client, kh24, mo="item-5")
    assert opened.count('class="of-unit"') == 25 + 1
