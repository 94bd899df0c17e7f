"""A given value becomes an exact one of the declared type, or is refused in a sentence."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem.core.engine.cells import (
    PLAIN,
    BadValue,
    CodeReader,
    NumberReader,
    Remembering,
    TextsReader,
    day,
    identifier,
    text,
    yes_no,
)

COUNT = NumberReader(0, True, Fraction(0), Fraction(12))
POINTS = NumberReader(2, False, Fraction(0), Fraction(100))
SHARE = NumberReader(4, False, Fraction(0), Fraction(1), is_share=True)
LEVELS = CodeReader.of(
    {"XS": ("Xuất sắc", "X"), "TOT": ("Tốt", ""), "DA": ("đá", ""), "DAP": ("da", "")},
    ["Xuất sắc", "Tốt", "đá", "da"],
)


@pytest.mark.parametrize(
    ("value", "meant"),
    [(3, 3), ("3", 3), ("3,0", 3), (3.0, 3), (Decimal("3.00"), 3), ("12", 12), (0, 0)],
)
def test_a_count_is_a_whole_number_however_it_is_written(value: Any, meant: int) -> None:
    found = COUNT(value)
    assert (found, type(found)) == (meant, int)


@pytest.mark.parametrize("value", [-1, 13, 1.5, "1,5", "x", True, None, [1], date(2021, 1, 1), float("nan"), "1.000"])
def test_what_is_no_count_within_its_range_is_refused(value: Any) -> None:
    with pytest.raises(BadValue, match=r"\S"):
        COUNT(value)


def test_a_number_keeps_what_was_typed_and_no_more_places_than_declared() -> None:
    assert POINTS(0.29) == Fraction(29, 100)
    assert POINTS("89,99") == Fraction(8999, 100)
    with pytest.raises(BadValue, match="quá 2 chữ số thập phân"):
        POINTS("89,999")


@pytest.mark.parametrize("value", ["1.000", "1,000", "12.000"])
def test_what_may_be_thousands_is_asked_back(value: str) -> None:
    for reader in (COUNT, POINTS):
        with pytest.raises(BadValue, match="nhiều cách"):
            reader(value)


@pytest.mark.parametrize(("value", "meant"), [("20%", "1/5"), ("12,5 %", "1/8"), (0.2, "1/5"), ("1", "1"), ("0%", "0")])
def test_a_share_is_a_part_of_one_or_a_percentage(value: Any, meant: str) -> None:
    assert SHARE(value) == Fraction(meant)


@pytest.mark.parametrize("value", ["120%", "12,345%", "%", "-1%", "1/5"])
def test_what_is_no_share_is_refused(value: str) -> None:
    with pytest.raises(BadValue, match=r"\S"):
        SHARE(value)


def test_a_percent_sign_is_only_for_shares() -> None:
    with pytest.raises(BadValue, match="không phải là số"):
        POINTS("20%")


@pytest.mark.parametrize("value", ["XS", "xs", "Xuất sắc", "xuat sac", "XUẤT SẮC", " x "])
def test_a_code_is_known_by_its_names_without_marks_and_capitals(value: str) -> None:
    assert LEVELS(value) == "XS"


def test_names_that_differ_by_marks_only_are_told_apart_by_their_marks() -> None:
    assert (LEVELS("đá"), LEVELS("ĐÁ"), LEVELS("DAP")) == ("DA", "DA", "DAP")


def test_an_unknown_name_is_refused_with_those_there_are_and_the_nearest() -> None:
    with pytest.raises(BadValue, match=r"Chấp nhận: Xuất sắc, Tốt, đá, da\. Có phải ý là “Xuất sắc”"):
        LEVELS("Xuất xắc")


def test_hints_end_where_nobody_reads_them() -> None:
    reader = CodeReader.of({"XS": ("Xuất sắc",)}, ["Xuất sắc"])
    told = []
    for number in range(200):
        with pytest.raises(BadValue) as refused:
            reader(f"Xuất xắc {number}")
        told.append("Có phải ý là" in str(refused.value))
    assert (any(told[:50]), any(told[-50:])) == (True, False)


def test_texts_are_a_list_or_parted_by_semicolons_each_once() -> None:
    reader = TextsReader(LEVELS)
    assert reader("xs; Tốt;;xs") == reader(["XS", "TOT"]) == ("XS", "TOT")
    with pytest.raises(BadValue, match="Cần một danh sách"):
        reader({"a": 1})


@pytest.mark.parametrize(
    ("value", "meant"), [(17, "17"), (17.0, "17"), (Decimal("17.0"), "17"), (" a \r\n b ", "a \n b")]
)
def test_text_takes_whole_numbers_and_one_kind_of_new_line(value: Any, meant: str) -> None:
    assert text(value) == meant


@pytest.mark.parametrize("value", [True, 1.5, None, [], date(2021, 1, 1), 1e16, float("inf"), 10**39])
def test_what_is_no_text_is_refused(value: Any) -> None:
    with pytest.raises(BadValue, match=r"\S"):
        text(value)


def test_an_id_is_one_line_with_single_spaces() -> None:
    assert identifier(" M 1\n2 ") == "M 1 2"
    assert identifier("ĐV01") == "ĐV01"


@pytest.mark.parametrize("value", [date(2021, 1, 2), datetime(2021, 1, 2), "02/01/2021", "2021-01-02"])  # noqa: DTZ001  # a cell knows no zone
def test_a_day_is_a_day(value: Any) -> None:
    assert day(value) == date(2021, 1, 2)


@pytest.mark.parametrize("value", [date(1900, 2, 28), date(2200, 1, 1), 44561, True, [], "2021"])
def test_what_is_no_sure_day_is_refused(value: Any) -> None:
    with pytest.raises(BadValue, match=r"\S"):
        day(value)


@pytest.mark.parametrize("value", ["co le", 2, 0.5, None, [], date(2021, 1, 1)])
def test_neither_yes_nor_no_is_refused(value: Any) -> None:
    with pytest.raises(BadValue, match="“có” hoặc “không”"):
        yes_no(value)


VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(-5, 20), st.floats(), st.decimals(allow_nan=True), st.dates(),
    st.text(max_size=6), st.sampled_from(["1", "1,0", "có", "XS", "tốt", "2021-01-02", " "]), st.lists(st.integers()),
)  # fmt: skip


@given(st.lists(VALUES, max_size=30), st.sampled_from([COUNT, POINTS, SHARE, LEVELS, text, identifier, day, yes_no]))
def test_a_remembered_value_is_what_a_fresh_reader_finds(values: list[Any], reader: Any) -> None:
    """Whatever was asked before: 1 and True are equal and only one of them is a number."""
    remembering = Remembering(reader)
    for value in values:
        found = remembering[value] if value.__class__ in PLAIN else remembering.read(value)
        fresh = Remembering(reader).read(value)
        assert (type(found), str(found)) == (type(fresh), str(fresh)) or found == fresh


@given(VALUES)
def test_whatever_is_given_is_read_or_refused_in_a_sentence(value: Any) -> None:
    for reader in (COUNT, POINTS, SHARE, LEVELS, text, identifier, day, yes_no):
        found = Remembering(reader).read(value)
        if isinstance(found, BadValue):
            assert str(found).endswith((".", "?", "…"))
