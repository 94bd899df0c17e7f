"""The fields above a list that narrow it."""

from datetime import date
from typing import Any

from django import forms
from django.utils.choices import flatten_choices

from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.shell.forms import Form


class Filters(Form):
    """A form of fields none of which must be filled in; bound to the address. Its first field takes the most room.

    What is wrongly filled in narrows nothing and says so below its field.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False

    def chosen(self, name: str) -> Any:
        """The value of one filter; None or empty where it is not set or not understood."""
        self.is_valid()
        return self.cleaned_data.get(name)

    @property
    def told(self) -> str:
        """What narrows the list, in words: "label: value; label: value"; empty where nothing does."""
        self.is_valid()
        found = []
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name)
            if value in (None, "", False, []):
                continue
            found.append(str(field.label) if value is True else f"{field.label}: {_in_words(field, value)}")
        return "; ".join(found)


def _in_words(field: forms.Field, value: Any) -> str:
    """A value as its field shows it."""
    if isinstance(field, forms.ChoiceField):
        offered: Any = field.choices
        labels: dict[Any, Any] = dict(flatten_choices(offered))
        return str(labels.get(value, value))
    return short_date(value) if isinstance(value, date) else str(value)


class SearchInput(forms.TextInput):
    """A search box, with a cross that empties it."""

    input_type = "search"
