"""Take up again an import whose task ended before its work was done."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.uploads.access import visible_to
from kiemdiem.apps.uploads.errors import UploadNotThere
from kiemdiem.apps.uploads.models import Upload
from kiemdiem.apps.uploads.queries.standing import WORKING
from kiemdiem.shell.rows import locked, one_of


@transaction.atomic
def continue_upload(upload: Upload, *, actor: Actor) -> Upload:
    """The import as it stands; the task that is begun for it goes on where the last one was stopped."""
    upload = locked(one_of(visible_to(actor), pk=upload.pk))
    if upload.state not in WORKING:
        raise UploadNotThere(file=upload.file_name, state=upload.state_label)
    upload.asked_at, upload.beat_at = actor.at, timezone.now()
    upload.save(update_fields=["asked_at", "beat_at"])
    return upload
