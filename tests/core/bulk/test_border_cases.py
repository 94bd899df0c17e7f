"""Both ways agree on every case that the examples of a plan are made of, and on ballots at every border."""

from __future__ import annotations

from fractions import Fraction

import pytest

from kiemdiem.core.engine.examples import trials_of
from kiemdiem.core.regime.loader import load
from tests.core.bulk.agreement import agree_on
from tests.core.bulk.many_seasons import joined
from tests.proofs_plugin import Counted
from tests.properties.rating import FOREIGN, NAMES, reader, regime
from tests.properties.seasons import Json
from tests.regimes.kh61.ballots import collective
from tests.regimes.kh61.test_borders import FIFTY, SEVENTY, SIXTY, ballots_at


def cases_of(name: str) -> list[Json]:
    """The cases of all examples that are not refused, those of one day and one set of readings as one season; the
    largest first."""
    told = load(FOREIGN / name if (FOREIGN / name).is_dir() else name, with_examples=True)
    given = ({key: value for key, value in trial.given.items() if key != "unknown"} for trial in trials_of(told))
    return sorted(joined(enumerate(given), reader(name)), key=lambda season: -len(season["subjects"]))


def agree(name: str, found: list[Json]) -> int:
    return sum(agree_on(regime(name), reader(name), season) for season in found)


@pytest.mark.parametrize("name", NAMES)
def test_both_ways_agree_on_the_cases_of_most_examples(name: str) -> None:
    assert agree(name, cases_of(name)[:1]) > 0


@pytest.mark.prove
@pytest.mark.parametrize("name", NAMES)
def test_both_ways_agree_on_the_cases_of_every_example(name: str, counted: Counted) -> None:
    found = cases_of(name)
    counted(subjects=sum(len(season["subjects"]) for season in found))
    assert agree(name, found) > 0


@pytest.mark.parametrize(("bound", "place"), [(SEVENTY, 0), (SIXTY, 1), (FIFTY, 2), (FIFTY, 3)])
def test_both_ways_agree_on_ballots_at_every_border(bound: Fraction, place: int) -> None:
    ballots = ballots_at(bound, place)
    subjects = [collective(f"C{number}", votes, voters) for number, (votes, voters) in enumerate(ballots)]
    assert agree_on(regime("kh61_2021"), reader("kh61_2021"), {"subjects": subjects}) == len(ballots)
