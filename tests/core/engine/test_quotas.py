"""Quotas: base, limit, order, ties, moving bases, small groups, and what the office decided."""

from pathlib import Path

import pytest

from tests.builders.toy_regime import BALLOT, FACTS, PROPOSAL, answer_of, make_regime, rule, votes

SHARE = rule(
    "quota",
    'id = "few"\nfor = ["person"]\nlevel = "A"\nat_most = "20%"\nof = ["A", "B"]\nwithin = ["unit"]\n'
    'rank_by = ["votes.A / present_voters"]\nwho = "cấp trên"',
)


def crowd(best: int, good: int, **common: object) -> list[dict[str, object]]:
    """`best` people with different shares for A and `good` people at B, in one unit."""
    found: list[dict[str, object]] = [
        {"id": f"A{i}", "unit": "U", **votes(90 - i, 0, 0, 10 + i), **common} for i in range(best)
    ]
    return found + [{"id": f"B{i}", "unit": "U", **votes(0, 90, 0, 10), **common} for i in range(good)]


@pytest.mark.parametrize(("size", "limit"), [(1, 0), (4, 0), (5, 1), (9, 1), (10, 2), (200, 40)])
def test_the_limit_is_the_whole_part_of_the_share(tmp_path: Path, size: int, limit: int) -> None:
    found = answer_of(make_regime(tmp_path, BALLOT + SHARE), *crowd(1, size - 1)).quotas[0]
    assert (found.base, found.limit) == (size, limit)


def test_who_is_not_chosen_falls_to_the_best_level_still_open(tmp_path: Path) -> None:
    found = answer_of(make_regime(tmp_path, BALLOT + SHARE), *crowd(3, 7))
    assert [found.subjects[f"A{i}"].level for i in range(3)] == ["A", "A", "B"]
    quota = found.quotas[0]
    assert (quota.candidates, quota.chosen, quota.text) == (
        ["A0", "A1", "A2"],
        ["A0", "A1"],
        "Không quá 20 % của 10 = 2 → 2",
    )
    assert [reason.rule for reason in found.subjects["A2"].why_not] == ["few"]


def test_a_tie_at_the_last_place_waits_for_a_choice_at_the_lower_level(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + SHARE)
    people = [*crowd(1, 7), *({"id": name, "unit": "U", **votes(80, 0, 0, 20)} for name in ("X", "Y"))]
    found = answer_of(regime, *people)
    assert found.subjects["A0"].level == "A"
    for name in ("X", "Y"):
        tied = found.subjects[name]
        assert (tied.outcome, tied.level, tied.needs_choice, tied.range) == ("rated", "B", True, ("A", "B"))
    assert sorted(found.quotas[0].ties) == ["X", "Y"]


def test_a_choice_of_the_office_settles_a_tie(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + SHARE)
    chosen = {"at": "few", "kind": "choose", "by": "cấp trên", "reason": "thâm niên"}
    people = [
        *crowd(1, 7),
        {"id": "X", "unit": "U", **votes(80, 0, 0, 20), "decisions": [chosen]},
        {"id": "Y", "unit": "U", **votes(80, 0, 0, 20)},
    ]
    found = answer_of(regime, *people)
    assert [found.subjects[name].level for name in ("A0", "X", "Y")] == ["A", "A", "B"]


def test_without_an_order_nobody_is_picked_by_the_program(tmp_path: Path) -> None:
    plain = SHARE.replace('rank_by = ["votes.A / present_voters"]\n', "")
    found = answer_of(make_regime(tmp_path, BALLOT + plain), *crowd(3, 7))
    assert all(found.subjects[f"A{i}"].needs_choice for i in range(3))
    assert found.quotas[0].chosen == []


def test_more_decided_than_allowed_is_refused_for_all_of_them(tmp_path: Path) -> None:
    found = answer_of(
        make_regime(tmp_path, BALLOT + SHARE),
        *crowd(3, 7, decided_level=None),
    )
    assert found.quotas[0].over == 0
    people = [{**p, "decided_level": "A"} if str(p["id"]).startswith("A") else p for p in crowd(3, 7)]
    found = answer_of(make_regime(tmp_path, BALLOT + SHARE), *people)
    assert found.quotas[0].over == 1
    assert all(found.subjects[f"A{i}"].conflicts for i in range(3))


