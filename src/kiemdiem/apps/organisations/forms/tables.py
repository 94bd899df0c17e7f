"""The forms of words, of the table of decentralisation and of yearly results."""

from __future__ import annotations

from typing import Any

from django import forms

from kiemdiem.apps.organisations import labels, words
from kiemdiem.apps.organisations.actions.add_decider import NewDecider
from kiemdiem.apps.organisations.actions.record_unit_result import YearOfUnit
from kiemdiem.apps.organisations.forms.unit_field import ActorForm, UnitField
from kiemdiem.apps.organisations.queries.vocabulary import Vocabularies
from kiemdiem.apps.organisations.values import CLOSED, VOCABULARIES
from kiemdiem.shell.form_fields import DayField, ShortInput
from kiemdiem.shell.forms import Form


class AddWordForm(Form):
    """A word of the office's own."""

    layout = "two"
    vocabulary = forms.ChoiceField(
        label=words.WORD_LIST,
        choices=[(name, labels.VOCABULARIES[name]) for name in VOCABULARIES if name not in CLOSED],
    )
    label = forms.CharField(label=words.WORD, max_length=160)


class AddDeciderForm(ActorForm):
    """A row of the table of decentralisation."""

    body = forms.CharField(label=words.DECIDING_BODY, max_length=120, help_text=words.DECIDING_BODY_HINT)
    unit = UnitField(label=words.DECIDED_UNIT, required=False, help_text=words.DECIDED_UNIT_HINT)
    post = forms.ChoiceField(label=words.POST, required=False)
    how = forms.ChoiceField(label=words.HOW, required=False)
    basis = forms.CharField(label=words.BASIS, max_length=200, required=False)
    since = DayField(label=words.SINCE, required=False)

    def __init__(self, *args: Any, known: Vocabularies, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, vocabulary in (("post", "post"), ("how", "delegation")):
            choices = [("", words.NONE_CHOSEN), *known.choices(vocabulary)]
            self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def new(self) -> NewDecider:
        return NewDecider(**self.cleaned_data)


class EndDeciderForm(Form):
    """The day from which a row holds no longer."""

    on = DayField(label=words.FROM_DAY, help_text=words.FROM_DAY_HINT)


class UnitResultForm(Form):
    """What a unit came to in a year."""

    year = forms.IntegerField(label=words.YEAR, widget=ShortInput(mode="numeric"))
    kind = forms.ChoiceField(label=words.RESULT_KIND, choices=list(labels.RESULT_KINDS.items()))
    level = forms.ChoiceField(label=words.LEVEL, choices=list(labels.LEVELS.items()))
    honours = forms.CharField(
        label=words.HONOURS,
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=words.HONOURS_HINT,
    )
    decision = forms.CharField(label=words.DECISION, max_length=200, required=False)

    @property
    def result(self) -> YearOfUnit:
        given = dict(self.cleaned_data)
        return YearOfUnit(**{**given, "honours": tuple(given["honours"].splitlines())})
