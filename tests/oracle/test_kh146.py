"""The engine under kh146_2014 against a second, naive reading of the plan's clauses."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemdiem.core.engine.answer import Answer, SubjectAnswer
from tests.oracle import kh146
from tests.oracle.kh146_seasons import Maker
from tests.proofs_plugin import Counted
from tests.properties.rating import answer
from tests.properties.seasons import Json

NAME = "kh146_2014"


def compare(season: Json) -> None:
    """Where nobody is asked both agree; where somebody is, the engine's range holds what may come."""
    second = kh146.Season(season)
    worlds = second.worlds()
    if not worlds:
        return
    mine = answer(NAME, season)
    for name, found in mine.subjects.items():
        if name in second.exempt:
            assert (found.outcome, found.level) == ("exempt", None), name
            continue
        outcomes = {world.levels[name] for world in worlds}
        outcomes |= {kh146.EXCELLENT for world in worlds if name in world.tied}
        assert outcomes <= _may_come(found), (name, outcomes, found.range)
        if _is_settled(found):
            assert outcomes == {found.level}, (name, outcomes, found.level)
    if second.asks_nobody:
        compare_exactly(second, worlds[0], mine)


def _may_come(found: SubjectAnswer) -> set[str]:
    """The outcomes that the engine leaves open; where no class is open a new ballot may give any."""
    return {*found.range, *found.choices, *(kh146.MEMBER if "none" in found.range else ())}


def _is_settled(found: SubjectAnswer) -> bool:
    return found.outcome == "rated" and not found.needs_choice and not found.provisional


def compare_exactly(second: kh146.Season, world: kh146.World, mine: Answer) -> None:
    for name, level in world.levels.items():
        found = mine.subjects[name]
        assert (found.outcome, found.level, found.provisional) == ("rated", level, False), name
        assert found.needs_choice == (name in world.tied), name
    for cell, quota in world.quotas.items():
        found_quota = next((q for q in mine.quotas if (q.id, q.group) == ("excellent-share", cell)), None)
        if found_quota is None:
            assert not quota.candidates, cell
            continue
        assert min(found_quota.limit, len(quota.candidates)) == quota.limit, cell
        assert set(found_quota.candidates) == quota.candidates, cell
        assert (set(found_quota.chosen), set(found_quota.ties)) == (quota.chosen, quota.tied), cell


def seasons(chance: Random) -> Iterator[Json]:
    yield Maker(chance).season()


@settings(max_examples=40)
@given(chance=st.randoms(use_true_random=False))
def test_both_readings_agree(chance: Random) -> None:
    for season in seasons(chance):
        compare(season)


@pytest.mark.prove
def test_both_readings_agree_on_many_seasons(counted: Counted) -> None:
    for seed in range(5_000):
        for season in seasons(Random(seed)):
            compare(season)
            counted(seasons=1, subjects=len(season["subjects"]))
