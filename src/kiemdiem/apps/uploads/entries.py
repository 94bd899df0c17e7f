"""The acts of an import, as the journal keeps them: one entry for a file, and of a large one what each part wrote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kiemdiem.apps.journal.entries import Act, Ref
from kiemdiem.apps.uploads import labels


@dataclass(frozen=True)
class RegisterImported(Act):
    """A file was written into a register, whole. written: what it added and changed, where these are few."""

    code: ClassVar[str] = "uploads.register_imported"
    says: ClassVar[str] = labels.REGISTER_IMPORTED
    upload: Ref
    register: str
    file: str
    file_hash: str
    rows: int
    created: int
    updated: int
    unchanged: int
    written: tuple[Ref, ...] = ()


@dataclass(frozen=True)
class RowsImported(Act):
    """What some rows of a large file added and changed, told after the entry of the file itself."""

    code: ClassVar[str] = "uploads.rows_imported"
    says: ClassVar[str] = labels.ROWS_IMPORTED
    upload: Ref
    register: str
    file: str
    first_row: int
    last_row: int
    count: int
    written: tuple[Ref, ...]
