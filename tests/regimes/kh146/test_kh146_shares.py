"""How many members of a cell may be excellent under KH146, for 0 to 200 members who are good or better."""

from typing import Any

import pytest

from kiemdiem.core.engine.answer import Answer
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.regime.loader import load

REGIME = load("kh146_2014")
READER = SeasonReader(REGIME)
SIZES = range(201)
UP_TO_40 = range(41)
SOME = (*UP_TO_40, *range(41, 201, 9))
FACTS = {"admitted_on": "2005-05-19", "tasks_finding": "XS", "is_civil_servant": False}
EXCELLENT, GOOD, FULFILLED = (9, 0, 0), (0, 9, 0), (0, 0, 9)


def member(name: str, cell: str, votes: tuple[int, int, int]) -> dict[str, Any]:
    counted = dict(zip(("HTXSNV", "HTTNV", "HTNV"), votes, strict=True)) | {"KHTNV": 0}
    facts = FACTS if votes == EXCELLENT else {**FACTS, "tasks_finding": "TOT"}
    return {
        "id": name,
        "kind": "member",
        "unit": cell,
        "votes": counted,
        "present_voters": 9,
        "full_members": 9,
        "facts": facts,
    }


def cells(
    good: dict[str, tuple[int, int]], *, on_list: int = 7, special: bool = False, base: str = "htt-only"
) -> Answer:
    """Name of a cell → (members whose votes reach the best class, others who are good); one more is neither."""
    facts = {"members_on_list": on_list, "special_achievement": special, "review_on": "2014-11-24"}
    subjects = []
    for cell, (excellent, others) in good.items():
        kinds = [EXCELLENT] * excellent + [GOOD] * others + [FULFILLED]
        subjects += [member(f"{cell}/{number}", cell, votes) for number, votes in enumerate(kinds)]
    readings = {"excellent-base": base}
    bodies = [{"id": cell, "name": cell, "level": "TSVM", "facts": facts} for cell in good]
    return rate(REGIME, READER.read({"subjects": subjects, "bodies": bodies, "readings": readings}), sentences=False)


def limits(found: Answer) -> dict[str, Any]:
    return {quota.group: quota.limit for quota in found.quotas if quota.id == "excellent-share"}


def greatest(size: int, share: int, *, moving: bool) -> int:
    """The greatest number of which the sentence is true once chosen, found by trying each."""
    return max(k for k in range(size + 1) if 100 * k <= share * (size - k if moving else size))


@pytest.mark.clause("KH146-135")
def test_fifteen_per_cent_of_those_left_as_good_is_the_greatest_number_for_which_it_is_true() -> None:
    found = limits(cells({str(size): (size, 0) for size in SIZES}))
    assert found == {str(size): greatest(size, 15, moving=True) for size in SIZES}


def test_under_the_other_reading_the_share_is_of_all_who_are_good_or_better() -> None:
    found = limits(cells({str(size): (size, 0) for size in SOME}, base="htt-or-better"))
    assert found == {str(size): greatest(size, 15, moving=False) for size in SOME}


@pytest.mark.clause("KH146-135")
def test_whoever_is_chosen_leaves_the_base_and_the_sentence_stays_true_of_the_classes_given() -> None:
    sizes = range(0, 201, 7)
    answer = cells({str(size): (size // 3, size - size // 3) for size in sizes})
    for size in sizes:
        levels = [one.level for name, one in answer.subjects.items() if name.startswith(f"{size}/")]
        assert 100 * levels.count("HTXSNV") <= 15 * levels.count("HTTNV")


@pytest.mark.clause("KH146-138")
def test_with_a_special_achievement_twenty_per_cent_takes_the_place_of_fifteen() -> None:
    found = limits(cells({str(size): (size, 0) for size in SOME}, special=True))
    assert found == {str(size): greatest(size, 20, moving=True) for size in SOME}


@pytest.mark.clause("KH146-136")
@pytest.mark.parametrize("on_list", [1, 6, 7])
def test_a_cell_with_fewer_than_seven_members_has_one_place_whatever_the_share_says(on_list: int) -> None:
    found = limits(cells({str(size): (size, 0) for size in UP_TO_40}, on_list=on_list))
    shares = {size: greatest(size, 15, moving=True) for size in UP_TO_40}
    assert found == {str(size): 1 if on_list < 7 else shares[size] for size in UP_TO_40}
