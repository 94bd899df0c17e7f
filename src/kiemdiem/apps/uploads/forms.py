"""What is asked for a file: the file itself or a pasted block, and which of its columns is which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings

from kiemdiem.apps.uploads import words
from kiemdiem.apps.uploads.facts.files import MOST_BYTES
from kiemdiem.apps.uploads.facts.old_letters import OldLetters
from kiemdiem.apps.uploads.values.registers import Column
from kiemdiem.apps.uploads.values.tables import Table
from kiemdiem.shell.forms import Form

CONVERT, KEEP = "chuyen", "giu"
_MEGABYTE = 2**20


class UploadForm(Form):
    """A file to be taken in."""

    file = forms.FileField(label=words.FILE, help_text=words.FILE_HINT.format(most=MOST_BYTES // _MEGABYTE))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].widget.attrs["accept"] = ".xlsx,.csv"


class BlockForm(Form):
    """Cells copied from a sheet."""

    block = forms.CharField(
        label=words.BLOCK,
        help_text=words.BLOCK_HINT.format(most=settings.DATA_UPLOAD_MAX_MEMORY_SIZE // _MEGABYTE),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    has_headings = forms.BooleanField(label=words.HAS_HEADINGS, required=False, initial=True)


class MappingForm(Form):
    """For each column of the file the column of the register that it goes to, or none. Where letters of before Unicode
    were recognised, what becomes of them: nothing is chosen beforehand."""

    def __init__(
        self, *args: Any, table: Table, columns: Sequence[Column], old: OldLetters | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.table = table
        choices = [("", words.NOT_TAKEN), *((column.code, column.label) for column in columns)]
        for place, heading in enumerate(table.headings):
            label = words.GOES_TO.format(heading=heading or words.COLUMN_NUMBER.format(number=place + 1))
            self.fields[f"c{place}"] = forms.ChoiceField(choices=choices, required=False, label=label)
        if old is not None:
            self.fields["old_letters"] = forms.ChoiceField(
                label=words.OLD_LETTERS_CHOICE.format(encoding=old.name),
                choices=((CONVERT, words.CONVERT), (KEEP, words.KEEP)),
                widget=forms.RadioSelect,
                error_messages={"required": words.OLD_LETTERS_WANTED},
            )

    @property
    def is_converted(self) -> bool | None:
        """What was chosen for old letters; None where none were recognised."""
        chosen = self.cleaned_data.get("old_letters")
        return chosen == CONVERT if chosen else None

    @property
    def mapping(self) -> dict[int, str]:
        """Place → code, of those that are taken."""
        chosen = ((place, self.cleaned_data[f"c{place}"]) for place in range(len(self.table.headings)))
        return {place: code for place, code in chosen if code}
