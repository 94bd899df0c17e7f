"""Who has work under a plan, of how many units it is done, and by which day of each unit."""

from __future__ import annotations

from datetime import date

import pytest

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.milestones import days_of_units
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.workplans.actions.name_head import name_head
from kiemdiem.apps.workplans.queries.axes import axes_of
from kiemdiem.apps.workplans.queries.days import UnitDays
from tests.builders.campaigns import with_bodies
from tests.builders.house import House, acting, make_person
from tests.builders.plan_work import (
    KH24,
    at,
    done,
    duty,
    item,
    progress_of,
    secretary_of,
)


# ---------------------------------------------------------------- who has work
@pytest.mark.clause("KH24-021")
def test_each_kind_of_the_sentence_has_a_row_in_item_one_and_party_offices_have_none(
    kh24: Campaign, town: dict[str, Unit]
) -> None:
    rows = {one.unit.name for one in item(kh24, "item-1").duties}
    assert rows == {
        "Thường trực Hội đồng nhân dân thị xã",
        "Ủy ban nhân dân thị xã",
        "Thường trực Hội đồng nhân dân xã",
        "Ủy ban nhân dân xã",
        "Ủy ban Mặt trận Tổ quốc thị xã",
        "Hội Liên hiệp Phụ nữ thị xã",
        "Hội Người cao tuổi thị xã",
        "Phòng Tài chính",
        "Trường Tiểu học",
        "Đảng bộ xã Long Giang",
        "Đảng bộ xã Mỹ Điền",
    }
    assert any(one.unit.id == town["office"].pk for one in item(kh24, "iii-1").duties)


@pytest.mark.clause("KH75-022")
def test_each_body_that_the_sentence_addresses_has_a_row_in_item_one(kh75: Campaign) -> None:
    found = item(kh75, "item-1", today=date(2022, 12, 1))
    assert {one.unit.name for one in found.duties} == {"Đảng bộ xã Long Giang", "Đảng bộ xã Mỹ Điền"}
    assert {one.unit.name for one in found.others} == {
        "Thường trực Hội đồng nhân dân thị xã",
        "Ủy ban nhân dân thị xã",
        "Thường trực Hội đồng nhân dân xã",
        "Ủy ban nhân dân xã",
        "Ủy ban Mặt trận Tổ quốc thị xã",
        "Hội Liên hiệp Phụ nữ thị xã",
        "Hội Người cao tuổi thị xã",
        "Phòng Tài chính",
    }


@pytest.mark.clause("KH24-046")
def test_item_five_has_five_groups_and_each_unit_a_state_of_its_own(
    kh24: Campaign, house: House, town: dict[str, Unit]
) -> None:
    found = item(kh24, "item-5")
    assert len(found.work.names) == 5
    assert {one.unit.id for one in found.duties} == {
        *(town[name].pk for name in ("council", "committee", "front", "women")),
        house.commune.pk,
        house.other_commune.pk,
    }
    done(kh24, "item-5", town["front"], secretary_of(town["front"]), day=date(2024, 11, 25))
    assert {one.unit.id for one in item(kh24, "item-5").duties if one.is_done} == {town["front"].pk}


# ---------------------------------------------------------------- n of m
@pytest.mark.clause("KH24-022")
def test_item_one_is_done_only_when_every_body_has_its_plan_and_names_the_missing_one(kh24: Campaign) -> None:
    units = [Unit.objects.unscoped("test").get(pk=one.unit.id) for one in item(kh24, "item-1").duties]
    *first, missing = units
    for unit in first:
        done(kh24, "item-1", unit, secretary_of(unit), day=date(2024, 11, 20))
    found = item(kh24, "item-1")
    assert (found.n, found.m, found.is_done) == (len(units) - 1, len(units), False)
    assert [one.unit.id for one in found.missing] == [missing.pk]
    done(kh24, "item-1", missing, secretary_of(missing), day=date(2024, 11, 20))
    assert item(kh24, "item-1").is_done


@pytest.mark.clause("KH24-023")
def test_a_plan_without_the_spreading_of_the_regulation_leaves_item_one_open(kh24: Campaign, house: House) -> None:
    done(kh24, "item-1", house.commune, secretary_of(house.commune), day=date(2024, 11, 20), only=["own-plan"])
    found = duty(kh24, "item-1", house.commune)
    assert {one.part.key: one.is_done for one in found.parts} == {"own-plan": True, "regulation-124": False}
    assert not found.is_done


@pytest.mark.clause("KH24-083")
def test_one_plan_fulfils_both_lists_and_a_party_office_without_one_is_missing_under_section_three(
    kh24: Campaign, house: House, town: dict[str, Unit]
) -> None:
    done(kh24, "item-1", house.commune, secretary_of(house.commune), day=date(2024, 11, 20), only=["own-plan"])
    assert duty(kh24, "iii-1", house.commune).is_done
    assert town["office"].pk in {one.unit.id for one in item(kh24, "iii-1").missing}
    assert duty(kh24, "iii-1", town["office"]).due is None


@pytest.mark.clause("KH75-023")
def test_plan_and_spreading_are_two_marks(kh75: Campaign, house: House) -> None:
    day = date(2022, 12, 1)
    actor = secretary_of(house.commune, day=day)
    done(kh75, "item-1", house.commune, actor, day=day, only=["own-plan"])
    found = duty(kh75, "item-1", house.commune, today=day)
    assert [one.part.key for one in found.open_parts] == ["guidance-21", "guidance-04"]


