"""The form that every form of the house is made from."""

from typing import Any

from django import forms

from kiemdiem.shell.form_words import speak_vietnamese


class Form(forms.Form):
    """A form of plain fields: it gives types, the action gives judgement. Never a ModelForm.

    `layout` is "one" (a column) or "two" (fields side by side where there is room). The browser's own bubbles, which
    speak the browser's language, stay away: faults come from here, in words.
    """

    use_required_attribute = False
    layout = "one"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        speak_vietnamese(self.fields.values())