@pytest.mark.parametrize("rank_by", ['rank_by = ["votes.A / present_voters"]\n', ""])
def test_who_was_not_among_too_many_chosen_waits_at_the_lower_level_until_the_choice_is_mended(
    tmp_path: Path, rank_by: str
) -> None:
    regime = make_regime(tmp_path, BALLOT + SHARE.replace('rank_by = ["votes.A / present_voters"]\n', rank_by))
    people = crowd(5, 5)
    chosen = [{**person, "decided_level": "A"} for person in people[:3]]
    found = answer_of(regime, *chosen, *people[3:])
    assert (found.quotas[0].limit, found.quotas[0].over, found.quotas[0].chosen) == (2, 1, [])
    for name in ("A0", "A1", "A2", "A3", "A4"):
        one = found.subjects[name]
        assert (one.outcome, one.level, one.needs_choice, one.range) == ("rated", "B", True, ("A", "B"))
        assert (one.choices, one.who, one.missing) == (["A", "B"], "cấp trên", [])
    (told,) = [reason for reason in found.subjects["A3"].reasons if reason.stage == "quota"]
    assert told.text.endswith("đã chọn 3 trường hợp, vượt 1: chờ cấp trên chọn lại cho đúng giới hạn.")
    mended = answer_of(regime, *chosen[:2], *people[2:])
    assert [mended.subjects[f"A{i}"].level for i in range(5)] == ["A", "A", "B", "B", "B"]


def test_who_would_have_no_place_however_a_choice_of_too_many_is_mended_has_none(tmp_path: Path) -> None:
    people = crowd(6, 4)
    chosen = [{**person, "decided_level": "A"} for person in people[:3]]
    found = answer_of(make_regime(tmp_path, BALLOT + SHARE), *chosen, *people[3:])
    last = found.subjects["A5"]  # third of those not chosen, for two places
    assert (last.outcome, last.level, last.needs_choice, last.range) == ("rated", "B", False, ("B",))


def test_a_person_of_no_group_is_not_counted(tmp_path: Path) -> None:
    found = answer_of(make_regime(tmp_path, BALLOT + SHARE), {"id": "P", **votes(9, 0, 0, 1)})
    assert (found.subjects["P"].level, found.quotas) == ("A", [])


MOVING = SHARE.replace('of = ["A", "B"]', 'of = ["B"]\ncounted = "after_choice"')


@pytest.mark.parametrize("good", range(40))
@pytest.mark.parametrize("best", [1, 3, 12])
def test_a_moving_base_gives_the_greatest_number_for_which_the_sentence_is_true(
    tmp_path: Path, best: int, good: int
) -> None:
    found = answer_of(make_regime(tmp_path, BALLOT + MOVING), *crowd(best, good)).quotas[0]
    wanted = max(k for k in range(best + good + 1) if 5 * k <= good + best - k)
    chosen = min(wanted, best)
    assert (found.limit, len(found.chosen), found.base) == (wanted, chosen, good + best - chosen)


