"""Note something about a unit or a person on a day of the year; a later note corrects an earlier one, which stays."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.targets.actions.asking import has_come
from kiemdiem.apps.targets.entries import NoteCorrected, NoteWritten
from kiemdiem.apps.targets.errors import EmptyNote, NoteOfAnother
from kiemdiem.apps.targets.models import EvaluationNote, Holder
from kiemdiem.apps.targets.values.given import GivenNote
from kiemdiem.shell.rows import locked


@transaction.atomic
def write_note(
    given: GivenNote, *, holder: Holder, actor: Actor, corrects: EvaluationNote | None = None
) -> EvaluationNote:
    """The note, which is never changed. corrects: the earlier note about the same one."""
    holder = locked(holder)
    author = require(actor, Permission.WRITE_NOTES, on=holder)
    has_come(given.on, actor)
    text = given.text.strip()
    if not text:
        raise EmptyNote()
    if corrects is not None and corrects.holder != holder:
        raise NoteOfAnother(holder=str(holder))
    note = EvaluationNote(
        on=given.on, text=text, corrects=corrects, role=author.role, written_by=actor.user, written_at=actor.at
    )
    note.unit, note.person = (holder, None) if isinstance(holder, Unit) else (None, holder)
    note.save(force_insert=True)
    ref = Ref.to(holder)
    if corrects is None:
        record(NoteWritten(ref, given.on, text), by=author)
    else:
        record(NoteCorrected(ref, given.on, text, corrects.text), by=author)
    return note
