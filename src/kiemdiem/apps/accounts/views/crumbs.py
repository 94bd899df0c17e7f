"""The places above the pages of accounts."""

from __future__ import annotations

from django.urls import reverse

from kiemdiem.apps.accounts import labels
from kiemdiem.shell.components import Crumb

LABELS = {
    "accounts": labels.ACCOUNTS_PAGE,
    "choose_unit": labels.UNITS_PAGE,
    "roles": labels.ROLES_PAGE,
    "choose_holder": labels.HOLDERS_PAGE,
}


def places(*names: str) -> tuple[Crumb, ...]:
    """The pages of these url names, the uppermost first."""
    return tuple(Crumb(LABELS[name], reverse(name)) for name in names)