@pytest.mark.parametrize(
    ("best", "good", "told"),
    [
        (2, 10, "Không quá 20 % của 10 = 2 → 2"),
        (1, 10, "Không quá 20 % của 10 = 2"),
        (0, 7, "Không quá 20 % của 7 = 1,4 → 1"),
        (3, 9, "Không quá 20 % của 10 = 2 → 2"),
        (2, 9, "Không quá 20 % của 10 = 2; chọn 2 thì cơ số còn 9, không quá 1,8 → 1"),
        (1, 4, "Không quá 20 % của 5 = 1; chọn 1 thì cơ số còn 4, không quá 0,8 → 0"),
    ],
)
def test_the_sum_of_a_moving_base_never_looks_false(tmp_path: Path, best: int, good: int, told: str) -> None:
    assert answer_of(make_regime(tmp_path, BALLOT + MOVING), *crowd(best, good)).quotas[0].text == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('"{kind} từ Tốt trở lên"', "Không quá 20 % của 10 cá nhân từ Tốt trở lên = 2 → 2"),
        ('"người"', "Không quá 20 % của 10 người = 2 → 2"),
        ('{ reading = "way", one = "người", other = "{kind}" }', "Không quá 20 % của 10 cá nhân = 2 → 2"),
    ],
)
def test_a_sum_says_what_its_base_counts(tmp_path: Path, said: str, told: str) -> None:
    way = rule(
        "reading",
        'id = "way"\nquestion = "?"\ndefault = "other"\n'
        'options = [ { id = "one", label = "một" }, { id = "other", label = "hai" } ]',
    )
    labelled = SHARE.replace('within = ["unit"]', f'within = ["unit"]\nbase_label = {said}')
    (quota,) = answer_of(make_regime(tmp_path, BALLOT + labelled, readings=way), *crowd(3, 7)).quotas
    assert (quota.text, quota.base_label) == (
        told,
        told.removeprefix("Không quá 20 % của 10 ").removesuffix(" = 2 → 2"),
    )


def test_a_base_that_is_open_under_a_limit_that_is_not_is_told_with_its_share(tmp_path: Path) -> None:
    found = answer_of(make_regime(tmp_path, BALLOT + SHARE), *crowd(0, 3), {"id": "O", "unit": "U"})
    assert found.quotas[0].text == "Không quá 20 % của 3–4 → 0"


@pytest.mark.parametrize(
    ("at_most", "size", "told"),
    [
        ("1", 4, "Nhóm nhỏ: không quá 1"),
        ('"50%"', 4, "Nhóm nhỏ: không quá 50 % của 4 = 2 → 2"),
        ("1", 10, "Không quá 20 % của 10 = 2 → 2"),
    ],
)
def test_a_line_that_replaces_the_limit_tells_its_case(tmp_path: Path, at_most: str, size: int, told: str) -> None:
    line = f'  [[quota.instead]]\n  when = "group.size < 5"\n  at_most = {at_most}\n  because = "Nhóm nhỏ"\n'
    regime = make_regime(tmp_path, BALLOT + SHARE + line + '  clauses = ["TOY-1"]\n')
    assert answer_of(regime, *crowd(1, size - 1)).quotas[0].text == told


def test_lines_that_give_the_same_number_are_told_by_the_rule_itself(tmp_path: Path) -> None:
    small = SHARE + '  [[quota.instead]]\n  when = "group.allowed < 5"\n  at_most = 1\n  clauses = ["TOY-1"]\n'
    found = answer_of(make_regime(tmp_path, BALLOT + small), *crowd(1, 4), bodies=[{"id": "U"}])
    assert (found.quotas[0].limit, found.quotas[0].text) == (1, "Không quá 20 % của 5 = 1 → 1")


def test_the_first_line_whose_condition_holds_replaces_the_limit(tmp_path: Path) -> None:
    small = (
        SHARE
        + '  [[quota.instead]]\n  when = "group.base >= 1 and group.base < 5"\n  at_most = 1\n  clauses = ["TOY-1"]\n'
    )
    regime = make_regime(tmp_path, BALLOT + small)
    limits = {size: answer_of(regime, *crowd(1, size - 1)).quotas[0].limit for size in (1, 4, 5, 9, 10)}
    assert limits == {1: 1, 4: 1, 5: 1, 9: 1, 10: 2}


def test_a_limit_is_raised_only_by_the_office_that_may(tmp_path: Path) -> None:
    raised = SHARE + '  [[quota.instead]]\n  at_most = "30%"\n  by = "Đảng ủy"\n  clauses = ["TOY-1"]\n'
    regime = make_regime(tmp_path, BALLOT + raised)
    people = crowd(3, 7)
    assert answer_of(regime, *people).quotas[0].limit == 2
    people[0]["decisions"] = [{"at": "few", "kind": "raise", "by": "Đảng ủy", "reason": "thành tích"}]
    assert answer_of(regime, *people).quotas[0].limit == 3
    people[0]["decisions"] = [{"at": "few", "kind": "raise", "by": "Ai đó", "reason": "thành tích"}]
    assert answer_of(regime, *people).quotas[0].limit == 2


