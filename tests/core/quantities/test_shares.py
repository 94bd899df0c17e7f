"""Shares are decided by whole numbers, and what is printed about them is true."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem.core.quantities.errors import EmptyBase
from kiemdiem.core.quantities.numbers import parse_bound
from kiemdiem.core.quantities.shares import (
    Relation,
    compare_share,
    format_bound,
    format_inequality,
    format_share,
    greatest_within,
    lacking,
    least_reaching,
)

BOUNDS = [parse_bound(text) for text in ("70%", "60%", "50%", "20%", "15%", "80%", "100%", "2/3", "1/2", "89.99%")]
RELATIONS = list(Relation)
relations = st.sampled_from(RELATIONS)
bounds = st.fractions(min_value=0, max_value=1, max_denominator=1000)
wholes = st.integers(1, 10_000)
SEVENTY = parse_bound("70%")


def holds_by_division(part: int, whole: int, relation: Relation, bound: Fraction) -> bool:
    share = Fraction(part, whole)
    return {
        Relation.AT_LEAST: share >= bound,
        Relation.ABOVE: share > bound,
        Relation.AT_MOST: share <= bound,
        Relation.BELOW: share < bound,
    }[relation]


@pytest.mark.parametrize("bound", BOUNDS, ids=str)
@pytest.mark.parametrize("relation", RELATIONS)
def test_every_border_up_to_two_hundred_voters_is_decided_exactly(bound: Fraction, relation: Relation) -> None:
    for whole in range(1, 201):
        border = greatest_within(bound, whole)
        for part in {max(border - 1, 0), border, min(border + 1, whole)}:
            holds = holds_by_division(part, whole, relation, bound)
            assert compare_share(part, whole, relation, bound) == holds, (part, whole)
            assert (lacking(part, whole, relation, bound) == 0) == holds, (part, whole)


@pytest.mark.parametrize("bound", BOUNDS, ids=str)
@pytest.mark.parametrize("relation", [Relation.AT_LEAST, Relation.ABOVE])
def test_the_least_number_reaches_the_bound_and_one_less_does_not(bound: Fraction, relation: Relation) -> None:
    for whole in range(1, 201):
        least = least_reaching(bound, whole, relation)
        assert compare_share(least, whole, relation, bound)
        assert least == 0 or not compare_share(least - 1, whole, relation, bound)


@pytest.mark.parametrize("bound", BOUNDS, ids=str)
def test_the_greatest_number_within_is_within_and_one_more_is_not(bound: Fraction) -> None:
    for base in range(201):
        greatest = greatest_within(bound, base)
        assert greatest <= bound * base < greatest + 1


def test_twenty_per_cent_of_twenty_three_are_four() -> None:
    assert greatest_within(parse_bound("20%"), 23) == 4


def test_a_share_of_exactly_the_bound_holds_only_where_the_bound_is_included() -> None:
    assert [compare_share(7, 10, relation, SEVENTY) for relation in RELATIONS] == [True, False, True, False]


@pytest.mark.parametrize(
    ("part", "whole", "bound", "relation", "holds"),
    [
        (7, 10, "70%", Relation.AT_LEAST, True),  # KH61-180
        (6, 10, "70%", Relation.AT_LEAST, False),
        (23, 33, "70%", Relation.AT_LEAST, False),
        (24, 33, "70%", Relation.AT_LEAST, True),
        (209, 299, "70%", Relation.AT_LEAST, False),  # KH61-179
        (6, 10, "60%", Relation.AT_LEAST, True),  # KH61-181
        (5, 10, "60%", Relation.AT_LEAST, False),
        (6, 10, "50%", Relation.ABOVE, True),  # KH61-182
        (5, 10, "50%", Relation.ABOVE, False),
        (5, 10, "50%", Relation.AT_LEAST, True),  # KH61-183
        (4, 10, "50%", Relation.AT_LEAST, False),
    ],
)
def test_the_ballots_of_the_plans_fall_on_the_right_side(
    part: int, whole: int, bound: str, relation: Relation, holds: bool
) -> None:
    assert compare_share(part, whole, relation, parse_bound(bound)) is holds


@pytest.mark.parametrize("relation", RELATIONS)
def test_an_empty_base_is_no_answer(relation: Relation) -> None:
    with pytest.raises(EmptyBase):
        compare_share(0, 0, relation, SEVENTY)
    with pytest.raises(EmptyBase):
        lacking(0, 0, relation, SEVENTY)
    with pytest.raises(EmptyBase):
        least_reaching(SEVENTY, 0, relation)
    with pytest.raises(EmptyBase):
        format_share(0, 0, SEVENTY, relation)


def test_of_nobody_nobody_is_within() -> None:
    assert greatest_within(SEVENTY, 0) == 0


def test_negative_counts_are_our_fault() -> None:
    with pytest.raises(ValueError, match="-1/10"):
        compare_share(-1, 10, Relation.AT_LEAST, SEVENTY)


def test_a_bound_below_which_nothing_lies_is_our_fault() -> None:
    with pytest.raises(ValueError, match="below"):
        least_reaching(Fraction(0), 10, Relation.BELOW)
    assert least_reaching(Fraction(0), 10, Relation.AT_MOST) == 0


@pytest.mark.parametrize(
    ("part", "whole", "relation", "bound", "missing"),
    [
        (7, 11, Relation.AT_LEAST, "70%", 1),
        (209, 299, Relation.AT_LEAST, "70%", 1),
        (5, 10, Relation.ABOVE, "50%", 1),
        (0, 10, Relation.AT_LEAST, "70%", 7),
        (6, 23, Relation.AT_MOST, "20%", 2),
        (5, 10, Relation.BELOW, "50%", 1),
        (8, 11, Relation.AT_LEAST, "70%", 0),
    ],
)
def test_what_is_lacking_is_told_in_whole_votes(
    part: int, whole: int, relation: Relation, bound: str, missing: int
) -> None:
    assert lacking(part, whole, relation, parse_bound(bound)) == missing


@given(st.data(), wholes, bounds, relations)
def test_making_up_what_is_lacking_makes_it_hold(
    data: st.DataObject, whole: int, bound: Fraction, relation: Relation
) -> None:
    part = data.draw(st.integers(0, whole))
    missing = lacking(part, whole, relation, bound)
    made_up = part + missing if relation.is_lower_bound else part - missing
    if made_up >= 0:
        assert compare_share(made_up, whole, relation, bound)
    if missing:
        one_less = made_up - 1 if relation.is_lower_bound else made_up + 1
        assert not compare_share(one_less, whole, relation, bound)


@given(st.data(), wholes, bounds, relations)
def test_one_more_vote_never_undoes_a_lower_bound(
    data: st.DataObject, whole: int, bound: Fraction, relation: Relation
) -> None:
    part = data.draw(st.integers(0, whole - 1))
    before = compare_share(part, whole, relation, bound)
    after = compare_share(part + 1, whole, relation, bound)
    assert before <= after if relation.is_lower_bound else after <= before


@given(st.data(), wholes, bounds, relations)
def test_a_relation_and_its_opposite_never_agree(
    data: st.DataObject, whole: int, bound: Fraction, relation: Relation
) -> None:
    part = data.draw(st.integers(0, whole))
    assert compare_share(part, whole, relation, bound) != compare_share(part, whole, relation.opposite, bound)
    assert relation.opposite.opposite is relation


def test_the_signs_are_the_printed_ones() -> None:
    assert [relation.symbol for relation in RELATIONS] == ["≥", ">", "≤", "<"]


@pytest.mark.parametrize(
    ("part", "whole", "bound", "relation", "printed"),
    [
        (209, 299, "70%", Relation.AT_LEAST, "69,9 %"),  # rounds to 70, which would be a lie
        (8, 11, "70%", Relation.AT_LEAST, "72,7 %"),
        (7, 10, "70%", Relation.AT_LEAST, "70 %"),
        (17, 25, "70%", Relation.AT_LEAST, "68 %"),
        (1, 8, "20%", Relation.AT_MOST, "12,5 %"),
        (1, 16, "20%", Relation.AT_MOST, "6,3 %"),
        (4999, 10000, "50%", Relation.AT_LEAST, "49,99 %"),
        (5001, 10000, "50%", Relation.ABOVE, "50,01 %"),
        (69999, 100000, "70%", Relation.AT_LEAST, "69,999 %"),
        (2, 3, "2/3", Relation.AT_LEAST, "2/3"),
        (67, 100, "2/3", Relation.AT_LEAST, "67 %"),
        (2001, 3000, "2/3", Relation.ABOVE, "66,7 %"),
        (1999, 3000, "2/3", Relation.AT_LEAST, "66,6 %"),
        (0, 9, "50%", Relation.ABOVE, "0 %"),
        (9, 9, "50%", Relation.ABOVE, "100 %"),
    ],
)
def test_a_share_is_printed_with_the_decimals_that_make_it_true(
    part: int, whole: int, bound: str, relation: Relation, printed: str
) -> None:
    assert format_share(part, whole, parse_bound(bound), relation) == printed


@given(st.data(), wholes, bounds, relations)
def test_the_printed_inequality_is_true(data: st.DataObject, whole: int, bound: Fraction, relation: Relation) -> None:
    part = data.draw(st.integers(0, whole))
    printed = format_inequality(part, whole, relation, bound)
    found = re.fullmatch(r"(\d+)/(\d+) = (\S+(?: %)?) ([≥>≤<]) (\S+(?: %)?)", printed)
    assert found, printed
    shown_relation = next(known for known in RELATIONS if known.symbol == found[4])
    left, right = (parse_bound(text) for text in (found[3], found[5]))
    assert shown_relation.holds(left, right), printed
    assert right == bound
    assert (shown_relation is relation) == compare_share(part, whole, relation, bound)


def test_an_inequality_that_fails_is_printed_with_the_opposite_sign() -> None:
    assert format_inequality(8, 11, Relation.AT_LEAST, SEVENTY) == "8/11 = 72,7 % ≥ 70 %"
    assert format_inequality(7, 11, Relation.AT_LEAST, SEVENTY) == "7/11 = 63,6 % < 70 %"
    assert format_inequality(5, 10, Relation.ABOVE, Fraction(1, 2)) == "5/10 = 50 % ≤ 50 %"


def test_a_bound_without_end_is_printed_as_its_fraction() -> None:
    assert [format_bound(parse_bound(text)) for text in ("70%", "2/3", "66.67%")] == ["70 %", "2/3", "66,67 %"]
