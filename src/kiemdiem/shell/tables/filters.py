"""The fields above a list that narrow it."""

from typing import Any

from django import forms

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


class SearchInput(forms.TextInput):
    """A search box, with a cross that empties it."""

    input_type = "search"