def test_an_open_base_gives_a_pair_and_the_lower_limit_binds(tmp_path: Path) -> None:
    found = answer_of(make_regime(tmp_path, BALLOT + SHARE), *crowd(2, 7), {"id": "O", "unit": "U"})
    quota = found.quotas[0]
    assert (quota.base, quota.limit) == ([9, 10], [1, 2])
    assert found.subjects["A0"].level is None
    assert found.subjects["A1"].range == ("A", "B")


def test_two_limits_at_once_are_two_quotas(tmp_path: Path) -> None:
    second = (
        SHARE.replace('id = "few"', 'id = "one"')
        .replace('at_most = "20%"', "at_most = 1")
        .replace('within = ["unit"]', 'within = ["group"]')
    )
    found = answer_of(make_regime(tmp_path, BALLOT + SHARE + second), *crowd(3, 7, group="G"))
    assert [found.subjects[f"A{i}"].level for i in range(3)] == ["A", "B", "B"]


def test_a_limit_that_is_a_fact_of_the_body_binds_only_where_it_is_entered(tmp_path: Path) -> None:
    allowed = SHARE.replace('at_most = "20%"', 'at_most = "allowed"')
    regime = make_regime(tmp_path, BALLOT + allowed)
    free = answer_of(regime, *crowd(3, 7))
    bound = answer_of(regime, *crowd(3, 7), {"id": "U", "kind": "unit", "facts": {"allowed": 1}})
    assert ([free.subjects[f"A{i}"].level for i in range(3)], free.quotas[0].limit) == (["A", "A", "A"], None)
    assert [bound.subjects[f"A{i}"].level for i in range(3)] == ["A", "B", "B"]


def test_the_office_may_give_fewer_than_the_limit(tmp_path: Path) -> None:
    people = [{**p, "decided_level": "B"} if p["id"] == "A0" else p for p in crowd(2, 8)]
    found = answer_of(make_regime(tmp_path, BALLOT + SHARE), *people)
    assert (found.subjects["A0"].level, found.subjects["A0"].conflicts, found.subjects["A1"].level) == ("B", [], "A")


def test_proposals_are_counted_like_votes(tmp_path: Path) -> None:
    plain = SHARE.replace('rank_by = ["votes.A / present_voters"]\n', "")
    people = [{"id": f"P{i}", "unit": "U", "proposed_level": "A" if i < 1 else "B"} for i in range(10)]
    found = answer_of(make_regime(tmp_path, PROPOSAL + plain), *people)
    assert (found.subjects["P0"].level, found.quotas[0].limit) == ("A", 2)


def test_a_roster_that_only_names_groups_is_counted_by_them(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + SHARE)
    people = [{key: value for key, value in p.items() if key != "unit"} | {"group": "G"} for p in crowd(3, 7)]
    assert [(quota.group, quota.limit) for quota in answer_of(regime, *people).quotas] == [("G", 2)]


def test_an_office_may_decide_lower_only_where_the_votes_are_proposals_to_it(tmp_path: Path) -> None:
    lower = BALLOT.replace('by = "ballot"', 'by = "ballot"\ndecided = "no_better"')
    regime = make_regime(tmp_path, lower)
    given = {"id": "P", **votes(0, 9, 0, 1)}
    decided = {level: answer_of(regime, {**given, "decided_level": level}).subjects["P"] for level in "ABCD"}
    assert {level: answer.level for level, answer in decided.items()} == {"A": "B", "B": "B", "C": "C", "D": "D"}
    assert [level for level, answer in decided.items() if answer.conflicts] == ["A"]


