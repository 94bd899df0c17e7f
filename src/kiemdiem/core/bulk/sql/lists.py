"""Functions of a list, as measures of the rows that own it: counts, shares, sums, the worst of, runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sqlglot import exp

from kiemdiem.core.bulk.errors import NotInBulk
from kiemdiem.core.bulk.sql import measures as m
from kiemdiem.core.bulk.sql.elements import OutsideElement, Place, Printing, SubjectElement
from kiemdiem.core.bulk.sql.frames import OWNER
from kiemdiem.core.bulk.sql.many import Branch, Many, Wanted
from kiemdiem.core.bulk.sql.measures import Gap, Mask, Measure, Number, Truth
from kiemdiem.core.bulk.sql.terms import (
    Term,
    choose,
    column,
    compare,
    conj,
    disj,
    fewest,
    greatest,
    has_any,
    inv,
    least,
    most,
    mul,
    named,
    number,
    one_if,
    sub,
    summed,
    total,
    whole,
)
from kiemdiem.core.regime.expression import checked as c

NEVER = 1 << 40


def over(printer: Printing, tree: c.OverC, place: Place) -> Measure:
    """`count`, `any`, `all`, `sum`, `mean`, `best`, `worst`, `run` of a list."""
    make = _MAKERS.get(tree.function)
    if make is None:
        raise NotInBulk(tree.function)
    return _at_owner(tree, printer, place, lambda many: make(many, tree))


def share_of(printer: Printing, tree: c.ShareOf, relation: str, bound: Number, empty: Truth, place: Place) -> Truth:
    """`share(L where C: D)` against a bound: each row adds its own amount, so that unknown C and D stay exact."""
    found = _at_owner(tree, printer, place, lambda many: _share(many, tree, relation, bound, empty))
    assert isinstance(found, Truth)
    return found


def _at_owner(tree: c.OverC | c.ShareOf, printer: Printing, place: Place, make: Callable[[Many], Measure]) -> Measure:
    source = tree.source
    if not isinstance(source, c.Linked | c.FactOf) or not isinstance(source.of, c.Variable):
        raise NotInBulk("a list of another")
    owner = place.elements[source.of.depth]
    if not isinstance(owner, SubjectElement | OutsideElement):
        raise NotInBulk("a list of nobody")
    return make(Many(printer, owner, source, tree.depth, tree.where, tree.asks))


def _gaps(inside: Truth, asked: Measure | None) -> dict[str, Wanted]:
    gap = inside.gap | (asked.gap if asked is not None else Gap())
    return {
        "gf": Wanted(one_if(gap.facts), most, 0),
        "gl": Wanted(one_if(gap.levels), most, 0),
    }


def _gap(found: Mapping[str, Term], unknown: Term) -> Gap:
    return Gap(disj(compare("=", found["gf"], number(1)), unknown), compare("=", found["gl"], number(1)))


def _as_truth(measure: Measure | None) -> Truth:
    if measure is None:
        return m.YES
    if not isinstance(measure, Truth):
        raise NotInBulk(type(measure).__name__)
    return measure


# ---------------------------------------------------------------------- yes/no and counts
def _count(many: Many, _: c.OverC) -> Number:
    def add_up(inside: Truth, asked: Measure | None, __: Branch) -> dict[str, Wanted]:
        return {
            "low": Wanted(one_if(inside.sure), summed, 0),
            "high": Wanted(one_if(inside.maybe), summed, 0),
            **_gaps(inside, asked),
        }

    found, unknown = many.gather(add_up), many.unknown
    return Number(found["low"], found["high"], number(1), unknown, gap=_gap(found, unknown))


def _any(many: Many, _: c.OverC) -> Truth:
    return _exists(many, lambda truth: truth)


def _all(many: Many, _: c.OverC) -> Truth:
    return m.negate(_exists(many, m.negate))


def _exists(many: Many, of_asked: Callable[[Truth], Truth]) -> Truth:
    def look(inside: Truth, asked: Measure | None, __: Branch) -> dict[str, Wanted]:
        holds = m.both(inside, of_asked(_as_truth(asked)))
        return {
            "sure": Wanted(one_if(holds.sure), most, 0),
            "maybe": Wanted(one_if(holds.maybe), most, 0),
            **_gaps(inside, asked),
        }

    found, unknown = many.gather(look), many.unknown
    sure, maybe = compare("=", found["sure"], number(1)), compare("=", found["maybe"], number(1))
    return Truth(conj(inv(unknown), sure), disj(unknown, maybe), _gap(found, unknown))


def _share(many: Many, _: c.ShareOf, relation: str, bound: Number, empty: Truth) -> Truth:
    yes, no = sub(bound.den, bound.low), sub(number(0), bound.low)

    def weigh(inside: Truth, asked: Measure | None, __: Branch) -> dict[str, Wanted]:
        holds = _as_truth(asked)
        in_doubt = inv(inside.sure)
        low = choose([(inv(holds.sure), no), (in_doubt, number(0))], yes)
        high = choose([(holds.maybe, yes), (in_doubt, number(0))], no)
        return {
            "low": Wanted(choose([(inside.maybe, low)], number(0)), summed, 0),
            "high": Wanted(choose([(inside.maybe, high)], number(0)), summed, 0),
            "rows": Wanted(one_if(inside.sure), summed, 0),
            "doubts": Wanted(one_if(conj(inside.maybe, in_doubt)), summed, 0),
            **_gaps(inside, asked),
        }

    found, unknown = many.gather(weigh), many.unknown
    held = m.compare_numbers(relation, Number(found["low"], found["high"], number(1)), m.exact(0))
    no_rows = compare("=", found["rows"], number(0))
    none_at_all = conj(no_rows, compare("=", found["doubts"], number(0)))
    # Rows that may all be outside: the answer is sure only where it is that of an empty list too.
    sure = choose([(none_at_all, empty.sure), (no_rows, conj(held.sure, empty.sure))], held.sure)
    maybe = choose([(none_at_all, empty.maybe), (no_rows, disj(held.maybe, empty.maybe))], held.maybe)
    return Truth(conj(inv(unknown), sure), disj(unknown, maybe), _gap(found, unknown))


# ---------------------------------------------------------------------- sums
def _sum(many: Many, _: c.OverC) -> Number:
    dens: list[Term] = []

    def add_up(inside: Truth, asked: Measure | None, __: Branch) -> dict[str, Wanted]:
        value = _as_number(asked, dens)
        counts = conj(inside.maybe, value.known)
        low, high = least([value.low, number(0)]), greatest([value.high, number(0)])
        return {
            "low": Wanted(choose([(inv(counts), number(0)), (inside.sure, value.low)], low), summed, 0),
            "high": Wanted(choose([(inv(counts), number(0)), (inside.sure, value.high)], high), summed, 0),
            "open": Wanted(one_if(conj(inside.maybe, value.unknown)), most, 0),
            **_gaps(inside, asked),
        }

    found, unknown = many.gather(add_up), many.unknown
    is_open = disj(unknown, compare("=", found["open"], number(1)))
    return Number(found["low"], found["high"], dens[0], is_open, gap=_gap(found, unknown))


def _mean(many: Many, _: c.OverC) -> Number:
    dens: list[Term] = []

    def add_up(inside: Truth, asked: Measure | None, __: Branch) -> dict[str, Wanted]:
        value = _as_number(asked, dens)
        counts = conj(inside.sure, value.known)
        return {
            "low": Wanted(choose([(counts, value.low)], number(0)), summed, 0),
            "high": Wanted(choose([(counts, value.high)], number(0)), summed, 0),
            "rows": Wanted(one_if(counts), summed, 0),
            "open": Wanted(
                one_if(disj(conj(inside.maybe, inv(inside.sure)), conj(inside.sure, value.unknown))), most, 0
            ),
            **_gaps(inside, asked),
        }

    found, unknown = many.gather(add_up), many.unknown
    is_open = disj(unknown, compare("=", found["open"], number(1)))
    none = compare("=", found["rows"], number(0))
    den = choose([(none, number(1))], mul(dens[0], found["rows"]))
    return Number(found["low"], found["high"], den, is_open, conj(none, inv(is_open)), _gap(found, unknown))


def _as_number(measure: Measure | None, dens: list[Term]) -> Number:
    if not isinstance(measure, Number) or whole(measure.den) is None:
        raise NotInBulk("a sum of what is not in equal parts")
    dens.append(measure.den)
    if dens[0] != measure.den:
        raise NotInBulk("a sum of what is not in equal parts")
    return measure


# ---------------------------------------------------------------------- levels
def _extreme(many: Many, tree: c.OverC) -> Mask:
    codes, is_best = len(many.printer.names.scales[tree.type.scale]), tree.function == "best"

    def look(inside: Truth, asked: Measure | None, __: Branch) -> dict[str, Wanted]:
        assert isinstance(asked, Mask)
        bits = asked.bits
        stands = conj(inside.sure, inv(has_any(bits, ~((1 << codes) - 1))))
        order = range(codes - 1, -1, -1) if is_best else range(codes)
        # What a row that surely counts leaves at best: no result can be on its far side.
        edge = choose([(has_any(bits, 1 << at), number(at)) for at in order], number(codes if is_best else -1))
        free = codes if is_best else -1
        found = {
            "edge": Wanted(choose([(stands, edge)], number(free)), fewest if is_best else most, free),
            "stands": Wanted(one_if(stands), most, 0),
            **_gaps(inside, asked),
        }
        for at in range(codes):
            found[f"b{at}"] = Wanted(one_if(conj(inside.maybe, has_any(bits, 1 << at))), most, 0)
        return found

    found, unknown = many.gather(look), many.unknown
    within = "<=" if is_best else ">="
    held = [
        choose(
            [
                (
                    conj(compare("=", found[f"b{at}"], number(1)), compare(within, number(at), found["edge"])),
                    number(1 << at),
                )
            ],
            number(0),
        )
        for at in range(codes)
    ]
    none = choose([(compare("=", found["stands"], number(0)), number(1 << codes))], number(0))
    bits = choose([(unknown, number((1 << codes + 1) - 1))], total([*held, none]))
    return Mask(bits, _gap(found, unknown))


# ---------------------------------------------------------------------- rows in a row
def _run(many: Many, _: c.OverC) -> Number:
    """How many rows in a row hold, newest first: first where the run surely ends or may end, then what lies before."""
    (branch,) = many.branches()
    place = Place(branch.elements)
    inside = m.YES if many.where is None else many.printer.truth(many.where, place)
    asked = many.printer.of(many.asks, place) if many.asks is not None else m.YES
    holds = _as_truth(asked)
    kept_inside, kept_holds = branch.frame.keep(inside), branch.frame.keep(holds)
    assert isinstance(kept_inside, Truth)
    assert isinstance(kept_holds, Truth)
    at, never = column("pos"), number(NEVER)
    ends = conj(kept_inside.sure, inv(kept_holds.maybe))
    may_end = conj(kept_inside.maybe, inv(conj(kept_inside.sure, kept_holds.sure)))
    stops = (
        exp.select(
            column(OWNER),
            named(fewest(choose([(ends, at)], never)), "stop"),
            named(fewest(choose([(may_end, at)], never)), "open"),
        )
        .from_(branch.frame.query.subquery("b", copy=False))
        .group_by(column(OWNER), copy=False)
    )
    found = branch.frame.join(stops, {"stop": never, "open": never}, on=column(OWNER))
    gap = kept_inside.gap | kept_holds.gap
    met = compare("<=", at, found["stop"])
    wanted = {
        "low": Wanted(one_if(conj(kept_inside.maybe, compare("<", at, found["open"]))), summed, 0),
        "high": Wanted(one_if(conj(kept_inside.maybe, compare("<", at, found["stop"]))), summed, 0),
        "gf": Wanted(one_if(conj(met, gap.facts)), most, 0),
        "gl": Wanted(one_if(conj(met, gap.levels)), most, 0),
    }
    rows = exp.select(column(OWNER), *(named(one.term, name) for name, one in wanted.items())).from_(
        branch.frame.query.subquery("b", copy=False)
    )
    numbers, unknown = many.joined([rows], wanted), many.unknown
    return Number(numbers["low"], numbers["high"], number(1), unknown, gap=_gap(numbers, unknown))


_MAKERS: Mapping[str, Callable[[Many, c.OverC], Measure]] = {
    "count": _count,
    "any": _any,
    "all": _all,
    "sum": _sum,
    "mean": _mean,
    "best": _extreme,
    "worst": _extreme,
    "run": _run,
}

__all__ = ["over", "share_of"]
