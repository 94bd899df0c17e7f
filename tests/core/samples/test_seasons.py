"""Made-up seasons: every regime can read them, they vary as real ones do, and a seed gives one roster."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.regime.loader import load, shipped_codes
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.samples.season import make_season

FOREIGN = sorted((Path(__file__).parents[2] / "regimes/foreign").iterdir())
SHIPPED = {code: load(code) for code in shipped_codes()}


@pytest.fixture(params=SHIPPED)
def regime(request: pytest.FixtureRequest) -> Regime:
    return SHIPPED[request.param]


def test_one_seed_gives_one_season(regime: Regime) -> None:
    assert make_season(regime, seed=4, size=50) == make_season(regime, seed=4, size=50)


def test_another_seed_gives_another_season(regime: Regime) -> None:
    assert make_season(regime, seed=4, size=50) != make_season(regime, seed=5, size=50)


@settings(max_examples=60)
@given(code=st.sampled_from(sorted(SHIPPED)), seed=st.integers(0, 10_000), size=st.integers(1, 260))
def test_a_season_has_its_size_and_is_read_without_a_fault(code: str, seed: int, size: int) -> None:
    given_season = make_season(SHIPPED[code], seed=seed, size=size)
    season = SeasonReader(SHIPPED[code]).read(given_season)
    assert len(season.subjects) == size


@pytest.mark.parametrize("folder", FOREIGN, ids=lambda folder: folder.name)
def test_a_regime_of_another_shape_gets_a_season_too(folder: Path) -> None:
    regime = load(folder)
    season = SeasonReader(regime).read(make_season(regime, seed=1, size=60))
    assert {subject.kind for subject in season.subjects} == set(regime.kinds)


def test_every_kind_of_the_regime_is_there(regime: Regime) -> None:
    kinds = Counter(subject["kind"] for subject in make_season(regime, seed=2, size=60)["subjects"])
    assert set(kinds) == set(regime.kinds)


def test_levels_vary_and_some_answers_stay_open(regime: Regime) -> None:
    answer = rate(regime, SeasonReader(regime).read(make_season(regime, seed=2, size=400)), sentences=False)
    levels = Counter(subject.level for subject in answer.subjects.values() if subject.outcome == "rated")
    outcomes = Counter(subject.outcome for subject in answer.subjects.values())
    assert len(levels) >= 3
    assert 0 < outcomes["incomplete"] + outcomes["undetermined"] < outcomes["rated"]


def test_votes_never_exceed_the_papers_handed_in_and_some_papers_are_invalid() -> None:
    subjects = make_season(SHIPPED["kh61_2021"], seed=2, size=400)["subjects"]
    voted = [subject for subject in subjects if "votes" in subject]
    spoilt = [subject["present_voters"] - sum(subject["votes"].values()) for subject in voted]
    assert min(spoilt) == 0
    assert sum(spoilt) > 0


def test_a_person_and_a_place_have_a_name_and_no_two_subjects_share_an_id(regime: Regime) -> None:
    subjects = make_season(regime, seed=2, size=400)["subjects"]
    assert all(subject["name"] for subject in subjects)
    assert len({subject["id"] for subject in subjects}) == 400


def test_a_cadre_is_a_member_too_under_the_same_name() -> None:
    subjects = make_season(SHIPPED["kh61_2021"], seed=2, size=400)["subjects"]
    names: dict[str, set[str]] = {}
    kinds: dict[str, set[str]] = {}
    for subject in subjects:
        if "person" in subject:
            names.setdefault(subject["person"], set()).add(subject["name"])
            kinds.setdefault(subject["person"], set()).add(subject["kind"])
    assert all(len(known) == 1 for known in names.values())
    assert {"cadre", "member"} in kinds.values()
