"""The acts of remedies, as the journal keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kiemdiem.apps.journal.entries import Act, Ref
from kiemdiem.apps.remedies import labels


@dataclass(frozen=True)
class RemedyRecorded(Act):
    """A shortcoming, and what is to be done about it."""

    code: ClassVar[str] = "remedies.remedy_recorded"
    says: ClassVar[str] = labels.REMEDY_RECORDED
    campaign: Ref
    subject: str
    what: str
    owner: str
    day: date | None


@dataclass(frozen=True)
class RemedyReported(Act):
    """How far it has come."""

    code: ClassVar[str] = "remedies.remedy_reported"
    says: ClassVar[str] = labels.REMEDY_REPORTED
    campaign: Ref
    subject: str
    what: str
    before: str
    after: str
    told: str
