"""Ask for a file to be written into its register, whole."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.uploads.access import visible_to
from kiemdiem.apps.uploads.errors import FaultsLeft, NothingToWrite, TooManyChanges, UploadNotThere
from kiemdiem.apps.uploads.models import Upload
from kiemdiem.apps.uploads.values.registers import Register
from kiemdiem.shell.rows import locked, one_of


@transaction.atomic
def confirm_upload(upload: Upload, *, register: Register, actor: Actor) -> Upload:
    """The import, about to be written; a task writes it and asks for every right again."""
    upload = locked(one_of(visible_to(actor), pk=upload.pk))
    if upload.state != Upload.State.PREVIEW:
        raise UploadNotThere(file=upload.file_name, state=upload.state_label)
    if upload.refused:
        raise FaultsLeft(rows=upload.refused)
    if not upload.created and not upload.updated:
        raise NothingToWrite()
    if upload.updated > register.most_changes:
        raise TooManyChanges(rows=upload.updated, most=register.most_changes)
    upload.state, upload.note, upload.done = Upload.State.WRITING, "", 0
    upload.asked_at, upload.beat_at = actor.at, timezone.now()
    upload.run += 1
    upload.save()
    return upload
