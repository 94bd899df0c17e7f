"""Where the plan has one review a year, who has been reviewed is on no second list of that year."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import partial
from time import sleep

import pytest
from django.db.models import Q

from kiemdiem.apps.campaigns.actions.ask_for_roll import ask_for_roll
from kiemdiem.apps.campaigns.actions.close_campaign import close_campaign
from kiemdiem.apps.campaigns.actions.prepare_campaign import prepare_campaign
from kiemdiem.apps.campaigns.actions.take_roll import open_campaign, take_roll
from kiemdiem.apps.campaigns.jobs import compute_roll_version
from kiemdiem.apps.campaigns.models import Campaign, RollVersion, Subject
from kiemdiem.apps.campaigns.queries.rolls import standings_of
from kiemdiem.apps.completion.actions import recording
from kiemdiem.apps.completion.actions.recording import ReviewGiven, record_reviews, take_back_review
from kiemdiem.apps.completion.errors import ReviewedThisYear
from kiemdiem.apps.completion.models import Review
from kiemdiem.apps.completion.queries.once import refuse_reviewed
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.queries import command_line
from tests.builders.at_once import at_once
from tests.builders.campaigns import kept
from tests.builders.planting import plant
from tests.builders.situations import kh146, towns

DONE = ReviewGiven(date(2014, 12, 10), "Biên bản số 4", "Bản giấy đã ký")


def actor_of(day: date) -> Actor:
    return command_line(datetime.combine(day, time(5), UTC))


def prepared(code: str, root: str, day: date) -> tuple[Campaign, RollVersion]:
    campaign = prepare_campaign(kept(code), root=Unit.objects.get(code=root), name="", actor=actor_of(day))
    roll = ask_for_roll(campaign, as_of=day, actor=actor_of(day))
    compute_roll_version.call(roll.pk)
    return campaign, roll


def person_on(campaign: Campaign, person: str) -> Subject:
    return standings_of(campaign).select_related("subject").get(subject__person__code=person, is_reviewed=True).subject


@pytest.fixture
def inspectorate(db: None) -> tuple[Campaign, date]:
    """The campaign of KH146, open, with a member B whose review is recorded."""
    office = kh146.office()
    office.person("le-b", cell="CB1", admitted_on="2001-02-03")
    plant(office.tables)
    day = office.regime.review_period()[1]
    campaign, roll = prepared("kh146_2014", kh146.ROOT, day)
    campaign = open_campaign(campaign, seen=roll.pk, actor=actor_of(day))
    subject = person_on(campaign, "le-b")
    record_reviews(campaign, Unit.objects.get(code="CB1"), [subject.pk], DONE, actor=actor_of(day))
    return campaign, day


@pytest.mark.clause("KH146-010")
def test_a_second_case_of_the_year_is_refused_to_whom_the_first_is_completed(
    inspectorate: tuple[Campaign, date],
) -> None:
    campaign, day = inspectorate
    close_campaign(campaign, actor=actor_of(day))
    second, roll = prepared("kh146_2014", kh146.ROOT, day)
    assert person_on_waiting(second, roll, "le-b")
    before = Entry.objects.count()
    with pytest.raises(ReviewedThisYear) as refused:
        open_campaign(second, seen=roll.pk, actor=actor_of(day))
    told = str(refused.value)
    name = Subject.objects.get(campaign=campaign, person__code="le-b", kind="member").name
    assert f"{name} (ngày 10/12/2014" in told
    assert "KH146-010" in told
    second.refresh_from_db()
    assert (second.is_preparing, Entry.objects.count()) == (True, before)


def person_on_waiting(campaign: Campaign, roll: RollVersion, person: str) -> bool:
    found = Subject.objects.filter(campaign=campaign, person__code=person, standings__since=roll.number)
    return found.filter(standings__is_reviewed=True).exists()


@pytest.mark.clause("KH146-010")
def test_the_case_may_be_opened_elsewhere_once_the_day_is_taken_back(inspectorate: tuple[Campaign, date]) -> None:
    campaign, day = inspectorate
    take_back_review(Review.objects.get(), reason="Ghi nhầm người", actor=actor_of(day))
    close_campaign(campaign, actor=actor_of(day))
    second, roll = prepared("kh146_2014", kh146.ROOT, day)
    assert open_campaign(second, seen=roll.pk, actor=actor_of(day)).is_open


@pytest.fixture
def two_open(inspectorate: tuple[Campaign, date]) -> tuple[Campaign, Campaign, date]:
    """The campaign of the inspectorate and one of the cell CB1, both open before either recorded B."""
    first, day = inspectorate
    take_back_review(Review.objects.get(), reason="Ghi nhầm người", actor=actor_of(day))
    below, roll = prepared("kh146_2014", "CB1", day)
    return first, open_campaign(below, seen=roll.pk, actor=actor_of(day)), day


@pytest.mark.clause("KH146-010")
def test_two_campaigns_of_a_year_do_not_both_record_the_review_of_a_person(
    two_open: tuple[Campaign, Campaign, date],
) -> None:
    first, below, day = two_open
    cell = Unit.objects.get(code="CB1")
    record_reviews(below, cell, [person_on(below, "le-b").pk], DONE, actor=actor_of(day))
    with pytest.raises(ReviewedThisYear):
        record_reviews(first, cell, [person_on(first, "le-b").pk], DONE, actor=actor_of(day))
    assert Review.objects.get().subject.campaign == below
    again = ask_for_roll(first, as_of=day, reason="Tính lại", actor=actor_of(day))
    compute_roll_version.call(again.pk)
    with pytest.raises(ReviewedThisYear):
        take_roll(first, seen=again.pk, actor=actor_of(day))


def test_two_campaigns_that_record_a_person_at_the_same_moment_do_not_both_succeed(
    transactional_db: None, two_open: tuple[Campaign, Campaign, date], monkeypatch: pytest.MonkeyPatch
) -> None:
    first, below, day = two_open
    cell = Unit.objects.get(code="CB1")

    def asked_a_while_before(campaign: Campaign, among: Q) -> None:
        refuse_reviewed(campaign, among)
        sleep(0.5)  # long enough for the other to ask as well

    monkeypatch.setattr(recording, "refuse_reviewed", asked_a_while_before)
    given = [
        partial(record_reviews, one, cell, [person_on(one, "le-b").pk], DONE, actor=actor_of(day))
        for one in (first, below)
    ]
    ends = at_once(given)
    assert sorted(type(end).__name__ for end in ends) == ["ReviewedThisYear", "list"]
    assert Review.objects.count() == 1


def test_a_plan_that_does_not_say_so_lets_a_person_be_on_two_lists(db: None) -> None:
    office = towns.office("kh75_2022")
    plant(office.tables)
    day = office.regime.review_period()[1]
    campaign, roll = prepared("kh75_2022", towns.ROOT, day)
    campaign = open_campaign(campaign, seen=roll.pk, actor=actor_of(day))
    subject = person_on(campaign, "full")
    given = ReviewGiven(day, "", "Bản giấy đã ký")
    record_reviews(campaign, subject.unit or campaign.root, [subject.pk], given, actor=actor_of(day))
    close_campaign(campaign, actor=actor_of(day))
    second, roll = prepared("kh75_2022", towns.ROOT, day)
    assert open_campaign(second, seen=roll.pk, actor=actor_of(day)).is_open
