"""What is changed by hand, why, by which body, under which document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.actions.correcting import LONGEST_REFERENCE, Basis
from kiemdiem.apps.organisations.forms.unit_field import ActorForm, UnitField
from kiemdiem.apps.people.forms.person_field import PersonField
from kiemdiem.shell.forms import Form

LONGEST_REASON = 1_000


class BasisForm(ActorForm):
    """The end of every correction: reason, document, body."""

    reason = forms.CharField(label=words.WHY_CORRECTED, max_length=LONGEST_REASON, help_text=words.WHY_CORRECTED_HINT)
    reference = forms.CharField(
        label=words.PAPER, max_length=LONGEST_REFERENCE, required=False, help_text=words.PAPER_HINT
    )
    decided_by = UnitField(label=words.DECIDING, required=False, help_text=words.DECIDING_HINT)

    @property
    def basis(self) -> Basis:
        """As the actions take it."""
        given = self.cleaned_data
        return Basis(given["reason"], given["reference"], given["decided_by"])


class TakeInSubjectForm(BasisForm):
    """Which unit or person, as what kind of subject."""

    kind = forms.ChoiceField(label=words.KIND)
    unit = UnitField(label=words.TAKEN_UNIT, required=False, help_text=words.TAKEN_UNIT_HINT)
    person = PersonField(label=words.TAKEN_PERSON, required=False, help_text=words.TAKEN_PERSON_HINT)
    field_order = ("kind", "unit", "person", "reason", "reference", "decided_by")

    def __init__(self, *args: Any, kinds: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(key, label.capitalize()) for key, label in kinds.items()]  # type: ignore[attr-defined]  # a ChoiceField


class LeaveOutSubjectForm(BasisForm):
    """How far somebody is left out."""

    scope = forms.ChoiceField(
        label=words.HOW_FAR,
        choices=[("all", words.OUT_OF_ALL), ("rating", words.OUT_OF_RATING)],
        widget=forms.RadioSelect,
        initial="all",
    )
    field_order = ("scope", "reason", "reference", "decided_by")


class NamePlaceForm(BasisForm):
    """Where the subject is reviewed instead, or besides."""

    place = UnitField(label=words.NEW_PLACE)
    instead_of = forms.ChoiceField(label=words.INSTEAD_OF, required=False)
    field_order = ("place", "instead_of", "reason", "reference", "decided_by")

    def __init__(self, *args: Any, forums: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["instead_of"].choices = [("", words.ONE_MORE), *forums.items()]  # type: ignore[attr-defined]  # a ChoiceField


class NameAuthorityForm(BasisForm):
    """Which body decides the level."""

    body = UnitField(label=words.DECIDED_BY)
    field_order = ("body", "reason", "reference", "decided_by")


class JoinReviewsForm(BasisForm):
    """With which body the review is held together."""

    other = UnitField(label=words.BESIDE)
    field_order = ("other", "reason", "reference", "decided_by")


class RevokeCorrectionForm(Form):
    """Why a correction is taken back."""

    reason = forms.CharField(label=words.REVOKE_REASON, max_length=LONGEST_REASON)
