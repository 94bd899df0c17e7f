"""What an office may decide, when it may, and that what it may not decide changes nothing."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders.toy_regime import BALLOT, POINTS, PROPOSAL, answer_of, make_regime, person, rule, votes

REQUIRED = rule("requirement", 'id = "order"\nfor = ["person"]\nlevel = "A"\nholds = "in_order"\nfailed = "Sai."')
CAPPED = rule("ceiling", 'id = "cap"\nfor = ["person"]\nat_most = "B"\nwhen = "at_fault"\nbecause = "Có lỗi."')
WEAK = rule("ground", 'id = "weak"\nfor = ["person"]\nlevel = "D"\nwhen = "not in_order"\nbecause = "Sai."')
ASK = rule(
    "ask",
    'id = "ask"\nfor = ["person"]\nwhen = "at_fault"\nbetween = ["as_computed", "not_rated"]\nwho = "Đảng ủy"\n'
    'because = "Có lỗi."',
)
ONE = rule(
    "quota",
    'id = "one"\nfor = ["person"]\nlevel = "A"\nat_most = 1\nof = "in_group"\nwithin = ["unit"]\n'
    'rank_by = ["votes.A / present_voters"]\nwho = "cấp trên"',
)
GAP = votes(0, 0, 5, 5)
BEST = votes(9, 0, 0, 1)


def choice(at: str, level: str, by: str = "cấp trên") -> dict[str, Any]:
    return {"at": at, "kind": "choose_level", "level": level, "by": by, "reason": "đã xem xét"}


# ---------------------------------------------------------------------- a refused decision
@pytest.mark.parametrize(("proposed", "level"), [("B", "B"), ("C", "C"), ("D", "D")])
def test_a_decided_level_without_its_condition_leaves_what_the_rules_give(
    tmp_path: Path, proposed: str, level: str
) -> None:
    regime = make_regime(tmp_path, PROPOSAL + REQUIRED)
    found = person(regime, proposed_level=proposed, decided_level="A", facts={"in_order": False})
    assert (found.outcome, found.level, [c.rule for c in found.conflicts]) == ("rated", level, ["decided_level"])


def test_a_decided_level_above_a_ceiling_does_not_lift_the_level_to_the_ceiling(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, PROPOSAL + CAPPED)
    found = person(regime, proposed_level="C", decided_level="A", facts={"at_fault": True})
    assert (found.level, [c.rule for c in found.conflicts]) == ("C", ["decided_level"])


def test_a_decided_level_above_the_unit_of_a_head_does_not_lift_his_level(tmp_path: Path) -> None:
    head = rule("ceiling", 'id = "h"\nfor = ["person"]\nat_most = "worst(heads.level)"\nbecause = "Đứng đầu."')
    unit = {"id": "U", "kind": "unit", "proposed_level": "B"}
    leader = {"id": "P", "heads": "U", "proposed_level": "C", "decided_level": "A"}
    found = answer_of(make_regime(tmp_path, PROPOSAL + head), unit, leader).subjects["P"]
    assert (found.level, [c.rule for c in found.conflicts]) == ("C", ["decided_level"])


def test_a_level_decided_against_a_ground_is_refused(tmp_path: Path) -> None:
    found = person(
        make_regime(tmp_path, PROPOSAL + WEAK), proposed_level="B", decided_level="B", facts={"in_order": False}
    )
    assert (found.level, [c.rule for c in found.conflicts]) == ("D", ["decided_level"])


# ---------------------------------------------------------------------- a decision that comes too early
def test_the_office_may_decide_the_lowest_level_whatever_is_missing_to_what_was_proposed(tmp_path: Path) -> None:
    """As it may without a proposal, and as it may choose it at the source: nobody falls there, it has to be said."""
    regime = make_regime(tmp_path, PROPOSAL + REQUIRED)
    facts = {"in_order": False}
    found = person(regime, proposed_level="A", facts=facts)
    assert (found.outcome, found.choices) == ("undetermined", ["B", "C"])
    for proposed in ({}, {"proposed_level": "A"}, {"proposed_level": "B"}):
        decided = person(regime, **proposed, decided_level="D", facts=facts)
        assert (decided.outcome, decided.level, decided.conflicts) == ("rated", "D", [])
    refused = person(regime, proposed_level="A", decided_level="A", facts=facts)
    assert [conflict.rule for conflict in refused.conflicts] == ["decided_level"]


def test_a_level_decided_of_whom_the_season_may_not_concern_waits_and_is_not_refused(tmp_path: Path) -> None:
    new = rule("exclusion", 'id = "new"\nfor = ["person"]\nwhen = "in_order"\neffect = "exempt"')
    regime = make_regime(tmp_path, BALLOT, subjects=new)
    waits = person(regime, **GAP, decided_level="B")
    assert (waits.outcome, waits.range) == ("incomplete", ("B", "exempt"))
    assert [conflict.text.startswith("Chưa thể quyết định") for conflict in waits.conflicts] == [True]
    known = person(regime, **GAP, decided_level="B", facts={"in_order": False})
    assert (known.outcome, known.level, known.conflicts) == ("rated", "B", [])


def test_what_is_decided_stays_possible_while_the_votes_may_leave_a_gap(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT)
    early = {"votes": {"A": 0, "B": 0, "D": 5}, "present_voters": 10}
    for given in ({"decided_level": "B"}, {"decisions": [choice("ballot", "B")]}):
        found = person(regime, **early, **given)
        assert (found.outcome, set(found.range)) == ("incomplete", {"B", "C", "none"})
        assert person(regime, **GAP, **given).level == "B"


def test_nothing_is_decided_while_a_ground_may_still_hold(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + WEAK)
    found = person(regime, **GAP, decided_level="B")
    assert (found.outcome, set(found.range)) == ("incomplete", {"B", "D", "none"})
    assert person(regime, **GAP, decided_level="B", facts={"in_order": True}).level == "B"
    assert person(regime, **GAP, decided_level="B", facts={"in_order": False}).level == "D"


def test_a_choice_between_what_the_rules_give_waits_until_they_give_it(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, PROPOSAL + ASK)
    chosen = {"facts": {"at_fault": True}, "decisions": [choice("ask", "C", "Đảng ủy")]}
    assert set(person(regime, **chosen).range) == {"A", "B", "C", "D", "not_rated"}
    assert person(regime, proposed_level="C", **chosen).level == "C"
    other = person(regime, proposed_level="B", **chosen)
    assert (other.outcome, set(other.range), [c.rule for c in other.conflicts]) == (
        "undetermined",
        {"B", "not_rated"},
        ["ask"],
    )


def test_a_ground_that_may_hold_stands_beside_what_is_asked(tmp_path: Path) -> None:
    found = person(make_regime(tmp_path, BALLOT + WEAK + ASK), **BEST, facts={"at_fault": True})
    assert set(found.range) == {"A", "D", "not_rated"}


def test_a_release_that_waits_for_a_fact_is_not_refused(tmp_path: Path) -> None:
    released = WEAK.replace("not in_order", "at_fault")
    released += 'release = { when = "in_order", by = "Đảng ủy", clauses = ["TOY-1"] }\n'
    done = {"at": "weak", "kind": "release", "by": "Đảng ủy", "reason": "đã khắc phục"}
    found = person(make_regime(tmp_path, BALLOT + released), **BEST, facts={"at_fault": True}, decisions=[done])
    assert (set(found.range), found.conflicts) == ({"A", "D"}, [])


DUTY = rule(
    "follow_up",
    'id = "look"\nfor = ["person"]\nwhen = "in_order"\nact = "Kiểm tra."\nby = "Ủy ban"\nblocks = "decision"',
)


@pytest.mark.parametrize(
    ("facts", "level", "told"), [({"in_order": True}, "B", True), ({"in_order": False}, "C", False)]
)
def test_a_duty_that_is_due_holds_back_what_is_decided(
    tmp_path: Path, facts: dict[str, bool], level: str, told: bool
) -> None:
    regime = make_regime(tmp_path, PROPOSAL + DUTY)
    found = person(regime, proposed_level="B", decided_level="C", facts=facts)
    assert (found.level, bool(found.conflicts)) == (level, told)


def test_a_duty_that_may_be_due_leaves_what_is_decided_open(tmp_path: Path) -> None:
    found = person(make_regime(tmp_path, PROPOSAL + DUTY), proposed_level="B", decided_level="C")
    assert (found.outcome, set(found.range), len(found.conflicts)) == ("incomplete", {"B", "C"}, 1)


def test_a_duty_that_a_decided_level_would_bring_holds_it_back_and_the_places_are_given_without_it(
    tmp_path: Path,
) -> None:
    lowest = DUTY.replace('when = "in_order"', 'when = "level = D"')
    first = {"id": "P", "unit": "U", **BEST, "votes": {"A": 10, "B": 0, "C": 0, "D": 0}}
    second = {"id": "Q", "unit": "U", **BEST}
    plain = ONE.replace('rank_by = ["votes.A / present_voters"]\n', 'rank_by = ["votes.A"]\n')
    regime = make_regime(tmp_path, PROPOSAL + lowest + plain)
    found = answer_of(regime, first | {"proposed_level": "A", "decided_level": "D"}, second | {"proposed_level": "A"})
    assert [found.subjects[name].level for name in "PQ"] == ["A", "B"]
    assert "Kiểm tra." in found.subjects["P"].conflicts[0].text


# ---------------------------------------------------------------------- a decision that is taken
def test_what_the_office_chose_goes_before_what_was_proposed_to_it(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, PROPOSAL)
    assert person(regime, proposed_level="B", decisions=[choice("proposal", "C")]).level == "C"
    assert person(regime, decisions=[choice("proposal", "C")]).level == "C"
    refused = person(regime, proposed_level="B", decisions=[choice("proposal", "C", "ai đó")])
    assert (refused.level, [c.rule for c in refused.conflicts]) == ("B", ["proposal"])


def test_a_place_given_to_one_waits_while_another_who_was_given_it_too_may_come_to_stand_for_it(tmp_path: Path) -> None:
    """Where the second comes to stand for it the office has given more places than there are, and must mend that."""
    new = rule("exclusion", 'id = "new"\nfor = ["person"]\nwhen = "in_order"\neffect = "exempt"')
    regime = make_regime(tmp_path, PROPOSAL + ONE, subjects=new)
    first = {"id": "P1", "unit": "U", "proposed_level": "A", "decided_level": "A", "facts": {"in_order": False}}
    second = {**first, "id": "P2", "facts": {}}
    third = {**first, "id": "P3"}
    del third["decided_level"]

    def found(of_second: dict[str, Any]) -> list[tuple[Any, ...]]:
        told = answer_of(regime, first, {**second, "facts": of_second}, third).subjects
        return [(one.outcome, one.level, set(one.range)) for one in told.values()]

    open_still, over, alone = found({}), found({"in_order": False}), found({"in_order": True})
    assert open_still[0] == ("incomplete", None, {"A", "B"})
    assert [possible for _, _, possible in over] == [{"A", "B"}] * 3
    assert alone == [("rated", "A", {"A"}), ("exempt", None, {"exempt"}), ("rated", "B", {"B"})]
    assert all(known <= waiting for (_, _, known), (_, _, waiting) in zip(over, open_still, strict=True))
    assert all(known <= waiting for (_, _, known), (_, _, waiting) in zip(alone, open_still, strict=True))


def test_a_level_decided_in_a_gap_counts_in_the_quota(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + ONE)
    best = {"id": "P", "unit": "U", **BEST}
    in_gap = {"id": "Q", "unit": "U", **GAP, "decided_level": "A"}
    found = answer_of(regime, best, in_gap)
    assert [found.subjects[name].level for name in "PQ"] == ["B", "A"]
    both = answer_of(regime, best | {"decided_level": "A"}, in_gap)
    assert (both.quotas[0].over, both.quotas[0].chosen) == (1, [])


def test_who_got_a_level_in_a_gap_and_no_place_is_left_to_the_office_again(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + ONE)
    in_gap = {"id": "Q", "unit": "U", **GAP, "decisions": [choice("ballot", "A")]}
    found = answer_of(regime, {"id": "P", "unit": "U", **BEST}, in_gap).subjects["Q"]
    assert (found.outcome, found.choices, found.who) == ("undetermined", ["B", "C", "D"], "cấp trên")


# ---------------------------------------------------------------------- several counts, points that may be in no band
def test_the_order_of_two_ballots_changes_nothing(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + ONE)
    counts = [{"forum": "X", **votes(9, 0, 0, 1)}, {"forum": "Y", **votes(7, 0, 0, 3)}]
    other = {"id": "Q", "unit": "U", **votes(8, 0, 0, 2)}
    for ballots in (counts, counts[::-1]):
        found = answer_of(regime, {"id": "P", "unit": "U", "ballots": ballots}, other)
        assert (found.quotas[0].candidates, found.quotas[0].chosen) == (["Q", "P"], ["Q"])


def test_votes_beside_points_must_suffice_at_every_ballot(tmp_path: Path) -> None:
    trust = rule("threshold", 'id = "t"\nfor = ["person"]\nas = "requirement"\nlevel = "A"\nat_least = "70%"')
    regime = make_regime(tmp_path, POINTS + trust)
    counts = [{"forum": "X", **votes(9, 0, 0, 1)}, {"forum": "Y", **votes(6, 0, 0, 4)}]
    for ballots in (counts, counts[::-1]):
        assert person(regime, facts={"score": 95}, ballots=ballots).level == "B"
    assert person(regime, facts={"score": 95}, ballots=counts[:1]).level == "A"


def test_points_in_a_band_that_may_not_apply_may_have_no_level(tmp_path: Path) -> None:
    conditional = POINTS.replace('level = "D"\nbelow = 50', 'level = "D"\nbelow = 50\nwhen = "in_order"')
    regime = make_regime(tmp_path, conditional)
    assert person(regime, facts={"score": 40}).range == ("D", "none")
    assert person(regime, facts={"score": 40, "in_order": True}).level == "D"
    assert person(regime, facts={"score": 40, "in_order": False}).range == ("none",)
