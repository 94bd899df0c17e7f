"""What happened to a unit or a subject on which day; by whom it is recorded, and in whose place."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from kiemdiem.apps.campaigns.actions.record_milestone import MilestoneGiven, record_milestone
from kiemdiem.apps.campaigns.actions.take_back_milestone import take_back_milestone
from kiemdiem.apps.campaigns.errors import (
    CampaignNotOpen,
    MilestoneToCome,
    NoSuchMilestone,
    OnBehalfWithoutReason,
    OutsideCampaign,
    TakingBackWithoutReason,
    UnknownMilestone,
)
from kiemdiem.apps.campaigns.models import Campaign, Milestone, Subject
from kiemdiem.apps.campaigns.queries.milestones import days_of_subjects, days_of_units, milestone_kinds
from kiemdiem.apps.journal.models import Entry, Mention
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.errors import MayNot
from tests.builders.campaigns import running
from tests.builders.house import House, acting, make_unit

KIND = "unit-review-completed"
DAY = date(2024, 11, 20)
SOURCE = "Báo cáo số 12-BC/ĐU"
LATE_AUTUMN = datetime(2024, 12, 1, 5, tzinfo=UTC)
REASON = "Xã mất mạng ba ngày."


@pytest.fixture
def campaign(house: House) -> Campaign:
    return running(house, "kh24_2024")


def by(house: House, role: str) -> Actor:
    return acting(house.cast[role], at=LATE_AUTUMN)


def put(campaign: Campaign, unit: Unit, actor: Actor, *, day: date = DAY, on_behalf: str = "") -> Milestone:
    return record_milestone(campaign, kind=KIND, whom=unit, given=MilestoneGiven(day, SOURCE, on_behalf), actor=actor)


def last() -> Entry:
    entry = Entry.objects.order_by("-pk").first()
    assert entry is not None
    return entry


def test_a_unit_records_its_own_day(campaign: Campaign, house: House) -> None:
    made = put(campaign, house.commune, by(house, "secretary"))
    assert (made.day, made.source, made.on_behalf_reason) == (DAY, SOURCE, "")
    assert made.recorded_by == house.secretary
    assert days_of_units(campaign) == {house.commune.pk: {KIND: DAY}}
    assert last().act == "campaigns.milestone_recorded"
    assert Mention.objects.filter(entry=last(), kind="organisations.unit", key=house.commune.pk).exists()


def test_the_board_records_only_in_the_place_of_a_unit_and_says_why(campaign: Campaign, house: House) -> None:
    with pytest.raises(OnBehalfWithoutReason):
        put(campaign, house.commune, by(house, "board"))
    made = put(campaign, house.commune, by(house, "board"), on_behalf=REASON)
    assert made.on_behalf_reason == REASON
    assert (last().act, last().reason) == ("campaigns.milestone_recorded_for", REASON)
    assert "Làm thay Đảng bộ xã Long Giang" in last().sentence


def test_another_unit_records_nothing_here(campaign: Campaign, house: House) -> None:
    for role in ("authority", "inspector", "member", "administrator"):
        with pytest.raises(MayNot):
            put(campaign, house.commune, by(house, role), on_behalf=REASON)
    with pytest.raises(MayNot):
        put(campaign, house.other_commune, by(house, "secretary"), on_behalf=REASON)
    assert not Milestone.objects.exists()


def test_another_day_takes_the_place_of_the_first_and_an_equal_one_leaves_no_entry(
    campaign: Campaign, house: House
) -> None:
    put(campaign, house.commune, by(house, "secretary"))
    entries = Entry.objects.count()
    put(campaign, house.commune, by(house, "secretary"))
    assert Entry.objects.count() == entries
    put(campaign, house.commune, by(house, "secretary"), day=date(2024, 11, 21))
    assert (last().act, Milestone.objects.get().day) == ("campaigns.milestone_changed", date(2024, 11, 21))
    assert "20/11/2024" in last().sentence


def test_what_was_recorded_is_taken_back_with_a_reason(campaign: Campaign, house: House) -> None:
    secretary = by(house, "secretary")
    with pytest.raises(NoSuchMilestone):
        take_back_milestone(campaign, kind=KIND, whom=house.commune, reason="nhầm", actor=secretary)
    put(campaign, house.commune, secretary)
    with pytest.raises(TakingBackWithoutReason):
        take_back_milestone(campaign, kind=KIND, whom=house.commune, reason=" ", actor=secretary)
    take_back_milestone(campaign, kind=KIND, whom=house.commune, reason="nhầm ngày", actor=secretary)
    assert not Milestone.objects.exists()
    assert (last().act, last().reason) == ("campaigns.milestone_taken_back", "nhầm ngày")


def test_only_what_the_plan_knows_and_what_has_happened_is_recorded(campaign: Campaign, house: House) -> None:
    secretary = by(house, "secretary")
    with pytest.raises(UnknownMilestone):
        record_milestone(campaign, kind="khac", whom=house.commune, given=MilestoneGiven(DAY), actor=secretary)
    with pytest.raises(MilestoneToCome):
        put(campaign, house.commune, secretary, day=date(2024, 12, 2))
    with pytest.raises(OutsideCampaign):
        put(campaign, make_unit("Đảng bộ huyện khác"), by(house, "board"), on_behalf=REASON)
    Campaign.objects.filter(pk=campaign.pk).update(state="closed")
    with pytest.raises(CampaignNotOpen):
        put(campaign, house.commune, secretary)
    assert not Milestone.objects.exists()


def test_the_kinds_are_the_events_that_each_unit_has_for_itself(campaign: Campaign) -> None:
    assert list(milestone_kinds(campaign))[:2] == ["unit-review-completed", "unit-review"]


def test_a_subject_reaches_a_milestone_once_and_a_milestone_has_one_owner(campaign: Campaign, house: House) -> None:
    subject = Subject.objects.create(
        campaign=campaign, key="P-DAT", kind="member", name="Bùi Xuân Đạt", unit=house.cell, sort_key="", search_key=""
    )
    given = MilestoneGiven(DAY)
    made = record_milestone(campaign, kind=KIND, whom=subject, given=given, actor=by(house, "secretary"))
    assert days_of_subjects(campaign) == {subject.pk: {KIND: DAY}}
    again = {"campaign": campaign, "kind": KIND, "day": DAY, "recorded_at": LATE_AUTUMN}
    for owner in ({"subject": subject}, {}, {"subject": subject, "unit": house.cell}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Milestone.objects.create(**again, **owner)
    assert made.unit is None
