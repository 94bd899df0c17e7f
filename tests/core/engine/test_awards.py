"""Honours: who may be considered, how many, in which order, and for how many years running."""

from pathlib import Path

import pytest

from tests.builders.toy_regime import PROPOSAL, answer_of, make_regime, rule

BEST = rule(
    "award",
    'id = "best"\nlabel = "Tiêu biểu"\nfor = ["person"]\namong = "level = A"\n'
    'at_most = "20%"\nof = ["A"]\nwithin = ["unit"]',
)


def people(count: int, **common: object) -> list[dict[str, object]]:
    return [{"id": f"P{i}", "unit": "U", "proposed_level": "A", **common} for i in range(count)]


@pytest.mark.parametrize(
    ("given", "state"),
    [({"proposed_level": "A"}, "candidate"), ({"proposed_level": "B"}, "not_eligible"), ({}, "incomplete")],
)
def test_only_those_at_the_level_may_be_considered(tmp_path: Path, given: dict[str, str], state: str) -> None:
    regime = make_regime(tmp_path, PROPOSAL, awards=BEST)
    assert [award.state for award in answer_of(regime, {"id": "P", **given}).awards] == [state]


def test_the_share_counts_those_at_the_level_and_refuses_one_too_many(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, PROPOSAL, awards=BEST)
    within = [{**p, "honours": "best"} if i < 2 else p for i, p in enumerate(people(14))]
    beyond = [{**p, "honours": "best"} if i < 3 else p for i, p in enumerate(people(14))]
    fits, over = answer_of(regime, *within), answer_of(regime, *beyond)
    assert (
        (fits.quotas[0].base, fits.quotas[0].limit, fits.quotas[0].over),
        (over.quotas[0].limit, over.quotas[0].over),
    ) == ((14, 2, 0), (2, 1))
    assert [award.state for award in over.awards[:3]] == ["over_limit"] * 3


def test_who_has_no_level_yet_is_not_surely_of_the_rated(tmp_path: Path) -> None:
    open_still = {key: value for key, value in people(1)[0].items() if key != "proposed_level"} | {"id": "N"}
    decided = {**open_still, "id": "D", "decided_level": "B"}
    found = answer_of(
        make_regime(tmp_path, PROPOSAL, awards=BEST.replace('of = ["A"]', 'of = "rated"')),
        *people(4),
        open_still,
        decided,
    )
    assert found.quotas[0].base == [5, 6]


def test_a_priority_orders_the_candidates_and_is_no_right(tmp_path: Path) -> None:
    first = BEST.replace("clauses", 'priority = "at_fault"\npriority_label = "ưu tiên"\nclauses')
    regime = make_regime(tmp_path, PROPOSAL, awards=first)
    found = answer_of(regime, *people(3), {"id": "Q", "unit": "U", "proposed_level": "A", "facts": {"at_fault": True}})
    assert found.quotas[0].candidates[0] == "Q"
    assert [award.priority for award in found.awards] == [False, False, False, True]


def test_the_body_s_own_level_may_raise_the_share_once_it_is_known(tmp_path: Path) -> None:
    raised = BEST + '  [[award.instead]]\n  when = "group.level = A"\n  at_most = "30%"\n  clauses = ["TOY-1"]\n'
    regime = make_regime(tmp_path, PROPOSAL, awards=raised)
    limits = {}
    for level in ("A", "B", None):
        unit = {"id": "U", "kind": "unit", **({"proposed_level": level} if level else {})}
        limits[level] = answer_of(regime, *people(14), unit).quotas[0].limit
    assert limits == {"A": 4, "B": 2, None: [2, 4]}


def test_who_is_in_no_group_leaves_open_what_an_award_asks_of_it(tmp_path: Path) -> None:
    asks = BEST.replace('among = "level = A"', 'when = "group.level = A"')
    unit = {"id": "U", "kind": "unit", "proposed_level": "A"}
    found = answer_of(
        make_regime(tmp_path, PROPOSAL, awards=asks), *people(1), {"id": "Q", "proposed_level": "A"}, unit
    )
    assert [award.state for award in found.awards] == ["candidate", "incomplete"]


STREAK = rule("award", 'id = "five"\nlabel = "Năm năm liền"\nfor = ["person"]\nyears = 5\neach_year = "level = A"')


def years(*levels: str, last: int = 2020) -> list[dict[str, object]]:
    return [{"period": str(last - back), "level": level} for back, level in enumerate(levels)]


@pytest.mark.parametrize(
    ("previous", "state"),
    [
        (years("A", "A", "A", "A"), "candidate"),
        (years("A", "A", "B", "A"), "not_eligible"),
        (years("A", "A", "A"), "incomplete"),
        (years("A", "B"), "not_eligible"),
        (None, "incomplete"),
        ([*years("A", "A"), *years("A", "A", last=2017)], "not_eligible"),
    ],
)
def test_years_running_must_be_known_one_by_one(tmp_path: Path, previous: object, state: str) -> None:
    regime = make_regime(tmp_path, PROPOSAL, awards=STREAK)
    found = answer_of(regime, {"id": "P", "proposed_level": "A", "previous": previous})
    assert [award.state for award in found.awards] == [state]


