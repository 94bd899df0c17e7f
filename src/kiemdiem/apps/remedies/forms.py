"""The forms of remedies."""

from __future__ import annotations

from typing import Any

from django import forms

from kiemdiem.apps.remedies import words
from kiemdiem.apps.remedies.actions.recording import NewRemedy, Progress
from kiemdiem.apps.remedies.models import Remedy
from kiemdiem.shell.form_fields import DayField
from kiemdiem.shell.forms import Form

LONGEST_TEXT, LONGEST_OWNER, LONGEST_REASON = 2_000, 200, 1_000


class _MaybeOnBehalf(Form):
    """Asks for a reason where it is not one's own work."""

    on_behalf = forms.CharField(label=words.ON_BEHALF, max_length=LONGEST_REASON, help_text=words.ON_BEHALF_HINT)

    def __init__(self, *args: Any, is_own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_own:
            del self.fields["on_behalf"]

    @property
    def why(self) -> str:
        """Why it is done in the unit's place; empty where the unit does it itself."""
        return str(self.cleaned_data.get("on_behalf", ""))


class RecordRemedyForm(_MaybeOnBehalf):
    """A shortcoming with its remedy."""

    shortcoming = forms.CharField(label=words.SHORTCOMING, max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 3}))
    text = forms.CharField(label=words.TEXT, max_length=LONGEST_TEXT, widget=forms.Textarea({"rows": 3}))
    owner = forms.CharField(label=words.OWNER, max_length=LONGEST_OWNER)
    due = DayField(label=words.DUE, required=False)
    field_order = ("shortcoming", "text", "owner", "due", "on_behalf")

    @property
    def new(self) -> NewRemedy:
        """What was typed."""
        given = self.cleaned_data
        return NewRemedy(given["shortcoming"], given["text"], given["owner"], given["due"])


class ReportRemedyForm(_MaybeOnBehalf):
    """How far it has come."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    state = forms.ChoiceField(label=words.STATE, choices=Remedy.State.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=words.NOTE,
        max_length=LONGEST_TEXT,
        required=False,
        help_text=words.NOTE_HINT,
        widget=forms.Textarea({"rows": 3}),
    )
    field_order = ("version", "state", "note", "on_behalf")

    @property
    def progress(self) -> Progress:
        """What was typed."""
        return Progress(self.cleaned_data["state"], self.cleaned_data["note"])

    @property
    def version_seen(self) -> int:
        """The version that the page was opened with."""
        return int(self.cleaned_data["version"])
