"""The icons of `static/shell/icons.svg`: drawn in the colour of the text around them, silent for screen readers."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

_NAMES = """
    mark done doing wait late soon none returned tie differs no lock info find menu down up left right both person
    save print columns history paper add close help level-4 level-3 level-2 level-1
"""
ICONS = frozenset(_NAMES.split())
SHEET = "shell/icons.svg"


class NoSuchIcon(ValueError):
    """A template names an icon that the sheet does not have."""


def icon(name: str, classes: str = "icon") -> SafeString:
    """The icon as SVG; `classes` is its CSS class, with what colours it ("icon yes")."""
    if name not in ICONS:
        raise NoSuchIcon(f"{name!r} is not in {SHEET}")
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>', classes, static(SHEET), name
    )