@pytest.mark.parametrize(
    ("row", "state"),
    [
        ({"level": "A"}, "candidate"),
        ({"level": "A", "state": "rated"}, "candidate"),
        ({"level": "A", "state": "not_rated"}, "not_eligible"),
        ({"state": "rated"}, "incomplete"),
        ({"state": "not_rated"}, "not_eligible"),
        ({}, "incomplete"),
    ],
)
def test_a_year_with_a_level_was_rated_and_one_that_was_rated_had_some_level(
    tmp_path: Path, row: dict[str, str], state: str
) -> None:
    award = rule("award", 'id = "last"\nlabel = "Năm trước"\nfor = ["person"]\nwhen = "any(previous where %s)"')
    read = award % "period = '2020' and level = A and state = 'rated'"
    found = answer_of(
        make_regime(tmp_path, PROPOSAL, awards=read),
        {"id": "P", "proposed_level": "A", "previous": [{"period": "2020", **row}]},
    )
    assert [award.state for award in found.awards] == [state]


def test_this_year_counts_among_the_years_running(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, PROPOSAL, awards=STREAK)
    found = answer_of(regime, {"id": "P", "proposed_level": "B", "previous": years("A", "A", "A", "A", "A")})
    assert [award.state for award in found.awards] == ["not_eligible"]


def test_an_honour_of_each_year_is_read_from_the_record_and_this_year_s_proposal(tmp_path: Path) -> None:
    twice = rule(
        "award", 'id = "twice"\nlabel = "Hai năm"\nfor = ["person"]\nyears = 2\neach_year = "honours has \'best\'"'
    )
    regime = make_regime(tmp_path, PROPOSAL, awards=BEST + twice)
    record = [{"period": "2020", "level": "A", "honours": ["best"]}]
    proposed = answer_of(regime, {"id": "P", "proposed_level": "A", "honours": ["best"], "previous": record})
    not_proposed = answer_of(regime, {"id": "P", "proposed_level": "A", "previous": record})
    assert [award.state for award in proposed.awards if award.id == "twice"] == ["candidate"]
    assert [award.state for award in not_proposed.awards if award.id == "twice"] == ["not_eligible"]


def test_a_later_award_sees_an_honour_that_was_chosen_and_none_over_its_limit(tmp_path: Path) -> None:
    after = rule("award", 'id = "up"\nlabel = "Đề nghị"\nfor = ["person"]\namong = "honours has \'best\'"')
    regime = make_regime(tmp_path, PROPOSAL, awards=BEST + after)
    chosen = {"decisions": [{"at": "best", "kind": "choose", "by": "cấp ủy", "reason": "tiêu biểu"}]}
    fits = answer_of(regime, *people(5), {"id": "Q", "unit": "U", "proposed_level": "A", **chosen})
    over = answer_of(regime, *people(2), {"id": "Q", "unit": "U", "proposed_level": "A", **chosen})
    assert [award.state for award in fits.awards if award.id == "up"] == [*["not_eligible"] * 5, "candidate"]
    assert [award.state for award in over.awards if award.id == "up"] == ["not_eligible"] * 3


def running(each: str) -> str:
    return rule("award", f'id = "five"\nlabel = "Năm năm liền"\nfor = ["person"]\nyears = 5\neach_year = "{each}"')


@pytest.mark.parametrize(
    ("given", "state"),
    [
        ({"proposed_level": "A"}, "candidate"),
        ({"proposed_level": "B"}, "not_eligible"),
        ({}, "incomplete"),
        ({"proposed_level": "A", "honours": []}, "not_eligible"),
    ],
)
def test_an_honour_that_is_claimed_and_not_won_is_no_link_in_a_chain(
    tmp_path: Path, given: dict[str, object], state: str
) -> None:
    honour = rule("award", 'id = "best"\nlabel = "Tiêu biểu"\nfor = ["person"]\namong = "level = A"')
    regime = make_regime(tmp_path, PROPOSAL, awards=honour + running("honours has 'best'"))
    before = [{**past, "honours": ["best"]} for past in years("A", "A", "A", "A")]
    found = answer_of(regime, {"id": "P", "previous": before, "honours": ["best"], **given})
    assert [award.state for award in found.awards if award.id == "five"] == [state]


def test_an_honour_over_the_limit_is_no_link_in_a_chain(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, PROPOSAL, awards=BEST + running("honours has 'best'"))
    before = [{**past, "honours": ["best"]} for past in years("A", "A", "A", "A")]
    found = answer_of(regime, *people(4, previous=before, honours=["best"]))
    assert {award.state for award in found.awards if award.id == "five"} == {"not_eligible"}
