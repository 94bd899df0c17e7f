"""Text boxes that offer known values by the browser's own list; any other value may be typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms


class ListedInput(forms.TextInput):
    """A box for one value. listed: gives the known ones, each time the box is shown."""

    template_name = "shell/forms/listed_input.html"

    def __init__(self, listed: Callable[[], Sequence[str]], attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self._listed = listed

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(name, value, attrs)
        return {**context, "listed": self._listed()}
