"""`regime list` and `regime show`: the regimes in plain words."""

import json
import re

import pytest

from kiemdiem.cli.plain_rules import plain_rules
from kiemdiem.core.regime.loader import load, shipped_codes
from kiemdiem.core.regime.regime import Regime
from tests.cli.conftest import Run

REGIMES = {code: load(code) for code in shipped_codes()}


@pytest.fixture(params=REGIMES)
def regime(request: pytest.FixtureRequest) -> Regime:
    return REGIMES[request.param]


def test_every_shipped_regime_is_listed(run: Run) -> None:
    ran = run("regime", "list")
    assert ran.code == 0
    assert [line.split()[0] for line in ran.out.splitlines()[2:]] == sorted(REGIMES)


def test_the_list_for_programs_names_plan_year_and_hash(run: Run) -> None:
    told = json.loads(run("regime", "list", "--json").out)["regimes"]
    (plan,) = [row for row in told if row["id"] == "kh61_2021"]
    assert (plan["number"], plan["date"], plan["year"]) == ("61-KH/TU", "2021-10-27", 2021)
    assert plan["hash"] == REGIMES["kh61_2021"].hash


def test_a_regime_is_shown_with_kinds_levels_rules_questions_and_what_is_missing(run: Run, regime: Regime) -> None:
    out = run("regime", "show", regime.id).out
    flat = re.sub(r"\s+", " ", out)
    assert regime.identity.title in flat
    assert all(kind.label in flat for kind in regime.kinds.values())
    assert all(reading in out for reading in regime.readings)
    assert "Chưa có" in out


@pytest.mark.parametrize(
    "sentence",
    [
        "Hoàn thành xuất sắc nhiệm vụ: từ 70% trở lên số phiếu đề nghị mức này, tính trên số người tham gia bỏ phiếu.",
        "Hoàn thành nhiệm vụ: trên 50% số phiếu đề nghị từ mức này trở lên, tính trên số người tham gia bỏ phiếu.",
        "Không quá mức thấp nhất của nơi mình đứng đầu.",
    ],
)
def test_a_rule_is_told_in_plain_words_with_its_clauses(run: Run, sentence: str) -> None:
    flat = re.sub(r"\s+", " ", run("regime", "show", "kh61_2021").out)
    assert sentence in flat
    assert re.search(r"ballot-excellent · [^·]+ · KH61-179, KH61-180", flat)


def test_only_the_rules_of_the_chosen_reading_are_shown(run: Run) -> None:
    literal = run("regime", "show", "kh146_2014", "--reading", "two-tasks=r2").out
    assert "weak-two-tasks" in literal
    assert "two-tasks-and-no-fault" not in literal
    assert "weak-two-tasks" not in run("regime", "show", "kh146_2014").out


def test_an_unknown_reading_and_an_unknown_option_are_refused_together(run: Run) -> None:
    ran = run("regime", "show", "kh146_2014", "--reading", "two-task=r2", "--reading", "assent=no")
    assert ran.code == 2
    assert "Có phải ý là “two-tasks”?" in ran.err
    assert "Chấp nhận: cumulative, per-class." in ran.err


def test_the_regime_for_programs_tells_every_rule_under_every_reading(run: Run, regime: Regime) -> None:
    told = json.loads(run("regime", "show", regime.id, "--json").out)
    assert [rule["id"] for rule in told["rules"]] == [rule.id for rule in plain_rules(regime)]
    assert {reading["id"]: reading["default"] for reading in told["readings"]} == {
        name: reading.default for name, reading in regime.readings.items()
    }
    assert [blank["wants"] for blank in told["blanks"]] == [blank.wants for blank in regime.blanks.values()]


def test_no_rule_shows_a_name_of_the_notation_to_a_reader(regime: Regime) -> None:
    """Names with an underscore are those of facts and codes: their labels stand in the sentences."""
    said = " ".join(rule.text for rule in plain_rules(regime, regime.chosen({})))
    assert re.findall(r"\b\w+_\w+\b", said) == []
