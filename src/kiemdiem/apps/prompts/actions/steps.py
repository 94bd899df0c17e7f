"""What several acts on prompts ask first."""

from __future__ import annotations

from datetime import date

from kiemdiem.apps.journal.entries import Author
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, Place, Thing, decide, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.prompts.errors import DayToCome, PromptNotThere
from kiemdiem.apps.prompts.models import ReviewPrompt
from kiemdiem.shell.days import short_day


def is_at(prompt: ReviewPrompt, *states: str) -> None:
    """Refuse what is done in another state."""
    if prompt.state not in states:
        raise PromptNotThere(prompt=str(prompt).capitalize(), state=prompt.state_label)


def has_come(day: date, actor: Actor) -> None:
    """Refuse a day after today."""
    if day > actor.today:
        raise DayToCome(day=short_day(day), today=short_day(actor.today))


def place_above(unit: Unit) -> Place:
    """Where the committee above a unit stands: what it does about the unit is not done at the unit."""
    return Place(unit.parent.branch if unit.parent else unit.branch)


def require_either(actor: Actor, *permissions: Permission, on: Thing) -> Author:
    """Who acts, by the first of these permissions that he has; refused with the reason of the first.

    Raises:
        MayNot
    """
    held = next((one for one in permissions if decide(actor, one, on=on).is_allowed), permissions[0])
    return require(actor, held, on=on)
