"""The fields above the lists of this room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from kiemdiem.apps.organisations.forms.unit_field import ActorFilters, UnitField
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.targets import words
from kiemdiem.apps.targets.models import RegisteredTask, Target
from kiemdiem.apps.targets.queries.sources import sources
from kiemdiem.apps.targets.values.given import FIRST_YEAR, LAST_YEAR
from kiemdiem.shell.tables.filters import SearchInput

RESULTS: Mapping[str, tuple[str, Q]] = {
    "co": (words.WITH_RESULT, Q(result_on__isnull=False)),
    "chua": (words.WITHOUT_RESULT, Q(result_on=None)),
}
SORTS: Mapping[str, tuple[str, Q]] = {
    "luong": (words.QUANTITATIVE, Q(is_quantitative=True)),
    "tinh": (words.QUALITATIVE, Q(is_quantitative=False)),
}


def year_field() -> forms.IntegerField:
    """A year that a calendar knows."""
    return forms.IntegerField(label=words.YEAR, min_value=FIRST_YEAR, max_value=LAST_YEAR)


class TargetFilters(ActorFilters):
    """Words, year, branch, source, sort, with or without a result."""

    tim = forms.CharField(
        label=words.SEARCH, max_length=200, widget=SearchInput(attrs={"placeholder": words.SEARCH_HINT})
    )
    nam = year_field()
    trong = UnitField(label=words.UNDER, help_text="")
    nguon = forms.ChoiceField(label=words.SOURCE)
    loai = forms.ChoiceField(
        label=words.SORT, choices=[("", words.ANY_SORT), *((key, label) for key, (label, _) in SORTS.items())]
    )
    kq = forms.ChoiceField(
        label=words.RESULTS, choices=[("", words.ANY_RESULT), *((key, label) for key, (label, _) in RESULTS.items())]
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(code, one.label) for code, one in sources().items()]
        self.fields["nguon"].choices = [("", words.ANY_SOURCE), *offered]  # type: ignore[attr-defined]  # a ChoiceField

    def narrowed(self, targets: QuerySet[Target]) -> QuerySet[Target]:
        """Of these targets those that are asked for."""
        for word in (self.chosen("tim") or "").split():
            targets = targets.filter(title__icontains=word)
        if self.chosen("nam"):
            targets = targets.filter(year=self.chosen("nam"))
        within: Unit | None = self.chosen("trong")
        if within is not None:
            path = within.branch
            targets = targets.filter(Q(unit__path__startswith=path) | Q(person__home__path__startswith=path))
        if self.chosen("nguon"):
            targets = targets.filter(source=self.chosen("nguon"))
        for name, known in (("loai", SORTS), ("kq", RESULTS)):
            targets = targets.filter(known.get(self.chosen(name) or "", ("", Q()))[1])
        return targets


class TaskFilters(ActorFilters):
    """Year, branch, state."""

    nam = year_field()
    trong = UnitField(label=words.UNDER, help_text="")
    trang_thai = forms.ChoiceField(label=words.STATE, choices=[("", words.ANY_STATE), *RegisteredTask.State.choices])

    def narrowed(self, tasks: QuerySet[RegisteredTask]) -> QuerySet[RegisteredTask]:
        """Of these tasks those that are asked for."""
        if self.chosen("nam"):
            tasks = tasks.filter(year=self.chosen("nam"))
        within: Unit | None = self.chosen("trong")
        if within is not None:
            tasks = tasks.filter(person__home__path__startswith=within.branch)
        return tasks.filter(state=self.chosen("trang_thai")) if self.chosen("trang_thai") else tasks


class ReadinessFilters(ActorFilters):
    """Year and branch."""

    nam = year_field()
    trong = UnitField(label=words.UNDER, help_text="")

    def year(self, today: int) -> int:
        """The year that is asked for; this one where none is."""
        found: int | None = self.chosen("nam")
        return found or today
