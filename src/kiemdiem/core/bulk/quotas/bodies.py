"""Facts and levels of the body that a group belongs to: a subject of the season or somebody outside it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlglot import exp

from kiemdiem.core.bulk.errors import NotInBulk
from kiemdiem.core.bulk.quotas.members import Quota
from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql.elements import Ask, BlankElement, World
from kiemdiem.core.bulk.sql.frames import OWNER, Frame, terms_of, union, with_terms
from kiemdiem.core.bulk.sql.measures import Measure, Number
from kiemdiem.core.bulk.sql.terms import Term, all_columns, choose, column, compare, meets, named, number, table_as

_Branch = tuple[exp.Query, Measure | None]


def body_fact(quota: Quota, frame: Frame, name: str) -> Measure:
    """A fact, or the final level, of the body that the first key which leads anywhere names."""
    key = ("body", name)
    if key not in frame.known:
        frame.known[key] = _looked_up(quota, frame, name)
    return frame.known[key]


def _looked_up(quota: Quota, frame: Frame, name: str) -> Measure:
    found: list[tuple[Term, Measure]] = []
    for relation in quota.rule.entry.within:
        branches = _branches(quota, relation, name)
        shape = next(measure for _, measure in branches if measure is not None)
        unknown = BlankElement(shape, is_nobody=False).fact(name)
        queries = [_body(query, measure if measure is not None else unknown) for query, measure in branches]
        empty = {"found": number(0)} | {f"x{at}": term for at, term in enumerate(terms_of(unknown))}
        numbered = exp.select(named(column("number", "t"), OWNER), all_columns("u"))
        numbered = numbered.from_(table_as(layout.TEXTS, "t"))
        bodies = numbered.join(union(queries).subquery("u", copy=False), on=meets("text", "t", "id", "u"))
        joined = frame.join(bodies, empty, on=column(layout.grouping(relation)))
        terms = [joined[f"x{at}"] for at in range(len(terms_of(shape)))]
        if isinstance(shape, Number):
            terms[2] = shape.den
        found.append((compare("=", joined["found"], number(1)), with_terms(shape, terms)))
    result = BlankElement(found[0][1], is_nobody=False).fact(name)
    for is_found, measure in reversed(found):
        pairs = zip(terms_of(measure), terms_of(result), strict=True)
        result = with_terms(measure, [choose([(is_found, one)], other) for one, other in pairs])
    return result


def _body(query: exp.Query, measure: Measure) -> exp.Query:
    columns = [named(term, f"x{at}") for at, term in enumerate(terms_of(measure))]
    return exp.select(column("id"), named(number(1), "found"), *columns).from_(query.subquery("b", copy=False))


def _branches(quota: Quota, relation: str, name: str) -> list[_Branch]:
    world = quota.waves.world
    known = world.program.names.relations.get(quota.kinds[0], {}).get(relation)
    outside = world.outside(tuple(known.to) if known is not None else ())
    found: list[_Branch] = []
    for kind in world.program.kinds:
        subject = world.subject(kind)
        measure: Measure | None = None
        if name == "level":
            measure = subject.level("level")
        elif name in world.program.names.facts.get(kind, {}):
            measure = subject.fact(name)
        found.append((subject.frame.query, measure))
    found.append((outside.frame.query, outside.level("level") if name == "level" else outside.fact(name)))
    return found


@dataclass(frozen=True)
class GroupElement:
    """A group has no facts of its own but those of its body."""

    world: World
    frame: Frame

    def fact(self, name: str) -> Measure:
        raise NotInBulk(f"{name} of a group")

    def votes(self, code: str) -> Measure:
        raise NotInBulk("votes of a group")

    def level(self, stage: str, *, is_self: bool = False) -> Measure:
        raise NotInBulk("level of a group")

    def is_rated(self) -> Measure:
        raise NotInBulk("rated of a group")

    def leads_to(self, relation: str, kind: str) -> Measure:
        raise NotInBulk("link of a group")

    def first(self, relation: str, ask: Ask) -> Measure:
        raise NotInBulk("link of a group")


__all__ = ["GroupElement", "body_fact"]
