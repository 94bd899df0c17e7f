"""Places of a quota that rest on somebody whose level is not settled, and bases that move with who is chosen."""

from itertools import permutations
from pathlib import Path
from typing import Any

from tests.builders.toy_regime import BALLOT, PROPOSAL, answer_of, make_regime, rule, votes

SHARE = rule(
    "quota",
    'id = "few"\nfor = ["person"]\nlevel = "A"\nat_most = "50%"\nof = ["B"]\ncounted = "after_choice"\n'
    'within = ["unit"]\nrank_by = ["votes.A / present_voters"]\nwho = "cấp trên"',
)
ONE = SHARE.replace('at_most = "50%"\nof = ["B"]\ncounted = "after_choice"', 'at_most = 1\nof = ["A", "B"]')
GOOD = rule("requirement", 'id = "good"\nfor = ["person"]\nlevel = "B"\nholds = "in_order"\nfailed = "Sai."')
HEAD = rule(
    "ceiling",
    'id = "head"\nfor = ["person"]\nat_most = "worst(heads.level)"\nif_unknown = "skip"\nbecause = "Đứng đầu."',
)


def candidate(name: str, best: int, in_order: bool = True) -> dict[str, Any]:
    """Somebody with `best` of a hundred votes for A; out of order he falls to C, not to B."""
    return {"id": name, "unit": "U", **votes(best, 0, 0, 100 - best), "facts": {"in_order": in_order}}


def test_who_falls_out_of_the_base_counts_by_rank_whatever_the_order_of_the_rows(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + SHARE + GOOD)
    people = [candidate("X", 90, in_order=False), candidate("Y", 80), candidate("Z", 75)]
    for rows in permutations(people):
        found = answer_of(regime, *rows)
        quota = found.quotas[0]
        assert (quota.base, quota.limit, quota.chosen) == (2, 1, ["X"])
        assert [found.subjects[name].level for name in "XYZ"] == ["A", "B", "B"]


def test_one_who_falls_past_the_base_leaves_fewer_places(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + SHARE + GOOD)
    people = [candidate("X", 90), candidate("Y", 80, in_order=False), candidate("Z", 75, in_order=False)]
    quota = answer_of(regime, *people).quotas[0]
    assert (quota.base, quota.limit, quota.chosen) == (1, 0, [])


def test_of_those_who_tie_any_may_fall(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + SHARE + GOOD)
    sure = [candidate("V", 90), {"id": "W", "unit": "U", **votes(0, 90, 0, 10), "facts": {"in_order": True}}]
    tied = [candidate("X", 80), candidate("Y", 80, in_order=False)]
    for rows in permutations([*sure, *tied]):
        found = answer_of(regime, *rows)
        assert (found.subjects["V"].level, found.quotas[0].limit) == ("A", 1)
        assert [found.subjects[name].level for name in "XY"] == ["B", "C"]


def test_a_place_waits_for_one_who_has_no_level_yet_and_may_still_get_it(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + ONE)
    gap = {"id": "G", "unit": "U", **votes(0, 0, 50, 50)}
    found = answer_of(regime, candidate("X", 90), gap)
    waiting = found.subjects["X"]
    assert (waiting.outcome, set(waiting.range), waiting.waiting_for) == ("incomplete", {"A", "B"}, ["G"])
    assert found.subjects["G"].outcome == "undetermined"
    assert answer_of(regime, candidate("X", 90), gap | {"decided_level": "C"}).subjects["X"].level == "A"


def test_a_base_counts_one_who_has_no_level_yet_as_open(tmp_path: Path) -> None:
    share = ONE.replace("at_most = 1", 'at_most = "50%"')
    gap = {"id": "G", "unit": "U", **votes(0, 0, 50, 50)}
    quota = answer_of(make_regime(tmp_path, BALLOT + share), candidate("X", 90), gap).quotas[0]
    assert (quota.base, quota.limit) == ([1, 2], [0, 1])


def test_who_loses_a_place_to_a_provisional_level_is_provisional_too(tmp_path: Path) -> None:
    unit = {"id": "H", "kind": "unit"}
    regime = make_regime(tmp_path, BALLOT + ONE + HEAD)
    found = answer_of(regime, unit, candidate("X", 90) | {"heads": "H", "name": "Ông X"}, candidate("Y", 80))
    behind = found.subjects["Y"]
    assert (behind.level, behind.provisional, set(behind.range)) == ("B", True, {"A", "B"})
    assert "Ông X" in behind.reasons[-1].text


def test_the_range_of_one_who_waits_for_a_choice_counts_a_ceiling_that_is_skipped(tmp_path: Path) -> None:
    ask = rule(
        "ask",
        'id = "ask"\nfor = ["person"]\nwhen = "at_fault"\nbetween = ["A", "B"]\nwho = "Đảng ủy"\nbecause = "Lỗi."',
    )
    person = {"id": "P", "heads": "H", "proposed_level": "A", "facts": {"at_fault": True}}
    found = answer_of(make_regime(tmp_path, PROPOSAL + ask + HEAD), {"id": "H", "kind": "unit"}, person)
    assert set(found.subjects["P"].range) == {"A", "B", "C", "D"}


def test_one_who_will_never_have_votes_leaves_no_order_once_he_may_be_a_candidate(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, PROPOSAL + ONE)
    ranked = [
        {"id": name, "unit": "U", **votes(best, 0, 0, 9), "proposed_level": "A"} for name, best in (("X", 9), ("Y", 8))
    ]
    open_one = {"id": "Z", "unit": "U"}
    found = answer_of(regime, *ranked, open_one)
    assert [set(found.subjects[name].range) for name in "XY"] == [{"A", "B"}, {"A", "B"}]
    known = answer_of(regime, *ranked, open_one | {"proposed_level": "A"})
    assert all(known.subjects[name].needs_choice for name in "XYZ")


def test_one_who_is_provisional_because_nobody_named_his_unit_says_what_is_missing(tmp_path: Path) -> None:
    own = rule(
        "ceiling",
        'id = "own"\nfor = ["person"]\nat_most = "C"\nwhen = "unit.level < B"\nif_unknown = "skip"\nbecause = "Vị."',
    )
    found = answer_of(make_regime(tmp_path, PROPOSAL + own), {"id": "P", "proposed_level": "A"}).subjects["P"]
    assert (found.level, found.provisional) == ("A", True)
    assert found.reasons[-1].text.startswith("Tạm tính: còn thiếu ")
