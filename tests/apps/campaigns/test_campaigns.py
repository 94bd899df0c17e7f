"""A campaign from its regime to its roll, and what is refused on the way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError

from kiemdiem.apps.campaigns.actions import lay_roll
from kiemdiem.apps.campaigns.actions.ask_for_roll import ask_for_roll
from kiemdiem.apps.campaigns.actions.choose_readings import Chosen, choose_readings
from kiemdiem.apps.campaigns.actions.close_campaign import close_campaign
from kiemdiem.apps.campaigns.actions.drop_roll import drop_campaign, drop_roll
from kiemdiem.apps.campaigns.actions.prepare_campaign import prepare_campaign
from kiemdiem.apps.campaigns.actions.take_roll import open_campaign, take_roll
from kiemdiem.apps.campaigns.errors import (
    AnotherRollThanSeen,
    CampaignNotOpen,
    CampaignNotPreparing,
    CampaignRuns,
    DayAfterToday,
    NoRollToTake,
    ReadingWithoutReason,
    RollInPreparation,
    RollWithoutReason,
    UnknownReading,
)
from kiemdiem.apps.campaigns.jobs import compute_roll_version
from kiemdiem.apps.campaigns.models import Campaign, RollVersion, Standing, StoredRegime, Subject
from kiemdiem.apps.campaigns.queries.rolls import standings_of
from kiemdiem.apps.campaigns.queries.rules import questions_of, regime_of
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.shell.errors import ChangedMeanwhile
from kiemdiem.shell.turns import TakenOver, still_mine
from tests.builders.campaigns import AUTUMN, DAY, board_of, computed, kept, opened, prepared
from tests.builders.house import House, acting, make_person

Seen = set[tuple[str, bool, bool]]


def seen(campaign: Campaign) -> Seen:
    """What the roll that holds says, as a page reads it."""
    campaign.refresh_from_db()
    return {(one.subject.key, one.is_reviewed, one.is_rated) for one in standings_of(campaign)}


def last_act() -> str:
    entry = Entry.objects.order_by("-pk").first()
    assert entry is not None
    return entry.act


def test_a_campaign_keeps_its_whole_regime(house: House) -> None:
    campaign = prepared(house)
    assert (campaign.state, campaign.year, campaign.roll) == (Campaign.State.PREPARING, 2022, 0)
    assert regime_of(campaign).hash == kept().hash
    assert last_act() == "campaigns.campaign_prepared"


def test_two_campaigns_share_one_kept_regime(house: House) -> None:
    prepared(house)
    prepare_campaign(kept(), root=house.commune, name="Kỳ của xã", actor=board_of(house))
    assert StoredRegime.objects.count() == 1


@pytest.mark.parametrize("role", ["authority", "secretary", "inspector", "administrator", "member"])
def test_only_the_board_prepares_a_campaign(house: House, role: str) -> None:
    with pytest.raises(MayNot):
        prepare_campaign(kept(), root=house.district, name="Kỳ", actor=acting(house.cast[role], at=AUTUMN))
    assert not Campaign.objects.exists()


def a_question(campaign: Campaign) -> tuple[str, str, str]:
    """A reading with a default, the default, and another option."""
    for question in questions_of(campaign):
        if question.default and question.reading.child != "fixed":
            other = next(one.id for one in question.reading.options if one.id != question.default)
            return question.reading.id, question.default, other
    raise AssertionError("the plan has no such reading")


def test_a_reading_other_than_the_default_is_chosen_with_its_reason(house: House) -> None:
    campaign = prepared(house)
    reading, default, other = a_question(campaign)
    campaign = choose_readings(campaign, {reading: Chosen(other, "Công văn 12")}, actor=board_of(house))
    assert campaign.readings == {reading: other}
    assert campaign.choices.get().reason == "Công văn 12"
    assert last_act() == "campaigns.readings_chosen"
    campaign = choose_readings(campaign, {reading: Chosen(default)}, actor=board_of(house))
    assert campaign.readings == {}
    assert not campaign.choices.exists()


def test_nothing_is_written_where_the_readings_stay_as_they_are(house: House) -> None:
    campaign = prepared(house)
    reading, default, _ = a_question(campaign)
    entries = Entry.objects.count()
    assert choose_readings(campaign, {reading: Chosen(default)}, actor=board_of(house)).version == campaign.version
    assert Entry.objects.count() == entries


def test_readings_are_refused_without_reason_unknown_or_from_an_old_form(house: House) -> None:
    campaign = prepared(house)
    reading, _, other = a_question(campaign)
    with pytest.raises(ReadingWithoutReason):
        choose_readings(campaign, {reading: Chosen(other, " ")}, actor=board_of(house))
    with pytest.raises(UnknownReading):
        choose_readings(campaign, {reading: Chosen("no-such")}, actor=board_of(house))
    with pytest.raises(UnknownReading):
        choose_readings(campaign, {"no-such": Chosen(other)}, actor=board_of(house))
    with pytest.raises(ChangedMeanwhile):
        choose_readings(campaign, {reading: Chosen(other, "x")}, actor=board_of(house), version=campaign.version + 1)
    campaign.refresh_from_db()
    assert campaign.readings == {}


def test_readings_stand_still_while_a_roll_waits(house: House) -> None:
    campaign = prepared(house)
    reading, _, other = a_question(campaign)
    computed(campaign, house)
    with pytest.raises(RollInPreparation):
        choose_readings(campaign, {reading: Chosen(other, "x")}, actor=board_of(house))


def test_a_computed_roll_shows_nobody_anything_before_it_is_taken(house: House) -> None:
    campaign = prepared(house)
    roll = computed(campaign, house)
    assert roll.state == RollVersion.State.READY
    assert roll.counts["subjects"] == roll.touched == Standing.objects.count() > 0
    assert roll.counts["lines"]["member"][0] == 3
    assert not seen(campaign)


def test_opening_lets_rules_and_roll_hold(house: House) -> None:
    campaign = opened(house)
    assert (campaign.state, campaign.roll, campaign.opened_on) == (Campaign.State.OPEN, 1, DAY)
    assert {key for key, _, _ in seen(campaign)} >= {"P-DAT:member", "LG1"}
    assert len(campaign.fingerprint) == 64
    assert last_act() == "campaigns.campaign_opened"


def test_a_person_stands_on_the_branch_where_he_is_at_home_and_a_body_on_that_which_it_leads(house: House) -> None:
    campaign = opened(house)
    subjects = {one.key: one for one in Subject.objects.filter(campaign=campaign)}
    assert subjects["P-DAT:member"].unit == house.cell
    assert subjects["P-DAT:member"].person == Person.objects.get(code="P-DAT")
    assert all(one.unit is not None for one in subjects.values())


def test_a_unit_has_one_open_campaign_a_year(house: House) -> None:
    opened(house)
    other = prepared(house)
    roll = computed(other, house)
    with pytest.raises(CampaignRuns):
        open_campaign(other, seen=roll.pk, actor=board_of(house))
    with pytest.raises(IntegrityError):
        Campaign.objects.filter(pk=other.pk).update(state="open", roll=1, opened_on=DAY)


def test_only_the_roll_that_was_seen_is_opened_with(house: House) -> None:
    campaign = prepared(house)
    with pytest.raises(NoRollToTake):
        open_campaign(campaign, seen=1, actor=board_of(house))
    first = computed(campaign, house)
    drop_roll(campaign, seen=first.pk, actor=board_of(house))
    second = computed(campaign, house)
    with pytest.raises(AnotherRollThanSeen):
        open_campaign(campaign, seen=first.pk, actor=board_of(house))
    open_campaign(campaign, seen=second.pk, actor=board_of(house))
    with pytest.raises(CampaignNotPreparing):
        open_campaign(campaign, seen=second.pk, actor=board_of(house))


def test_a_roll_is_computed_from_a_day_that_has_come(house: House) -> None:
    with pytest.raises(DayAfterToday):
        ask_for_roll(prepared(house), as_of=DAY + timedelta(days=1), actor=board_of(house))


def test_one_roll_is_prepared_at_a_time(house: House) -> None:
    campaign = prepared(house)
    computed(campaign, house)
    with pytest.raises(RollInPreparation):
        computed(campaign, house)


def test_a_later_roll_touches_those_who_differ_and_needs_a_reason(house: House) -> None:
    campaign = opened(house)
    before, fingerprint = seen(campaign), campaign.fingerprint
    make_person("Lê Thị Mai", home=house.cell, code="P-MAI")
    Person.objects.filter(code="P-NGA").update(left_on=date(2022, 11, 1))
    with pytest.raises(RollWithoutReason):
        computed(campaign, house)
    roll = computed(campaign, house, reason="Quyết định điều động 15-QĐ/HU")
    changed = {key for key, _, _ in seen(campaign)}
    assert changed == {key for key, _, _ in before}
    campaign = take_roll(campaign, seen=roll.pk, actor=board_of(house))
    after = {key for key, _, _ in seen(campaign)}
    assert after - changed == {"P-MAI:member"}
    assert changed - after == {"P-NGA:member"}
    assert (campaign.roll, roll.number) == (2, 2)
    assert roll.touched < len(after)
    assert campaign.fingerprint not in {"", fingerprint}
    entry = Entry.objects.order_by("-pk").first()
    assert entry is not None
    assert (entry.act, entry.reason) == ("campaigns.roll_taken", "Quyết định điều động 15-QĐ/HU")


def test_the_same_registers_give_the_same_roll(house: House) -> None:
    campaign = opened(house)
    roll = computed(campaign, house, reason="kiểm lại")
    assert (roll.touched, roll.fingerprint) == (0, campaign.fingerprint)


def test_an_earlier_roll_can_still_be_read(house: House) -> None:
    campaign = opened(house)
    before = seen(campaign)
    make_person("Lê Thị Mai", home=house.cell, code="P-MAI")
    roll = computed(campaign, house, reason="tiếp nhận")
    take_roll(campaign, seen=roll.pk, actor=board_of(house))
    campaign.refresh_from_db()
    old = {(one.subject.key, one.is_reviewed, one.is_rated) for one in standings_of(campaign, roll=1)}
    assert old == before != seen(campaign)


def test_a_dropped_roll_leaves_the_one_that_holds_as_it_was(house: House) -> None:
    campaign = opened(house)
    before = seen(campaign)
    make_person("Lê Thị Mai", home=house.cell, code="P-MAI")
    roll = computed(campaign, house, reason="thử")
    drop_roll(campaign, seen=roll.pk, actor=board_of(house))
    assert seen(campaign) == before
    assert last_act() == "campaigns.roll_dropped"
    Person.objects.filter(code="P-MAI").update(left_on=date(2022, 1, 1))
    assert computed(campaign, house, reason="lại").touched == 0


def test_a_closed_campaign_is_read_and_no_longer_changed(house: House) -> None:
    campaign = opened(house)
    before = seen(campaign)
    close_campaign(campaign, actor=board_of(house))
    assert seen(campaign) == before
    assert last_act() == "campaigns.campaign_closed"
    with pytest.raises(CampaignNotOpen):
        ask_for_roll(campaign, as_of=DAY, reason="x", actor=board_of(house))
    with pytest.raises(CampaignNotOpen):
        close_campaign(campaign, actor=board_of(house))


class Killed(Exception):
    """Stands for a worker that ends in the middle."""


@pytest.mark.parametrize("batches", [0, 1, 2])
def test_a_computing_that_was_killed_is_begun_again_and_gives_the_same(
    house: House, monkeypatch: pytest.MonkeyPatch, batches: int
) -> None:
    campaign = opened(house)
    make_person("Lê Thị Mai", home=house.cell, code="P-MAI")
    wanted = computed(campaign, house, reason="thử")
    drop_roll(campaign, seen=wanted.pk, actor=board_of(house))
    left = batches
    whole = lay_roll.Laying.lay

    def dies(laying: lay_roll.Laying, *args: object, **kwargs: object) -> None:
        nonlocal left
        if left == 0:
            raise Killed
        left -= 1
        whole(laying, *args, **kwargs)  # type: ignore[arg-type]  # handed on as they come

    monkeypatch.setattr("kiemdiem.apps.campaigns.jobs.BATCH", 4)
    roll = ask_for_roll(campaign, as_of=DAY, reason="lại", actor=board_of(house))
    with monkeypatch.context() as within:
        within.setattr(lay_roll.Laying, "lay", dies)
        with pytest.raises(Killed):
            compute_roll_version.call(roll.pk)
    compute_roll_version.call(roll.pk)
    roll.refresh_from_db()
    assert (roll.state, roll.fingerprint, roll.touched) == (RollVersion.State.READY, wanted.fingerprint, wanted.touched)


def test_of_two_tasks_only_the_last_goes_on(house: House) -> None:
    roll = ask_for_roll(prepared(house), as_of=DAY, actor=board_of(house))
    first = lay_roll.take_up(roll.pk, at=AUTUMN)
    lay_roll.take_up(roll.pk, at=AUTUMN)
    with pytest.raises(TakenOver):
        still_mine(first, at=AUTUMN)


def test_registers_that_the_plan_cannot_use_refuse_the_roll_in_words(house: House) -> None:
    Unit.objects.filter(pk=house.commune.pk).update(managed_by="Ban nào đó")
    campaign = prepared(house)
    roll = computed(campaign, house)
    assert roll.state == RollVersion.State.REFUSED
    assert "LG: " in roll.note
    assert "Ban nào đó" in roll.note
    Unit.objects.filter(pk=house.commune.pk).update(managed_by="")
    assert computed(campaign, house).state == RollVersion.State.READY


def test_a_campaign_that_was_never_opened_can_be_given_up(house: House) -> None:
    campaign = prepared(house)
    computed(campaign, house)
    drop_campaign(campaign, actor=board_of(house), reason="lập nhầm")
    campaign.refresh_from_db()
    assert campaign.state == Campaign.State.DROPPED
    with pytest.raises(CampaignNotOpen):
        ask_for_roll(campaign, as_of=DAY, actor=board_of(house))
    with pytest.raises(CampaignNotPreparing):
        drop_campaign(opened(house), actor=board_of(house))
