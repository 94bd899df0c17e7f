"""How files come in: never more of one on the disk than an import may have, whoever sends it."""

from __future__ import annotations

from django.core.files.uploadhandler import TemporaryFileUploadHandler

from kiemdiem.apps.uploads.facts.files import MOST_BYTES


class BoundedUploadHandler(TemporaryFileUploadHandler):
    """Django's own, which keeps no more than the largest import and what tells that the file is larger.

    A body is read before anybody asks who sends it, so without a bound a stranger could fill the disk. The file still
    says how large it was: the form refuses it in words.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        if start <= MOST_BYTES:
            self.file.write(raw_data)
        return None
