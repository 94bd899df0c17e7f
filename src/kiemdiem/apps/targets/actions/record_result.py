"""Write down what came of a target, at any time of the year; a later result takes the place of an earlier one."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Author, Plain, Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.targets.access import require_report
from kiemdiem.apps.targets.actions.asking import has_come, holds, still_there
from kiemdiem.apps.targets.entries import ResultRecorded
from kiemdiem.apps.targets.errors import EmptyResult, NoSuchList
from kiemdiem.apps.targets.models import SuppliedTarget, Target
from kiemdiem.apps.targets.queries.sheets import result_told, year_sheet
from kiemdiem.apps.targets.values.given import GivenResult, stored
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.shell.rows import locked, unchanged_since

LONGEST_PRODUCT = 300
SUPPLEMENT_MEASURES = ("title", "measure", "quantity", "product", "is_quantitative")


@transaction.atomic
def record_result(target: Target, given: GivenResult, *, actor: Actor, version: int | None = None) -> Target:
    """The target with its result."""
    target = locked(target)
    author = require_report(actor, target)
    holds(target)
    unchanged_since(target, version, named=target.title)
    return _written(target, given, author, actor)


@transaction.atomic
def record_supplied_result(supplied: SuppliedTarget, given: GivenResult, *, unit: Unit, actor: Actor) -> Target:
    """The result of a unit for a target of the plan's list, which stands in a row of its own from now on."""
    unit = locked(unit)
    author = require(actor, Permission.SET_TARGETS, on=unit)
    still_there(unit)
    campaign = supplied.list.campaign
    shown = year_sheet(unit, campaign.year, campaign=campaign).lines
    if supplied.pk not in {line.supplied.pk for line in shown if line.supplied}:
        raise NoSuchList(key=supplied.title)
    target = Target.objects.unscoped("its own row").filter(supplied=supplied, unit=unit).first()
    if target is None:
        target = Target(unit=unit, year=campaign.year, supplied=supplied, set_by=actor.user, set_at=actor.at)
    for field in SUPPLEMENT_MEASURES:
        setattr(target, field, getattr(supplied, field))
    target.source, target.document = "supplement", supplied.list.basis[:200]
    return _written(target, given, author, actor)


def _written(target: Target, given: GivenResult, author: Author, actor: Actor) -> Target:
    has_come(given.on, actor)
    if given.quantity is None and not given.product.strip() and not given.note.strip():
        raise EmptyResult()
    before: dict[str, Plain] = {"result": result_told(target), "day": _day(target)} if target.has_result else {}
    target.result_quantity, target.result_on = stored(given.quantity), given.on
    target.result_product, target.result_note = given.product.strip()[:LONGEST_PRODUCT], given.note.strip()
    target.result_by = actor.user
    target.version += target.pk is not None
    target.save()
    act = ResultRecorded(Ref.to(target.holder), target.title, target.year, result_told(target), given.on, before)
    record(act, by=author)
    return target


def _day(target: Target) -> str:
    return short_date(target.result_on) if target.result_on else ""
