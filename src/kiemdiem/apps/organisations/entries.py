"""The acts of the tree, as the journal keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kiemdiem.apps.journal.entries import Act, Ref
from kiemdiem.apps.organisations import labels


@dataclass(frozen=True)
class UnitAdded(Act):
    """A unit was set up under another, or as a root."""

    code: ClassVar[str] = "organisations.unit_added"
    says: ClassVar[str] = labels.UNIT_ADDED
    unit: Ref
    parent: Ref | None
    since: date | None


@dataclass(frozen=True)
class UnitRenamed(Act):
    """A unit got another name; the old one stays with its days."""

    code: ClassVar[str] = "organisations.unit_renamed"
    says: ClassVar[str] = labels.UNIT_RENAMED
    unit: Ref
    before: str
    on: date
    decision: str
