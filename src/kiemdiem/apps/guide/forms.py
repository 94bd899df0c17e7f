"""What is looked for in the guide."""

from django import forms

from kiemdiem.apps.guide import labels
from kiemdiem.shell.tables import Filters
from kiemdiem.shell.tables.filters import SearchInput

LONGEST_WORDS = 120


class GuideSearch(Filters):
    """Words of a heading or of what stands below it."""

    tim = forms.CharField(label=labels.SEARCH, max_length=LONGEST_WORDS, widget=SearchInput)
