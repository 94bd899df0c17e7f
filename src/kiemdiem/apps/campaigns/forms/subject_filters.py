"""The fields above the list of subjects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.models import Campaign, Standing
from kiemdiem.apps.campaigns.queries.finding import found_among
from kiemdiem.apps.organisations.forms.unit_field import ActorFilters, UnitField
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.core.quantities.names import search_key
from kiemdiem.shell.tables.filters import SearchInput

RESULTS: Mapping[str, tuple[str, Q]] = {
    "xep_loai": (words.RATED, Q(is_reviewed=True, is_rated=True)),
    "chi_kiem_diem": (words.REVIEWED_ONLY, Q(is_reviewed=True, is_rated=False)),
    "chi_xep_loai": (words.RATED_ONLY, Q(is_reviewed=False, is_rated=True)),
    "khong": (words.LEFT_OUT, Q(is_reviewed=False, is_rated=False)),
    "vuong": (words.WITH_PROBLEMS, Q(problems__gt=0)),
}


class SubjectFilters(ActorFilters):
    """Name without marks, kind, branch, what is to be done."""

    tim = forms.CharField(
        label=words.SEARCH, max_length=200, widget=SearchInput(attrs={"placeholder": words.SEARCH_HINT})
    )
    loai = forms.ChoiceField(label=words.KIND)
    trong = UnitField(label=words.UNDER, help_text="")
    viec = forms.ChoiceField(
        label=words.RESULT, choices=[("", words.ANY_RESULT), *((key, label) for key, (label, _) in RESULTS.items())]
    )

    def __init__(self, *args: Any, kinds: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["loai"].choices = [("", words.ALL_KINDS), *kinds.items()]  # type: ignore[attr-defined]  # a ChoiceField

    @property
    def is_set(self) -> bool:
        """Whether anything is asked for."""
        return any(self.chosen(name) not in (None, "") for name in self.fields)

    def narrowed(self, standings: QuerySet[Standing], campaign: Campaign) -> QuerySet[Standing]:
        """Of these standings of the campaign those that are asked for; one query where anything is."""
        about = Q()
        for word in reversed(search_key(self.chosen("tim") or "").split()):  # the family name fits the most
            about &= Q(search_key__contains=word)
        if self.chosen("loai"):
            about &= Q(kind=self.chosen("loai"))
        within: Unit | None = self.chosen("trong")
        if within is not None:
            about &= Q(unit__path__startswith=within.branch)
        _, result = RESULTS.get(self.chosen("viec") or "", ("", Q()))
        return found_among(standings, campaign, about=about, result=result)
