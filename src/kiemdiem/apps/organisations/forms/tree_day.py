"""The field above the tree that asks for a past day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from kiemdiem.apps.organisations import words
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.shell.form_fields import DayField
from kiemdiem.shell.tables import Filters


class TreeDay(Filters):
    """The day on which the tree is shown; nothing, and today, is the tree of today."""

    ngay = DayField(label=words.TREE_DAY)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        self.today = today
        super().__init__(*args, **kwargs)

    def clean_ngay(self) -> date | None:
        day: date | None = self.cleaned_data["ngay"]
        if day is not None and day > self.today:
            told = words.TREE_DAY_NOT_COME.format(day=short_date(day), today=short_date(self.today))
            raise ValidationError(told, code="not_come")
        return None if day == self.today else day

    @property
    def past_day(self) -> date | None:
        """The past day that is asked for; None: today."""
        found: date | None = self.chosen("ngay")
        return found
