"""Asking again for the password of whoever has a session open: the machine may stand unattended."""

from __future__ import annotations

from django.contrib.auth import authenticate

from kiemdiem.apps.accounts import labels
from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.shell.forms import Form


def knows_password(request: SignedIn, form: Form) -> bool:
    """Whether the valid form holds the present password; else it says so. A wrong one counts as a failed sign-in."""
    current = form.cleaned_data["current"]
    if authenticate(request, username=request.user.username, password=current) is not None:
        return True
    form.add_error("current", labels.WRONG_CURRENT)
    return False
