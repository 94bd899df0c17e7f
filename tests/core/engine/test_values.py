"""Three-valued comparisons, shares over unknown rows, and functions of lists."""

from datetime import date
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest

from kiemdiem.core.engine import values as v
from kiemdiem.core.engine.values import NOTHING, Pair
from tests.builders.toy_regime import FACTS, PROPOSAL, make_regime, person, rule

KLEENE = (True, False, None)


@pytest.mark.parametrize(("left", "right"), list(product(KLEENE, repeat=2)))
def test_and_or_and_not_are_kleene_s(left: bool | None, right: bool | None) -> None:
    worlds = [
        (a, b)
        for a in ((True, False) if left is None else (left,))
        for b in ((True, False) if right is None else (right,))
    ]
    for function, plain in ((v.both, all), (v.either, any)):
        answers = {plain(world) for world in worlds}
        assert function(left, right) == (answers.pop() if len(answers) == 1 else None)
    assert v.negate(left) == (None if left is None else not left)


@pytest.mark.parametrize("relation", ["=", "<>", "<", "<=", ">", ">="])
def test_a_comparison_with_none_is_false_and_with_an_unknown_open(relation: str) -> None:
    assert v.compare(relation, NOTHING, 3) is False  # type: ignore[arg-type]
    assert v.compare(relation, NOTHING, None) is False  # type: ignore[arg-type]
    assert v.compare(relation, None, 3) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("relation", ["=", "<>", "<", "<=", ">", ">="])
def test_a_pair_is_compared_like_all_the_numbers_in_it(relation: str) -> None:
    for low, high, other in product(range(4), repeat=3):
        if low <= high:
            answers = {v.compare(relation, n, other) for n in range(low, high + 1)}  # type: ignore[arg-type]
            wanted = answers.pop() if len(answers) == 1 else None
            found = v.compare(relation, v.pair(low, high), other)  # type: ignore[arg-type]
            assert found in (wanted, None)
            assert found == wanted or high - low > 1


def test_a_share_of_an_empty_base_is_what_the_rule_says() -> None:
    for when_empty, answer in (("fails", False), ("holds", True), ("ask", None)):
        assert v.compare_share(">=", 0, 0, Fraction(7, 10), when_empty) is answer
        assert v.share_compare(">=", [], lambda x: True, lambda x: True, Fraction(7, 10), when_empty) is answer


@pytest.mark.parametrize("relation", [">=", ">", "<=", "<"])
@pytest.mark.parametrize("bound", [Fraction(1, 2), Fraction(2, 3), Fraction(0), Fraction(1)])
def test_a_share_over_rows_in_doubt_is_exactly_what_every_world_says(relation: str, bound: Fraction) -> None:
    for rows in product(product(KLEENE, KLEENE), repeat=2):
        worlds = [
            list(zip(inside, holds, strict=True))
            for inside in product(*[(True, False) if r[0] is None else (r[0],) for r in rows])
            for holds in product(*[(True, False) if r[1] is None else (r[1],) for r in rows])
        ]
        answers = set()
        for world in worlds:
            whole = sum(1 for inside, _ in world if inside)
            part = sum(1 for inside, asked in world if inside and asked)
            answers.add(v.compare(relation, part, bound * whole) if whole else False)  # type: ignore[arg-type]
        wanted = answers.pop() if len(answers) == 1 else None
        found = v.share_compare(relation, rows, lambda r: r[0], lambda r: r[1], bound, "fails")  # type: ignore[arg-type]
        assert found in (wanted, None)


def test_a_run_is_unbroken_and_newest_first() -> None:
    def length(*rows: bool | None) -> object:
        return v.run(rows, lambda row: True, lambda row: row)

    assert (length(True, True, False, True), length(False, True), length()) == (2, 0, 0)
    assert length(True, None, True, False) == Pair(1, 3)


def test_dates_shift_by_months_to_the_last_day_of_a_short_one() -> None:
    assert v.shift(date(2021, 8, 31), 6, "months") == date(2022, 2, 28)
    assert v.shift(date(2020, 2, 29), 1, "years") == date(2021, 2, 28)
    assert v.shift(None, 1, "days") is None


def test_the_worst_of_nothing_caps_nothing_and_of_an_unknown_list_anything() -> None:
    assert v.worst([], lambda x: True, lambda x: x, 4) == 0b10000
    assert v.worst(None, lambda x: True, lambda x: x, 4) == 0b11111
    assert v.worst([0b0001, 0b0110], lambda x: True, lambda x: x, 4) == 0b0110
    assert v.worst([0b0001, 0b0010], lambda x: True, lambda x: x, 4, best=True) == 0b0001


SEVERITY = (
    FACTS
    + """
[[fact]]
id = "measure"
type = "scale"
scale = "severity"
label = "Hình thức"
absent = "none"
clauses = ["TOY-1"]
"""
)


@pytest.mark.parametrize(("measure", "level"), [("MILD", "A"), ("HARD", "C"), ("HARDEST", "C"), (None, "A")])
def test_a_scale_of_severities_counts_upwards(tmp_path: Path, measure: str | None, level: str) -> None:
    cap = rule("ceiling", 'id = "cap"\nfor = ["person"]\nat_most = "C"\nwhen = "measure >= HARD"\nbecause = "Nặng."')
    facts = {"measure": measure} if measure else {}
    assert person(make_regime(tmp_path, PROPOSAL + cap, facts=SEVERITY), proposed_level="A", facts=facts).level == level
