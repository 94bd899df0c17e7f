"""The forms of this room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from kiemdiem.apps.campaigns.models import Standing, Subject
from kiemdiem.apps.completion import words
from kiemdiem.apps.completion.actions.recording import LONGEST_PAPER, ReviewGiven
from kiemdiem.apps.completion.queries.outstanding import EXCUSED, OUTSTANDING, REVIEWED, UNEXPLAINED
from kiemdiem.apps.organisations.forms.unit_field import ActorFilters, UnitField
from kiemdiem.core.quantities.names import search_key
from kiemdiem.shell.form_fields import DayField
from kiemdiem.shell.forms import Form
from kiemdiem.shell.tables.filters import Filters, SearchInput

LONGEST_REASON = 1_000
SEVERAL = 2
TICKS = "chon"
UNIT_STATES = {
    "thieu": words.WAITING,
    "chua_ly_do": words.UNEXPLAINED,
    "du": words.ALL_DONE,
    "bao": words.WITH_MARK,
    "chua_bao": words.WITHOUT_MARK,
}
SUBJECT_STATES: dict[str, tuple[str, Q]] = {
    "chua": (words.NOT_YET, OUTSTANDING),
    "chua_ly_do": (words.UNEXPLAINED, UNEXPLAINED),
    "ly_do": (words.WITH_REASON, EXCUSED),
    "da": (words.DONE.lower(), REVIEWED),
}


def search_field() -> forms.CharField:
    """By name, without marks."""
    return forms.CharField(
        label=words.SEARCH, max_length=200, widget=SearchInput(attrs={"placeholder": words.SEARCH_HINT})
    )


class UnitsFilters(ActorFilters):
    """Name, branch, how far it is."""

    tim = search_field()
    trong = UnitField(label=words.UNDER, help_text="")
    tinh_trang = forms.ChoiceField(label=words.STATE, choices=[("", words.ANY_STATE), *UNIT_STATES.items()])


class SubjectsFilters(Filters):
    """Name, and whether it was reviewed."""

    tim = search_field()
    tinh_trang = forms.ChoiceField(
        label=words.STATE, choices=[("", words.ANY_STATE), *((key, one[0]) for key, one in SUBJECT_STATES.items())]
    )

    def narrowed(self, standings: QuerySet[Standing]) -> QuerySet[Standing]:
        """Of these those that are asked for."""
        about = Q()
        for word in search_key(self.chosen("tim") or "").split():
            about &= Q(subject__search_key__contains=word)
        _, state = SUBJECT_STATES.get(self.chosen("tinh_trang") or "", ("", Q()))
        return standings.filter(about & state)


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


class RecordReviewsForm(_MaybeOnBehalf):
    """Who was reviewed on which day."""

    subjects = forms.TypedMultipleChoiceField(
        label=words.PICKED, coerce=int, widget=forms.CheckboxSelectMultiple, required=False
    )
    day = DayField(label=words.DAY)
    paper = forms.CharField(label=words.PAPER, max_length=LONGEST_PAPER, required=False, help_text=words.PAPER_HINT)
    field_order = ("subjects", "day", "paper", "on_behalf")

    def __init__(self, *args: Any, offered: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["subjects"].choices = offered  # type: ignore[attr-defined]  # a choice field

    @property
    def given(self) -> ReviewGiven:
        """What was typed."""
        return ReviewGiven(self.cleaned_data["day"], self.cleaned_data["paper"], self.why)


class TakeBackForm(Form):
    """Why what was recorded is taken back."""

    reason = forms.CharField(label=words.WHY, max_length=LONGEST_REASON, widget=forms.Textarea({"rows": 3}))


@dataclass(frozen=True)
class ReasonRow:
    """A line of the table of reasons: whose, the field, and whether it takes the reason of several."""

    subject: Subject
    field: forms.BoundField
    is_ticked: bool


class MarkCompleteForm(_MaybeOnBehalf):
    """A reason for each who is outstanding; asked of those whom the plan lets nobody leave out without one.

    Where there are several, one reason may be given for all that are ticked; a line with a reason of its own keeps it.
    """

    shared = forms.CharField(
        label=words.SHARED_REASON, max_length=LONGEST_REASON, required=False, help_text=words.SHARED_REASON_HINT
    )

    def __init__(
        self, *args: Any, subjects: Sequence[Subject], labels: Sequence[str], never: frozenset[str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._subjects, self._keys = subjects, {one.pk: f"ly_do_{one.pk}" for one in subjects}
        if len(subjects) < SEVERAL:
            del self.fields["shared"]
        for one, label in zip(subjects, labels, strict=True):
            wanted = {"required": words.REASON_WANTED}
            self.fields[self._keys[one.pk]] = forms.CharField(
                label=label, max_length=LONGEST_REASON, required=one.kind in never, error_messages=wanted
            )
        self.order_fields(["shared", *self._keys.values(), "on_behalf"])

    @property
    def rows(self) -> list[ReasonRow]:
        """The table, in the order of the subjects."""
        return [ReasonRow(one, self[self._keys[one.pk]], one.pk in self._ticked) for one in self._subjects]

    @property
    def _ticked(self) -> frozenset[int]:
        given = set(self.data.getlist(TICKS)) if self.is_bound else set()  # type: ignore[attr-defined]  # a QueryDict
        return frozenset(key for key in self._keys if str(key) in given)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        shared, without = given.get("shared", ""), [key for key in self._ticked if not given.get(self._keys[key])]
        if shared and not self._ticked:
            self.add_error("shared", words.NOBODY_TICKED)
        if without and not shared and "shared" in self.fields:
            self.add_error("shared", words.SHARED_REASON_WANTED)
        for key in without if shared else ():
            name = self._keys[key]
            if not self.has_error(name) or self.has_error(name, "required"):
                self.errors.pop(name, None)
                given[name] = shared
        return given

    @property
    def reasons(self) -> dict[int, str]:
        """Key of a subject → what was typed."""
        return {key: str(self.cleaned_data[name]) for key, name in self._keys.items()}
