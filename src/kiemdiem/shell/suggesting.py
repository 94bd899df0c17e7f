"""Text boxes below which a page of the house lays suggestions while one types; what is typed counts without script.

A room gives the page (`url_name`) and the field that understands what stands in the box; the page answers with
`shell/forms/suggestions.html`, the options for the field that `?o=` names.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.widgets import Script
from django.urls import reverse

SCRIPT = Script("shell/suggesting.js", type="module")


@dataclass(frozen=True)
class Suggestion:
    """One option. value: what the box then holds; label, under: what is shown, the second in small."""

    key: int
    value: str
    label: str
    under: str = ""


class SuggestingInput(forms.TextInput):
    """A box for one thing: arrows and Enter or a click take a suggestion, Esc closes."""

    template_name = "shell/forms/suggesting_input.html"
    url_name = ""

    class Media:
        js = [SCRIPT]  # noqa: RUF012  # as Django reads it

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        return {**context, "suggest_url": reverse(self.url_name), "suggest_name": name}


class SuggestingLines(forms.Textarea):
    """Several things, each a line of a text area, which is all there is without script.

    With script those chosen stand in a list above, each with a button that takes it out and one that puts it first,
    and a box adds one; the text area opens for whoever pastes many.
    """

    template_name = "shell/forms/suggesting_lines.html"
    url_name = ""

    class Media:
        js = [SCRIPT, Script("shell/picked_lines.js", type="module")]  # noqa: RUF012  # as Django reads it

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        return {**context, "suggest_url": reverse(self.url_name), "suggest_name": f"{name}_them"}
