"""Take in a file, or a block that was pasted, and keep it for as long as it is needed."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from pathlib import PurePath

from django.core.files.base import ContentFile, File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.uploads import labels, words
from kiemdiem.apps.uploads.access import require_import
from kiemdiem.apps.uploads.errors import FileTooLarge, NoFile, WrongKindOfFile
from kiemdiem.apps.uploads.facts.files import MOST_BYTES
from kiemdiem.apps.uploads.models import Upload
from kiemdiem.apps.uploads.values.registers import Register
from kiemdiem.shell.pasting import rows_of

SUFFIXES = frozenset({".xlsx", ".csv"})
BLOCK_SUFFIX = ".tsv"
_LONGEST_NAME = 200
_FOLDER = "imports"
_MEGABYTE = 2**20


def receive_upload(file: File[bytes], *, register: Register, actor: Actor) -> Upload:
    """The import of this file, still unread."""
    require_import(actor, register)
    name = PurePath((file.name or "").replace("\\", "/")).name[-_LONGEST_NAME:]
    if PurePath(name).suffix.lower() not in SUFFIXES:
        raise WrongKindOfFile(file=name)
    if file.size > MOST_BYTES:
        raise FileTooLarge(file=name, size=-(-file.size // _MEGABYTE), most=MOST_BYTES // _MEGABYTE)
    return _keep(file, name=name, register=register, actor=actor)


def receive_block(text: str, *, has_headings: bool, register: Register, actor: Actor) -> Upload:
    """The import of cells copied from a sheet: lines, parted by tabs."""
    require_import(actor, register)
    rows = dict(rows_of(text.strip("\r\n")))
    if not rows:
        raise NoFile()
    content: File[bytes] = ContentFile(_written(rows, has_headings=has_headings), name=f"block{BLOCK_SUFFIX}")
    if content.size > MOST_BYTES:
        raise FileTooLarge(file=labels.PASTED, size=content.size // _MEGABYTE, most=MOST_BYTES // _MEGABYTE)
    return _keep(content, name=labels.PASTED, register=register, actor=actor, is_pasted=True)


def _written(rows: Mapping[int, Sequence[str]], *, has_headings: bool) -> bytes:
    """The cells as a text of which each reader makes the same: every cell quoted, each row one line, none left out."""
    width = max(map(len, rows.values()))
    headings = [] if has_headings else [[words.COLUMN_NUMBER.format(number=place + 1) for place in range(width)]]
    text = StringIO(newline="")
    lines = (rows.get(number, [""]) for number in range(1, max(rows) + 1))
    csv.writer(text, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([*headings, *lines])
    return text.getvalue().encode()


def _keep(file: File[bytes], *, name: str, register: Register, actor: Actor, is_pasted: bool = False) -> Upload:
    if actor.user is None:
        raise NoFile()
    digest = _digest(file.chunks())
    suffix = BLOCK_SUFFIX if is_pasted else PurePath(name).suffix.lower()
    stored = default_storage.save(f"{_FOLDER}/{digest[:16]}{suffix}", file)
    with transaction.atomic():
        return Upload.objects.create(
            register=register.code,
            user=actor.user,
            file_name=name,
            file_hash=digest,
            size=file.size,
            stored=stored,
            is_pasted=is_pasted,
            received_at=actor.at,
            asked_at=actor.at,
            beat_at=timezone.now(),
        )


def _digest(chunks: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for chunk in chunks:
        digest.update(chunk)
    return digest.hexdigest()
