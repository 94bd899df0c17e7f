"""The form by which a day is put in."""

from __future__ import annotations

from django import forms

from kiemdiem.apps.workplans import words
from kiemdiem.shell.form_fields import DayField
from kiemdiem.shell.forms import Form


class EnterDayForm(Form):
    """A day and where it comes from."""

    day = DayField(label=words.DAY)
    source = forms.CharField(label=words.SOURCE, max_length=200, help_text=words.SOURCE_HINT)


class RemindUnitForm(Form):
    """What is said beside the reminder itself."""

    note = forms.CharField(
        label=words.REMINDER_NOTE, max_length=300, required=False, help_text=words.REMINDER_NOTE_HINT
    )
