"""Judges the rows of a file of units: all at once, for one row may be the parent of another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kiemdiem.apps.organisations.imports import words
from kiemdiem.apps.organisations.imports.columns import CHANGEABLE
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.values import DEEPEST, found_by
from kiemdiem.apps.permissions.access import Actor, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.uploads import words as said
from kiemdiem.apps.uploads.facts.cells import shown_value
from kiemdiem.apps.uploads.values.registers import CellFault, Checking, Column, GivenRow, Judged
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.quantities.names import search_key


@dataclass
class _Row:
    """A row while it is judged. above: the parent among the rows of the file; parent: the parent in the register."""

    given: GivenRow
    unit: Unit | None = None
    parent: Unit | None = None
    above: _Row | None = None
    faults: list[CellFault] = field(default_factory=list)

    def value(self, column: str) -> Any:
        return self.given.values.get(column)

    def tell(self, column: str, told: str, todo: str) -> None:
        self.faults.append(CellFault(column, told, todo))

    @property
    def is_bad(self) -> bool:
        return bool(self.faults or self.given.faults)


class UnitsChecking(Checking):
    """Judges one file for one actor; the register of units is small enough to be read whole."""

    def __init__(self, actor: Actor, columns: Sequence[Column]) -> None:
        self._columns = {column.code: column for column in columns}
        self._scopes = tuple(scope_of(actor, one) for one in (Permission.IMPORT_REGISTERS, Permission.EDIT_UNITS))
        units = list(Unit.objects.unscoped("a file is held against the whole tree; what lies outside is never told"))
        self._by_code = {search_key(unit.code): unit for unit in units}
        self._by_key = {unit.pk: unit for unit in units}
        self._by_name: dict[str, list[Unit]] = defaultdict(list)
        for unit in units:
            if self._has(unit.branch):
                self._by_name[search_key(unit.name)].append(unit)

    def judge(self, rows: Sequence[GivenRow]) -> list[Judged]:
        judged = [_Row(row) for row in rows]
        in_file: dict[str, _Row] = {}
        for row in judged:
            self._meet(row, in_file)
        for row in judged:
            self._find_parent(row, in_file)
        for row in judged:
            self._follow_up(row)
        return [self._answer(row) for row in judged]

    def _has(self, path: str) -> bool:
        return all(scope.has(path) for scope in self._scopes)

    # ------------------------------------------------------------------ which unit
    def _meet(self, row: _Row, in_file: dict[str, _Row]) -> None:
        code = row.value("code")
        unread = {fault.column for fault in row.given.faults}
        if not code:
            if "code" not in unread:
                row.tell("code", words.NO_CODE, words.NO_CODE_TODO)
            return
        first = in_file.setdefault(search_key(code), row)
        if first is not row:
            told = said.TWICE_IN_FILE.format(row=first.given.number, what=words.SAME_CODE)
            row.tell("code", told, said.TWICE_TODO_PLAIN)
        unit = self._by_code.get(search_key(code))
        if unit is not None and not self._has(unit.branch):
            row.tell("code", words.ELSEWHERE, words.ELSEWHERE_TODO)
        elif unit is not None and unit.ended_on is not None:
            row.tell("code", words.ENDED.format(day=short_date(unit.ended_on)), words.ENDED_TODO)
        else:
            row.unit = unit
            if unit is None and not row.value("name") and "name" not in unread:
                row.tell("name", words.NO_NAME, words.NO_NAME_TODO)

    def _find_parent(self, row: _Row, in_file: dict[str, _Row]) -> None:
        text = row.value("parent")
        if not text:
            is_told = any(fault.column in ("code", "parent") for fault in (*row.given.faults, *row.faults))
            if row.unit is None and not is_told and not self._has(""):
                column = "parent" if "parent" in row.given.values else ""
                row.tell(column, words.PARENT_MISSING, words.PARENT_MISSING_TODO)
            return
        key = search_key(text)
        above = in_file.get(key)
        if above is not None and above.unit is None:
            row.above = above
            return
        found = self._by_code.get(key)
        named = [found] if found is not None and self._has(found.branch) else self._by_name.get(key, [])
        named = [unit for unit in named if unit.ended_on is None] or named
        if not named:
            row.tell("parent", words.NO_PARENT, words.NO_PARENT_TODO)
        elif len(named) > 1:
            row.tell("parent", words.PARENTS_ALIKE.format(count=len(named)), words.PARENTS_ALIKE_TODO)
        elif named[0].ended_on is not None:
            told = words.PARENT_ENDED.format(day=short_date(named[0].ended_on))
            row.tell("parent", told, words.PARENT_ENDED_TODO)
        else:
            row.parent = named[0]

    def _follow_up(self, row: _Row) -> None:
        """Whether the way up ends at a unit that stands, or at a root, without a circle and not too deep."""
        met: set[int] = set()
        one: _Row | None = row
        while one is not None and one.above is not None:
            if id(one) in met:
                label = self._columns["parent"].label
                row.tell("parent", words.CIRCLE, words.CIRCLE_TODO.format(label=label))
                return
            met.add(id(one))
            one = one.above
            if one.is_bad and not row.faults:
                row.tell("parent", words.PARENT_BAD.format(row=one.given.number), words.PARENT_BAD_TODO)
                return
        depth = len(met) + (one.parent.depth + 1 if one is not None and one.parent is not None else 0)
        if depth > DEEPEST:
            row.tell("parent", words.TOO_DEEP.format(depth=depth, deepest=DEEPEST), words.TOO_DEEP_TODO)

    # ------------------------------------------------------------------ what it comes to
    def _answer(self, row: _Row) -> Judged:
        if row.is_bad:
            return Judged("bad", faults=tuple(row.faults))
        if row.unit is None:
            return self._new(row)
        return self._known(row, row.unit)

    def _new(self, row: _Row) -> Judged:
        values = {name: _plain(row.value(name)) for name in ("code", "name", *CHANGEABLE)}
        plan: dict[str, Any] = {"unit": values, "above": None, "parent": None}
        if row.above is not None:
            plan["above"] = row.above.given.number
        elif row.parent is not None:
            plan["parent"] = row.parent.pk
        namesakes = self._by_name.get(search_key(row.value("name")), ())
        same = [one for one in namesakes if row.parent is not None and one.parent_id == row.parent.pk]
        twin = words.TWIN.format(name=row.value("name"), code=row.value("code"), other=same[0].code) if same else ""
        return Judged("new", plan=plan, identity=search_key(row.value("code")), twin=twin)

    def _known(self, row: _Row, unit: Unit) -> Judged:
        name = row.value("name")
        if name and name != unit.name:
            row.tell("name", words.RENAMED.format(name=unit.name), words.RENAMED_TODO)
        if row.above is not None or (row.parent is not None and row.parent.pk != unit.parent_id):
            above = self._by_key[unit.parent_id].name if unit.parent_id else words.NO_UNIT_ABOVE
            row.tell("parent", words.MOVED.format(name=above), words.MOVED_TODO)
        if row.faults:
            return Judged("bad", thing=unit.pk, faults=tuple(row.faults))
        given = {field: row.value(field) for field in CHANGEABLE}
        changed = {
            field: value for field, value in given.items() if value not in (None, "", getattr(unit, field))
        }  # fmt: skip
        written = {field: _plain(value) for field, value in changed.items()}
        if "short_name" in changed:  # the text in which a search looks for the unit
            written["search_key"] = found_by(unit.name, changed["short_name"])
        return Judged(
            "changed" if changed else "same",
            thing=unit.pk,
            version=unit.version,
            before={field: shown_value(self._columns[field], getattr(unit, field)) for field in changed},
            plan={"set": written, "at": unit.pk} if changed else {},
        )


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
