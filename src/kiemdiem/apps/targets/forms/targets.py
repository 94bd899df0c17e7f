"""Forms of targets, results, notes and registered tasks: they give plain values, the acts judge."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from django import forms

from kiemdiem.apps.targets import words
from kiemdiem.apps.targets.models import Target
from kiemdiem.apps.targets.queries.sources import sources_to_choose
from kiemdiem.apps.targets.values.given import (
    GREATEST,
    PLACES,
    GivenNote,
    GivenResult,
    GivenTarget,
    GivenTask,
    read,
)
from kiemdiem.shell.form_fields import DayField, NumberField
from kiemdiem.shell.forms import Form

SORTS = [("1", words.QUANTITATIVE), ("0", words.QUALITATIVE)]
LINES = 3


class QuantityField(NumberField):
    """A quantity that its column can hold: not below nothing, not beyond all measure."""

    def __init__(self, **options: Any) -> None:
        super().__init__(places=PLACES, required=False, **options)

    def to_python(self, value: object) -> Fraction | None:
        found = super().to_python(value)
        if found is not None and not 0 <= found < GREATEST:
            raise forms.ValidationError(words.LINE_QUANTITY.capitalize(), code="invalid")
        return found


class TargetForm(Form):
    """A target; `kept` is the one that is changed."""

    layout = "two"
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(label=words.TITLE, max_length=400, help_text=words.TITLE_HINT)
    source = forms.ChoiceField(label=words.SOURCE)
    document = forms.CharField(label=words.DOCUMENT, max_length=200, required=False, help_text=words.DOCUMENT_HINT)
    sort = forms.ChoiceField(label=words.SORT, choices=SORTS, initial="1")
    quantity = QuantityField(label=words.QUANTITY)
    measure = forms.CharField(label=words.MEASURE, max_length=60, required=False, help_text=words.MEASURE_HINT)
    product = forms.CharField(label=words.PRODUCT, max_length=300, required=False, help_text=words.PRODUCT_HINT)

    def __init__(self, *args: Any, kept: Target | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial=_initial(kept) if kept else None, **kwargs)
        offered = sources_to_choose(kept=kept.source if kept else "")
        self.fields["source"].choices = [("", words.CHOOSE_SOURCE), *offered]  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def given(self) -> GivenTarget:
        found = self.cleaned_data
        names = ("title", "source", "document", "measure", "quantity", "product")
        return GivenTarget(**{name: found[name] for name in names}, is_quantitative=found["sort"] == "1")


def _initial(kept: Target) -> dict[str, Any]:
    names = ("title", "source", "document", "measure", "product", "version")
    values: dict[str, Any] = {name: getattr(kept, name) for name in names}
    return values | {"quantity": read(kept.quantity), "sort": str(int(kept.is_quantitative))}


class ResultForm(Form):
    """What came of a target."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    quantity = QuantityField(label=words.RESULT_QUANTITY)
    product = forms.CharField(label=words.RESULT_PRODUCT, max_length=300, required=False)
    note = forms.CharField(label=words.RESULT_NOTE, widget=forms.Textarea(attrs={"rows": LINES}), required=False)
    on = DayField(label=words.RESULT_ON)

    @property
    def given(self) -> GivenResult:
        found = self.cleaned_data
        return GivenResult(found["on"], found["quantity"], found["product"], found["note"])


def result_initial(kept: Target | None) -> dict[str, Any]:
    """What a result says already, for its form."""
    if kept is None:
        return {}
    return {
        "version": kept.version,
        "quantity": read(kept.result_quantity),
        "product": kept.result_product,
        "note": kept.result_note,
        "on": kept.result_on,
    }


class NoteForm(Form):
    """A note of a day."""

    on = DayField(label=words.ON)
    text = forms.CharField(
        label=words.NOTE, widget=forms.Textarea(attrs={"rows": LINES}), max_length=4000, help_text=words.NOTE_HINT
    )

    @property
    def given(self) -> GivenNote:
        return GivenNote(self.cleaned_data["on"], self.cleaned_data["text"])


class TaskForm(Form):
    """A task as it is registered."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    title = forms.CharField(
        label=words.TASK, widget=forms.Textarea(attrs={"rows": LINES}), max_length=400, help_text=words.TASK_HINT
    )
    product = forms.CharField(label=words.PRODUCT, max_length=300, required=False, help_text=words.PRODUCT_HINT)

    @property
    def given(self) -> GivenTask:
        return GivenTask(self.cleaned_data["title"], self.cleaned_data["product"])


class DecisionForm(Form):
    """Under which paper a task is approved."""

    decision = forms.CharField(label=words.DECISION, max_length=200, help_text=words.DECISION_HINT)


class ReasonForm(Form):
    """Why."""

    reason = forms.CharField(label=words.REASON, widget=forms.Textarea(attrs={"rows": LINES}), max_length=1000)


class ListForm(Form):
    """A list of the plan, pasted."""

    basis = forms.CharField(label=words.BASIS, max_length=300, help_text=words.BASIS_HINT)
    block = forms.CharField(
        label=words.BLOCK,
        widget=forms.Textarea(attrs={"rows": 12}),
        max_length=200_000,
        help_text=words.BLOCK_HINT,
        strip=False,
    )
