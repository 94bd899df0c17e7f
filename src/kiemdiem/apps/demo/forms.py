"""What is typed on the pages of the demo."""

from __future__ import annotations

from django import forms

from kiemdiem.apps.demo import labels
from kiemdiem.shell.form_fields import DayField


class RehearsalDay(forms.Form):
    """The day on which a branch shall live."""

    day = DayField(label=labels.DAY, help_text=labels.DAY_HINT)
