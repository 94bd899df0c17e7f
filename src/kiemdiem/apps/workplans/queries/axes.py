"""A unit's review on three axes: content, procedure and schedule, each for itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kiemdiem.apps.workplans.queries.progress import Duty

MET, OPEN, LATE = "met", "open", "late"
SCHEDULE = "schedule"


@dataclass(frozen=True)
class Axis:
    """One axis: met, open, or late (the schedule alone)."""

    axis: str
    state: str


def axes_of(duty: Duty) -> list[Axis]:
    """The axes that the parts of an item are sorted into, and its schedule; none where the plan sorts nothing."""
    axes = list(_sorted(duty))
    if not axes:
        return []
    done = MET if duty.is_done else OPEN
    return [*axes, Axis(SCHEDULE, LATE if duty.is_late else done)]


def _sorted(duty: Duty) -> Iterator[Axis]:
    for name in dict.fromkeys(one.part.axis for one in duty.parts if one.part.axis):
        parts = [one for one in duty.parts if one.part.axis == name]
        yield Axis(name, MET if all(one.is_done for one in parts) else OPEN)
