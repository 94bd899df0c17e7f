"""Numbers enter exactly as they were written and are printed with a decimal comma."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem.core.quantities.errors import (
    AmbiguousNumber,
    NotABound,
    NotANumber,
    TooManyDigits,
    TooManyPlaces,
)
from kiemdiem.core.quantities.numbers import exact, format_number, parse_bound

decimals = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=6)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("24,5", Fraction(49, 2)),
        ("24.5", Fraction(49, 2)),
        (" 7 ", Fraction(7)),
        ("-3", Fraction(-3)),
        ("+3", Fraction(3)),
        ("0,123", Fraction(123, 1000)),
        (0.29, Fraction(29, 100)),
        (0.1, Fraction(1, 10)),
        (1e22, Fraction(10**22)),
        (12, Fraction(12)),
        (Decimal("89.99"), Fraction(8999, 100)),
        (Decimal("1E+3"), Fraction(1000)),
        (Decimal("-0"), Fraction(0)),
    ],
)
def test_a_number_is_what_was_written(written: str | int | Decimal | float, number: Fraction) -> None:
    assert exact(written, places=None) == number


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "chín",
        "NaN",
        "inf",
        "1e3",
        ",5",
        "5,",
        "1,-5",
        "--1",
        "٣",
        "１２",
        "½",
        "1/2",
        "7%",
        "0x10",
        "1_000",
        True,
        False,
    ],
)
def test_what_is_no_number_is_refused(written: str | bool) -> None:
    with pytest.raises(NotANumber):
        exact(written, places=None)


@pytest.mark.parametrize(
    "written", [float("nan"), float("inf"), -float("inf"), Decimal("NaN"), Decimal("sNaN"), Decimal("Infinity")]
)
def test_nan_and_infinity_are_refused(written: float | Decimal) -> None:
    with pytest.raises(NotANumber):
        exact(written, places=None)


@pytest.mark.parametrize("written", ["1.234,5", "1,234.5", "1.234.567", "1 234", "1.2.3", "1,2,3", "12'345"])
def test_a_number_that_reads_two_ways_is_refused(written: str) -> None:
    with pytest.raises(AmbiguousNumber):
        exact(written, places=4)


def test_a_lone_group_of_three_is_read_only_where_three_places_are_declared() -> None:
    with pytest.raises(AmbiguousNumber):
        exact("1.234", places=None)
    with pytest.raises(TooManyPlaces):
        exact("1.234", places=0)
    assert exact("1.234", places=3) == Fraction(1234, 1000)


@pytest.mark.parametrize("written", ["24,55", "24.55", 24.55, Decimal("24.55")])
def test_more_than_the_declared_places_are_refused(written: str | float | Decimal) -> None:
    assert exact(written, places=2) == Fraction(2455, 100)
    with pytest.raises(TooManyPlaces, match="chỉ nhận 1"):
        exact(written, places=1)


@pytest.mark.parametrize("written", ["24,50", "24.500", 24.50, Decimal("24.5000")])
def test_idle_zeros_are_no_places(written: str | float | Decimal) -> None:
    assert exact(written, places=1) == Fraction(49, 2)


@pytest.mark.parametrize(
    "written",
    ["9" * 39, "1" * 10_000, 10**38, 10**5000, 1e300, Decimal("1E+999999"), Decimal("1E-999999")],
    ids=lambda written: type(written).__name__,
)
def test_a_number_that_no_engine_holds_exactly_is_refused(written: str | int | float | Decimal) -> None:
    with pytest.raises(TooManyDigits):
        exact(written, places=None)


def test_thirty_eight_digits_are_held() -> None:
    assert exact("9" * 38, places=0) == exact(10**38 - 1, places=0) == 10**38 - 1


@given(decimals)
def test_a_decimal_comes_back_exactly(number: Decimal) -> None:
    assert exact(number, places=6) == Fraction(number)
    assert exact(str(number), places=6) == exact(str(number).replace(".", ","), places=6) == Fraction(number)


@given(st.integers(min_value=-(10**9), max_value=10**9), st.integers(min_value=0, max_value=4))
def test_a_float_counts_as_its_shortest_decimal_text(whole: int, places: int) -> None:
    assert exact(whole / 10**places, places=places) == Fraction(whole, 10**places)


@pytest.mark.parametrize(
    ("written", "bound"),
    [
        ("70%", Fraction(7, 10)),
        ("20 %", Fraction(1, 5)),
        ("66.67%", Fraction(6667, 10000)),
        ("2/3", Fraction(2, 3)),
        ("1/2", Fraction(1, 2)),
        ("2 / 3", Fraction(2, 3)),
        ("89.99", Fraction(8999, 100)),
        ("89,99", Fraction(8999, 100)),
        ("70", Fraction(70)),
        ("-0.5", Fraction(-1, 2)),
        ("1.234", Fraction(1234, 1000)),
    ],
)
def test_a_bound_is_exact(written: str, bound: Fraction) -> None:
    assert parse_bound(written) == bound


@pytest.mark.parametrize(
    "written", ["", "%", "70%%", "2/0", "2/3/4", "/3", "2/", "2/-3", "1,5/2", "bảy mươi", "NaN", "1e2", "7 0%"]
)
def test_what_is_no_bound_is_refused(written: str) -> None:
    with pytest.raises(NotABound):
        parse_bound(written)


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_fraction_written_as_a_bound_is_itself(upper: int, lower: int) -> None:
    assert parse_bound(f"{upper}/{lower}") == Fraction(upper, lower)


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (7, "7"),
        (Fraction(49, 2), "24,5"),
        (Fraction(8999, 100), "89,99"),
        (Fraction(-1, 8), "-0,125"),
        (Fraction(1, 3), "1/3"),
    ],
)
def test_a_number_is_printed_with_a_decimal_comma(number: Fraction | int, printed: str) -> None:
    assert format_number(number) == printed


@given(decimals)
def test_what_is_printed_reads_back(number: Decimal) -> None:
    assert exact(format_number(Fraction(number)), places=6) == Fraction(number)
