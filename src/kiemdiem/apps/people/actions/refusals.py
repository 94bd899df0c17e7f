"""What is asked of a record before it is written; all checks of the acts on records stand here."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from kiemdiem.apps.organisations.errors import UnitEnded
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people import labels
from kiemdiem.apps.people.errors import (
    DayNotCome,
    DaysOutOfOrder,
    NoSuchWord,
    OtherBranchToo,
    PersonHasLeft,
    RecordToldAlready,
    SpansCross,
)
from kiemdiem.apps.people.models import Person
from kiemdiem.apps.people.queries.vocabularies import Words, told
from kiemdiem.apps.people.values.given import (
    Given,
    GivenAbsence,
    GivenAssignment,
    GivenEmployment,
    GivenLeave,
    GivenMeasure,
    GivenMembership,
    GivenPosition,
    GivenResult,
    GivenSpell,
)
from kiemdiem.apps.people.values.kinds import Kind, Record, kind_of
from kiemdiem.apps.permissions.access import Actor, Place, may, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.quantities.long_dates import short_date


def refuse_left(person: Person) -> None:
    """Nothing is written into the record of somebody who has left the register."""
    if person.left_on is not None:
        raise PersonHasLeft(person=person.full_name, on=short_date(person.left_on))


def refuse_later(on: date | None, actor: Actor) -> None:
    """What has happened is written down, not what will."""
    if on is not None and on > actor.today:
        raise DayNotCome(on=short_date(on), today=short_date(actor.today))


def refuse_order(first: date | None, last: date | None, *, earlier: str, later: str) -> None:
    """Two days, each named by its label, that must follow one another."""
    if first is not None and last is not None and last < first:
        raise DaysOutOfOrder(earlier=earlier.lower(), later=later, on=short_date(last), before=short_date(first))


def refuse_other_branch(unit: Unit, person: Person, actor: Actor) -> None:
    """Who writes down that somebody belongs to a unit keeps that unit's people too."""
    if not may(actor, Permission.EDIT_PEOPLE, on=Place(unit.branch, person.concerned)):
        is_seen = scope_of(actor, Permission.VIEW_REGISTERS).has(unit.branch)
        raise OtherBranchToo(unit=unit.name if is_seen else unit.code)


def refuse_unknown_word(code: str, vocabulary: str, field: str, words: Words) -> None:
    """A code stands in the list of its vocabulary; where nobody loaded such a list, every code will do."""
    if code and words.words.get(vocabulary) and not words.has(vocabulary, code):
        raise NoSuchWord(code=code, field=field.lower())


def refuse_record(given: Given, person: Person, *, actor: Actor, words: Words, but: Record | None = None) -> None:
    """Every check of a record's plain values; `but` is the record that they are written into."""
    kind = kind_of(given)
    for field, vocabulary in kind.words.items():
        refuse_unknown_word(getattr(given, field), vocabulary, labels.RECORD_FIELDS[field], words)
    for field in kind.fields:
        named = getattr(given, field)
        if isinstance(named, Unit):
            unit = _as_it_stands(named)
            _refuse_ended(unit, given)
            if field in kind.shared and (but is None or getattr(but, f"{field}_id") != unit.pk):
                refuse_other_branch(unit, person, actor)
    if kind.has_end:
        names = labels.RECORD_FIELDS
        refuse_order(getattr(given, "since"), getattr(given, "until"), earlier=names["since"], later=names["until"])  # noqa: B009  # not every sort has a span
    _refuse_days(given, actor)
    _refuse_alike(given, person, kind, words, but)


def _as_it_stands(unit: Unit) -> Unit:
    """The unit as it is now, held: it cannot end or move away before the record is written."""
    return Unit._base_manager.select_for_update(no_key=True).get(pk=unit.pk)


def _refuse_ended(unit: Unit, given: Given) -> None:
    """Nobody begins anything in a unit that is no more; what ended there before it did may be told."""
    until = getattr(given, "until", None)
    is_past = isinstance(given, GivenMeasure) or (until is not None and until <= (unit.ended_on or until))
    if unit.ended_on is not None and not is_past:
        raise UnitEnded(unit=unit.name, on=short_date(unit.ended_on))


def _refuse_days(given: Given, actor: Actor) -> None:
    match given:
        case GivenMembership() | GivenSpell():
            refuse_later(given.since, actor)
        case GivenMeasure():
            refuse_later(given.decided_on, actor)
            names = labels.RECORD_FIELDS
            refuse_order(given.committed_on, given.decided_on, earlier=names["committed_on"], later=names["decided_on"])
        case GivenAbsence():
            refuse_later(given.on, actor)
        case GivenResult():
            refuse_later(date(given.year, 1, 1), actor)


def _refuse_alike(given: Given, person: Person, kind: Kind, words: Words, but: Record | None) -> None:
    rows: QuerySet[Any] = kind.model._default_manager.filter(person=person).exclude(pk=but.pk if but else None)
    match given:
        case GivenPosition():
            same = rows.filter(_days_of(given), unit=given.unit, post=given.post)
        case GivenMembership():
            same = rows.filter(_days_of(given))
        case GivenEmployment() | GivenAssignment():
            same = rows.filter(_days_of(given), unit=given.unit)
        case GivenSpell() | GivenLeave():
            same = rows.filter(_days_of(given), kind=given.kind)
        case GivenMeasure():
            same = rows.filter(measure=given.measure, side=given.side, decided_on=given.decided_on)
        case GivenAbsence():
            same = rows.filter(on=given.on, meeting=given.meeting)
        case GivenResult():
            same = rows.filter(year=given.year, kind=given.kind)
    standing = same.first()
    if standing is not None:
        fault = SpansCross if kind.has_end else RecordToldAlready
        raise fault(kind=kind.label.capitalize(), person=person.full_name, told=told(standing, words))


def _days_of(given: Any) -> Q:
    """The condition that a record holds on a day on which the given one holds too."""
    found = Q()
    if given.until is not None:
        found &= Q(since=None) | Q(since__lte=given.until)
    if given.since is not None:
        found &= Q(until=None) | Q(until__gte=given.since)
    return found
