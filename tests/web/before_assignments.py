"""What must have happened before the forms about assignments and the issue of a plan are accepted."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kiemdiem.apps.assignments.models import Assignment
from kiemdiem.apps.campaigns.actions.store_regime import store_regime
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.issuing.models import Addressee, PlanIssue
from kiemdiem.apps.workplans.models import BodyCorrection
from tests.builders.assignments import CELLS, somebody
from tests.builders.campaigns import kept
from tests.builders.house import NOON, make_unit
from tests.web.every_url import World

Data = Mapping[str, Any]


def a_unit_to_look_after(world: World) -> Data:
    """The campaign of the world is that of a cell; what its plan means stands right below it."""
    make_unit("Chi bộ cơ quan mới", under=world.house.cell, code="CBCQ", body="chi_bo_co_so")
    return {"pasted": "CBCQ\tP-DAT"}


def an_issued_plan(world: World) -> None:
    known = {
        "number": "1",
        "issued_on": date(2021, 12, 1),
        "issuer": "BTV",
        "signed_by": "Phó Bí thư",
        "issued_at": NOON,
    }
    issue = PlanIssue.objects.create(campaign_id=world.own["campaign_id"], **known)
    Addressee.objects.create(issue=issue, line=0, to="Các chi bộ", unit_id=world.own["unit_id"])


def a_unit_in_difficulty(world: World) -> Data:
    unit = make_unit("Chi bộ cơ quan mới", under=world.house.cell, code="CBCQ", body="chi_bo_co_so")
    return {"unit": str(unit.pk)}


def a_body_that_guides(world: World) -> None:
    given = {"is_meant": True, "reason": "Cùng một nơi", "corrected_at": NOON, "unit_id": world.own["unit_id"]}
    BodyCorrection.objects.create(campaign_id=world.own["campaign_id"], body="people-committee-of-the-town", **given)


def a_unit_to_visit(world: World) -> Data:
    unit = make_unit("Chi bộ cơ quan mới", under=world.house.cell, code="CBCQ", body="chi_bo_co_so")
    world.own["duty"] = "visiting-group"
    return {"units": [str(unit.pk)], "members": "P-DAT"}


def _of_another_plan(world: World, code: str) -> Campaign:
    """The campaign of the world under another plan."""
    campaign = Campaign.objects.unscoped("the world's own").get(pk=world.own["campaign_id"])
    campaign.regime = store_regime(kept(code), at=NOON)
    campaign.save()
    return campaign


def a_plan_that_prints(world: World) -> None:
    _of_another_plan(world, "kh146_2014")
    world.own["duty"] = "directing"
    for name in CELLS:
        make_unit(name, under=world.house.cell, body="chi_bo_truc_thuoc")
    for post in ("bi_thu", "pho_bi_thu", "uy_vien_thuong_vu"):
        somebody(f"Người giữ {post}", home=world.house.other_cell, post=post, on=world.house.cell)


def a_draft_that_waits(world: World) -> None:
    _of_another_plan(world, "kh61_2021")
    world.own["duty"] = "following"
    drafts = Assignment.objects.unscoped("the world's own").filter(pk=world.own["assignment_id"])
    drafts.update(duty="following", state="draft")
