"""Correct what is known of a unit. Its name and its place have acts of their own, because they have a history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import F

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations import labels
from kiemdiem.apps.organisations.actions.add_unit import free_code
from kiemdiem.apps.organisations.actions.placing import has_come, is_living
from kiemdiem.apps.organisations.entries import UnitEdited
from kiemdiem.apps.organisations.errors import FoundedAfterItStood, NoSuchWord, NothingChanged, UnitRefersToItself
from kiemdiem.apps.organisations.models import Placement, Unit
from kiemdiem.apps.organisations.queries.tree import stands_since
from kiemdiem.apps.organisations.queries.vocabulary import Vocabularies, vocabularies
from kiemdiem.apps.organisations.values import found_by, later
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.quantities.names import tidy_name
from kiemdiem.shell.rows import locked, unchanged_since

WORDS = ("body", "agency", "tier")
UNITS = ("of", "host", "line", "reviewed_with")


@dataclass(frozen=True)
class UnitDetails:
    """Everything of a unit that is corrected in one form; words are codes, flags say yes or no to codes."""

    code: str
    short_name: str = ""
    body: str = ""
    agency: str = ""
    tier: str = ""
    area: str = ""
    managed_by: str = ""
    flags: Mapping[str, bool] | None = None
    of: Unit | None = None
    host: Unit | None = None
    line: Unit | None = None
    reviewed_with: Unit | None = None
    founded_on: date | None = None


@transaction.atomic
def edit_unit(unit: Unit, details: UnitDetails, *, actor: Actor, version: int | None = None) -> Unit:
    """The unit as corrected."""
    unit = locked(unit)
    author = require(actor, Permission.EDIT_UNITS, on=unit)
    unchanged_since(unit, version, named=unit.name)
    is_living(unit)
    known = vocabularies(*WORDS, "unit_flag")
    code = free_code(details.code, of=unit)
    _words_known(unit, details, known)
    _begin_at(unit, details.founded_on, actor)
    for field in UNITS:
        if getattr(details, field) == unit:
            raise UnitRefersToItself(unit=unit.name, field=labels.FIELDS[field])
    if details.of is not None and details.of.pk != unit.of_id:
        require(actor, Permission.EDIT_UNITS, on=details.of)  # a body shares the fate of the unit that it leads
    before = shown_fields(unit, known)
    named = {unit.pk: unit} | {one.pk: one for one in _units_of(unit)}
    _take_over(unit, details, code)
    after = shown_fields(unit, known)
    changed = tuple(
        labels.CHANGE.format(field=labels.FIELDS[field], before=before[field], after=after[field])
        for field in labels.FIELDS
        if before[field] != after[field]
    )
    if not changed:
        raise NothingChanged(unit=unit.name)
    unit.version += 1
    unit.save()
    named |= {one.pk: one for one in _units_of(unit)}
    record(UnitEdited(unit=Ref.to(unit), changed=changed, named=tuple(map(Ref.to, named.values()))), by=author)
    return unit


def shown_fields(unit: Unit, known: Vocabularies) -> dict[str, str]:
    """Every field of a unit that may be corrected, in words."""
    found = {field: str(getattr(unit, field) or "") for field in ("short_name", "code", "area", "managed_by")}
    found |= {field: known.label(field, getattr(unit, field)) for field in WORDS}
    found |= {field: str(getattr(unit, field) or "") for field in UNITS}
    flags = (f"{known.label('unit_flag', flag)}: {labels.YES if on else labels.NO}" for flag, on in unit.flags.items())
    found |= {"flags": "; ".join(sorted(flags)), "founded_on": short_date(unit.founded_on) if unit.founded_on else ""}
    return {field: found[field] or labels.EMPTY for field in labels.FIELDS}


def _take_over(unit: Unit, details: UnitDetails, code: str) -> None:
    unit.code, unit.short_name = code, tidy_name(details.short_name)
    unit.body, unit.agency, unit.tier = details.body, details.agency, details.tier
    unit.area, unit.managed_by = tidy_name(details.area), tidy_name(details.managed_by)
    unit.of, unit.host, unit.line, unit.reviewed_with = details.of, details.host, details.line, details.reviewed_with
    unit.founded_on = details.founded_on
    if details.flags is not None:
        unit.flags = dict(details.flags)
    unit.search_key = found_by(unit.name, unit.short_name)


def _units_of(unit: Unit) -> Iterator[Unit]:
    """The units that the fields of a unit name."""
    yield from (one for field in UNITS if (one := getattr(unit, field)) is not None)


def _words_known(unit: Unit, details: UnitDetails, known: Vocabularies) -> None:
    """Refuse a code that is in no vocabulary; what the unit has already may stay."""
    given = [(field, getattr(details, field)) for field in WORDS if getattr(details, field) != getattr(unit, field)]
    given += [("unit_flag", flag) for flag in details.flags or () if flag not in unit.flags]
    for vocabulary, code in given:
        if code and not known.has(vocabulary, code):
            raise NoSuchWord(vocabulary=labels.VOCABULARIES[vocabulary], code=code)


def _begin_at(unit: Unit, on: date | None, actor: Actor) -> None:
    """The first placement begins with the founding, not before the parent's; refuse a day after it was over."""
    if on == unit.founded_on:
        return
    if on is not None:
        has_come(on, actor)
    first = Placement.objects.filter(unit=unit).select_related("parent").order_by(F("until").asc(nulls_last=True))[0]
    since = later(on, stands_since(first.parent) if first.parent else None)
    if since is not None and first.until is not None and first.until < since:
        raise FoundedAfterItStood(unit=unit.name, first=short_date(first.until), on=short_date(since))
    first.since = since
    first.save(update_fields=["since"])