@pytest.mark.clause("KH75-025")
def test_without_the_study_of_guidance_four_item_one_is_open(kh75: Campaign, house: House) -> None:
    day = date(2022, 12, 1)
    actor = secretary_of(house.commune, day=day)
    done(kh75, "item-1", house.commune, actor, day=day, only=["own-plan", "guidance-21"])
    assert not duty(kh75, "item-1", house.commune, today=day).is_done
    done(kh75, "item-1", house.commune, actor, day=day, only=["guidance-04"])
    assert duty(kh75, "item-1", house.commune, today=day).is_done


@pytest.mark.clause("KH75-028")
def test_item_one_is_done_when_the_implementing_bodies_are_and_the_others_are_shown(
    kh75: Campaign, house: House
) -> None:
    day = date(2022, 12, 1)
    done(kh75, "item-1", house.commune, secretary_of(house.commune, day=day), day=day)
    found = item(kh75, "item-1", today=day)
    assert (found.n, found.m, found.is_done) == (1, 2, False)
    done(kh75, "item-1", house.other_commune, secretary_of(house.other_commune, day=day), day=day)
    found = item(kh75, "item-1", today=day)
    assert found.is_done
    assert not any(one.is_done for one in found.others)


@pytest.mark.clause("KH75-042")
def test_a_review_with_one_strand_open_is_half_done(kh75: Campaign, house: House) -> None:
    day = date(2022, 12, 1)
    done(kh75, "item-4", house.commune, secretary_of(house.commune, day=day), day=day, only=["party-strand"])
    found = duty(kh75, "item-4", house.commune, today=day)
    assert [one.part.key for one in found.open_parts] == ["state-strand"]
    assert len(found.parts) == 2


@pytest.mark.clause("KH75-089")
def test_a_party_office_without_a_plan_is_named_under_section_three(kh75: Campaign, town: dict[str, Unit]) -> None:
    found = item(kh75, "iii-1", today=date(2022, 12, 1))
    assert town["office"].pk in {one.unit.id for one in found.missing}


@pytest.mark.clause("KH61-300")
def test_a_level_is_complete_only_with_review_rating_and_rewards(house: House) -> None:
    campaign = with_bodies(house, "kh61_2021")
    day = date(2021, 12, 20)
    actor = secretary_of(house.commune, day=day)
    keys = ["grassroots-review", "grassroots-rating"]
    done(campaign, "iii-7-grassroots", house.commune, actor, day=day, only=keys)
    assert not duty(campaign, "iii-7-grassroots", house.commune, today=day).is_done
    done(campaign, "iii-7-grassroots", house.commune, actor, day=day, only=["grassroots-rewards"])
    assert duty(campaign, "iii-7-grassroots", house.commune, today=day).is_done


# ---------------------------------------------------------------- days of each unit
@pytest.mark.clause("KH24-037")
def test_the_day_of_its_review_starts_the_clocks_of_the_unit_and_of_no_other(kh24: Campaign, house: House) -> None:
    done(kh24, "item-4", house.commune, secretary_of(house.commune), day=date(2024, 11, 20))
    assert days_of_units(kh24)[house.commune.pk] == {"unit-review-completed": date(2024, 11, 20)}
    assert duty(kh24, "item-5", house.commune).due == date(2024, 11, 23)
    row = UnitDays(kh24).row("item-6", days_of_units(kh24)[house.commune.pk])
    assert row is not None
    assert row.due == date(2024, 11, 27)
    assert duty(kh24, "item-5", house.other_commune).due is None


@pytest.mark.clause("KH24-012")
def test_a_review_is_shown_by_content_procedure_and_schedule_apart(kh24: Campaign, house: House) -> None:
    done(kh24, "item-4", house.commune, secretary_of(house.commune), day=date(2024, 11, 29))
    found = duty(kh24, "item-4", house.commune)
    assert {one.axis: one.state for one in axes_of(found)} == {"content": "met", "procedure": "met", "schedule": "late"}


@pytest.mark.clause("KH24-011")
def test_a_unit_without_a_head_is_asked_for_one_and_the_head_answers_for_what_is_late(
    kh24: Campaign, house: House
) -> None:
    asked = duty(kh24, "item-4", house.commune)
    assert (asked.asks_for_head, asked.head) == (True, "")
    head = make_person("Trịnh Văn Chức", home=house.cell)
    name_head(kh24, unit=house.commune, person=head, actor=acting(house.secretary, at=at(KH24)))
    late = [one for one in progress_of(kh24).of_unit(house.commune.pk) if one.is_late]
    assert late
    assert {one.head for one in late} == {"Trịnh Văn Chức"}
    assert not duty(kh24, "item-4", house.commune).asks_for_head
    with pytest.raises(MayNot):
        name_head(kh24, unit=house.other_commune, person=head, actor=acting(house.secretary, at=at(KH24)))


def test_a_deadline_before_the_plan_was_issued_makes_nobody_late(kh75: Campaign, house: House) -> None:
    found = duty(kh75, "item-1", house.commune, today=date(2022, 12, 1))
    assert found.due == date(2022, 11, 4)
    assert not found.is_late
