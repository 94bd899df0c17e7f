"""Limits that rest on facts: an unset one leaves the number open, unless silence means that there is no limit."""

from pathlib import Path

import pytest

from kiemdiem.core.engine.answer import Answer
from tests.builders.toy_regime import BALLOT, FACTS, answer_of, make_regime, rule, votes

COUNTS = (
    FACTS
    + """\
[[fact]]
id = "places"
for = ["unit"]
type = "count"
label = "Số chỗ"
supplied_by = "cấp trên"
clauses = ["TOY-1"]
[[fact]]
id = "raised"
for = ["unit"]
type = "count"
label = "Số chỗ tăng thêm"
supplied_by = "cấp trên"
clauses = ["TOY-1"]
[[fact]]
id = "special"
for = ["unit"]
type = "yes_no"
label = "Đặc biệt"
supplied_by = "cấp trên"
clauses = ["TOY-1"]
"""
)
QUOTA = rule(
    "quota",
    'id = "few"\nfor = ["person"]\nlevel = "A"\nat_most = "places"\nof = ["A", "B"]\nwithin = ["unit"]\n'
    'rank_by = ["votes.A / present_voters"]\nwho = "cấp trên"',
)
INSTEAD = '[[quota.instead]]\nwhen = "group.special"\nat_most = "raised"\nclauses = ["TOY-1"]\n'
PEOPLE = [{"id": name, "unit": "U", **votes(best, 0, 0, 100 - best)} for name, best in (("X", 90), ("Y", 80))]


def answer(folder: Path, text: str = QUOTA, **facts: object) -> Answer:
    return answer_of(make_regime(folder, BALLOT + text, facts=COUNTS), *PEOPLE, bodies=[{"id": "U", "facts": facts}])


@pytest.mark.parametrize("text", [QUOTA, QUOTA + INSTEAD])
def test_a_limit_that_nobody_entered_leaves_every_place_open_and_is_asked_for(tmp_path: Path, text: str) -> None:
    found = answer(tmp_path, text)
    assert found.quotas[0].limit == [0, 2]
    for name in "XY":
        subject = found.subjects[name]
        assert (subject.outcome, subject.range) == ("incomplete", ("A", "B"))
        assert ("places", "U", "cấp trên") in [(fact.fact, fact.of, fact.supplied_by) for fact in subject.missing]
    assert "số chỗ" in found.quotas[0].text


def test_both_lines_are_asked_for_where_neither_is_entered(tmp_path: Path) -> None:
    found = answer(tmp_path, QUOTA + INSTEAD).subjects["X"]
    assert {fact.fact for fact in found.missing} == {"special", "raised", "places"}


@pytest.mark.parametrize(("places", "levels"), [(0, "BB"), (1, "AB"), (2, "AA")])
def test_every_number_that_may_be_entered_lies_in_the_range(tmp_path: Path, places: int, levels: str) -> None:
    found = answer(tmp_path, places=places)
    assert "".join(found.subjects[name].level or "-" for name in "XY") == levels


def test_a_line_that_may_apply_and_is_not_entered_widens_the_limit_to_all(tmp_path: Path) -> None:
    found = answer(tmp_path, QUOTA + INSTEAD, places=1)
    assert found.quotas[0].limit == [0, 2]
    assert found.subjects["X"].range == ("A", "B")


def test_a_limit_whose_silence_means_none_is_no_limit_even_beside_one_that_is_open(tmp_path: Path) -> None:
    free = INSTEAD.replace('"raised"', '"allowed"')
    found = answer(tmp_path, QUOTA + free, places=1)
    assert found.quotas[0].limit == [1, 2]
    assert (found.subjects["X"].level, found.subjects["Y"].range) == ("A", ("A", "B"))
    none = answer(tmp_path, QUOTA.replace('"places"', '"allowed"'))
    assert (none.quotas[0].limit, none.subjects["Y"].level) == (None, "A")


def test_a_group_whose_body_has_no_row_is_asked_for_its_number_all_the_same(tmp_path: Path) -> None:
    found = answer_of(make_regime(tmp_path, BALLOT + QUOTA, facts=COUNTS), *PEOPLE)
    assert [(fact.fact, fact.of) for fact in found.subjects["X"].missing] == [("places", "U")]
    none = answer_of(make_regime(tmp_path, BALLOT + QUOTA.replace('"places"', '"allowed"'), facts=COUNTS), *PEOPLE)
    assert (none.quotas[0].limit, none.subjects["Y"].level) == (None, "A")


def test_whom_the_office_picked_is_not_refused_for_a_number_that_nobody_entered(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + QUOTA, facts=COUNTS)
    picked = [{**person, "decided_level": "A"} for person in PEOPLE]
    found = answer_of(regime, *picked)
    assert found.quotas[0].over == 0
    assert all("còn thiếu dữ kiện" in found.subjects[name].conflicts[0].text for name in "XY")
    lower = answer_of(regime, *({**person, "decided_level": "B"} for person in PEOPLE))
    assert [lower.subjects[name].level for name in "XY"] == ["B", "B"]
