"""Give an import up: nothing of it stays but that there was one."""

from __future__ import annotations

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.uploads.access import visible_to
from kiemdiem.apps.uploads.errors import UploadNotThere
from kiemdiem.apps.uploads.models import Upload
from kiemdiem.shell.rows import locked, one_of

ENDED = frozenset({Upload.State.TELLING, Upload.State.WRITTEN, Upload.State.DROPPED})


@transaction.atomic
def drop_upload(upload: Upload, *, actor: Actor) -> Upload:
    """The import, given up; a task takes its rows out. One that is written cannot be given up any more."""
    upload = locked(one_of(visible_to(actor), pk=upload.pk))
    if upload.state in ENDED:
        raise UploadNotThere(file=upload.file_name, state=upload.state_label)
    upload.state, upload.asked_at, upload.beat_at = Upload.State.DROPPED, actor.at, timezone.now()
    upload.run += 1
    upload.save()
    return upload


def forget_files(upload: Upload) -> None:
    """Delete what is kept of the file: when it is written, dropped, or cannot be read."""
    for name in (upload.stored, upload.remarked):
        if name:
            default_storage.delete(name)
    Upload.objects.filter(pk=upload.pk).update(stored="", remarked="")
    upload.stored = upload.remarked = ""
