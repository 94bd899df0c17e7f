"""The register of units as the imports know it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django.db import models

from kiemdiem.apps.organisations.access import visible_to
from kiemdiem.apps.organisations.imports import words
from kiemdiem.apps.organisations.imports.checking import UnitsChecking
from kiemdiem.apps.organisations.imports.columns import CHANGEABLE, columns
from kiemdiem.apps.organisations.models import SEPARATOR, Placement, Unit
from kiemdiem.apps.organisations.queries.received import branches_written_on
from kiemdiem.apps.organisations.values import found_by, order_key
from kiemdiem.apps.permissions.access import Actor, scope_of
from kiemdiem.apps.permissions.models import WHOLE_HOUSE, Permission
from kiemdiem.apps.uploads.values.registers import (
    Changes,
    Checking,
    Column,
    Planned,
    Register,
    Rows,
    Update,
    Value,
)
from kiemdiem.core.quantities.names import search_key

AT_ONCE = 2_000
ROOT = 0  # in place of the key of a unit: one that stands below none


class UnitsRegister(Register):
    """Units below units: new ones are set up, of known ones all is changed but name and place."""

    code: ClassVar[str] = "don-vi"
    model: ClassVar[type[models.Model]] = Unit
    permission: ClassVar[Permission] = Permission.EDIT_UNITS
    title: ClassVar[str] = words.TITLE
    noun: ClassVar[str] = words.NOUN
    list_url: ClassVar[str] = "units"
    needs: ClassVar[tuple[tuple[str, ...], ...]] = (("code",), ("name",))
    batch: ClassVar[int] = 20_000
    at_once: ClassVar[int] = 20_000
    most_rows: ClassVar[int] = 20_000

    def columns(self) -> tuple[Column, ...]:
        return columns()

    def checking(self, actor: Actor) -> Checking:
        return UnitsChecking(actor, self.columns())

    def units(self, plans: Iterable[Mapping[str, Any]]) -> frozenset[int]:
        keys = (plan.get("at") or plan.get("parent") or (None if plan.get("above") else ROOT) for plan in plans)
        return frozenset(key for key in keys if key is not None)

    def branches(self, units: frozenset[int]) -> frozenset[str]:
        return branches_written_on(units) | ({WHOLE_HOUSE} if ROOT in units else set())

    def added_since(self, newest: int, before: int | None) -> Mapping[str, str]:
        rows = Unit.objects.unscoped("an import asks what was set up meanwhile").filter(pk__gt=newest)
        rows = rows if before is None else rows.filter(pk__lt=before)
        return {search_key(code): name for code, name in rows.values_list("code", "name")}

    def removed(self) -> Sequence[tuple[type[models.Model], str]]:
        return ((Placement, "unit"), (Unit, "pk"))

    def built(self, rows: Iterator[Planned], *, actor: Actor) -> Iterator[list[Rows]]:
        planned = list(rows)
        above = {row.plan["parent"] for row in planned if row.plan["parent"]}
        standing = Unit.objects.unscoped("parents of new units, whose branches were asked for").filter(pk__in=above)
        made: dict[int, Unit] = {}
        known = {unit.pk: unit for unit in standing}
        waiting = {row.number: row for row in planned}
        for number in list(waiting):
            _make(number, waiting, made, known)
        units = sorted(made.values(), key=lambda unit: unit.depth)
        placements = [
            Placement(unit_id=unit.pk, parent_id=unit.parent_id, name=unit.name, since=unit.founded_on)
            for unit in units
        ]  # fmt: skip
        yield [Rows.of(Unit, units), Rows.of(Placement, placements)]

    def changes(self, rows: Iterator[Planned], *, actor: Actor) -> Changes:
        updates: dict[tuple[str, ...], list[tuple[Any, ...]]] = {}
        for row in rows:
            fields = tuple(sorted(row.plan["set"]))
            values = (_value(field, row.plan["set"][field]) for field in fields)
            updates.setdefault(fields, []).append((row.key, row.version, *values))
        return Changes(updates=[Update(Unit, fields, some) for fields, some in updates.items()])

    def listed(self, actor: Actor) -> Iterator[Mapping[str, Value]]:
        scopes = tuple(scope_of(actor, one) for one in (Permission.IMPORT_REGISTERS, Permission.EDIT_UNITS))
        rows = visible_to(actor).filter(ended_on=None).select_related("parent").order_by("depth", "sort_key", "pk")
        for unit in rows.iterator(AT_ONCE):
            if all(scope.has(unit.branch) for scope in scopes):
                is_known_above = unit.parent is not None and all(scope.has(unit.parent.branch) for scope in scopes)
                parent = unit.parent.code if is_known_above and unit.parent is not None else None
                fields: dict[str, Value] = {name: getattr(unit, name) for name in ("code", "name", *CHANGEABLE)}
                yield fields | {"parent": parent}


def _make(number: int, waiting: dict[int, Planned], made: dict[int, Unit], known: Mapping[int, Unit]) -> Unit:
    """The unit of this row; those above it in the file are made first."""
    if number in made:
        return made[number]
    row = waiting[number]
    above = row.plan["above"]
    parent = _make(above, waiting, made, known) if above else known.get(row.plan["parent"])
    given = row.plan["unit"]
    values = {field: _value(field, given[field]) for field in CHANGEABLE}
    made[number] = Unit(
        pk=row.key,
        code=given["code"],
        name=given["name"],
        parent_id=parent.pk if parent else None,
        path=f"{parent.branch if parent else SEPARATOR}{row.key}{SEPARATOR}",
        depth=parent.depth + 1 if parent else 0,
        sort_key=order_key(given["name"]),
        search_key=found_by(given["name"], values["short_name"]),
        **values,
    )
    return made[number]


def _value(field: str, value: Any) -> Any:
    if field == "founded_on":
        return date.fromisoformat(value) if value else None
    return value or ""


UNITS = UnitsRegister()
