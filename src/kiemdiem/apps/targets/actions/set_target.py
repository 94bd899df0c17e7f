"""Give a unit or a person a target for a year."""

from __future__ import annotations

from django.db import transaction

from kiemdiem.apps.journal.actions.record import record
from kiemdiem.apps.journal.entries import Plain, Ref
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, require
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.targets.actions.asking import still_there
from kiemdiem.apps.targets.entries import TargetSet
from kiemdiem.apps.targets.errors import QuantityWanted, TargetWithoutSource, TargetWithoutTitle, UnknownSource
from kiemdiem.apps.targets.models import Holder, Target
from kiemdiem.apps.targets.queries.sources import source_label, sources
from kiemdiem.apps.targets.values.given import GivenTarget, read, stored, told
from kiemdiem.shell.rows import locked

LONGEST = {"title": 400, "document": 200, "measure": 60, "product": 300}


@transaction.atomic
def set_target(given: GivenTarget, *, holder: Holder, year: int, actor: Actor) -> Target:
    """The target, which holds from now on."""
    holder = locked(holder)
    author = require(actor, Permission.SET_TARGETS, on=holder)
    still_there(holder)
    refuse(given)
    target = Target(year=year, set_by=actor.user, set_at=actor.at)
    target.unit, target.person = (holder, None) if isinstance(holder, Unit) else (None, holder)
    put(target, given)
    target.save(force_insert=True)
    act = TargetSet(Ref.to(holder), target.title, year, source_label(target.source), plain(target))
    record(act, by=author)
    return target


def refuse(given: GivenTarget, *, kept: str = "") -> None:
    """Refuse a target without words, source or the quantity that it speaks of. kept: the source that stands already."""
    title = given.title.strip()
    if not title:
        raise TargetWithoutTitle()
    if not given.source:
        raise TargetWithoutSource(title=title)
    known = sources().get(given.source)
    if given.source != kept and (known is None or known.supplied):
        raise UnknownSource(source=given.source)
    if given.is_quantitative and given.quantity is None:
        raise QuantityWanted(title=title)


def put(target: Target, given: GivenTarget) -> None:
    """Write the plain values into a row."""
    for field, longest in LONGEST.items():
        setattr(target, field, getattr(given, field).strip()[:longest])
    target.source, target.is_quantitative = given.source, given.is_quantitative
    target.quantity = stored(given.quantity)


def plain(target: Target) -> dict[str, Plain]:
    """The values of a target as an entry keeps them; what is empty is left out."""
    values: dict[str, Plain] = {
        "title": target.title,
        "source": source_label(target.source),
        "document": target.document,
        "wanted": told(read(target.quantity), target.measure),
        "product": target.product,
        "is_quantitative": target.is_quantitative,
    }
    return {name: value for name, value in values.items() if value not in (None, "")}
