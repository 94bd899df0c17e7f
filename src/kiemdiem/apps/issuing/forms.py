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


class GuidanceForm(Form):
    """A guidance document: number, day, what it is about, what it stands on."""

    number = forms.CharField(label=words.NUMBER, max_length=80, help_text=words.GUIDANCE_NUMBER_HINT)
    issued_on = DayField(label=words.DAY)
    about = forms.CharField(label=words.GUIDANCE_ABOUT, max_length=400, help_text=words.GUIDANCE_ABOUT_HINT)
    basis = forms.CharField(
        label=words.GUIDANCE_BASIS, max_length=200, required=False, help_text=words.GUIDANCE_BASIS_HINT
    )
    on_behalf = forms.CharField(label=words.ON_BEHALF, max_length=200, required=False, help_text=words.ON_BEHALF_HINT)
