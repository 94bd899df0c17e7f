"""Forms by which prompts are proposed, decided and sent."""

from __future__ import annotations

from typing import Any

from django import forms

from kiemdiem.apps.campaigns.models import Campaign, Subject
from kiemdiem.apps.organisations.forms.unit_field import ActorForm, UnitField
from kiemdiem.apps.prompts import words
from kiemdiem.apps.prompts.models import LONGEST_DOCUMENT
from kiemdiem.apps.prompts.queries.finding import subject_meant
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.shell.form_fields import DayField
from kiemdiem.shell.forms import Form

LONGEST_TEXT = 10_000
LONGEST_REASON = 1_000
YES, NO = "dong_y", "khong"


def _text(label: str, hint: str = "", *, required: bool = True) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 5})
    return forms.CharField(label=label, help_text=hint, required=required, max_length=LONGEST_TEXT, widget=area)


def _line(label: str, hint: str = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(label=label, help_text=hint, required=required, max_length=LONGEST_DOCUMENT)


class ProposePromptForm(ActorForm):
    """Whom it concerns, what is to be answered, and who wants to know."""

    subject = _line(words.SUBJECT, words.SUBJECT_HINT)
    matter = _text(words.MATTER, words.MATTER_HINT)
    proposer = UnitField(label=words.PROPOSER, required=False, help_text=words.PROPOSER_HINT)
    proposer_name = _line(words.PROPOSER_NAME, words.PROPOSER_NAME_HINT, required=False)
    basis = _line(words.BASIS, words.BASIS_HINT, required=False)
    on_behalf = forms.CharField(
        label=words.ON_BEHALF, help_text=words.ON_BEHALF_HINT, max_length=LONGEST_REASON, required=False
    )
    to = UnitField(label=words.TO, required=False, help_text=words.TO_HINT)

    def __init__(self, *args: Any, campaign: Campaign, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.campaign = campaign

    def clean_subject(self) -> Subject:
        try:
            return subject_meant(self.campaign, self.cleaned_data["subject"])
        except HouseError as fault:
            raise forms.ValidationError(fault.sentence, code="invalid") from fault


class ReasonForm(Form):
    """Why."""

    reason = forms.CharField(label=words.REASON, max_length=LONGEST_REASON)


class DecidePromptForm(Form):
    """Yes or no, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        label=words.DECISION, choices=[(YES, words.ACCEPT), (NO, words.REJECT)], widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=words.DECISION_REASON, help_text=words.DECISION_HINT, max_length=LONGEST_REASON, required=False
    )


class NoPromptsForm(Form):
    """By which document the authority saw no need."""

    document = _line(words.NO_PROMPTS_DOCUMENT, required=False)
    decided_on = DayField(label=words.NO_PROMPTS_ON)


class ConsultForm(Form):
    """When the former superior was asked, and what it said."""

    day = DayField(label=words.CONSULTED_ON)
    said = _text(words.CONSULTED_SAID)


class SendPromptForm(Form):
    """Number and day of the document."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    document = _line(words.SEND_DOCUMENT, words.SEND_DOCUMENT_HINT, required=False)
    document_on = DayField(label=words.SEND_ON, required=False)


class ReplyForm(Form):
    """The answer of the subject."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    text = _text(words.REPLY_TEXT, words.REPLY_HINT)
    day = DayField(label=words.REPLY_ON)
    on_behalf = forms.CharField(
        label=words.FOR_SUBJECT, help_text=words.FOR_SUBJECT_HINT, max_length=LONGEST_REASON, required=False
    )


class ResultForm(Form):
    """What the review came to."""

    text = _text(words.RESULT_TEXT)
    day = DayField(label=words.RESULT_ON)
    on_behalf = forms.CharField(
        label=words.FOR_SUBJECT, help_text=words.FOR_SUBJECT_HINT, max_length=LONGEST_REASON, required=False
    )


class ReportForm(Form):
    """Number and day of the report upwards."""

    document = _line(words.REPORT_DOCUMENT)
    reported_on = DayField(label=words.REPORT_ON)


class RecordSignForm(ActorForm):
    """Where, what, when, and who says so."""

    unit = UnitField(label=words.SIGN_UNIT)
    what = _text(words.SIGN_WHAT, words.SIGN_WHAT_HINT)
    noticed_on = DayField(label=words.NOTICED_ON)
    source = _line(words.SIGN_SOURCE, words.SIGN_SOURCE_HINT)


class TakeUpSignForm(Form):
    """Under which name of the plan a sign counts."""

    called = forms.ChoiceField(label=words.CALLED, widget=forms.RadioSelect)

    def __init__(self, *args: Any, known: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["called"].choices = list(known.items())  # type: ignore[attr-defined]  # a ChoiceField


class StepForm(Form):
    """When the committee above did it, and by which paper."""

    day = DayField(label=words.STEP_ON)
    source = _line(words.STEP_SOURCE)
