"""How exclusions, source, requirements, grounds and ceilings of one subject combine."""

from pathlib import Path

import pytest

from tests.builders.toy_regime import BALLOT, FACTS, POINTS, PROPOSAL, answer_of, make_regime, person, rule, votes


@pytest.mark.parametrize(
    ("ballot", "level"),
    [
        (votes(7, 0, 0, 3), "A"),
        (votes(6, 0, 1, 3), "B"),
        (votes(3, 3, 0, 4), "B"),
        (votes(3, 2, 1, 4), "C"),
    ],
)
def test_the_best_open_level_is_taken(tmp_path: Path, ballot: dict[str, object], level: str) -> None:
    assert person(make_regime(tmp_path, BALLOT), **ballot).level == level


def test_a_level_without_a_threshold_is_not_reached_by_votes(tmp_path: Path) -> None:
    found = person(make_regime(tmp_path, BALLOT), **votes(0, 0, 0, 10))
    assert (found.outcome, found.level, found.range) == ("undetermined", None, ("none",))
    assert (found.who, found.choices) == ("cấp trên", ["A", "B", "C", "D"])


def test_an_invalid_paper_stays_in_the_base_and_helps_no_level(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT)
    assert person(regime, **votes(7, 0, 0, 3)).level == "A"
    assert person(regime, **votes(7, 0, 0, 3, invalid=1)).level == "B"


def test_a_choice_of_the_office_closes_a_gap_and_stands_among_the_reasons(tmp_path: Path) -> None:
    chosen = {"at": "ballot", "kind": "choose_level", "level": "C", "by": "cấp trên", "reason": "bỏ phiếu lại"}
    found = person(make_regime(tmp_path, BALLOT), **votes(0, 0, 5, 5), decisions=[chosen])
    assert (found.outcome, found.level) == ("rated", "C")
    assert any(reason.stage == "decision" for reason in found.reasons)


@pytest.mark.parametrize("wrong", [{"by": "người khác"}, {"reason": ""}])
def test_a_choice_of_another_office_or_without_reason_is_refused(tmp_path: Path, wrong: dict[str, str]) -> None:
    chosen = {"at": "ballot", "kind": "choose_level", "level": "C", "by": "cấp trên", "reason": "bỏ phiếu lại"}
    found = person(make_regime(tmp_path, BALLOT), **votes(0, 0, 5, 5), decisions=[chosen | wrong])
    assert (found.outcome, found.level) == ("undetermined", None)
    assert [conflict.rule for conflict in found.conflicts] == ["ballot"]


@pytest.mark.parametrize("is_rated", [True, False])
def test_of_two_forums_none_speaks_for_its_place_in_the_file(tmp_path: Path, is_rated: bool) -> None:
    computed = 'id = "on_list"\ntype = "count"\nequals = "full_members"\nlabel = "Số chính thức"'
    leaving = rule("exclusion", 'id = "new"\nfor = ["person"]\nwhen = "at_fault"\neffect = "not_rated"')
    regime = make_regime(tmp_path, BALLOT, facts=FACTS + rule("fact", computed), subjects=leaving)
    counted = {"forum": "Y", **votes(0, 8, 0, 2), "full_members": 14}
    silent = {"forum": "X", "votes": {}} if not is_rated else {**counted, "forum": "X", "full_members": 12}
    facts = {"at_fault": not is_rated}
    one, other = (person(regime, facts=facts, ballots=ballots) for ballots in ([counted, silent], [silent, counted]))
    assert one.outcome == ("rated" if is_rated else "not_rated")
    assert (one.outcome, one.level, one.range, one.facts) == (other.outcome, other.level, other.range, other.facts)


def test_two_forums_with_two_levels_are_left_to_a_person(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT)
    at_x, at_y = {"forum": "X", **votes(8, 0, 0, 2)}, {"forum": "Y", **votes(0, 8, 0, 2)}
    differ = person(regime, ballots=[at_x, at_y])
    agree = person(regime, ballots=[at_x, {"forum": "Y", **votes(9, 0, 0, 1)}])
    assert (differ.outcome, differ.level, set(differ.choices)) == ("undetermined", None, {"A", "B"})
    assert "X: Xuất sắc; Y: Tốt" in " ".join(reason.text for reason in differ.reasons)
    assert (agree.outcome, agree.level) == ("rated", "A")


