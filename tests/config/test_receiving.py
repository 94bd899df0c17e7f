"""Files that come in are bounded before anybody asks who sends them."""

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import load_handler
from django.test import Client

from kiemdiem.config import receiving
from kiemdiem.config.receiving import BoundedUploadHandler

CHUNK = BoundedUploadHandler.chunk_size


def kept_of(size: int) -> tuple[int, int | None]:
    """How much of a file stands on the disk, and how large it says it was."""
    handler = load_handler(settings.FILE_UPLOAD_HANDLERS[0], None)
    handler.new_file("file", "so.xlsx", "application/zip", size)
    for start in range(0, size, CHUNK):
        handler.receive_data_chunk(b"x" * min(CHUNK, size - start), start)
    file = handler.file_complete(size)
    assert file is not None
    return len(file.read()), file.size


def test_a_file_of_the_largest_size_is_kept_whole_and_of_a_larger_one_little_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(receiving, "MOST_BYTES", 3 * CHUNK)
    assert kept_of(3 * CHUNK) == (3 * CHUNK, 3 * CHUNK)
    assert kept_of(40 * CHUNK) == (4 * CHUNK, 40 * CHUNK)


def test_many_files_at_once_are_refused_from_a_stranger_too(db: None) -> None:
    two = {name: SimpleUploadedFile("so.xlsx", b"PK") for name in ("one", "two")}
    assert Client().post("/dang-nhap/", two).status_code == 400
