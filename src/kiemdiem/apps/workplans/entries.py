"""The acts of the work plan, as the journal keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kiemdiem.apps.journal.entries import Act, Ref
from kiemdiem.apps.workplans import labels


@dataclass(frozen=True)
class DayEntered(Act):
    """A day that the plan leaves open is known."""

    code: ClassVar[str] = "workplans.day_entered"
    says: ClassVar[str] = labels.DAY_ENTERED
    campaign: Ref
    key: str
    what: str
    day: date
    source: str


@dataclass(frozen=True)
class DayChanged(Act):
    """Such a day became another."""

    code: ClassVar[str] = "workplans.day_changed"
    says: ClassVar[str] = labels.DAY_CHANGED
    campaign: Ref
    key: str
    what: str
    before: date
    day: date
    source: str