def test_votes_that_are_not_known_leave_every_level_open_that_they_may_reach(tmp_path: Path) -> None:
    found = person(make_regime(tmp_path, BALLOT), votes={"A": 2}, present_voters=10)
    assert found.outcome == "incomplete"
    assert set(found.range) == {"B", "C", "none"}
    assert [fact.fact for fact in found.missing] == ["votes"]


REQUIREMENT = rule(
    "requirement", 'id = "order"\nfor = ["person"]\nlevel = "A"\nholds = "in_order"\nfailed = "Chưa đúng quy định."'
)


@pytest.mark.parametrize(("facts", "level"), [({"in_order": True}, "A"), ({"in_order": False}, "B")])
def test_votes_open_a_level_only_with_its_requirements(tmp_path: Path, facts: dict[str, object], level: str) -> None:
    regime = make_regime(tmp_path, BALLOT + REQUIREMENT)
    assert person(regime, **votes(9, 0, 0, 1), facts=facts).level == level


def test_an_unknown_requirement_is_not_a_failed_one(tmp_path: Path) -> None:
    found = person(make_regime(tmp_path, BALLOT + REQUIREMENT), **votes(9, 0, 0, 1))
    assert (found.outcome, found.level, found.range) == ("incomplete", None, ("A", "B"))
    assert [(fact.fact, fact.supplied_by) for fact in found.missing] == [("in_order", "chi bộ")]


def test_a_missing_fact_that_cannot_matter_is_not_asked_for(tmp_path: Path) -> None:
    found = person(make_regime(tmp_path, BALLOT + REQUIREMENT), **votes(0, 9, 0, 1))
    assert (found.outcome, found.level, found.missing) == ("rated", "B", [])


@pytest.mark.parametrize(
    ("score", "level"), [("90", "A"), ("89,99", "B"), ("70", "B"), ("69.99", "C"), ("50", "C"), ("49,99", "D")]
)
def test_points_fall_into_the_band_that_holds_them(tmp_path: Path, score: str, level: str) -> None:
    assert person(make_regime(tmp_path, POINTS), facts={"score": score}).level == level


def test_points_that_miss_a_requirement_go_where_the_band_says(tmp_path: Path) -> None:
    both = REQUIREMENT.replace('level = "A"', 'level_or_better = "B"')
    found = person(make_regime(tmp_path, POINTS + both), facts={"score": 95, "in_order": False})
    assert (found.level, found.outcome) == ("C", "rated")
    assert [reason.rule for reason in found.reasons] == ["a", "order"]


def test_points_never_step_into_the_lowest_level(tmp_path: Path) -> None:
    all_better = REQUIREMENT.replace('level = "A"', 'level_or_better = "C"')
    ratings = (POINTS + all_better).replace('unmet = "ask"', 'unmet = "next_open"')
    found = person(make_regime(tmp_path, ratings), facts={"score": 95, "in_order": False})
    assert (found.outcome, found.range) == ("undetermined", ("none",))


def test_a_band_may_leave_an_unmet_requirement_to_a_person(tmp_path: Path) -> None:
    all_better = REQUIREMENT.replace('level = "A"', 'level_or_better = "C"')
    found = person(make_regime(tmp_path, POINTS + all_better), facts={"score": 55, "in_order": False})
    assert (found.outcome, found.choices, found.who) == ("undetermined", ["D"], "cấp trên")


GROUND = rule("ground", 'id = "fault"\nfor = ["person"]\nlevel = "D"\nwhen = "at_fault"\nbecause = "Có khuyết điểm."')
WORSE = GROUND + rule("ground", 'id = "order"\nfor = ["person"]\nlevel = "C"\nwhen = "not in_order"\nbecause = "Sai."')


def test_of_several_grounds_the_lowest_replaces_the_level(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + WORSE)
    assert person(regime, **votes(9, 0, 0, 1), facts={"at_fault": True, "in_order": False}).level == "D"
    assert person(regime, **votes(9, 0, 0, 1), facts={"at_fault": False, "in_order": False}).level == "C"
    assert person(regime, **votes(9, 0, 0, 1), facts={"in_order": True}).level == "A"


def test_a_ground_that_may_hold_adds_its_level_to_the_range(tmp_path: Path) -> None:
    found = person(make_regime(tmp_path, BALLOT + WORSE), **votes(9, 0, 0, 1))
    assert (found.outcome, found.range) == ("incomplete", ("A", "C"))


