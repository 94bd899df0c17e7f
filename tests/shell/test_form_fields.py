"""What is typed is read as Vietnamese offices write it; what cannot be read is named in the refusal."""

from datetime import date
from fractions import Fraction

import pytest
from django import forms
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from kiemdiem.core.quantities.deadline_kinds import Month
from kiemdiem.core.quantities.numbers import format_places
from kiemdiem.shell.form_fields import DayField, MonthField, NumberField
from kiemdiem.shell.forms import Form


class OneDay(Form):
    day = DayField(label="Ngày vào Đảng", required=False)


def refused(field: forms.Field, text: str) -> str:
    with pytest.raises(ValidationError) as fault:
        field.clean(text)
    return fault.value.messages[0]


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("05/01/2022", date(2022, 1, 5)),
        ("5/1/2022", date(2022, 1, 5)),
        (" 05-01-2022 ", date(2022, 1, 5)),
        ("05.01.2022", date(2022, 1, 5)),
        ("2022-01-05", date(2022, 1, 5)),
        ("29/02/2020", date(2020, 2, 29)),
        ("05012022", date(2022, 1, 5)),
    ],
)
def test_a_day_is_read_day_before_month(typed: str, day: date) -> None:
    assert DayField().clean(typed) == day


@pytest.mark.parametrize(
    "typed",
    ["31/02/1998", "29/02/2021", "hôm qua", "01/02/98", "31021998", "20220105", "13/2022", "05/01/20222", "１/1"],
)
def test_a_day_that_is_none_is_named_in_the_refusal(typed: str) -> None:
    assert typed in refused(DayField(), typed)


def test_no_day_is_none_or_refused_where_it_is_required() -> None:
    assert DayField(required=False).clean("  ") is None
    assert not OneDay({"day": ""}).errors


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_that_a_field_shows_it_also_reads(day: date) -> None:
    field = DayField()
    assert field.clean(str(field.prepare_value(day))) == day
    assert field.clean(day.isoformat()) == day
    assert not field.has_changed(day, field.prepare_value(day))


def test_a_changed_day_and_an_unreadable_one_count_as_changed() -> None:
    assert DayField().has_changed(date(2022, 1, 5), "06/01/2022")
    assert DayField().has_changed(date(2022, 1, 5), "x")


def test_what_was_wrongly_typed_stands_in_the_field_again() -> None:
    form = OneDay({"day": "31/02/1998"})
    assert not form.is_valid()
    assert 'value="31/02/1998"' in str(form["day"])


@pytest.mark.parametrize(
    ("typed", "month"), [(text, Month(2022, 9)) for text in ("09/2022", "9/2022", " 2022-09 ", "092022")]
)
def test_a_month_is_read(typed: str, month: Month) -> None:
    assert MonthField().clean(typed) == month


@pytest.mark.parametrize("typed", ["13/2022", "132022", "202209", "9", "tháng 9", "1/9/2022", "09-2022"])
def test_a_month_that_is_none_is_named_in_the_refusal(typed: str) -> None:
    assert f"“{typed}”" in refused(MonthField(), typed)


@given(st.integers(1900, 2199), st.integers(1, 12))
def test_every_month_that_a_field_shows_it_also_reads(year: int, month: int) -> None:
    field = MonthField()
    assert field.clean(str(field.prepare_value(Month(year, month)))) == Month(year, month)


@pytest.mark.parametrize(
    ("typed", "number"), [("8,5", Fraction(17, 2)), ("8.5", Fraction(17, 2)), ("-3", Fraction(-3)), ("0", Fraction(0))]
)
def test_a_number_is_read_exactly_with_comma_or_point(typed: str, number: Fraction) -> None:
    assert NumberField(places=1).clean(typed) == number


@pytest.mark.parametrize("typed", ["8,55", "tám", "1.234,5", "NaN", "1e3"])
def test_a_number_that_cannot_be_meant_is_named_in_the_refusal(typed: str) -> None:
    assert f"“{typed}”" in refused(NumberField(places=1), typed)


@given(st.integers(-(10**9), 10**9), st.integers(0, 3))
def test_every_number_that_a_field_shows_it_also_reads(units: int, places: int) -> None:
    number = Fraction(units, 10**places)
    field = NumberField(places=places)
    assert field.clean(str(field.prepare_value(number))) == number
    assert field.clean(format_places(number, places)) == number
