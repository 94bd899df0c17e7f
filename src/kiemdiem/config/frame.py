"""What stands around every page."""

from __future__ import annotations

from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, object]:
    """The frame of a page, for every template."""
    return {}
