"""The rules of one kind with their expressions taken out: each answer is read from the case that is judged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from kiemdiem.core.bulk.errors import NotInBulk
from kiemdiem.core.bulk.sql import measures as m
from kiemdiem.core.bulk.sql.atoms import MaskAtom, RegionAtom, TruthAtom, VotesAtom
from kiemdiem.core.bulk.sql.elements import Place, SubjectElement
from kiemdiem.core.bulk.sql.measures import Number, Truth
from kiemdiem.core.bulk.sql.terms import (
    FALSE,
    TRUE,
    choose,
    compare,
    conj,
    disj,
    greatest,
    inv,
    mul,
    number,
    total,
)
from kiemdiem.core.engine.program import KindProgram, Program, Rule, VoteShare
from kiemdiem.core.engine.sourcing import reads_levels
from kiemdiem.core.engine.tracing import Watched
from kiemdiem.core.engine.values import empty_answer

Key = tuple[Any, ...]
_TRUTHS = ("when", "holds", "release.when")


def early_rules(kind: KindProgram) -> list[Rule]:
    """The rules that a subject's own level rests on, each once."""
    found: list[Rule] = [*kind.sources, *kind.exclusions]
    found += [share.rule for share in kind.thresholds] + [band.rule for band in kind.bands]
    found += [rule for _, rule in kind.requirements]
    found += [*kind.grounds, *kind.asks, *kind.own_ceilings]
    found += [exemption for rule in found for exemption in rule.exempted_by]
    found += [rule for rule in kind.follow_ups if rule.entry.blocks == "decision" and not reads_levels(rule)]
    return _once(found)


def duty_rules(kind: KindProgram) -> list[Rule]:
    """The duties that hold a decision back by levels: asked once quotas have been counted."""
    return [rule for rule in kind.follow_ups if rule.entry.blocks == "decision" and reads_levels(rule)]


def told_rules(kind: KindProgram) -> list[Rule]:
    """The rules that change no level: advice and what lifts it, and every duty; asked once levels are final."""
    found: list[Rule] = [*kind.advice, *kind.follow_ups]
    found += [exemption for rule in kind.advice for exemption in rule.exempted_by]
    return _once(found)


def late_rules(kind: KindProgram) -> list[Rule]:
    """The rules that come after the own level: ceilings by others' levels, and what lifts them."""
    found: list[Rule] = [*kind.linked_ceilings]
    found += [exemption for rule in kind.linked_ceilings for exemption in rule.exempted_by]
    return _once(found)


def _once(rules: list[Rule]) -> list[Rule]:
    return list({id(rule): rule for rule in rules}.values())


def key_of(rule: Rule, field: str) -> Key:
    return (id(rule), field)


def atoms_of(rules: list[Rule], program: KindProgram, subject: SubjectElement) -> dict[Key, Any]:
    """What these rules ask of a subject, by rule and field."""
    place = Place({0: subject})
    found: dict[Key, Any] = {}
    printer = subject.world.printer
    ceilings = (*program.own_ceilings, *program.linked_ceilings, *program.advice)
    for rule in rules:
        for field in _TRUTHS:
            if field in rule.trees:
                when_empty = getattr(rule.entry, "when_empty", "fails")
                found[key_of(rule, field)] = TruthAtom(printer.truth(rule.trees[field], place, when_empty))
        if "at_most" in rule.trees and rule in ceilings:
            found[key_of(rule, "at_most")] = MaskAtom(printer.mask(rule.trees["at_most"], place), len(program.codes))
    return found


def vote_atoms(program: KindProgram, subject: SubjectElement) -> dict[Key, Any]:
    """For each threshold whether the ballot of this row reaches it."""
    return {("votes", at): _votes(share, subject) for at, share in enumerate(program.thresholds)}


