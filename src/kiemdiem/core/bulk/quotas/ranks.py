"""The ranks by which the members of a quota are ordered, as columns: each a fraction, and whether it is known."""

from __future__ import annotations

from kiemdiem.core.bulk.sql.elements import Place, SubjectElement, World
from kiemdiem.core.bulk.sql.measures import Number
from kiemdiem.core.bulk.sql.terms import TRUE, Term, compare, conj, inv, one_if
from kiemdiem.core.engine.program import Rule


def rank_names(rule: Rule, *, known: bool = False) -> list[str]:
    """The columns of the ranks: above the line, then below it; with `known`, whether it is known instead."""
    parts = ("known",) if known else ("top", "bottom")
    return [f"{part}{at}_{rule.id}" for at in range(len(rule.entry.rank_by)) for part in parts]


def reads_levels(world: World, rule: Rule, kind: str) -> bool:
    """Whether any rank of a subject of this kind rests on a level; what the world has noted so far is forgotten."""
    world.reads.clear()
    rank_columns(rule, world.subject(kind))
    return bool(world.reads)


def rank_columns(rule: Rule, subject: SubjectElement) -> dict[str, Term]:
    """The ranks of a subject, as columns of its frame."""
    trees = subject.world.program.regime.tree(rule.placed).fields
    found: dict[str, Term] = {}
    for at in range(len(rule.entry.rank_by)):
        tree = trees[f"rank_by.{at}", subject.kind]
        kept = subject.frame.keep(subject.world.printer.number(tree, Place({0: subject})))
        assert isinstance(kept, Number)
        is_one = compare("=", kept.low, kept.high) if kept.low != kept.high else TRUE
        is_known = conj(inv(kept.unknown), inv(kept.nothing), is_one)
        terms = (kept.low, kept.den, one_if(is_known))
        names = (f"top{at}_{rule.id}", f"bottom{at}_{rule.id}", f"known{at}_{rule.id}")
        found |= dict(zip(names, terms, strict=True))
    return found


__all__ = ["rank_columns", "rank_names", "reads_levels"]
