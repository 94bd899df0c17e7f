"""Forms of the work under a plan, as `filled_forms` takes them: who fills in what, where, after what."""

from __future__ import annotations

from typing import Any

from kiemdiem.apps.campaigns.actions.store_regime import store_regime
from kiemdiem.apps.campaigns.models import Campaign, Subject
from kiemdiem.apps.workplans.models import BodyCorrection
from tests.builders.campaigns import kept
from tests.builders.house import NOON
from tests.web.every_url import World


def a_plan_told_to_each(world: World) -> dict[str, Any]:
    """The plan of the world's campaigns is told to no one by one: another one, and a member of the cell."""
    campaign = Campaign.objects.filter(pk=world.own["campaign_id"])
    campaign.update(regime=store_regime(kept("kh146_2014"), at=NOON))
    subject = Subject.objects.get(campaign__in=campaign)
    Subject.objects.filter(pk=subject.pk).update(kind="member")
    given = {"is_meant": True, "reason": "Trực thuộc", "corrected_at": NOON}
    BodyCorrection.objects.create(campaign=subject.campaign, body="cells", unit_id=world.own["unit_id"], **given)
    return {"members": [str(subject.pk)]}


WORK_FORMS: dict[str, tuple[Any, ...]] = {
    "mark_work": ("secretary", {"day": "20/12/2021", "evidence": "Báo cáo 5"}),
    "return_work": ("authority", {"remark": "Thiếu phần III"}),
    "name_head": ("secretary", {"person": "P-LUU"}),
    "tell_members": ("board", {"day": "20/12/2021", "on_behalf": "Họp chung"}, "own", a_plan_told_to_each),
    "renew_feed": ("secretary",),
    "revoke_feed": ("secretary",),
    "remind_late_units": ("board", {"note": "Gửi ngay"}, "own", a_plan_told_to_each),
    "set_notice_days": ("board", {"days": "10, 5"}),
    "correct_body": ("board", {"unit": "LG2", "is_meant": "yes", "reason": "Công văn 3"}),
}
