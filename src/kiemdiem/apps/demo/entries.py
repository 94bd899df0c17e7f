"""The acts of the demo, as the journal keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kiemdiem.apps.demo import labels
from kiemdiem.apps.journal.entries import Act, Ref


@dataclass(frozen=True)
class DemoPlanted(Act):
    """An empty house was filled with an invented province."""

    code: ClassVar[str] = "demo.planted"
    says: ClassVar[str] = labels.PLANTED
    units: int
    people: int
    roots: int
    size: str
    seed: int


@dataclass(frozen=True)
class RehearsalDaySet(Act):
    """A branch of the demo went to another day."""

    code: ClassVar[str] = "demo.rehearsal_day_set"
    says: ClassVar[str] = labels.DAY_SET
    root: Ref
    before: date
    day: date
