"""The fields above the list of prompts."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.db.models import Q, QuerySet

from kiemdiem.apps.prompts import words
from kiemdiem.apps.prompts.models import ReviewPrompt
from kiemdiem.core.quantities.names import search_key
from kiemdiem.shell.tables.filters import Filters, SearchInput

SENT = Q(state=ReviewPrompt.State.SENT)
STEPS: Mapping[str, tuple[str, Q]] = {
    **{str(state): (str(state.label), Q(state=state)) for state in ReviewPrompt.State},
    "unanswered": (words.UNANSWERED, SENT & Q(reply=None)),
    "no_result": (words.NO_RESULT, SENT & (Q(reply=None) | Q(reply__result=""))),
}


class PromptFilters(Filters):
    """Name without marks, and how far it has come."""

    tim = forms.CharField(
        label=words.SEARCH, max_length=200, widget=SearchInput(attrs={"placeholder": words.SEARCH_HINT})
    )
    buoc = forms.ChoiceField(
        label=words.STEP, choices=[("", words.ANY_STEP), *((key, label) for key, (label, _) in STEPS.items())]
    )

    def narrowed(self, prompts: QuerySet[ReviewPrompt]) -> QuerySet[ReviewPrompt]:
        """Of these prompts those that are asked for."""
        for word in search_key(self.chosen("tim") or "").split():
            prompts = prompts.filter(subject__search_key__contains=word)
        _, condition = STEPS.get(self.chosen("buoc") or "", ("", Q()))
        return prompts.filter(condition)
