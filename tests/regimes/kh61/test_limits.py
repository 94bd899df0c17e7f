"""The limits of KH61 for groups of every size up to 200: 20 % with the branch for fewer than five, units, awards."""

from collections.abc import Iterator
from typing import Any

import pytest

from kiemdiem.core.engine.answer import Answer
from tests.regimes.kh61.ballots import EXCELLENT, GOOD, answer_to, limits_of, member

SIZES = range(201)
AWARDED = [*range(41), 99, 100, 101]


def members_of(size: int, votes: tuple[int, int, int, int], **more: Any) -> Iterator[dict[str, Any]]:
    for number in range(size):
        yield member(f"{size}/{number}", votes, decided_by=f"D{size}", **more)


def without_a_place(size: int) -> dict[str, Any]:
    """Somebody of the group who reaches neither of the upper two levels."""
    return member(f"{size}/last", (0, 0, 10, 0), decided_by=f"D{size}")


def units_of(size: int) -> Iterator[dict[str, Any]]:
    for number in range(size):
        level = "HTXSNV" if number % 2 else "KHTNV"
        yield {"id": f"{size}/{number}", "kind": "unit", "decided_by": f"S{size}", "proposed_level": level}


@pytest.mark.clause("KH61-257")
def test_one_in_five_may_be_excellent_and_one_where_fewer_than_five_are_good() -> None:
    subjects = [one for size in SIZES for one in (*members_of(size, GOOD), without_a_place(size))]
    found = limits_of(answer_to(subjects), "excellent-share")
    for size in SIZES:
        expected = 0 if size == 0 else 1 if size < 5 else size // 5
        assert (found[f"D{size}"].base, found[f"D{size}"].limit) == (size, expected)


@pytest.mark.clause("KH61-257")
@pytest.mark.parametrize("size", [1, 4, 5, 9, 10, 14, 15, 26])
def test_never_more_than_the_limit_get_the_level_and_the_others_the_next(size: int) -> None:
    subjects = [member(f"M{number}", (10 - number % 3, number % 3, 0, 0), decided_by="D") for number in range(size)]
    answer = answer_to(subjects)
    kept = [subject for subject in answer.subjects.values() if subject.level == "HTXSNV"]
    assert len(kept) <= max(1, size // 5)
    assert {subject.level for subject in answer.subjects.values()} <= {"HTXSNV", "HTTNV"}
    assert {subject.attained for subject in answer.subjects.values()} == {"HTXSNV"}


def test_under_the_other_base_the_limit_is_the_greatest_number_for_which_the_sentence_is_true() -> None:
    sizes = range(5, 61)
    subjects = [one for size in sizes for one in members_of(size, EXCELLENT)]
    found = limits_of(answer_to(subjects, readings={"excellent-base": "good-only"}), "excellent-share")
    for size in sizes:
        true_for = [chosen for chosen in range(size + 1) if 5 * chosen <= size - chosen]
        assert found[f"D{size}"].limit == max(true_for)


@pytest.mark.clause("KH61-278")
def test_one_in_five_of_the_units_rated_may_be_excellent_whatever_their_levels() -> None:
    found = limits_of(answer_to([unit for size in SIZES for unit in units_of(size)]), "units-share")
    for size in SIZES[1:]:
        assert (found[f"S{size}"].base, found[f"S{size}"].limit) == (size, size // 5)


def awarded(level: str) -> dict[int, tuple[Any, Any]]:
    """Size → base and limit of exemplary members, in organisations of this level."""
    subjects = [one for size in AWARDED for one in (*members_of(size, EXCELLENT), *_fillers(size))]
    bodies = [{"id": f"D{size}", "level": level} for size in AWARDED]
    answer = answer_to(subjects, bodies=bodies, readings={"ordinary-quota": "off"}, sentences=True)
    found = limits_of(answer, "typical-member")
    return {size: (found[f"D{size}"].base, found[f"D{size}"].limit) for size in AWARDED}


def _fillers(size: int) -> Iterator[dict[str, Any]]:
    """Five good ones, so that no group counts as one of fewer than five."""
    for number in range(5):
        yield member(f"{size}/good{number}", GOOD, decided_by=f"D{size}")


@pytest.mark.clause("KH61-223")
def test_one_in_five_of_the_excellent_members_may_be_exemplary() -> None:
    assert awarded("HTTNV") == {size: (size, size // 5) for size in AWARDED}


@pytest.mark.clause("KH61-224")
def test_three_in_ten_where_the_organisation_is_excellent_itself() -> None:
    assert awarded("HTXSNV") == {size: (size, 3 * size // 10) for size in AWARDED}


@pytest.mark.clause("KH61-221")
def test_half_of_the_excellent_organisations_may_be_exemplary() -> None:
    subjects = [
        {
            "id": f"{size}/{number}",
            "kind": "party_organisation",
            "decided_by": f"H{size}",
            "proposed_level": "HTXSNV" if number < size else "HTTNV",
            "facts": {"founded_on": "1990-02-03"},
        }
        for size in AWARDED
        for number in range(size + 5)
    ]
    answer = answer_to(subjects, readings={"ordinary-quota": "off"}, sentences=True)
    found = limits_of(answer, "typical-organisation")
    for size in AWARDED:
        assert (found[f"H{size}"].base, found[f"H{size}"].limit) == (size, size // 2)


def proposals(allowed: int | None, proposed: int) -> Answer:
    """Organisations under one district of which so many are proposed to the province."""
    subjects = [
        {
            "id": f"O{number}",
            "kind": "party_organisation",
            "proposed_by": "H",
            "proposed_level": "HTXSNV",
            "honours": ["typical-organisation", "proposal-to-province"],
            "facts": {"founded_on": "1990-02-03"},
        }
        for number in range(proposed)
    ]
    facts = {} if allowed is None else {"proposals_allowed": allowed}
    return answer_to(subjects, bodies=[{"id": "H", "name": "Đảng bộ huyện Mẫu", "facts": facts}], sentences=True)


@pytest.mark.clause("KH61-225")
def test_the_sixth_of_five_proposals_is_refused_and_without_a_number_it_is_shown_that_nothing_is_checked() -> None:
    for proposed, over in ((5, 0), (6, 1)):
        found = limits_of(proposals(5, proposed), "proposal-to-province")["H"]
        assert (found.limit, found.over) == (5, over)
    answer = proposals(None, 6)
    unset = limits_of(answer, "proposal-to-province")["H"]
    assert (unset.limit, unset.over, len(unset.chosen)) == (None, 0, 6)
    assert "không kiểm tra giới hạn" in unset.text
    states = {award.state for award in answer.awards if award.id == "proposal-to-province"}
    assert states == {"chosen"}


@pytest.mark.clause("KH61-219")
def test_those_whom_the_district_rewarded_stand_first_among_the_candidates() -> None:
    subjects = [
        {
            "id": name,
            "kind": "party_organisation",
            "proposed_by": "H",
            "proposed_level": "HTXSNV",
            "honours": ["typical-organisation"],
            "facts": {"founded_on": "1990-02-03"}
            | ({"rewarded_by_district": [{"in_year": 2019}]} if name == "C" else {}),
        }
        for name in ("A", "B", "C")
    ]
    answer = answer_to(subjects, sentences=True)
    assert limits_of(answer, "proposal-to-province")["H"].candidates == ["C", "A", "B"]
    marked = {award.subject for award in answer.awards if award.id == "proposal-to-province" and award.priority}
    assert marked == {"C"}
