"""What several acts of this room ask first."""

from __future__ import annotations

from datetime import date

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.targets.errors import HolderIsGone, NoReason, ResultDayNotCome, TargetWithdrawn
from kiemdiem.apps.targets.models import Holder, Target
from kiemdiem.core.quantities.long_dates import short_date


def still_there(holder: Holder) -> None:
    """Refuse what is given to a unit that has ended or a person who has left."""
    gone = holder.ended_on if isinstance(holder, Unit) else holder.left_on
    if gone is not None:
        raise HolderIsGone(holder=str(holder), on=short_date(gone))


def holds(target: Target) -> None:
    """Refuse what is done to a target that was withdrawn."""
    if target.withdrawn_on is not None:
        raise TargetWithdrawn(title=target.title, on=short_date(target.withdrawn_on))


def has_come(on: date, actor: Actor) -> None:
    """Refuse a day that has not come."""
    if on > actor.today:
        raise ResultDayNotCome(on=short_date(on), today=short_date(actor.today))


def with_reason(reason: str) -> str:
    """The reason, which has to be there."""
    if not reason.strip():
        raise NoReason()
    return reason.strip()
