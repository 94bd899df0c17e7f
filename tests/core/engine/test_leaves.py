"""Months of leave come from the stretches in the register, unless somebody entered the number."""

from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kiemdiem
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.regime.faults import BrokenRegime
from kiemdiem.core.regime.loader import load

KH61 = load("kh61_2021")
FOLDER = Path(kiemdiem.__file__).parent / "regimes" / "kh61_2021"
READER = SeasonReader(KH61)
Leave = dict[str, str]


def months(*leaves: Leave, entered: int | None = None, reading: str = "sum") -> Any:
    facts: dict[str, Any] = {"admitted_on": "2010-05-19", "leaves": list(leaves)}
    if entered is not None:
        facts["sick_leave_months"] = entered
    season = {"subjects": [{"id": "M", "kind": "member", "facts": facts}], "readings": {"sick-leave-sum": reading}}
    answer = rate(KH61, READER.read(season)).subjects["M"]
    assert "sick_leave_months" not in answer.assumed
    return answer.facts.get("sick_leave_months", "as entered")


def sick(start: str, until: str) -> Leave:
    return {"kind": "sick", "from": f"2021-{start}", "until": f"2021-{until}"}


def test_one_stretch_is_counted_by_the_calendar() -> None:
    assert months(sick("02-01", "04-30")) == 3
    assert months(sick("02-01", "04-29")) == 2


def test_stretches_apart_are_summed_by_thirty_days_a_month() -> None:
    assert months(sick("03-01", "04-29"), sick("06-01", "06-30")) == 3
    assert months(sick("03-01", "04-29"), sick("06-01", "06-29")) == 2


def test_under_the_other_reading_only_the_longest_stretch_counts() -> None:
    assert months(sick("03-01", "04-29"), sick("06-01", "06-30"), reading="one-stretch") == 1


def test_days_of_other_years_do_not_count() -> None:
    assert months({"kind": "sick", "from": "2020-10-01", "until": "2021-02-28"}) == 2


@pytest.mark.clause("KH61-246")
def test_a_day_of_maternity_leave_is_never_a_day_of_sick_leave() -> None:
    maternity = {"kind": "maternity", "from": "2021-05-01", "until": "2021-10-31"}
    assert months(maternity) == 0
    assert months(sick("03-01", "06-30"), maternity) == 2


def test_a_number_that_somebody_entered_goes_before_the_stretches() -> None:
    assert months(sick("02-01", "04-30"), entered=1) == "as entered"


def test_a_stretch_without_its_last_day_leaves_the_number_open() -> None:
    assert months({"kind": "sick", "from": "2021-03-01"}) == [0, 10]


def test_a_stretch_of_unknown_kind_may_be_sick_leave() -> None:
    assert months({"from": "2021-03-01", "until": "2021-06-30"}) == [0, 4]


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 28), st.integers(1, 12), st.integers(1, 28)), max_size=5))
def test_the_order_of_the_stretches_changes_nothing(stretches: list[tuple[int, int, int, int]]) -> None:
    leaves = [sick(f"{a:02}-{b:02}", f"{c:02}-{d:02}") for a, b, c, d in stretches if (a, b) <= (c, d)]
    assert months(*leaves) == months(*reversed(leaves))


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('{ kind = "sick"', '{ kind = "sik"', "“sik”"),
        ('reading = "sick-leave-sum", sum', 'reading = "sick-leave-sun", sum', "“sick-leave-sun”"),
        (', one-stretch = "one_stretch"', "", "“one-stretch”"),
        ('one-stretch = "one_stretch"', 'one-stretch = "longest"', "sum | one_stretch"),
        ("days_per_month = 30, ", "", "“days_per_month”"),
    ],
)
def test_a_wrong_word_in_the_way_of_counting_is_told(tmp_path: Path, right: str, wrong: str, told: str) -> None:
    folder = tmp_path / "kh61_2021"
    copytree(FOLDER, folder)
    facts = (folder / "facts.toml").read_text(encoding="utf-8")
    assert right in facts
    (folder / "facts.toml").write_text(facts.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(BrokenRegime) as broken:
        load(folder)
    assert [told in fault.message for fault in broken.value.faults] == [True]
