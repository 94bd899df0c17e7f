"""Fields for what Vietnamese offices type: days, months, exact numbers."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kiemdiem.core.quantities.deadline_kinds import Month
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.core.quantities.long_dates import parse_date, short_date
from kiemdiem.core.quantities.numbers import exact, format_number
from kiemdiem.shell import words


class ShortInput(forms.TextInput):
    """A text field as wide as a date or a number; a phone shows the keys of `mode`."""

    def __init__(self, *, placeholder: str = "", mode: str = "text") -> None:
        attrs = {"class": "short", "autocomplete": "off", "inputmode": mode}
        super().__init__(attrs={**attrs, "placeholder": placeholder} if placeholder else attrs)


class DayField(forms.Field):
    """A day typed as dd/mm/yyyy (or dd-mm-yyyy, dd.mm.yyyy, ISO): `date`, or None where nothing is typed."""

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
            return parse_date(text)
        except HouseError as fault:
            raise ValidationError(fault.sentence, code="invalid") from fault

    def has_changed(self, initial: object, data: object) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class MonthField(forms.Field):
    """A month typed as mm/yyyy (or yyyy-mm): `Month`, or None where nothing is typed."""

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
            first = parse_date(f"01/{text}" if "/" in text else f"{text}-01")
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
