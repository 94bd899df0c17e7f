"""Random seasons are the same for the same seed, valid, and lie at the bounds of the rules."""

from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest

from kiemdiem.core.engine.edges import edges_of
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.random_cases import random_season
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.engine.season import Season, Subject
from kiemdiem.core.regime.loader import load, shipped_codes
from tests.core.regime.small_regime import small_regime


def seasons(regime: Any, number: int, **how: Any) -> list[Season]:
    return [random_season(regime, Random(seed), **how) for seed in range(number)]


def as_given(subject: Subject) -> dict[str, Any]:
    """The subject as the interchange brings it."""
    return {
        "id": subject.id, "kind": subject.kind, "person": subject.person, "facts": dict(subject.facts),
        "ballots": [
            {
                "forum": ballot.forum, "purpose": ballot.purpose, "votes": dict(ballot.votes),
                "present_voters": ballot.present_voters, "full_members": ballot.full_members,
            }
            for ballot in subject.ballots
        ],
        "honours": subject.honours and list(subject.honours),
        "proposed_level": subject.proposed_level, "decided_level": subject.decided_level,
        **{key: list(targets) for key, targets in subject.links.items()},
    }  # fmt: skip


def test_the_same_seed_gives_the_same_season(tmp_path: Path) -> None:
    regime = small_regime(tmp_path)
    assert seasons(regime, 5) == seasons(regime, 5)
    assert random_season(regime, Random(1)) != random_season(regime, Random(2))


def test_a_season_has_as_many_subjects_of_as_many_kinds_as_asked(tmp_path: Path) -> None:
    season = random_season(small_regime(tmp_path), Random(1), subjects=30, kinds=["unit"])
    assert [subject.kind for subject in season.subjects] == ["unit"] * 30


def test_nothing_is_missing_where_nothing_may_be(tmp_path: Path) -> None:
    for season in seasons(small_regime(tmp_path), 20, missing=Fraction(0), kinds=["unit"]):
        for subject in season.subjects:
            assert set(subject.facts) >= {"score", "unity", "finding", "colour"}


def test_a_number_lies_at_every_bound_and_one_step_beside_it(tmp_path: Path) -> None:
    regime = small_regime(tmp_path)
    (score,) = [placed.entry for placed in regime.facts if placed.id == "score"]
    near = edges_of(regime).of_number(score)
    assert {0, 100, 50, Fraction(4999, 100), Fraction(5001, 100)} <= set(near)
    found = {s.facts.get("score") for season in seasons(regime, 200) for s in season.subjects}
    assert set(near) <= found


def test_votes_reach_the_bound_exactly_and_miss_it_by_one(tmp_path: Path) -> None:
    ballots = [
        ballot
        for season in seasons(small_regime(tmp_path), 400, missing=Fraction(0), kinds=["member"])
        for subject in season.subjects
        for ballot in subject.ballots
        if ballot.present_voters == 10
    ]
    assert {6, 7, 8} <= {ballot.votes["TOT"] for ballot in ballots}
    assert any(sum(ballot.votes.values()) < 10 for ballot in ballots)
    assert all(sum(ballot.votes.values()) <= 10 for ballot in ballots)


@pytest.mark.parametrize("code", shipped_codes())
def test_every_random_season_is_one_that_the_interchange_would_take(code: str) -> None:
    regime = load(code)
    reader = SeasonReader(regime)
    for season in seasons(regime, 30, any_reading=True):
        given = {"subjects": [as_given(subject) for subject in season.subjects], "readings": dict(season.readings)}
        reader.read(given | {"period": season.period})


@pytest.mark.parametrize("code", shipped_codes())
def test_every_random_season_is_answered(code: str) -> None:
    regime = load(code)
    for season in seasons(regime, 60, any_reading=True):
        answer = rate(regime, season)
        assert set(answer.subjects) == {subject.id for subject in season.subjects}
