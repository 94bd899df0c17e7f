"""For whom groups are drawn up, who is in one, and under which document it is approved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import Q

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.actions.group_subjects import LONGEST_NAME, LONGEST_PAPER
from kiemdiem.apps.organisations.forms.unit_field import ActorForm, UnitField
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.core.quantities.names import search_key
from kiemdiem.shell.forms import Form
from kiemdiem.shell.tables.filters import Filters, SearchInput


class ScopeForm(ActorForm):
    """A kind of subject and the body that draws up its groups."""

    kind = forms.ChoiceField(label=words.KIND)
    scope = UnitField(label=words.GROUP_SCOPE, help_text=words.GROUP_SCOPE_HINT)

    def __init__(self, *args: Any, actor: Actor, kinds: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        self.fields["kind"].choices = [(key, label.capitalize()) for key, label in kinds.items()]  # type: ignore[attr-defined]  # a ChoiceField


class GroupForm(Form):
    """A name, and who is in the group."""

    name = forms.CharField(label=words.GROUP_NAME, max_length=LONGEST_NAME)
    subjects = forms.TypedMultipleChoiceField(
        label=words.GROUP_SUBJECTS, coerce=int, widget=forms.CheckboxSelectMultiple, required=False
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, offered: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subjects"].choices = offered  # type: ignore[attr-defined]  # a choice field


class OfferedSearch(Filters):
    """By which names those are looked for who may be in a group."""

    tim = forms.CharField(
        label=words.SEARCH, max_length=200, widget=SearchInput(attrs={"placeholder": words.SEARCH_HINT})
    )

    @property
    def condition(self) -> Q:
        """The condition that a standing's subject bears all the words."""
        found = Q()
        for word in search_key(self.chosen("tim") or "").split():
            found &= Q(subject__search_key__contains=word)
        return found

    @property
    def is_set(self) -> bool:
        return bool(self.chosen("tim"))


class ApproveGroupForm(Form):
    """Under which document, and which state of the group was looked at."""

    paper = forms.CharField(
        label=words.APPROVAL_PAPER, max_length=LONGEST_PAPER, required=False, help_text=words.APPROVAL_PAPER_HINT
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
