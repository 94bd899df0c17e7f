"""Which units the bodies of the plan are, kept with the roll of a campaign."""

from __future__ import annotations

from kiemdiem.apps.campaigns.models import BodyUnit
from tests.builders.campaigns import computed, opened, prepared
from tests.builders.house import House, make_unit


def test_the_roll_keeps_which_units_the_bodies_of_the_plan_are(house: House) -> None:
    roll = computed(prepared(house), house)
    found = {(one.body, one.unit.code) for one in roll.body_units.all()}
    assert {code for body, code in found if body == "direct-party-units"} == {"LG", "MD"}
    assert ("standing-committee", "H") in found


def test_a_body_that_only_the_plan_implies_is_kept_at_the_unit_that_it_leads(house: House) -> None:
    council = make_unit("Hội đồng nhân dân huyện", under=house.district, code="HDND")
    council.agency, council.tier = "hdnd", "district"
    council.save(update_fields=["agency", "tier"])
    roll = computed(prepared(house), house)
    (found,) = roll.body_units.filter(body="standing-body-of-the-council")
    assert (found.unit, found.name) == (council, "Thường trực Hội đồng nhân dân huyện")


def test_a_later_roll_has_bodies_of_its_own(house: House) -> None:
    campaign = opened(house)
    new = make_unit("Đảng bộ xã Bình An", under=house.district, code="BA", body="dang_bo_co_so")
    roll = computed(campaign, house, reason="Quyết định thành lập đảng bộ")
    assert roll.body_units.filter(unit=new, body="direct-party-units").count() == 1
    assert BodyUnit.objects.filter(unit=new).exclude(roll=roll).count() == 0
