"""A query that grows: columns are kept in layers, lists and links of each row are joined to it, no row is ever lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from sqlglot import exp

from kiemdiem.core.bulk.sql.measures import Gap, Mask, Measure, Number, Text, Truth, Words
from kiemdiem.core.bulk.sql.terms import Term, column, is_false, is_true, named, otherwise, whole

KEY = "n"
OWNER = "o"
INNER, ASIDE = "q", "a"


@dataclass(eq=False)
class Frame:
    """Rows with a key `n`, and the columns worked out for them so far; `known` keeps what was worked out, by name."""

    query: exp.Query
    names: count[int]
    known: dict[object, Measure] = field(default_factory=dict)

    def add(self, columns: Mapping[str, Term]) -> None:
        """A layer with more columns."""
        if columns:
            more = [named(term, name) for name, term in columns.items()]
            self.query = exp.select(exp.Star(), *more, copy=False).from_(self._inner(), copy=False)

    def join(self, aside: exp.Query, columns: Mapping[str, Term], *, on: Term | None = None) -> dict[str, Term]:
        """Columns of another query, found by its column `o`; each with the value where nothing is found."""
        fresh = {name: f"c{next(self.names)}" for name in columns}
        more = [named(otherwise(column(name, ASIDE), empty), fresh[name]) for name, empty in columns.items()]
        condition = exp.EQ(this=column(OWNER, ASIDE), expression=_of_inner(on if on is not None else column(KEY)))
        self.query = (
            exp.select(exp.Column(this=exp.Star(), table=exp.to_identifier(INNER)), *more, copy=False)
            .from_(self._inner(), copy=False)
            .join(aside.subquery(ASIDE, copy=False), on=condition, join_type="left", copy=False)
        )
        return {name: column(found) for name, found in fresh.items()}

    def _inner(self) -> exp.Subquery:
        return self.query.subquery(INNER, copy=False)

    def keep(self, measure: Measure) -> Measure:
        """The same measure as plain columns of this frame, so that what uses it twice does not repeat it."""
        wanted: dict[str, Term] = {}
        found = with_terms(measure, [self._kept(term, wanted) for term in terms_of(measure)])
        self.add(wanted)
        return found

    def _kept(self, term: Term, wanted: dict[str, Term]) -> Term:
        if is_plain(term):
            return term
        name = next((name for name, other in wanted.items() if other == term), "")
        if not name:
            name = f"c{next(self.names)}"
            wanted[name] = term
        return column(name)


def _of_inner(term: Term) -> Term:
    found = term.copy()
    for node in [found, *found.find_all(exp.Column)]:
        if isinstance(node, exp.Column):
            node.set("table", exp.to_identifier(INNER))
    return found


def is_plain(term: Term) -> bool:
    """A constant, or a column as it stands."""
    return is_true(term) or is_false(term) or whole(term) is not None or isinstance(term, exp.Column | exp.Literal)


def terms_of(measure: Measure) -> list[Term]:
    """Every term of a measure, in a fixed order for each class."""
    gap = [measure.gap.facts, measure.gap.levels]
    match measure:
        case Truth():
            return [measure.sure, measure.maybe, *gap]
        case Number():
            return [measure.low, measure.high, measure.den, measure.unknown, measure.nothing, *gap]
        case Mask():
            return [measure.bits, *gap]
        case Text():
            return [measure.value, measure.unknown, measure.nothing, *gap]
        case Words():
            return [*(measure.has[word] for word in sorted(measure.has)), measure.unknown, measure.nothing, *gap]


def with_terms(measure: Measure, terms: Sequence[Term]) -> Measure:
    """A measure of the same class with other terms, in the order of `terms_of`."""
    *own, facts, levels = terms
    gap = Gap(facts, levels)
    match measure:
        case Truth():
            return Truth(own[0], own[1], gap)
        case Number():
            return Number(own[0], own[1], own[2], own[3], own[4], gap)
        case Mask():
            return Mask(own[0], gap)
        case Text():
            return Text(own[0], own[1], own[2], gap)
        case Words():
            has = dict(zip(sorted(measure.has), own[:-2], strict=True))
            return Words(has, own[-2], own[-1], gap)


def union(queries: Sequence[exp.Query]) -> exp.Query:
    """The rows of several queries, one after another."""
    found = queries[0]
    for query in queries[1:]:
        found = exp.union(found, query, distinct=False, copy=False)
    return found
