"""The act of an import, as the journal keeps it: one entry for a file."""

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
