"""Checking a regime: findings in order of gravity, and rules that no random case makes act."""

import json
from pathlib import Path

import pytest

from kiemdiem.core.engine.checks import check_regime
from kiemdiem.core.engine.firing import try_cases
from kiemdiem.core.regime.loader import load, shipped_codes
from tests.core.regime.small_regime import Change, small_regime

IMPOSSIBLE = """
[[ground]]
id = "impossible"
for = ["unit"]
level = "KEM"
when = "score > 80 and score < 20"
because = "…"
clauses = ["XA-001"]
"""


def test_every_rule_of_the_small_plan_acts_in_some_case(tmp_path: Path) -> None:
    regime = small_regime(tmp_path)
    assert [row.id for row in try_cases(regime, 5_000).never_fired(regime)] == []


def test_a_rule_that_cannot_act_is_a_warning_at_its_line(tmp_path: Path) -> None:
    regime = small_regime(tmp_path, Change("ratings.toml", "", IMPOSSIBLE))
    (finding,) = [one for one in check_regime(regime).findings if one.check == "cases"]
    assert (finding.severity, finding.where) == ("warning", "xa/ratings.toml:103")
    assert "impossible" in finding.message
    assert "ca thử ngẫu nhiên" in finding.message


def test_trying_stops_once_every_rule_has_acted(tmp_path: Path) -> None:
    assert try_cases(small_regime(tmp_path), 1_000_000).cases < 5_000


def test_a_rule_under_a_reading_that_is_not_the_default_is_tried_too(tmp_path: Path) -> None:
    under = Change("ratings.toml", 'when = "unity = MDK"', 'when = "unity = MDK"\nunder = { cut-off = "today" }')
    regime = small_regime(tmp_path, under)
    assert [row.id for row in try_cases(regime, 5_000).never_fired(regime)] == []


def test_the_same_seed_tries_the_same_cases(tmp_path: Path) -> None:
    regime = small_regime(tmp_path, Change("ratings.toml", "", IMPOSSIBLE))
    assert try_cases(regime, 400, seed=7) == try_cases(regime, 400, seed=7)


def test_the_gravest_findings_come_first_and_each_once(tmp_path: Path) -> None:
    report = check_regime(small_regime(tmp_path), cases=0)
    order = ["fatal", "warning", "note"]
    assert [one.severity for one in report.findings] == sorted(
        (one.severity for one in report.findings), key=order.index
    )
    assert len({one.text() for one in report.findings}) == len(report.findings)
    assert not report.is_sound


def test_a_report_can_be_written_as_json(tmp_path: Path) -> None:
    told = check_regime(small_regime(tmp_path), cases=80).to_json()
    assert json.loads(json.dumps(told)) == told
    assert (told["regime"], told["sound"]) == ("xa", False)


@pytest.mark.parametrize("code", shipped_codes())
def test_a_shipped_regime_is_sound(code: str) -> None:
    report = check_regime(load(code))
    assert [one.text() for one in report.of("fatal")] == []
