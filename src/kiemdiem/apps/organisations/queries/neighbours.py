"""What rooms above this one keep on a unit: they say so here when the program starts, and are asked when it matters.

The register of units cannot read the registers that stand above it. A room that keeps rows on units calls `ask_also`
with its question, and `show_also` with the part of a unit's page that it fills, in the `ready` of its app.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from kiemdiem.apps.organisations.models import Unit


@dataclass(frozen=True)
class Hanging:
    """So many things of one sort that hang on units today. told: what they are, after the number."""

    count: int
    told: str


@dataclass(frozen=True)
class UnitPart:
    """A part of a unit's page that another room fills: its heading, and the name of the url that takes `unit_id`.

    is_for_followed: only on the pages of units that have ended, or that others came out of.
    """

    label: str
    url_name: str
    is_for_followed: bool = False


Question = Callable[[QuerySet[Unit]], Sequence[Hanging]]
_questions: dict[str, Question] = {}
_parts: dict[str, UnitPart] = {}


def ask_also(room: str, question: Question) -> None:
    """From now on `question` is asked what hangs on units; each room has one question.

    It is given the units as rows not read yet, so that it can narrow its own by them: `filter(cell__in=units)`.
    """
    _questions[room] = question


def show_also(room: str, part: UnitPart) -> None:
    """From now on a unit's page has this part."""
    _parts[room] = part


def hanging_on(units: QuerySet[Unit]) -> tuple[Hanging, ...]:
    """What hangs on these units today, in all rooms; nothing is told of that there is none of."""
    found = (hanging for question in _questions.values() for hanging in question(units))
    return tuple(hanging for hanging in found if hanging.count)


def unit_parts(*, is_followed: bool) -> tuple[UnitPart, ...]:
    """The parts of a unit's page that other rooms fill; is_followed: the unit has ended, or others came out of it."""
    return tuple(part for part in _parts.values() if is_followed or not part.is_for_followed)
