"""What the entries of a regime mean together: names, scales, relations, and the checked trees of expressions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from kiemdiem.core.regime.entries.entry import Shape
from kiemdiem.core.regime.entries.facts import ByReading, Fact
from kiemdiem.core.regime.entries.identity import Identity, Kind, Relation, Scale
from kiemdiem.core.regime.entries.identity import Vocabulary as Words
from kiemdiem.core.regime.entries.ratings import Award, Quota, Score, Value
from kiemdiem.core.regime.entries.subjects import SUBJECT_TABLES
from kiemdiem.core.regime.entries.values import Expression, Sentence, Slot
from kiemdiem.core.regime.expression.checked import Checked, Read
from kiemdiem.core.regime.expression.checker import Checker, NameFault
from kiemdiem.core.regime.expression.scope import Relationship, Scope, Vocabulary, year_table
from kiemdiem.core.regime.expression.types import FACT_TYPES, NUMBER, Type
from kiemdiem.core.regime.faults import Fault
from kiemdiem.core.regime.folder import Folder
from kiemdiem.core.regime.positions import Path
from kiemdiem.core.regime.references import References
from kiemdiem.core.regime.regime import Placed, Tree

_CONDITIONS = {"when", "holds", "needed_when", "offered_when", "among", "each_year", "priority"}
_QUANTITIES = {"is_", "gives", "rank_by"}
_UNCHECKED = {"example", "clause"}
_ABOUT_REGISTERS = set(SUBJECT_TABLES)
_BALLOT_FACTS = ("present_voters", "full_members", "valid_papers")
_YEAR_COLUMNS = {
    "period": Type("text"),
    "year": NUMBER,
    "state": Type("text"),
    "score": NUMBER,
    "unit": Type("text"),
    "honours": Type("texts"),
    "grounds": Type("texts"),
}


class Meaning:
    """Checks the entries against each other; `names` and `trees` are whole only if no fault was added.

    unread: the ids of entries that are there but could not be read; is_whole: nothing that declares names is missing.
    """

    def __init__(
        self,
        identity: Identity,
        placed: Mapping[str, Sequence[Placed[Shape]]],
        answers: Mapping[str, str],
        folder: Folder,
        faults: list[Fault],
        *,
        unread: frozenset[str] = frozenset(),
        is_whole: bool = True,
    ) -> None:
        self._identity = identity
        self._placed = placed
        self._faults = faults
        self.names = self._vocabulary()
        self.trees: dict[tuple[str, int], Tree] = {}
        references = References(identity, placed, self.names, answers, folder, faults, unread)
        self.is_whole = references.check_names() and is_whole
        references.check_citations()
        homeless = references.check_rules() if self.is_whole else set()
        for table, rows in placed.items() if self.is_whole else ():
            if table not in _UNCHECKED | _ABOUT_REGISTERS:
                for row in rows:
                    if (table, row.index) not in homeless:
                        self._check(row)

    def _all(self, table: str, shape: type[Any]) -> Iterator[Any]:
        for row in self._placed.get(table, ()):
            assert isinstance(row.entry, shape)
            yield row.entry

    # ------------------------------------------------------------------ names
    def _vocabulary(self) -> Vocabulary:
        kinds: list[Kind] = list(self._all("kind", Kind))
        scales: list[Scale] = list(self._all("scale", Scale))
        order = {kind: rank for rank, kind in enumerate(self._identity.order)}
        columns: dict[str, dict[str, Type]] = {}
        facts: dict[str, dict[str, Type]] = {kind.id: {} for kind in kinds}
        for fact in self._all("fact", Fact):
            if fact.type == "table":
                columns[fact.id] = {
                    column.id: _type(column.type, column.scale, column.vocabulary, "") for column in fact.columns
                }
            for kind in fact.for_ or tuple(facts):
                facts.setdefault(kind, {})[fact.id] = _type(fact.type, fact.scale, fact.vocabulary, fact.id)
        for value in self._all("value", Value):
            if value.over:
                columns.setdefault(value.over, {})[value.id] = NUMBER
            else:
                for kind in value.for_:
                    facts.setdefault(kind, {})[value.id] = NUMBER
        for score in self._all("score", Score):
            for kind in score.for_:
                facts.setdefault(kind, {})[score.gives] = NUMBER
        for kind in kinds:
            if kind.scale:
                for name in _BALLOT_FACTS:
                    facts[kind.id].setdefault(name, NUMBER)
                columns[year_table(kind.id)] = {**_YEAR_COLUMNS, "level": Type("scale", scale=kind.scale)}
                facts[kind.id]["previous"] = Type("records", table=year_table(kind.id))
                facts[kind.id]["honours"] = Type("texts")
        return Vocabulary(
            facts=facts,
            columns=columns,
            relations=_relations(list(self._all("relation", Relation))),
            levels={kind.id: kind.scale for kind in kinds if kind.scale},
            scales={scale.id: tuple(value.code for value in scale.values) for scale in scales},
            ordered=frozenset(scale.id for scale in scales if scale.ordered),
            rising=frozenset(scale.id for scale in scales if scale.highest == "last"),
            words={words.id: frozenset(v.code for v in words.values) for words in self._all("vocabulary", Words)},
            order={kind.id: order.get(kind.id, len(order)) for kind in kinds},
        )

    # ------------------------------------------------------------------ trees
    def _check(self, row: Placed[Shape]) -> None:
        fields: dict[tuple[str, str], Checked] = {}
        reads: dict[tuple[str, str], frozenset[Read]] = {}
        facts: dict[tuple[str, str], frozenset[str]] = {}
        told: dict[Path, tuple[NameFault, int]] = {}
        for path, found in expressions_in(row.entry):
            for kind in self._kinds_of(row.entry):
                for slot, expression, shift in _parts(found):
                    name = field_name(path, slot)
                    checker = Checker(self.names, self._scope(row.entry, path, kind))
                    try:
                        fields[name, kind] = self._tree(checker, row.entry, path, found, expression, kind)
                    except NameFault as bad:
                        told.setdefault(path, (bad, shift))
                        continue
                    reads[name, kind] = checker.reads
                    facts[name, kind] = checker.facts
        for path, (fault, shift) in told.items():
            self._fault(row, path, fault, shift)
        self.trees[row.table, row.index] = Tree(fields, reads, facts)

    def _fault(self, row: Placed[Shape], path: Path, bad: NameFault, shift: int) -> None:
        where = row.path + tuple("is" if step == "is_" else step for step in path)
        self._faults.append(
            row.source.fault(where, bad.message, shift=bad.at + shift, found=bad.found, nearest=bad.near)
        )

    def _kinds_of(self, entry: Shape) -> tuple[str, ...]:
        kinds = getattr(entry, "for_", ())
        return tuple(kinds) or tuple(self.names.facts)

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
            relation = self.names.relations.get(kind, {}).get(key)
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
            return checker.level(part.tree, self.names.levels[kind])
        if isinstance(entry, Fact):
            column = entry.columns[int(path[1])] if path[0] == "columns" else entry
            wanted = _type(column.type, column.scale, column.vocabulary, "")
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


def _type(name: str, scale: str | None, vocabulary: str | None, table: str) -> Type:
    base = FACT_TYPES[name]
    return Type(base, scale=scale or "", vocabulary=vocabulary or "", table=table if base == "records" else "")


def _relations(relations: list[Relation]) -> dict[str, dict[str, Relationship]]:
    found: dict[str, dict[str, Relationship]] = {}
    for relation in relations:
        for kind in relation.from_:
            old = found.setdefault(kind, {}).get(relation.id)
            to = tuple(dict.fromkeys((old.to if old else ()) + relation.to))
            found[kind][relation.id] = Relationship(relation.id, to, relation.many or bool(old and old.many))
        for kind in relation.to if relation.inverse else ():
            assert relation.inverse is not None
            old = found.setdefault(kind, {}).get(relation.inverse)
            to = tuple(dict.fromkeys((old.to if old else ()) + relation.from_))
            found[kind][relation.inverse] = Relationship(relation.inverse, to, many=True)
    return found


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
        for name in type(value).model_fields:
            yield from expressions_in(getattr(value, name), (*path, name))
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from expressions_in(item, (*path, index))
