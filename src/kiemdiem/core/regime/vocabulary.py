"""All that the entries of a regime name: facts, columns, relations, scales and words, by kind where that matters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from kiemdiem.core.regime.entries.entry import Shape
from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.entries.identity import Identity, Kind, Relation, Scale
from kiemdiem.core.regime.entries.identity import Vocabulary as Words
from kiemdiem.core.regime.entries.ratings import Score, Value
from kiemdiem.core.regime.expression.scope import Relationship, Vocabulary, year_table
from kiemdiem.core.regime.expression.types import FACT_TYPES, NUMBER, Type
from kiemdiem.core.regime.regime import Placed

Tables = Mapping[str, Sequence[Placed[Shape]]]
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


def vocabulary_of(identity: Identity, placed: Tables) -> Vocabulary:
    """The names that expressions may use."""
    kinds: list[Kind] = list(_all(placed, "kind", Kind))
    scales: list[Scale] = list(_all(placed, "scale", Scale))
    order = {kind: rank for rank, kind in enumerate(identity.order)}
    columns: dict[str, dict[str, Type]] = {}
    facts: dict[str, dict[str, Type]] = {kind.id: {} for kind in kinds}
    for fact in _all(placed, "fact", Fact):
        if fact.type == "table":
            columns[fact.id] = {
                column.id: type_of(column.type, column.scale, column.vocabulary, "") for column in fact.columns
            }
        for kind in fact.for_ or tuple(facts):
            facts.setdefault(kind, {})[fact.id] = type_of(fact.type, fact.scale, fact.vocabulary, fact.id)
    for value in _all(placed, "value", Value):
        if value.over:
            columns.setdefault(value.over, {})[value.id] = NUMBER
        else:
            for kind in value.for_:
                facts.setdefault(kind, {})[value.id] = NUMBER
    for score in _all(placed, "score", Score):
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
        relations=_relations(list(_all(placed, "relation", Relation))),
        levels={kind.id: kind.scale for kind in kinds if kind.scale},
        scales={scale.id: tuple(value.code for value in scale.values) for scale in scales},
        ordered=frozenset(scale.id for scale in scales if scale.ordered),
        rising=frozenset(scale.id for scale in scales if scale.highest == "last"),
        words={words.id: frozenset(v.code for v in words.values) for words in _all(placed, "vocabulary", Words)},
        order={kind.id: order.get(kind.id, len(order)) for kind in kinds},
    )


def _all(placed: Tables, table: str, shape: type[Any]) -> Iterator[Any]:
    for row in placed.get(table, ()):
        assert isinstance(row.entry, shape)
        yield row.entry


def type_of(name: str, scale: str | None, vocabulary: str | None, table: str) -> Type:
    """The type of an expression that reads such a fact or column."""
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
