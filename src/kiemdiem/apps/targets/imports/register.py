"""The targets of units and persons as the imports know them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django.db import models

from kiemdiem.apps.organisations.queries.received import branches_written_on
from kiemdiem.apps.people.imports.units import Units
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.targets.access import targets_visible_to
from kiemdiem.apps.targets.imports import words
from kiemdiem.apps.targets.imports.checking import TargetsChecking, held_by, holders_within, identity_of
from kiemdiem.apps.targets.imports.columns import NUMBERED, TEXTS, columns
from kiemdiem.apps.targets.models import Target
from kiemdiem.apps.uploads.values.registers import Changes, Checking, Column, Planned, Register, Rows, Update, Value
from kiemdiem.core.quantities.numbers import format_number

AT_ONCE = 2_000
FIELDS = ("source", "is_quantitative", "quantity", *TEXTS)


class TargetsRegister(Register):
    """Targets given to units and persons. What a plan or a registration gave is not in it, nor what was withdrawn."""

    code: ClassVar[str] = "chi-tieu"
    model: ClassVar[type[models.Model]] = Target
    permission: ClassVar[Permission] = Permission.SET_TARGETS
    title: ClassVar[str] = words.TITLE
    noun: ClassVar[str] = words.NOUN
    list_url: ClassVar[str] = "targets"
    needs: ClassVar[tuple[tuple[str, ...], ...]] = (("unit", "code"), ("year",), ("title",))
    at_once: ClassVar[int] = 50_000
    most_rows: ClassVar[int] = 50_000

    def columns(self) -> tuple[Column, ...]:
        return columns()

    def checking(self, actor: Actor) -> Checking:
        return TargetsChecking(actor, self.columns())

    def units(self, plans: Iterable[Mapping[str, Any]]) -> frozenset[int]:
        return frozenset(plan["place"] for plan in plans)

    def branches(self, units: frozenset[int]) -> frozenset[str]:
        return branches_written_on(units)

    def added_since(self, newest: int, before: int | None) -> Mapping[str, str]:
        rows = Target.objects.unscoped("an import asks what was given meanwhile").filter(pk__gt=newest)
        rows = rows.filter(withdrawn_on=None) if before is None else rows.filter(withdrawn_on=None, pk__lt=before)
        names = ("unit_id", "person_id", "year", "title")
        return {
            identity_of((unit, person), year, title): title for unit, person, year, title in rows.values_list(*names)
        }

    def removed(self) -> Sequence[tuple[type[models.Model], str]]:
        return ((Target, "pk"),)

    def built(self, rows: Iterator[Planned], *, actor: Actor) -> Iterator[list[Rows]]:
        made = [
            Target(
                pk=row.key,
                unit_id=row.plan["unit"],
                person_id=row.plan["person"],
                year=row.plan["year"],
                title=row.plan["title"],
                set_by=actor.user,
                set_at=actor.at,
                **_fields(row.plan),
            )
            for row in rows
        ]
        yield [Rows.of(Target, made)]

    def changes(self, rows: Iterator[Planned], *, actor: Actor) -> Changes:
        written = []
        for row in rows:
            values = _fields(row.plan)
            written.append((row.key, row.version, *(values[name] for name in FIELDS)))
        return Changes(updates=[Update(Target, FIELDS, written)] if written else [])

    def listed(self, actor: Actor) -> Iterator[Mapping[str, Value]]:
        boundaries = holders_within(actor)
        units = Units(boundaries)
        rows = targets_visible_to(actor).filter(withdrawn_on=None, supplied=None, registered=None)
        if actor.user_id is not None:
            rows = rows.exclude(person__user_id__isnull=False, person__user_id=actor.user_id)
        rows = rows.filter(unit__ended_on=None, person__left_on=None).select_related("unit", "person__home")
        for one in rows.order_by("-year", "unit__sort_key", "person__sort_key", "pk").iterator(AT_ONCE):
            if boundaries.has(one.branch):
                yield _listed(one, units)


def _fields(plan: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of a target from the plain values of a plan."""
    quantity = plan["quantity"]
    return {
        "source": plan["source"],
        "is_quantitative": plan["sort"] == NUMBERED,
        "quantity": None if quantity is None else Decimal(quantity),
        **{name: plan[name] for name in TEXTS},
    }


def _listed(one: Target, units: Units) -> Mapping[str, Value]:
    held = held_by(one)
    quantity = held.pop("quantity")
    found: dict[str, Value] = {name: value or None for name, value in held.items()}
    found |= {"year": str(one.year), "title": one.title}
    if quantity is not None:
        found["quantity"] = format_number(quantity)
    if one.unit_id is not None:
        return found | {"unit": units.shown(one.unit_id)}
    assert one.person is not None, "a target is of one of the two"
    return found | {"code": one.person.code, "full_name": one.person.full_name}


TARGETS = TargetsRegister()