def test_an_office_may_be_kept_from_a_level_that_no_votes_open(tmp_path: Path) -> None:
    lower = BALLOT.replace('by = "ballot"', 'by = "ballot"\ndecided = "no_better_by_votes"')
    ground = rule(
        "ground", 'id = "fault"\nfor = ["person"]\nlevel = "D"\nwhen = "at_fault"\nbecause = "Có khuyết điểm."'
    )
    regime = make_regime(tmp_path, lower + ground)
    given = {"id": "P", **votes(0, 9, 0, 1)}
    decided = {level: answer_of(regime, {**given, "decided_level": level}).subjects["P"] for level in "ABCD"}
    assert {level: answer.level for level, answer in decided.items()} == {"A": "B", "B": "B", "C": "C", "D": "B"}
    assert [level for level, answer in decided.items() if answer.conflicts] == ["A", "D"]
    at_fault = answer_of(regime, {**given, "decided_level": "D", "facts": {"at_fault": True}}).subjects["P"]
    assert (at_fault.level, at_fault.conflicts) == ("D", [])


def test_a_level_that_the_office_lowered_is_counted_as_lowered(tmp_path: Path) -> None:
    lower = BALLOT.replace('by = "ballot"', 'by = "ballot"\ndecided = "no_better"')
    regime = make_regime(tmp_path, lower + SHARE)
    people = [{**p, "decided_level": "C"} if p["id"] in ("A2", "B0") else p for p in crowd(3, 8)]
    found = answer_of(regime, *people)
    assert (found.quotas[0].base, found.quotas[0].limit, found.quotas[0].candidates) == (9, 1, ["A0", "A1"])
    assert [found.subjects[p].level for p in ("A0", "A1", "A2", "B0", "B1")] == ["A", "B", "C", "C", "B"]
    assert not any(answer.conflicts for answer in found.subjects.values())


SIDE = """\
[[fact]]
id = "side"
for = ["person"]
type = "text"
label = "Khối của đơn vị"
supplied_by = "sở, ngành"
absent = "empty"
clauses = ["TOY-1"]
"""
BY_SIDE = SHARE.replace('within = ["unit"]', 'within = ["unit", "side"]')


def sided(name: str, best: int, side: str = "") -> dict[str, object]:
    """Somebody of the unit U with `best` of a hundred votes for A, the others for B."""
    return {"id": name, "unit": "U", **votes(best, 100 - best, 0, 0), "facts": {"side": side} if side else {}}


def test_one_whose_group_a_missing_fact_would_tell_waits_for_it_and_is_told_who_supplies_it(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + BY_SIDE, facts=FACTS + SIDE)
    group = [sided(f"B{number}", 0, "huyện") for number in range(5)]
    found = answer_of(regime, sided("X", 90), sided("Y", 10), sided("A", 90, "huyện"), *group)
    waiting, behind = found.subjects["X"], found.subjects["Y"]
    assert (waiting.outcome, waiting.level, waiting.range) == ("incomplete", None, ("A", "B"))
    assert (behind.outcome, behind.level) == ("rated", "B")
    for one in (waiting, behind):
        assert [(fact.fact, fact.label, fact.supplied_by) for fact in one.missing] == [
            ("side", "Khối của đơn vị", "sở, ngành")
        ]
    assert (found.subjects["A"].level, found.subjects["A"].missing) == ("A", [])
    assert [(quota.group, quota.base, quota.chosen) for quota in found.quotas] == [("U / huyện", 6, ["A"])]


def test_a_level_decided_for_one_of_no_known_group_is_not_yet_taken(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + BY_SIDE, facts=FACTS + SIDE)
    found = answer_of(regime, {**sided("X", 90), "decided_level": "A"}).subjects["X"]
    assert (found.outcome, [conflict.effect for conflict in found.conflicts]) == ("incomplete", ["refused"])


def test_no_fact_is_wanted_of_one_who_is_in_no_group_anyway(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + BY_SIDE, facts=FACTS + SIDE)
    found = answer_of(regime, {**sided("X", 90), "unit": None}).subjects["X"]
    assert (found.level, found.missing) == ("A", [])
