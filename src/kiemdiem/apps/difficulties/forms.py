"""Forms by which difficulties are raised, answered and withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from kiemdiem.apps.difficulties import words
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.shell.form_fields import DayField
from kiemdiem.shell.forms import Form

LONGEST_TEXT = 10_000
LONGEST_REASON = 1_000


def _text(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 5})
    )


class RaiseDifficultyForm(Form):
    """Whose difficulty, what it is, since when. units: for which the reader may raise one."""

    unit = forms.ChoiceField(label=words.UNIT)
    text = _text(words.TEXT, words.TEXT_HINT)
    day = DayField(label=words.DAY)
    on_behalf = forms.CharField(
        label=words.ON_BEHALF, max_length=LONGEST_REASON, required=False, help_text=words.ON_BEHALF_HINT
    )

    def __init__(self, *args: Any, units: Sequence[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["unit"]
        asked = [("", words.CHOOSE_UNIT)] if len(units) > 1 else []
        field.choices = [*asked, *((str(unit.pk), unit.name) for unit in units)]


class AnswerDifficultyForm(Form):
    """The words of the answer, its document and its day."""

    text = _text(words.ANSWER)
    document = forms.CharField(label=words.DOCUMENT, max_length=200, required=False, help_text=words.DOCUMENT_HINT)
    day = DayField(label=words.ANSWERED_ON)
    on_behalf = forms.CharField(
        label=words.ON_BEHALF, max_length=LONGEST_REASON, required=False, help_text=words.FOR_HINT
    )


class WithdrawDifficultyForm(Form):
    """Why nobody has to answer any more."""

    reason = forms.CharField(label=words.REASON, max_length=LONGEST_REASON)
