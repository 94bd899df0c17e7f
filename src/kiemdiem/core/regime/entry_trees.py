"""From the expressions and sentences of an entry to checked trees, seen from each kind that the entry is about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from kiemdiem.core.regime.entries.entry import Shape
from kiemdiem.core.regime.entries.facts import ByReading, Fact
from kiemdiem.core.regime.entries.ratings import Award, Quota, Value
from kiemdiem.core.regime.entries.values import Expression, Sentence, Slot
from kiemdiem.core.regime.expression.checked import Checked, Read
from kiemdiem.core.regime.expression.checker import Checker, NameFault
from kiemdiem.core.regime.expression.scope import Scope, Vocabulary
from kiemdiem.core.regime.expression.types import Type
from kiemdiem.core.regime.faults import Fault
from kiemdiem.core.regime.fields import fields_holding
from kiemdiem.core.regime.positions import Path
from kiemdiem.core.regime.regime import Placed, Tree
from kiemdiem.core.regime.vocabulary import type_of

_CONDITIONS = {"when", "holds", "needed_when", "offered_when", "among", "each_year", "priority"}
_QUANTITIES = {"is_", "gives", "rank_by"}


class EntryTrees:
    """Checks the expressions of one entry at a time; every fault is told with its column."""

    def __init__(self, names: Vocabulary, faults: list[Fault]) -> None:
        self._names, self._faults = names, faults

    def of(self, row: Placed[Shape]) -> Tree:
        """The checked expressions of an entry, seen from each of its kinds."""
        fields: dict[tuple[str, str], Checked] = {}
        reads: dict[tuple[str, str], frozenset[Read]] = {}
        facts: dict[tuple[str, str], frozenset[str]] = {}
        told: dict[Path, tuple[NameFault, int]] = {}
        for path, found in expressions_in(row.entry):
            for kind in self._kinds_of(row.entry):
                for slot, expression, shift in _parts(found):
                    name = field_name(path, slot)
                    checker = Checker(self._names, self._scope(row.entry, path, kind))
                    try:
                        fields[name, kind] = self._tree(checker, row.entry, path, found, expression, kind)
                    except NameFault as bad:
                        told.setdefault(path, (bad, shift))
                        continue
                    reads[name, kind] = checker.reads
                    facts[name, kind] = checker.facts
        for path, (fault, shift) in told.items():
            self._fault(row, path, fault, shift)
        return Tree(fields, reads, facts)

    def _fault(self, row: Placed[Shape], path: Path, bad: NameFault, shift: int) -> None:
        where = row.path + tuple("is" if step == "is_" else step for step in path)
        self._faults.append(
            row.source.fault(where, bad.message, shift=bad.at + shift, found=bad.found, nearest=bad.near)
        )

    def _kinds_of(self, entry: Shape) -> tuple[str, ...]:
        kinds = getattr(entry, "for_", ())
        return tuple(kinds) or tuple(self._names.facts)

    def _scope(self, entry: Shape, path: Path, kind: str) -> Scope:
        if isinstance(entry, Value) and entry.over and path[0] != "when":
            return Scope(kind, record=entry.over)
        if isinstance(entry, Fact) and path[0] == "columns":
            return Scope(kind, record=entry.id)
        if isinstance(entry, Quota | Award):
            is_final = isinstance(entry, Award)
            if path[0] in ("when", "instead"):
                return Scope(kind, is_final=True, group_kinds=self._group_kinds(entry, kind))
            return Scope(kind, is_final=is_final, of_year=path[0] == "each_year")
        return Scope(kind, is_final=hasattr(entry, "paper") or type(entry).__name__ == "FollowUp")

    def _group_kinds(self, entry: Quota | Award, kind: str) -> tuple[str, ...]:
        for key in entry.within:
            relation = self._names.relations.get(kind, {}).get(key)
            if relation is not None:
                return relation.to
        return ()

    def _tree(
        self, checker: Checker, entry: Shape, path: Path, found: Expression | Sentence, part: Expression, kind: str
    ) -> Checked:
        name = next(str(step) for step in reversed(path) if isinstance(step, str))
        if isinstance(found, Sentence):
            return checker.any_value(part.tree)
        if name in _CONDITIONS:
            return checker.condition(part.tree)
        if name in _QUANTITIES:
            return checker.quantity(part.tree)
        if name == "at_most":
            return checker.level(part.tree, self._names.levels[kind])
        if isinstance(entry, Fact):
            column = entry.columns[int(path[1])] if path[0] == "columns" else entry
            wanted = type_of(column.type, column.scale, column.vocabulary, "")
            return _as_wanted(checker, part, wanted)
        return checker.any_value(part.tree)


def _parts(found: Expression | Sentence) -> Iterator[tuple[int | None, Expression, int]]:
    """The expressions of a field: number of the slot (None: the field itself), expression, shift of its column."""
    if isinstance(found, Expression):
        yield None, found, 1
    else:
        slots = [part for part in found.parts if isinstance(part, Slot)]
        yield from ((number, slot.expression, slot.at + 1) for number, slot in enumerate(slots))


def _as_wanted(checker: Checker, part: Expression, wanted: Type) -> Checked:
    if wanted.base == "yes_no":
        return checker.condition(part.tree)
    if wanted.base == "number":
        return checker.quantity(part.tree)
    if wanted.base == "scale":
        return checker.level(part.tree, wanted.scale)
    return checker.any_value(part.tree)


def field_name(path: Path, slot: int | None = None) -> str:
    """`instead.0.when`, or `because{1}` for the second slot of a sentence."""
    name = ".".join(str(step) for step in path)
    return name if slot is None else f"{name}{{{slot}}}"


def expressions_in(value: object, path: Path = ()) -> Iterator[tuple[Path, Expression | Sentence]]:
    """Every expression and sentence of an entry with its path of fields."""
    if isinstance(value, Expression | Sentence):
        yield path, value
    elif isinstance(value, ByReading):
        if path[-1:] == ("equals",):
            for option, text in value.options().items():
                with suppress(PydanticCustomError):
                    yield (*path, option), Expression.read(str(text))
    elif isinstance(value, BaseModel):
        for name in fields_holding(type(value), Expression, Sentence, ByReading):
            yield from expressions_in(getattr(value, name), (*path, name))
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from expressions_in(item, (*path, index))
