"""While a roll is being worked out of large registers, the task goes on saying that it is alive."""

from collections.abc import Callable
from datetime import timedelta
from time import monotonic, sleep
from typing import Any

import pytest
from django.utils import timezone

from kiemdiem.apps.campaigns import jobs
from kiemdiem.apps.campaigns.actions.ask_for_roll import ask_for_roll
from kiemdiem.apps.campaigns.actions.lay_roll import take_up
from kiemdiem.apps.campaigns.facts.roll import ComputedRoll, compute_roll
from kiemdiem.apps.campaigns.models import RollVersion
from kiemdiem.apps.campaigns.queries.overviews import has_stopped
from kiemdiem.shell import turns
from tests.builders.campaigns import AUTUMN, DAY, board_of, prepared
from tests.builders.house import House

OFTEN = timedelta(milliseconds=20)


def waited_for(wanted: Callable[[], bool]) -> bool:
    """Whether it comes true within some seconds."""
    end = monotonic() + 10
    while not wanted() and monotonic() < end:
        sleep(0.02)
    return wanted()


@pytest.fixture
def roll(transactional_db: None, house: House) -> RollVersion:
    """A roll that was taken up long ago."""
    asked = ask_for_roll(prepared(house), as_of=DAY, actor=board_of(house))
    return take_up(asked.pk, at=AUTUMN)


def now_of(roll: RollVersion) -> RollVersion:
    return RollVersion.objects.get(pk=roll.pk)


def test_a_roll_that_is_asked_for_on_a_rehearsed_day_is_not_taken_for_dead_before_it_begins(house: House) -> None:
    asked = ask_for_roll(prepared(house), as_of=DAY, actor=board_of(house))  # years before today's clock
    assert not has_stopped(now_of(asked))


def test_a_task_that_computes_for_long_is_not_taken_for_dead(roll: RollVersion) -> None:
    assert has_stopped(now_of(roll))
    with turns.beating(roll, every=OFTEN):
        assert waited_for(lambda: not has_stopped(now_of(roll)))
    assert now_of(roll).run == roll.run


def test_a_task_whose_row_another_has_falls_silent(roll: RollVersion) -> None:
    other = take_up(roll.pk, at=AUTUMN)
    with turns.beating(roll, every=OFTEN):
        sleep(0.3)
    assert (now_of(roll).run, now_of(roll).beat_at) == (other.run, AUTUMN)


def test_beats_come_far_more_often_than_silence_is_told() -> None:
    assert turns.A_BEAT * 4 < turns.SILENCE


def test_the_task_beats_while_it_computes(roll: RollVersion, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []

    def slowly(*given: Any, **named: Any) -> ComputedRoll:
        RollVersion.objects.filter(pk=roll.pk).update(beat_at=timezone.now() - 2 * turns.SILENCE)
        seen.append(waited_for(lambda: not has_stopped(now_of(roll))))
        return compute_roll(*given, **named)

    monkeypatch.setattr(turns, "A_BEAT", OFTEN)
    monkeypatch.setattr(jobs, "compute_roll", slowly)
    jobs.compute_roll_version.call(roll.pk)
    assert seen == [True]
    assert now_of(roll).state == RollVersion.State.READY
