"""What is typed on the pages of the demo."""

from __future__ import annotations

from kiemdiem.apps.demo import labels
from kiemdiem.shell.form_fields import DayField
from kiemdiem.shell.forms import Form


class RehearsalDay(Form):
    """The day on which a branch shall live."""

    day = DayField(label=labels.DAY, help_text=labels.DAY_HINT)
