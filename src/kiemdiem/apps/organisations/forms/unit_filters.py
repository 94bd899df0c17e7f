"""The fields above the list of units."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from kiemdiem.apps.organisations import words
from kiemdiem.apps.organisations.forms.unit_field import ActorFilters, UnitField
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.queries.finding import matching
from kiemdiem.apps.organisations.queries.vocabulary import Vocabularies
from kiemdiem.shell.tables.filters import SearchInput

LIVING, ENDED, ALL = "", "ket_thuc", "tat_ca"


class UnitFilters(ActorFilters):
    """Name without marks, kind, tier, branch, ended or not."""

    tim = forms.CharField(
        label=words.SEARCH, max_length=200, widget=SearchInput(attrs={"placeholder": words.SEARCH_HINT})
    )
    loai = forms.ChoiceField(label=words.KIND)
    cap = forms.ChoiceField(label=words.TIER)
    trong = UnitField(label=words.UNDER, help_text="")
    con = forms.ChoiceField(
        label=words.STATE, choices=[(LIVING, words.LIVING_ONLY), (ENDED, words.ENDED_ONLY), (ALL, words.ALL)]
    )

    def __init__(self, *args: Any, known: Vocabularies, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = [(f"body:{code}", label) for code, label in known.choices("body")]
        agencies = [(f"agency:{code}", label) for code, label in known.choices("agency")]
        kinds = [("", words.ALL_KINDS), (words.BODIES, bodies), (words.AGENCIES, agencies)]
        self.fields["loai"].choices = kinds  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["cap"].choices = [("", words.ALL_TIERS), *known.choices("tier")]  # type: ignore[attr-defined]  # as above

    def narrowed(self, units: QuerySet[Unit]) -> QuerySet[Unit]:
        """Of these units those that are asked for."""
        units = matching(units, self.chosen("tim") or "")
        field, _, code = (self.chosen("loai") or "").partition(":")
        if code:
            units = units.filter(Q(**{field: code}))
        if self.chosen("cap"):
            units = units.filter(tier=self.chosen("cap"))
        within: Unit | None = self.chosen("trong")
        if within is not None:
            units = units.filter(path__startswith=within.branch)
        if self.chosen("con") == ALL:
            return units
        return units.filter(ended_on__isnull=self.chosen("con") != ENDED)
