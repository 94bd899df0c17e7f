"""The form that every form of the house is made from."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.shell.form_words import speak_vietnamese

_Refused = tuple[Any, HouseError]
_REFUSED: ContextVar[_Refused | None] = ContextVar("refused", default=None)
"""What was sent, and why the act refused it, while the page is made once more."""


class Form(forms.Form):
    """A form of plain fields: it gives types, the action gives judgement. Never a ModelForm.

    `layout` is "one" (a column) or "two" (fields side by side where there is room). The browser's own bubbles, which
    speak the browser's language, stay away: faults come from here, in words. `ties`: the field beside which a refusal
    of the action is told; any other stands above the fields.
    """

    use_required_attribute = False
    layout = "one"
    ties: ClassVar[Mapping[type[HouseError], str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)

    def full_clean(self) -> None:
        """As Django does, once every field has our words: some forms get fields of their own after they are made."""
        speak_vietnamese(self.fields.values())
        super().full_clean()

    def is_valid(self) -> bool:
        """Also whether the action has not refused it (see `refused_again`)."""
        if not super().is_valid():
            return False
        refused = _REFUSED.get()
        if refused is None or refused[0] is not self.data:
            if isinstance(self.data, QueryDict):
                self.data.was_taken = True  # type: ignore[attr-defined]  # one more of this request's own
            return True
        fault = refused[1]
        beside = next((field for kind, field in self.ties.items() if isinstance(fault, kind)), None)
        self.add_error(beside if beside in self.fields else None, fault.sentence)
        return False


def was_taken(sent: Any) -> bool:
    """Whether a form found nothing wrong with what was sent."""
    return getattr(sent, "was_taken", False)


@contextmanager
def refused_again(sent: Any, fault: HouseError) -> Iterator[None]:
    """Inside, the form of what was sent holds the refusal of its action as a fault of its own: a view that is asked
    again shows the form as it was filled in, and does nothing."""
    token = _REFUSED.set((sent, fault))
    try:
        yield
    finally:
        _REFUSED.reset(token)
