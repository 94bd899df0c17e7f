"""A campaign whose worker or server ends in the middle is never half laid down or half open, and goes on from there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from kiemdiem.apps.campaigns import jobs
from kiemdiem.apps.campaigns.actions.ask_for_roll import ask_for_roll
from kiemdiem.apps.campaigns.actions.drop_roll import drop_roll
from kiemdiem.apps.campaigns.actions.take_roll import open_campaign, take_roll
from kiemdiem.apps.campaigns.errors import CampaignNotPreparing, NoRollToTake
from kiemdiem.apps.campaigns.facts.roll import ComputedRoll, compute_roll
from kiemdiem.apps.campaigns.jobs import compute_roll_version
from kiemdiem.apps.campaigns.models import Campaign, RollVersion, Standing
from kiemdiem.apps.campaigns.queries.rolls import standings_of
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.permissions.models import Role
from tests.builders.at_once import at_once
from tests.builders.campaigns import DAY, board_of, computed, opened, prepared
from tests.builders.house import House, acting, make_grant, make_person, make_user

PLACES = range(10)
Execute = Callable[[str, Any, bool, dict[str, Any]], Any]


class Killed(OperationalError):
    """What whoever works hears when the connection to the database is gone."""


class Counter:
    """Counts the statements; the one at `last` is not done any more."""

    def __init__(self, last: int | None = None) -> None:
        self.count, self._last = 0, last

    def __call__(self, execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        self.count += 1
        if self.count - 1 == self._last:
            raise Killed("the connection is gone")
        return execute(sql, params, many, context)


@contextmanager
def counted(last: int | None = None) -> Iterator[Counter]:
    """Count the statements of what is done within it, and end at that one."""
    counter = Counter(last)
    with connection.execute_wrapper(counter):
        yield counter


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiemdiem.apps.campaigns.jobs.BATCH", 4)
    monkeypatch.setattr("kiemdiem.apps.campaigns.actions.lay_roll.BATCH", 4)


def laid(roll: RollVersion) -> set[tuple[str, str]]:
    """Whom the roll names, and what holds of each."""
    return set(standings_of(roll.campaign, roll=roll.number).values_list("subject__key", "digest"))


def shown(campaign: Campaign) -> set[str]:
    """Whom the campaign shows."""
    campaign.refresh_from_db()
    return set(standings_of(campaign).values_list("subject__key", flat=True))


def killed_at(place: int, work: Callable[[], object]) -> None:
    """The work ends at one of ten places, from its first statement to its last; nothing of it is tried twice."""
    with transaction.atomic(), counted() as whole:
        work()
        transaction.set_rollback(True)
    with pytest.raises(Killed), counted(last=place * (whole.count - 1) // PLACES[-1]):
        work()
    transaction.set_rollback(False)  # what was committed stays: only the test's own transaction is around it


@contextmanager
def undone() -> Iterator[None]:
    """What is done within it is looked at and not kept."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def registers_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The registers stand still, so the roll is worked out of them once; each task writes it down anew."""
    found: list[ComputedRoll] = []

    def once(*given: Any, **named: Any) -> ComputedRoll:
        if not found:
            found.append(compute_roll(*given, **named))
        return found[0]

    monkeypatch.setattr(jobs, "compute_roll", once)


@pytest.mark.usefixtures("registers_read_once")
def test_a_first_roll_whose_task_is_killed_opens_nothing_and_is_laid_down_by_the_next_task(house: House) -> None:
    other = prepared(house)
    wanted = computed(other, house)
    campaign = prepared(house)
    roll = ask_for_roll(campaign, as_of=DAY, actor=board_of(house))
    for place in PLACES:
        killed_at(place, lambda: compute_roll_version.call(roll.pk))
        roll.refresh_from_db()
        assert roll.state == RollVersion.State.COMPUTING
        assert (shown(campaign), campaign.state) == (set(), Campaign.State.PREPARING)
        with pytest.raises(NoRollToTake):
            open_campaign(campaign, seen=roll.pk, actor=board_of(house))
        with undone():
            compute_roll_version.call(roll.pk)
            roll.refresh_from_db()
            assert (roll.state, roll.fingerprint) == (RollVersion.State.READY, wanted.fingerprint)
            assert laid(roll) == laid(wanted) != set()
            assert open_campaign(campaign, seen=roll.pk, actor=board_of(house)).fingerprint == wanted.fingerprint


@pytest.mark.usefixtures("registers_read_once")
def test_a_later_roll_whose_task_is_killed_changes_nothing_and_can_be_asked_for_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as within:
        within.setattr(jobs, "compute_roll", compute_roll)
        campaign = opened(house)
    before = shown(campaign)
    make_person("Lê Thị Mai", home=house.cell, code="P-MAI")
    for place in PLACES:
        with undone():
            roll = ask_for_roll(campaign, as_of=DAY, reason="tiếp nhận", actor=board_of(house))
            killed_at(place, partial(compute_roll_version.call, roll.pk))
            assert (shown(campaign), campaign.roll) == (before, 1)
            drop_roll(campaign, seen=roll.pk, actor=board_of(house))
            again = computed(campaign, house, reason="lập lại")
            assert shown(campaign) == before
            take_roll(campaign, seen=again.pk, actor=board_of(house))
            assert shown(campaign) == before | {"P-MAI:member"}
            newest = Standing.objects.filter(subject__campaign=campaign, until=None)
            assert newest.count() == len(before) + 1
        campaign.refresh_from_db()


def test_an_opening_that_is_killed_opens_nothing_and_can_be_done_again(house: House) -> None:
    campaign = prepared(house)
    roll = computed(campaign, house)
    entries = Entry.objects.count()
    for place in PLACES:
        killed_at(place, lambda: open_campaign(campaign, seen=roll.pk, actor=board_of(house)))
        assert (shown(campaign), campaign.state, campaign.roll) == (set(), Campaign.State.PREPARING, 0)
        assert RollVersion.objects.get(pk=roll.pk).state == RollVersion.State.READY
        assert Entry.objects.count() == entries
    open_campaign(campaign, seen=roll.pk, actor=board_of(house))
    assert len(shown(campaign)) == roll.counts["subjects"]


def test_of_two_boards_that_open_at_once_one_opens_and_the_other_is_told(transactional_db: None, house: House) -> None:
    campaign = prepared(house)
    roll = computed(campaign, house)
    entries = Entry.objects.count()
    second = make_user("board-2")
    make_grant(second, Role.BOARD)
    boards = [board_of(house), acting(second, at=board_of(house).at)]
    found = at_once([partial(open_campaign, campaign, seen=roll.pk, actor=actor) for actor in boards])
    won = [one for one in found if isinstance(one, Campaign)]
    told = [one for one in found if isinstance(one, CampaignNotPreparing)]
    assert (len(won), len(told)) == (1, 1)
    assert "đang mở" in told[0].sentence
    assert len(shown(campaign)) == roll.counts["subjects"]
    assert Entry.objects.filter(act="campaigns.campaign_opened").count() == 1
    assert Entry.objects.count() == entries + 1
