"""What the forms of this room share: an act is done, or its refusal stands in the form with all that was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from kiemdiem.apps.journal.queries import history_of
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.core.quantities.errors import HouseError
from kiemdiem.shell.errors import ChangedMeanwhile, NotToBeFound
from kiemdiem.shell.forms import Form

Done = TypeVar("Done")


def done(form: Form, act: Callable[[], Done]) -> Done | None:
    """What the act gives; None where the form is not sent, not understood, or the act is refused.

    A refusal that the writer can mend stands above his words; what he may not do or see is a page of its own.
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
            form.is_late = True  # type: ignore[attr-defined]  # read by `shown` below
        return None


def said(request: SignedIn, words: str, *, to: str) -> HttpResponse:
    """Back to a page, which says what was done."""
    messages.success(request, words)
    return HttpResponseRedirect(to)


def shown(
    request: SignedIn, template: str, form: Form, *, person: Person | None = None, **context: Any
) -> HttpResponse:
    """The form's page; where somebody else saved first, with what he did, and ready to be sent once more."""
    if person is not None and getattr(form, "is_late", False):
        person.refresh_from_db()
        form.data = {**form.data.dict(), "version": str(person.version)}  # type: ignore[attr-defined]  # a QueryDict
        context["meanwhile"] = history_of(person, first=1)
    return render(request, template, {"form": form, "person": person, **context})
