"""Small changes of a regime: each is made once, an example tells, or it is listed with its line."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem.core.engine.mutants import mutants_of
from kiemdiem.core.engine.mutate import JUDGED, MutationReport, mutate, read_accepted
from kiemdiem.core.engine.mutated_texts import bounds_beside, expressions_beside, neighbours
from kiemdiem.core.regime.entries.values import Bound
from kiemdiem.core.regime.expression.parser import parse
from kiemdiem.core.regime.inherit import Raw
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.variations import HEAD, Variations
from tests.core.regime.small_regime import Change, small_folder

EXAMPLES = """
[[example]]
id = "seven-of-ten"
clauses = ["XA-001"]
expect.A = { level = "TOT" }
  [[example.subject]]
  id = "A"
  kind = "member"
  votes = { TOT = 7, KHA = 3, KEM = 0 }
  present_voters = 10
  facts = { admitted_on = 2000-01-01, visits = [ { paid = true } ] }
  [[example.cases]]
  change.A.votes = { TOT = 69, KHA = 31, KEM = 0 }
  change.A.present_voters = 100
  expect.A.level = "none"
"""


def folder_with_examples(tmp_path: Path, *changes: Change) -> Path:
    return small_folder(tmp_path, Change("examples.toml", "", EXAMPLES), *changes)


def report(tmp_path: Path, **how: Any) -> MutationReport:
    return mutate(folder_with_examples(tmp_path), **how)


# ---------------------------------------------------------------------- texts


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("70%", ["69%", "71%"]),
        ("89.99", ["89.98", "90.00"]),
        ("50", ["49", "51"]),
        ("0", ["-1", "1"]),
        ("0.5%", ["0.4%", "0.6%"]),
        ("2/3", ["197/300", "203/300"]),
        ("present_voters", []),
    ],
)
def test_a_bound_moves_by_its_smallest_printed_step(text: str, beside: list[str]) -> None:
    assert bounds_beside(text) == beside


@given(st.integers(0, 10**6), st.integers(0, 4), st.booleans())
def test_every_bound_beside_another_is_a_bound_and_differs(digits: int, places: int, is_share: bool) -> None:
    text = (f"{digits // 10**places}.{digits % 10**places:0{places}d}" if places else str(digits)) + "%" * is_share
    low, high = (Bound.read(other).value for other in bounds_beside(text))
    assert low < Bound.read(text).value < high


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("a >= 3", {"a > 3", "a >= 2", "a >= 4"}),
        ("a and not b", {"a or not b", "a and  b"}),
        ("level = KHA", {"level <> KHA", "level = TOT", "level = KEM"}),
        ("day + 6 months > as_of", {"day + 5 months > as_of", "day + 7 months > as_of", "day + 6 months >= as_of"}),
        ("word = 'and'", {"word <> 'and'"}),
        ("x / y > 1/3", {"x / y >= 1/3", "x / y > 0/3", "x / y > 2/3"}),
    ],
)
def test_an_expression_changes_in_one_place_at_a_time(text: str, changes: set[str]) -> None:
    assert set(expressions_beside(text, neighbours({"quality": ("TOT", "KHA", "KEM")}))) == changes


def test_every_changed_expression_of_a_shipped_regime_can_be_read() -> None:
    regime = load("kh146_2014")
    codes = neighbours(regime.names.scales)
    for ground in regime.all("ground"):
        for text in expressions_beside(str(ground.values["when"]), codes):
            parse(text)


# ---------------------------------------------------------------------- mutants


def test_each_sort_of_change_is_made(tmp_path: Path) -> None:
    ids = {mutant.id for mutant in mutants_of(Variations(folder_with_examples(tmp_path)), JUDGED | {"item", "dossier"})}
    assert ids >= {
        "threshold top at_least: 70% → 71%",
        "threshold top at_least: at_least = 70% → above = 70%",
        "threshold top of: present_voters → full_members",
        "threshold top level: TOT → KHA",
        "threshold top: top → –",
        "band from-50 from: from = 50 → above = 50",
        "band from-50 unmet: next_open → ask",
        "requirement united holds: unity = DK → unity <> DK",
        "ground disunity when: unity = MDK → unity = DK",
        "ask no-visit who: Đảng ủy → *",
        "quota units-share of: rated → in_group",
        "quota units-share instead.0.at_most: 1 → 2",
        "quota units-share instead.0.when: group.base < 5 → –",
        "exclusion new-member effect: reviewed_only → exempt",
        "reading cut-off default: year_end → today",
        "item start due.0.on: 2021-11-30 → 2021-12-01",
        "item start due.0.kind: before → by",
        "item report due.0.days: 3 → 4",
    }


def test_the_head_of_a_regime_is_changed_too(tmp_path: Path) -> None:
    variations = Variations(folder_with_examples(tmp_path))
    mutants = {mutant.id: mutant for mutant in mutants_of(variations, frozenset({HEAD}))}
    later = mutants["regime xa year: 2021 → 2022"]
    varied = variations.changed(later.number, later.values)
    assert varied is not None
    assert (varied.identity.year, variations.regime.identity.year) == (2022, 2021)
    assert {"regime xa date: 2021-11-01 → 2021-11-02", "regime xa issuer: Đảng ủy xã → *"} <= set(mutants)


def test_no_change_has_the_id_of_another(tmp_path: Path) -> None:
    ids = [mutant.id for mutant in mutants_of(Variations("kh61_2021"), JUDGED)]
    assert len(set(ids)) == len(ids)


def test_a_change_leaves_the_regime_itself_as_it_is(tmp_path: Path) -> None:
    variations = Variations(folder_with_examples(tmp_path))
    before = [dict(raw.values) for raw in variations.raws]
    for mutant in mutants_of(variations, JUDGED):
        variations.changed(mutant.number, mutant.values)
    assert [dict(raw.values) for raw in variations.raws] == before


def test_what_only_a_parent_says_is_not_changed(tmp_path: Path) -> None:
    mutants = mutants_of(Variations(folder_with_examples(tmp_path)), JUDGED)
    assert not [mutant for mutant in mutants if "top-share" in mutant.id or "sick" in mutant.id]


# ---------------------------------------------------------------------- the hunt


def test_a_change_that_an_example_tells_is_not_a_survivor(tmp_path: Path) -> None:
    ends = {outcome.id: (outcome.end, outcome.told_by) for outcome in report(tmp_path).outcomes}
    assert ends["threshold top at_least: 70% → 71%"] == ("example", "seven-of-ten 0")
    assert ends["threshold top at_least: 70% → 69%"] == ("example", "seven-of-ten 1")
    assert ends["threshold top at_least: at_least = 70% → above = 70%"] == ("example", "seven-of-ten 0")


def test_a_change_that_the_loader_refuses_is_not_a_survivor(tmp_path: Path) -> None:
    ends = {outcome.id: outcome.end for outcome in report(tmp_path).outcomes}
    assert ends["ceiling head-not-above-unit: head-not-above-unit → –"] == "refused"


def test_a_change_that_the_check_finds_fatal_is_not_a_survivor(tmp_path: Path) -> None:
    ends = {outcome.id: outcome.end for outcome in report(tmp_path).outcomes}
    assert ends["band from-50 unmet: next_open → –"] == "refused"  # its level has a requirement


def test_what_nobody_tells_survives_with_its_line(tmp_path: Path) -> None:
    (survivor,) = [
        one for one in report(tmp_path).survivors if one.id == "requirement united holds: unity = DK → unity <> DK"
    ]
    assert survivor.where == "xa/ratings.toml:42"


def test_a_survivor_with_a_reason_is_accepted_and_a_reason_without_one_is_stale(tmp_path: Path) -> None:
    found = report(
        tmp_path, accepted={"requirement united holds: unity = DK → unity <> DK": "…", "threshold top of: gone": "…"}
    )
    (accepted,) = [one for one in found.outcomes if one.end == "accepted"]
    assert (accepted.id, accepted.reason) == ("requirement united holds: unity = DK → unity <> DK", "…")
    assert found.stale == ("threshold top of: gone",)


def test_a_budget_is_spread_over_all_files(tmp_path: Path) -> None:
    found = report(tmp_path, budget=20)
    assert len(found.outcomes) == 20
    assert found.left_out > 0
    assert len({one.where.split(":")[0] for one in found.outcomes}) > 2


def test_tests_are_asked_where_examples_are_silent(tmp_path: Path) -> None:
    def witness(raw: Raw, values: Any, varied: Any) -> str:
        return "tests/test_plan.py::test_days" if raw.table == "item" else ""

    found = report(tmp_path, witness=witness)
    assert {one.end for one in found.outcomes if one.id.startswith("item ")} == {"test"}
    assert not [one for one in report(tmp_path / "b").outcomes if one.id.startswith("item ")]


def test_a_report_counts_and_can_be_written_as_json(tmp_path: Path) -> None:
    told = report(tmp_path, budget=30).to_json()
    assert json.loads(json.dumps(told)) == told
    assert sum(told["counts"].values()) == told["tried"] == 30


def test_reasons_are_read_from_their_file(tmp_path: Path) -> None:
    assert read_accepted(tmp_path / "mutants.toml") == {}
    text = '[[accepted]]\nid = "threshold top at_least: 70% → 71%"\nreason = "Cùng nghĩa."\n'
    (tmp_path / "mutants.toml").write_text(text, encoding="utf-8")
    assert read_accepted(tmp_path / "mutants.toml") == {"threshold top at_least: 70% → 71%": "Cùng nghĩa."}
    assert tomllib.loads(text)


# ---------------------------------------------------------------------- variations


def test_a_variation_is_the_regime_that_the_changed_folder_gives(tmp_path: Path) -> None:
    changed = Change("ratings.toml", 'at_least = "70%"', 'at_least = "71%"')
    fresh = load(small_folder(tmp_path / "b", changed))
    variations = Variations(small_folder(tmp_path / "a"))
    (number,) = [n for n, raw in enumerate(variations.raws) if raw.values.get("id") == "top"]
    varied = variations.changed(number, {**variations.raws[number].values, "at_least": "71%"})
    assert varied is not None
    assert [row.entry for row in varied.all("threshold")] == [row.entry for row in fresh.all("threshold")]
    assert varied.trees == fresh.trees
    assert varied.names == fresh.names


def test_a_rule_that_an_exemption_lifts_cannot_go_alone(tmp_path: Path) -> None:
    variations = Variations(small_folder(tmp_path))
    numbers = {str(raw.values.get("id")): number for number, raw in enumerate(variations.raws)}
    assert variations.changed(numbers["head-not-above-unit"], None) is None
    without = variations.changed(numbers["disunity"], None)
    assert without is not None
    assert without.all("ground") == ()


def test_a_fact_of_another_type_is_checked_with_all_that_read_it(tmp_path: Path) -> None:
    variations = Variations(small_folder(tmp_path))
    (number,) = [n for n, raw in enumerate(variations.raws) if raw.table == "fact" and raw.values["id"] == "score"]
    values = dict(variations.raws[number].values)
    assert variations.changed(number, {**values, "type": "text", "range": None}) is None
    assert variations.changed(number, {**values, "label": "Điểm số"}) is not None


# ---------------------------------------------------------------------- what nobody could tell
def test_the_absence_of_what_is_worked_out_is_not_changed() -> None:
    ids = [mutant.id for mutant in mutants_of(Variations("kh61_2021"), frozenset({"fact"}))]
    assert [name for name in ids if name.startswith("fact professional_level absent")]
    assert not [
        name for name in ids if name.startswith(("fact professional_input absent", "fact discipline_here absent"))
    ]


def test_facts_and_readings_that_only_untried_rules_ask_for_are_left_to_who_tries_those_rules() -> None:
    variations = Variations("kh61_2021")
    of_rules = {mutant.id for mutant in mutants_of(variations, JUDGED, JUDGED)}
    others = {mutant.id for mutant in mutants_of(variations, JUDGED)} - of_rules
    assert {name.split()[1] for name in others} >= {"suspended_from_committee", "poll-waived-when"}
    assert {name.split()[0] for name in others} == {"fact", "reading"}
    assert {name.split()[1] for name in of_rules} >= {"sick_leave_months", "discipline", "ordinary-quota"}