def test_silence_of_a_register_is_assumed_and_said_but_strictly_it_is_unknown(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + GROUND)
    lax = answer_of(regime, {"id": "P", **votes(9, 0, 0, 1)}).subjects["P"]
    strict = answer_of(regime, {"id": "P", **votes(9, 0, 0, 1)}, strict=True).subjects["P"]
    assert (lax.level, lax.assumed) == ("A", ["at_fault"])
    assert (strict.outcome, strict.range) == ("incomplete", ("A", "D"))


RELEASED = GROUND + 'release = { when = "in_order", by = "Đảng ủy", clauses = ["TOY-1"] }\n'


def test_a_ground_that_may_be_released_waits_for_the_office(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + RELEASED)
    facts = {"at_fault": True, "in_order": True}
    waiting = person(regime, **votes(9, 0, 0, 1), facts=facts)
    done = {"at": "fault", "kind": "release", "by": "Đảng ủy", "reason": "đã khắc phục"}
    released = person(regime, **votes(9, 0, 0, 1), facts=facts, decisions=[done])
    barred = person(regime, **votes(9, 0, 0, 1), facts={"at_fault": True, "in_order": False}, decisions=[done])
    assert (waiting.outcome, waiting.who, waiting.range) == ("undetermined", "Đảng ủy", ("A", "D"))
    assert (released.outcome, released.level) == ("rated", "A")
    assert (barred.level, [conflict.rule for conflict in barred.conflicts]) == ("D", ["fault"])


CEILING = rule("ceiling", 'id = "cap"\nfor = ["person"]\nat_most = "C"\nwhen = "at_fault"\nbecause = "Có khuyết điểm."')


def test_a_ceiling_lowers_and_does_not_ask_the_votes_again(tmp_path: Path) -> None:
    found = person(make_regime(tmp_path, BALLOT + CEILING), **votes(9, 0, 0, 1), facts={"at_fault": True})
    assert (found.level, found.attained) == ("C", "C")
    assert [reason.rule for reason in found.why_not] == ["cap"]


def test_an_exemption_lifts_what_it_names(tmp_path: Path) -> None:
    lifting = rule("exemption", 'id = "new"\nfor = ["person"]\nlifts = ["cap"]\nwhen = "in_order"')
    regime = make_regime(tmp_path, BALLOT + CEILING + lifting)
    facts = {"at_fault": True, "in_order": True}
    assert person(regime, **votes(9, 0, 0, 1), facts=facts).level == "A"
    assert person(regime, **votes(9, 0, 0, 1), facts=facts | {"in_order": False}).level == "C"
    assert person(regime, **votes(9, 0, 0, 1), facts={"at_fault": True}).range == ("A", "C")


ASK = rule(
    "ask",
    'id = "ask"\nfor = ["person"]\nwhen = "at_fault"\nbetween = ["D", "as_computed"]\n'
    'who = "Đảng ủy"\nbecause = "Có khuyết điểm."',
)


def test_a_case_left_to_a_person_waits_for_his_choice(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + ASK)
    waiting = person(regime, **votes(9, 0, 0, 1), facts={"at_fault": True})
    chosen = {"at": "ask", "kind": "choose_level", "level": "D", "by": "Đảng ủy", "reason": "nặng"}
    decided = person(regime, **votes(9, 0, 0, 1), facts={"at_fault": True}, decisions=[chosen])
    outside = person(regime, **votes(9, 0, 0, 1), facts={"at_fault": True}, decisions=[chosen | {"level": "B"}])
    assert (waiting.outcome, waiting.choices, waiting.who) == ("undetermined", ["A", "D"], "Đảng ủy")
    assert (decided.outcome, decided.level) == ("rated", "D")
    assert (outside.outcome, [c.rule for c in outside.conflicts]) == ("undetermined", ["ask"])


def test_a_ground_leaves_nothing_to_ask(tmp_path: Path) -> None:
    found = person(make_regime(tmp_path, BALLOT + ASK + GROUND), **votes(9, 0, 0, 1), facts={"at_fault": True})
    assert (found.outcome, found.level) == ("rated", "D")


def test_choices_that_a_ceiling_makes_equal_leave_nothing_to_ask(tmp_path: Path) -> None:
    low = CEILING.replace('at_most = "C"', 'at_most = "D"')
    found = person(make_regime(tmp_path, BALLOT + ASK + low), **votes(9, 0, 0, 1), facts={"at_fault": True})
    assert (found.outcome, found.level) == ("rated", "D")


