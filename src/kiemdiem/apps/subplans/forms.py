"""The forms of the plans of lower tiers."""

from __future__ import annotations

from django import forms

from kiemdiem.apps.subplans import words
from kiemdiem.shell.form_fields import DayField
from kiemdiem.shell.forms import Form

LONGEST_TASK, LONGEST_BODY, LONGEST_NUMBER, LONGEST_REASON = 400, 200, 80, 400


class OwnDayForm(Form):
    """An earlier last day and why."""

    day = DayField(label=words.DAY, help_text=words.DAY_HINT)
    reason = forms.CharField(label=words.REASON, max_length=LONGEST_REASON, help_text=words.REASON_HINT)


class OwnItemForm(Form):
    """An item that the plan above does not have."""

    task = forms.CharField(label=words.TASK, max_length=LONGEST_TASK)
    body = forms.CharField(label=words.BODY, max_length=LONGEST_BODY)
    day = DayField(label=words.DAY_IF_ANY, required=False)
    reason = forms.CharField(label=words.REASON, max_length=LONGEST_REASON, help_text=words.REASON_HINT)


class IssueSubPlanForm(Form):
    """The document."""

    number = forms.CharField(label=words.NUMBER, max_length=LONGEST_NUMBER, help_text=words.NUMBER_HINT)
    on = DayField(label=words.ISSUED_ON)
