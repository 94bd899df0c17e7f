"""Units with work under a plan, who marks it, and what is read of it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, Scope
from kiemdiem.apps.permissions.models import Grant, Role
from kiemdiem.apps.users.models import User
from kiemdiem.apps.workplans.actions.mark_work import WorkGiven, mark_work
from kiemdiem.apps.workplans.queries.progress import Duty, ItemProgress, PlanProgress
from tests.builders.campaigns import with_bodies
from tests.builders.house import House, acting, make_grant, make_unit, make_user

WHOLE = Scope(is_whole=True)
REASON = "Đơn vị mất mạng."
KH24 = date(2024, 12, 1)
LONG_AGO = date(2010, 1, 1)


def at(day: date) -> datetime:
    return datetime.combine(day, time(5), UTC)


def agency(house: House, name: str, kind: str, *, tier: str = "district", under: Unit | None = None) -> Unit:
    unit = make_unit(name, under=under or house.district)
    unit.agency, unit.tier = kind, tier
    unit.save(update_fields=["agency", "tier"])
    return unit


def secretary_of(unit: Unit, *, day: date = KH24) -> Actor:
    user = User.objects.filter(username=f"bt{unit.pk}").first()
    if user is None:
        user = make_user(f"bt{unit.pk}")
        make_grant(user, Role.SECRETARY, on=unit)
        Grant.objects.filter(user=user).update(since=LONG_AGO)
    return acting(user, at=at(day))


def progress_of(campaign: Campaign, *, today: date = KH24, seen: Scope = WHOLE) -> PlanProgress:
    campaign.refresh_from_db()
    return PlanProgress(campaign, seen=seen, today=today)


def item(campaign: Campaign, key: str, *, today: date = KH24) -> ItemProgress:
    progress = progress_of(campaign, today=today)
    work = progress.work(key)
    assert work is not None
    return progress.of_item(work)


def duty(campaign: Campaign, key: str, unit: Unit, *, today: date = KH24) -> Duty:
    found = item(campaign, key, today=today)
    (one,) = [one for one in (*found.duties, *found.others) if one.unit.id == unit.pk]
    return one


def parts(campaign: Campaign, key: str) -> list[str]:
    return [part.key for part in item(campaign, key).work.parts]


def done(campaign: Campaign, key: str, unit: Unit, actor: Actor, *, day: date, only: list[str] | None = None) -> None:
    given = WorkGiven(day, "Báo cáo số 5-BC/ĐU")
    mark_work(campaign, item=key, parts=only or parts(campaign, key), unit=unit, given=given, actor=actor)


def last() -> Entry:
    entry = Entry.objects.order_by("-pk").first()
    assert entry is not None
    return entry


def inspectorate(house: House) -> tuple[Campaign, list[Unit]]:
    Grant.objects.update(since=LONG_AGO)
    chapter = make_unit("Đảng bộ Thanh tra", code="DBTT", body="dang_bo_co_so")
    cells = [make_unit(f"Chi bộ {number}", under=chapter, body="chi_bo_truc_thuoc") for number in range(9)]
    at_chapter = House(**{**vars(house), "district": chapter})
    return with_bodies(at_chapter, "kh146_2014"), cells