def test_a_rule_that_is_advice_is_shown_and_changes_nothing(tmp_path: Path) -> None:
    advice = CEILING.replace('id = "cap"', 'id = "cap"\nforce = "advice"')
    found = person(make_regime(tmp_path, BALLOT + advice), **votes(9, 0, 0, 1), facts={"at_fault": True})
    assert found.level == "A"
    assert [reason.rule for reason in found.reasons if reason.stage == "advice"] == ["cap"]


def test_an_excluded_subject_gets_no_level_whatever_the_votes(tmp_path: Path) -> None:
    leaving = rule("exclusion", 'id = "new"\nfor = ["person"]\nwhen = "at_fault"\neffect = "not_rated"')
    regime = make_regime(tmp_path, BALLOT, subjects=leaving)
    found = person(regime, **votes(9, 0, 0, 1), facts={"at_fault": True}, decided_level="A")
    assert (found.outcome, found.level, found.range) == ("not_rated", None, ("not_rated",))
    assert [conflict.rule for conflict in found.conflicts] == ["decided_level"]


def test_an_exclusion_that_may_hold_stands_in_the_range(tmp_path: Path) -> None:
    leaving = rule("exclusion", 'id = "new"\nfor = ["person"]\nwhen = "in_order"\neffect = "exempt"')
    found = person(make_regime(tmp_path, BALLOT, subjects=leaving), **votes(9, 0, 0, 1))
    assert (found.outcome, found.range) == ("incomplete", ("A", "exempt"))


def test_a_proposal_is_the_level_and_a_decision_goes_before_it(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, PROPOSAL)
    assert person(regime, proposed_level="B").level == "B"
    assert person(regime, proposed_level="B", decided_level="C").level == "C"
    assert person(regime).outcome == "incomplete"


def test_a_decided_level_must_be_one_that_the_text_allows(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT)
    same = person(regime, **votes(9, 0, 0, 1), decided_level="A")
    better = person(regime, **votes(0, 9, 0, 1), decided_level="A")
    worse = person(regime, **votes(9, 0, 0, 1), decided_level="C")
    assert (same.level, same.conflicts) == ("A", [])
    assert (better.level, [c.rule for c in better.conflicts]) == ("B", ["decided_level"])
    assert (worse.level, [c.rule for c in worse.conflicts]) == ("A", ["decided_level"])


def test_nothing_is_decided_while_facts_are_missing(tmp_path: Path) -> None:
    found = person(make_regime(tmp_path, BALLOT + REQUIREMENT), **votes(9, 0, 0, 1), decided_level="A")
    assert (found.outcome, found.level) == ("incomplete", None)
    assert [conflict.rule for conflict in found.conflicts] == ["decided_level"]


def test_a_proposing_ballot_is_read_by_the_thresholds_and_told_where_the_rules_differ(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT)
    decides = {"forum": "Y", **votes(0, 8, 0, 2)}
    split = person(regime, ballots=[decides, {"forum": "X", "purpose": "propose", **votes(6, 2, 0, 2)}])
    bold = person(regime, ballots=[decides, {"forum": "X", "purpose": "propose", **votes(8, 0, 0, 2)}])
    assert (split.level, split.conflicts) == ("B", [])
    assert [r.text for r in split.reasons if r.effect == "proposes"] == ["Phiếu tại X đề nghị Tốt (chỉ là đề xuất)."]
    assert not [reason for reason in bold.reasons if reason.effect == "proposes"]
    assert (bold.level, [conflict.effect for conflict in bold.conflicts]) == ("B", ["conflict"])


def test_a_share_of_valid_papers_asks_for_the_votes_and_for_no_count_of_its_own(tmp_path: Path) -> None:
    of_valid = BALLOT.replace('at_least = "70%"', 'at_least = "70%"\nof = "valid_papers"')
    found = person(make_regime(tmp_path, of_valid), votes={"A": 2}, present_voters=10)
    assert [(fact.fact, fact.label) for fact in found.missing] == [("votes", "Số phiếu theo từng mức")]


def test_an_empty_text_is_printed_as_not_known(tmp_path: Path) -> None:
    named = FACTS + '[[fact]]\nid = "post"\ntype = "text"\nlabel = "Chức vụ"\nabsent = "empty"\nclauses = ["TOY-1"]\n'
    told = CEILING.replace("Có khuyết điểm.", "Chức vụ {post}.")
    found = person(make_regime(tmp_path, BALLOT + told, facts=named), **votes(9, 0, 0, 1), facts={"at_fault": True})
    assert "Chức vụ chưa rõ." in " ".join(reason.text for reason in found.reasons)