def point_atoms(program: KindProgram, subject: SubjectElement) -> dict[Key, Any]:
    """For each fact that bands are of, where it lies among their bounds."""
    found: dict[Key, Any] = {}
    for of in dict.fromkeys(band.of for band in program.bands):
        bounds = set()
        for band in program.bands:
            entry = band.rule.entry
            if band.of == of:
                bounds |= {
                    bound.value for bound in (entry.from_, entry.above, entry.up_to, entry.below) if bound is not None
                }
        value = subject.fact(of)
        if not isinstance(value, Number):
            raise NotInBulk(of)
        found["points", of] = RegionAtom(value, tuple(sorted(bounds)))
    return found


def _votes(share: VoteShare, subject: SubjectElement) -> VotesAtom:
    base = subject.fact(share.of)
    if not isinstance(base, Number):
        raise NotInBulk(share.of)
    votes = [subject.votes(code) for code in share.codes]
    known = [vote for vote in votes if isinstance(vote, Number)]
    low = total([vote.low for vote in known])
    some_missing = disj(*(vote.unknown for vote in known))
    at_most = greatest([mul(low, base.den), base.high])
    high = choose([(some_missing, at_most)], mul(low, base.den))
    part = Number(mul(low, base.den), high, base.den)
    bound = m.times(Number(base.low, base.low, base.den), m.exact(share.bound))
    held = m.compare_numbers(">=" if share.relation.is_inclusive else ">", part, bound)
    is_empty = compare("=", base.low, number(0))
    open_base = disj(base.unknown, base.nothing, compare("<>", base.low, base.high) if base.low != base.high else FALSE)
    empty = empty_answer(share.rule.entry.when_empty)
    sure = choose([(is_empty, TRUE if empty is True else FALSE)], held.sure)
    maybe = choose([(is_empty, FALSE if empty is False else TRUE)], held.maybe)
    gap = m.Gap(facts=disj(some_missing, base.unknown, base.nothing))
    reached = Truth(conj(inv(open_base), sure), disj(open_base, maybe), gap)
    return VotesAtom(reached, conj(inv(open_base), inv(some_missing)), is_empty)


# ---------------------------------------------------------------------- the same rules, read from a case
def read_from_case(program: Program) -> Program:
    """The program with every expression that is asked of a subject replaced by what its case says."""
    kinds = {name: _kind(kind) for name, kind in program.kinds.items()}
    return replace(program, kinds=kinds)


def _kind(kind: KindProgram) -> KindProgram:
    made: dict[int, Rule] = {}

    def again(rule: Rule) -> Rule:
        if id(rule) not in made:
            made[id(rule)] = _read_from_case(rule, [again(exemption) for exemption in rule.exempted_by])
        return made[id(rule)]

    def all_of(rules: Any) -> list[Rule]:
        return [again(rule) for rule in rules]

    return replace(
        kind,
        sources=all_of(kind.sources),
        proposing=again(kind.proposing) if kind.proposing is not None else None,
        exclusions=all_of(kind.exclusions),
        thresholds=[replace(share, rule=again(share.rule)) for share in kind.thresholds],
        bands=[replace(band, rule=again(band.rule)) for band in kind.bands],
        requirements=[(level, again(rule)) for level, rule in kind.requirements],
        grounds=all_of(kind.grounds),
        asks=all_of(kind.asks),
        own_ceilings=all_of(kind.own_ceilings),
        linked_ceilings=all_of(kind.linked_ceilings),
        exemptions={lifted: all_of(rules) for lifted, rules in kind.exemptions.items()},
        follow_ups=all_of(kind.follow_ups),
        advice=all_of(kind.advice),
    )


def _read_from_case(rule: Rule, exempted_by: Sequence[Rule]) -> Rule:
    """The rule with functions that look into the answers of a case."""
    functions: dict[str, Callable[[Any, Any], Any]] = dict(rule.functions)
    for field in (*_TRUTHS, "at_most"):
        if field in functions:
            functions[field] = _reader(key_of(rule, field))
    return replace(rule, functions=functions, exempted_by=exempted_by)


def _reader(key: Key) -> Callable[[Any, Any], Any]:
    def read(node: Any, _: Any) -> Any:
        if isinstance(node, Watched):
            return node.noted(key)
        return node.facts[key]

    return read
