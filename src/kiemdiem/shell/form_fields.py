"""Fields for what Vietnamese offices type: days, months, exact numbers."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kiemdiem.core.quantities.deadline_kinds import Month
from kiemdiem.core.quantities.errors import HouseError, NotADate
from kiemdiem.core.quantities.long_dates import parse_date, short_date
from kiemdiem.core.quantities.numbers import exact, format_number
from kiemdiem.shell import words

_DIGITS_ALONE = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4})")


def read_day(text: str) -> date:
    """The day that was typed, also as ddmmyyyy: the number keys of a phone have no stroke.

    Raises:
        NotADate: the text, as it was typed, is no day.
    """
    written = _DIGITS_ALONE.fullmatch(text.strip())
    if written:
        try:
            return parse_date("/".join(written.groups()))
        except NotADate:
            raise NotADate(text=text) from None
    return parse_date(text)


def _first_day_of(month: str) -> str:
    """The text of a month, made that of its first day."""
    if month.isdigit():
        return f"01{month}"
    return f"01/{month}" if "/" in month else f"{month}-01"


class ShortInput(forms.TextInput):
    """A text field as wide as a date or a number; a phone shows the keys of `mode`."""

    def __init__(self, *, placeholder: str = "", mode: str = "text") -> None:
        attrs = {"class": "short", "autocomplete": "off", "inputmode": mode}
        super().__init__(attrs={**attrs, "placeholder": placeholder} if placeholder else attrs)


class DayField(forms.Field):
    """A day typed as dd/mm/yyyy (or with - or ., as ddmmyyyy, or ISO): `date`, or None where nothing is typed."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", ShortInput(placeholder=words.DAY_SHAPE, mode="numeric"))
        super().__init__(**options)

    def prepare_value(self, value: object) -> object:
        return short_date(value) if isinstance(value, date) else value

    def to_python(self, value: object) -> date | None:
        if isinstance(value, date):
            return value
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return read_day(text)
        except HouseError as fault:
            raise ValidationError(fault.sentence, code="invalid") from fault

    def has_changed(self, initial: object, data: object) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class MonthField(forms.Field):
    """A month typed as mm/yyyy (or mmyyyy, yyyy-mm): `Month`, or None where nothing is typed."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", ShortInput(placeholder=words.MONTH_SHAPE, mode="numeric"))
        super().__init__(**options)

    def prepare_value(self, value: object) -> object:
        return f"{value.month:02d}/{value.year:04d}" if isinstance(value, Month) else value

    def to_python(self, value: object) -> Month | None:
        if isinstance(value, Month):
            return value
        text = str(value or "").strip()
        if not text:
            return None
        try:
            first = read_day(_first_day_of(text))
        except HouseError as fault:
            raise ValidationError(words.NO_MONTH.format(text=text), code="invalid") from fault
        return Month(first.year, first.month)


class NumberField(forms.Field):
    """An exact number with a decimal comma or point and at most `places` decimals: `Fraction`, or None for nothing."""

    def __init__(self, *, places: int = 0, **options: Any) -> None:
        self.places = places
        options.setdefault("widget", ShortInput(mode="decimal" if places else "numeric"))
        super().__init__(**options)

    def prepare_value(self, value: object) -> object:
        if isinstance(value, (int, Fraction)):
            return format_number(value)
        return format_number(Fraction(value)) if isinstance(value, Decimal) else value

    def to_python(self, value: object) -> Fraction | None:
        if isinstance(value, (int, Fraction, Decimal)):
            return Fraction(value)
        text = str(value or "").strip()
        if not text:
            return None
        try:
            return exact(text, places=self.places)
        except HouseError as fault:
            raise ValidationError(fault.sentence, code="invalid") from fault
