"""A quarter has its own first and last day: by its name, by the day of the rating, and for facts that are dated."""

from datetime import date
from pathlib import Path

import pytest

from kiemdiem.core.engine.given import BadSeason
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime
from tests.builders.toy_regime import FACTS, PROPOSAL, answer_of, make_regime

DATED = (
    FACTS
    + """\
[[fact]]
id = "warned_on"
type = "date"
label = "Ngày nhắc nhở"
absent = "none"
clauses = ["TOY-1"]
"""
)
WARNED = """\
[[ground]]
id = "warned"
for = ["person"]
period = "quarter"
level = "D"
when = "warned_on in period"
because = "Bị nhắc nhở từ {period.start} đến {period.end}."
clauses = ["TOY-1"]
"""


@pytest.fixture
def regime(tmp_path: Path) -> Regime:
    """A plan that rates by the quarter; who was warned in it gets the lowest level."""
    source = PROPOSAL.replace('by = "proposal"', 'by = "proposal"\nperiod = "quarter"')
    make_regime(tmp_path, PROPOSAL, facts=DATED)
    head = tmp_path / "toy" / "regime.toml"
    head.write_text(
        head.read_text(encoding="utf-8").replace("year = 2021", 'year = 2021\nperiods = ["quarter", "year"]')
    )
    (tmp_path / "toy" / "ratings.toml").write_text(source + WARNED, encoding="utf-8")
    return load(tmp_path / "toy")


def level(regime: Regime, warned_on: str, **season: object) -> str | None:
    """The level of somebody who was warned that day."""
    given = {"id": "P", "proposed_level": "A", "facts": {"warned_on": warned_on}}
    return answer_of(regime, given, season=season).subjects["P"].level


@pytest.mark.parametrize(
    ("day", "quarter"), [("2021-01-01", 1), ("2021-03-31", 1), ("2021-04-01", 2), ("2021-09-30", 3), ("2021-12-31", 4)]
)
def test_a_named_quarter_holds_its_own_days_and_no_other(regime: Regime, day: str, quarter: int) -> None:
    for number in range(1, 5):
        assert level(regime, day, period=f"2021-Q{number}") == ("D" if number == quarter else "A")


@pytest.mark.parametrize(
    ("as_of", "worst"),
    [("2021-02-15", "2021-02-01"), ("2021-04-01", "2021-06-30"), ("2022-01-20", "2021-10-01"), (None, "2021-12-31")],
)
def test_a_quarter_without_a_name_is_that_of_the_day_or_the_last(regime: Regime, as_of: str | None, worst: str) -> None:
    found = [level(regime, f"2021-{month:02}-01", period="quarter", as_of=as_of) for month in range(1, 13)]
    assert found.count("D") == 3
    assert level(regime, worst, period="quarter", as_of=as_of) == "D"


def test_the_sentence_and_the_day_of_the_rating_are_those_of_the_quarter(regime: Regime) -> None:
    person = {"id": "P", "proposed_level": "A", "facts": {"warned_on": "2021-05-05"}}
    answer = answer_of(regime, person, season={"period": "2021-Q2"})
    assert answer.as_of == date(2021, 6, 30).isoformat()
    assert any("từ 01/04/2021 đến 30/06/2021" in reason.text for reason in answer.subjects["P"].reasons)


@pytest.mark.parametrize("period", ["2021-Q5", "2020-Q1", "2021-H1", "2021-Q0", "Q1"])
def test_a_part_of_the_year_that_there_is_not_is_refused(regime: Regime, period: str) -> None:
    with pytest.raises(BadSeason, match="Chấp nhận: quarter, year, 2021-Q1"):
        level(regime, "2021-05-05", period=period)
