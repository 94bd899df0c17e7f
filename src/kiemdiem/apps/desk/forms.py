"""What narrows the journal, and what is typed at the desk itself."""

from __future__ import annotations

import re

from django import forms

from kiemdiem.apps.desk import labels
from kiemdiem.apps.desk.facts import Asked
from kiemdiem.apps.desk.models import LONGEST_NAME, LONGEST_OFFICE
from kiemdiem.apps.journal.entries import ACTS
from kiemdiem.shell.form_fields import DayField
from kiemdiem.shell.forms import Form
from kiemdiem.shell.tables import Filters
from kiemdiem.shell.tables.filters import SearchInput

LONGEST_WORDS = 120
_SLOT = re.compile(r"\{[^}]*\}")


def act_choices() -> list[tuple[str, str]]:
    """Every act by what its sentence says, with dots in place of names."""
    told = sorted((_SLOT.sub("…", act.says), code) for code, act in ACTS.items())
    return [("", labels.ANY_ACT), *((code, words) for words, code in told)]


class JournalFilters(Filters):
    """Words of the entry, who did it, on which unit and below it, which act, from which to which day."""

    q = forms.CharField(label=labels.WORDS, max_length=LONGEST_WORDS, widget=SearchInput)
    nguoi = forms.CharField(label=labels.WHO, max_length=LONGEST_WORDS)
    don_vi = forms.CharField(label=labels.UNIT, max_length=LONGEST_WORDS)
    viec = forms.ChoiceField(label=labels.ACT, choices=act_choices)
    tu = DayField(label=labels.FROM)
    den = DayField(label=labels.TO)

    @property
    def asked(self) -> Asked:
        """What was understood of it."""
        return Asked(
            words=self.chosen("q") or "",
            who=self.chosen("nguoi") or "",
            unit=self.chosen("don_vi") or "",
            act=self.chosen("viec") or "",
            since=self.chosen("tu"),
            until=self.chosen("den"),
        )


class OfficeForm(Form):
    """The name of the office, as it stands on its papers."""

    name = forms.CharField(label=labels.OFFICE, help_text=labels.OFFICE_HINT, max_length=LONGEST_OFFICE)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)


class ViewNameForm(Form):
    """The name of a view."""

    name = forms.CharField(label=labels.VIEW_NAME, max_length=LONGEST_NAME)
