"""Write down what a unit came to in a past year, or correct it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations import labels
from kiemdiem.apps.organisations.entries import ResultRecorded
from kiemdiem.apps.organisations.errors import NothingChanged, YearNotRated
from kiemdiem.apps.organisations.models import Unit, YearlyResult
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.quantities.names import tidy_name
from kiemdiem.shell.rows import locked

FIRST_YEAR = 1945


@dataclass(frozen=True)
class YearOfUnit:
    """A result as it was decided: kind and level are codes (`labels.RESULT_KINDS`, `labels.LEVELS`)."""

    year: int
    kind: str
    level: str
    honours: tuple[str, ...] = ()
    decision: str = ""


@transaction.atomic
def record_unit_result(unit: Unit, result: YearOfUnit, *, actor: Actor) -> YearlyResult:
    """The row of that year and kind; an ended unit keeps its past years too."""
    unit = locked(unit)
    author = require(actor, Permission.EDIT_UNITS, on=unit)
    if not FIRST_YEAR <= result.year <= actor.today.year:
        raise YearNotRated(year=result.year, this_year=actor.today.year)
    old = YearlyResult.objects.filter(unit=unit, year=result.year, kind=result.kind).first()
    honours = tuple(filter(None, map(tidy_name, result.honours)))
    given = {"level": result.level, "honours": list(honours), "decision": tidy_name(result.decision)}
    if old is not None and all(getattr(old, field) == value for field, value in given.items()):
        raise NothingChanged(unit=unit.name)
    row, _ = YearlyResult.objects.update_or_create(
        unit=unit, year=result.year, kind=result.kind, defaults={**given, "recorded_by_id": actor.user_id}
    )
    entry = ResultRecorded(
        unit=Ref.to(unit),
        year=result.year,
        kind=labels.RESULT_KINDS.get(result.kind, result.kind),
        level=result.level,
        before=old.level if old else labels.NOT_RECORDED,
        honours=honours,
        decision=row.decision,
    )
    record(entry, by=author)
    return row
