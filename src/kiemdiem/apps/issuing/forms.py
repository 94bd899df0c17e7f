"""The forms of the plan as a document."""

from __future__ import annotations

from django import forms

from kiemdiem.apps.issuing import words
from kiemdiem.shell.form_fields import DayField
from kiemdiem.shell.forms import Form


class IssueForm(Form):
    """Number and day."""

    number = forms.CharField(label=words.NUMBER, max_length=80, help_text=words.NUMBER_HINT)
    issued_on = DayField(label=words.DAY)


class ReceiveForm(Form):
    """The day, and why it is written down in the place of the unit."""

    day = DayField(label=words.RECEIVED_ON)
    on_behalf = forms.CharField(label=words.ON_BEHALF, max_length=200, required=False, help_text=words.ON_BEHALF_HINT)
