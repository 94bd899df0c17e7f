"""The acts of the desk, as the journal keeps them. How somebody sees a list is his own affair and no act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from kiemdiem.apps.desk import labels
from kiemdiem.apps.journal.entries import Act


@dataclass(frozen=True)
class OfficeNamed(Act):
    """The office got its name, or another one. It tells nothing of units and persons, and is done by who keeps the
    machine."""

    code: ClassVar[str] = "desk.office_named"
    says: ClassVar[str] = labels.OFFICE_NAMED
    is_operation: ClassVar[bool] = True
    before: str
    name: str
