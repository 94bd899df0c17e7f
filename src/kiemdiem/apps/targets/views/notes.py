"""Noting something about a unit or a person, and correcting a note by a later one."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from kiemdiem.apps.permissions.access import SignedIn, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.permissions.views.answers import done, said
from kiemdiem.apps.targets import words
from kiemdiem.apps.targets.access import notes_visible_to
from kiemdiem.apps.targets.actions.write_note import write_note
from kiemdiem.apps.targets.forms.targets import NoteForm
from kiemdiem.apps.targets.models import EvaluationNote, Holder
from kiemdiem.apps.targets.views.answers import crumbs_of, page_of
from kiemdiem.apps.targets.views.holders import person_seen, unit_seen
from kiemdiem.shell.days import short_day
from kiemdiem.shell.methods import shown_and_sent
from kiemdiem.shell.rows import one_of


@shown_and_sent
def write_unit_note(request: SignedIn, unit_id: int) -> HttpResponse:
    """A note about a unit."""
    return _note(request, unit_seen(request.actor, unit_id))


@shown_and_sent
def write_person_note(request: SignedIn, person_id: int) -> HttpResponse:
    """A note about a person."""
    return _note(request, person_seen(request.actor, person_id))


@shown_and_sent
def correct_note(request: SignedIn, note_id: int) -> HttpResponse:
    """A later note that corrects this one."""
    rows = notes_visible_to(request.actor).select_related("unit", "person__home", "written_by")
    found = one_of(rows, pk=note_id)
    return _note(request, found.holder, corrects=found)


def _note(request: SignedIn, holder: Holder, *, corrects: EvaluationNote | None = None) -> HttpResponse:
    require(request.actor, Permission.WRITE_NOTES, on=holder)
    form = NoteForm(request.POST or None, initial={"on": request.actor.today})
    note = done(form, lambda: write_note(form.given, holder=holder, actor=request.actor, corrects=corrects))
    if note is not None:
        return said(request, words.SAID_NOTED.format(on=short_day(note.on)), to=page_of(holder, note.on.year))
    back = page_of(holder, corrects.on.year if corrects else None)
    context = {"form": form, "holder": holder, "corrects": corrects, "crumbs": crumbs_of(holder), "back": back}
    return render(request, "targets/write_note.html", context)
