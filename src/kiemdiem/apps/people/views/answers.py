"""The page of a form about a person, also where somebody else saved first."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from kiemdiem.apps.journal.queries import history_of
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.permissions.access import SignedIn
from kiemdiem.shell.forms import Form


def shown(
    request: SignedIn, template: str, form: Form, *, person: Person | None = None, **context: Any
) -> HttpResponse:
    """The form's page; where somebody else saved first, with what he did, and ready to be sent once more."""
    if person is not None and getattr(form, "is_late", False):
        person.refresh_from_db()
        form.data = {**form.data.dict(), "version": str(person.version)}  # type: ignore[attr-defined]  # a QueryDict
        context["meanwhile"] = history_of(person, first=1)
    return render(request, template, {"form": form, "person": person, **context})
