"""The engine's 20 % under kh75_2022 against a second, naive reading of its clauses, with each of the three bases."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiemdiem.core.engine.answer import Answer
from tests.oracle import kh75
from tests.oracle.kh75 import BASES, BEST, DONE, GOOD, SMALL, Group
from tests.properties.rating import answer

NAME = "kh75_2022"
KINDS = ("party_organisation", "collective", "cadre", "member")
READINGS = [(base, small) for base in BASES for small in SMALL]


def people(group: str, found: Group, kind: str = "member") -> list[dict[str, Any]]:
    """One peer group as it is put in."""
    levels = [BEST] * found.best + [GOOD] * found.good + [DONE] * found.others
    return [
        {"id": f"{group}-{kind}-{number}", "kind": kind, "group": group, "proposed_level": level}
        for number, level in enumerate(levels)
    ]


def rated(subjects: list[dict[str, Any]], base: str = "good-or-better", small: str = "zero") -> Answer:
    readings = {"excellent-base": base, "small-group": small}
    return answer(NAME, {"subjects": subjects, "readings": readings}, sentences=False)


def chosen_by(found: Answer) -> Mapping[tuple[str, str], set[str]]:
    """Group and kind → who has a place."""
    shares = (quota for quota in found.quotas if quota.id == "excellent-share")
    return {(quota.group, quota.kinds[0]): set(quota.chosen) for quota in shares}


def compare(subjects: list[dict[str, Any]], base: str, small: str) -> None:
    """All who fit are chosen; where more are put in than fit, a person chooses, up to the limit and not beyond it."""
    mine = rated(subjects, base, small)
    quotas = {(q.group, q.kinds[0]): q for q in mine.quotas if q.id == "excellent-share"}
    for key, group in kh75.groups_of(subjects).items():
        most, quota = group.most(base, small), quotas.get(key)
        who = {s["id"] for s in subjects if (s["group"], s["kind"], s["proposed_level"]) == (*key, BEST)}
        if quota is None:
            assert not who, key
            continue
        assert set(quota.candidates) == who, key
        if base != "good-only":
            assert quota.base == group.base(base, 0), key
        if most == group.best:
            assert set(quota.chosen) == who, (key, group)
        else:
            assert (quota.limit, quota.chosen) == (most, []), (key, group)
            assert set(quota.ties) == (who if most else set()), (key, group)
    for subject in subjects:
        if subject["proposed_level"] != BEST:
            assert mine.subjects[subject["id"]].level == subject["proposed_level"]


@pytest.mark.parametrize(("base", "small"), READINGS)
def test_both_readings_agree_on_every_group_of_up_to_sixty(base: str, small: str) -> None:
    subjects: list[dict[str, Any]] = []
    for size in range(61):
        for others in {0, size // 3, max(0, size - 4)}:
            inside = size - others
            for best in {min(inside, size // 5), min(inside, size // 6 + 1), min(inside, size // 5 + 1)}:
                subjects += people(f"G{size}-{others}-{best}", Group(best, inside - best, others))
    compare(subjects, base, small)


@settings(max_examples=40)
@given(chance=st.randoms(use_true_random=False), reading=st.sampled_from(READINGS))
def test_both_readings_agree_on_random_groups_of_all_kinds(chance: Random, reading: tuple[str, str]) -> None:
    subjects: list[dict[str, Any]] = []
    for group in ("G1", "G2", "G3"):
        for kind in chance.sample(KINDS, chance.randint(1, 4)):
            best, good, others = (chance.choice((0, 1, 2, 3, 4, 5, 6, 11, 20)) for _ in range(3))
            subjects += people(group, Group(best, good, others), kind)
    chance.shuffle(subjects)
    if subjects:
        compare(subjects, *reading)


def decide(subjects: list[dict[str, Any]], how_many: int) -> list[dict[str, Any]]:
    """The office decides the best level for so many of those put in, and the next one for the others."""
    at_best = [subject for subject in subjects if subject["proposed_level"] == BEST]
    decided = {s["id"]: BEST if place < how_many else GOOD for place, s in enumerate(at_best)}
    return [s | ({"decided_level": decided[s["id"]]} if s["id"] in decided else {}) for s in subjects]


def is_taken(found: Answer, how_many: int) -> bool:
    """Whether the best level stands for so many, and nothing decided was refused."""
    refused = [reason for one in found.subjects.values() for reason in one.conflicts if reason.rule == "decided_level"]
    best = sum(one.level == BEST for one in found.subjects.values())
    return not refused and best == how_many


@pytest.mark.clause("KH75-032")
@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize(("good_or_better", "most"), [(10, 2), (5, 1)])
def test_a_decision_within_20_percent_of_ten_rated_stands_and_one_beyond_is_refused(
    base: str, good_or_better: int, most: int
) -> None:
    group = Group(3, good_or_better - 3, 10 - good_or_better)
    assert group.most("good-or-better") == most
    assert group.most("rated") == 2
    for how_many in range(4):
        taken = is_taken(rated(decide(people("G", group), how_many), base), how_many)
        assert taken == group.allows(how_many, base), how_many


@pytest.mark.clause("KH75-033")
@pytest.mark.parametrize("base", ["good-or-better", "rated"])
def test_the_greatest_number_is_a_fifth_without_any_rounding_up(base: str) -> None:
    sizes = range(1, 61)
    found = rated([one for size in sizes for one in people(f"G{size}", Group(size, 0))], base)
    limits = {int(q.group[1:]): q.limit for q in found.quotas if q.id == "excellent-share"}
    assert limits == {size: size // 5 for size in sizes}
    assert [limits[size] for size in (4, 5, 9, 10)] == [0, 1, 1, 2]


@pytest.mark.clause("KH75-034")
@pytest.mark.parametrize("base", BASES)
def test_the_slack_of_one_group_serves_no_other(base: str) -> None:
    subjects = decide(people("G1", Group(4, 6)), 4) + people("G2", Group(0, 10))
    found = rated(subjects, base)
    assert not is_taken(found, 4)
    assert chosen_by(found)["G1", "member"] == set()
    together = decide([one | {"group": "G"} for one in people("G1", Group(4, 6)) + people("G2", Group(0, 10))], 4)
    assert is_taken(rated(together, base), 4) == Group(4, 16).allows(4, base)
