"""What is asked for when the people of a unit move along to those that came after it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from kiemdiem.apps.organisations.models import Unit


class PostChoice(StrEnum):
    """What becomes of a post: it is held in the receiving unit, it ends, or it stays where the old unit goes on."""

    ALONG = "chuyen"
    END = "thoi"
    STAY = "giu"


@dataclass(frozen=True)
class Along:
    """Who goes where, and when. targets: key of a person → the unit that receives him; on: the first day there.

    posts: key of a position → what becomes of it; rest: of every other post of these people in the unit.
    """

    targets: Mapping[int, Unit]
    on: date
    rest: PostChoice
    posts: Mapping[int, PostChoice] = field(default_factory=dict)
    decision: str = ""

    @property
    def last_day(self) -> date:
        """The last day of what ends."""
        return self.on - timedelta(days=1)

    @property
    def receivers(self) -> tuple[Unit, ...]:
        """The units that receive somebody, each once."""
        found = {unit.pk: unit for unit in self.targets.values()}
        return tuple(found[key] for key in sorted(found))
