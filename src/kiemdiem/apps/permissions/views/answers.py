"""What the forms of many rooms share: an act is done, or its refusal stands in the form with all that was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect

from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.shell.errors import ChangedMeanwhile, NotToBeFound
from kiemdiem.shell.forms import Form

Done = TypeVar("Done")


def done(form: Form, act: Callable[[], Done]) -> Done | None:
    """What the act gives; None where the form is not sent, not understood, or the act is refused.

    A refusal that the writer can mend stands above his words; what he may not do or see is a page of its own. Where
    somebody else saved first, the form `is_late`.
    """
    if not form.is_valid():
        return None
    try:
        return act()
    except (MayNot, NotToBeFound):
        raise
    except HouseError as fault:
        form.add_error(None, fault.sentence)
        if isinstance(fault, ChangedMeanwhile):
            form.is_late = True  # type: ignore[attr-defined]  # read by whoever shows the form again
        return None


def said(request: SignedIn, words: str, *, to: str) -> HttpResponse:
    """Back to a page, which says what was done."""
    messages.success(request, words)
    return HttpResponseRedirect(to)
