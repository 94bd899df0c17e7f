"""To which rank each verdict goes in a group where not everybody gets a place: `Room.fate` in SQL.

From rank to rank there are more who are as good or better, so each verdict takes one run of ranks. Where the runs end
is looked for in parts of ranks first: ranks are told apart only in the few parts of a group in which a run may end.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isqrt

from sqlglot import exp

from kiemdiem.core.bulk.cases.running import Running
from kiemdiem.core.bulk.cases.standings import VERDICTS
from kiemdiem.core.bulk.quotas.groups import rank_of
from kiemdiem.core.bulk.quotas.members import CANDIDATES, Quota
from kiemdiem.core.bulk.sql.frames import union
from kiemdiem.core.bulk.sql.terms import (
    Term,
    add,
    choose,
    column,
    compare,
    conj,
    disj,
    fewest,
    inv,
    long,
    meets,
    most,
    mul,
    named,
    number,
    otherwise,
    quotient,
    sub,
    summed,
    table_as,
)

IN_ORDER, RANKED = "in_order", "ranked"
BY_RANK = -1
"""Stands for a verdict that each candidate gets by its rank."""
_NEVER = 1 << 40


def make_ranked(waves: Running, quota: Quota, kept: Sequence[str]) -> None:
    """in_order: the candidates with some of their columns and the place of their rank, behind all others where they do
    not stand for a place by rank; ranked: to which place each verdict goes in each group."""
    stored = _ordered(waves, quota)
    columns = [*((f"k_{name}", "BIGINT") for name in quota.ranks), ("place", "BIGINT")]
    waves.tables.load("rank_order", columns, stored)
    behind = len({place for *_, place in stored})
    known = conj(*(meets(name, "m", f"k_{name}", "o") for name in quota.ranks))
    place = choose([(stands("m"), otherwise(column("place", "o"), number(behind)))], number(behind))
    placed = exp.select(*(column(name, "m") for name in kept), named(place, "place")).from_(table_as(CANDIDATES, "m"))
    waves.make(IN_ORDER, placed.join(table_as("rank_order", "o"), on=known, join_type="left"))
    width = 2 * isqrt(behind) + 1  # looking for the part costs as much as looking in it
    waves.make("rank_parts", _parts(width, behind))
    first = mul(column("part", "c"), number(width))
    is_kept, is_dropped = _all_kept("c", "p"), _all_dropped("c", "p")
    plain = exp.select(
        column("g", "c"),
        named(choose([(is_kept, add(first, number(width - 1)))], first), "place"),
        column("many", "c"),
        column("reached", "c"),
    )
    plain = plain.from_(table_as("rank_parts", "c")).join(table_as("group_places", "p"), on=meets("g", "c", "k_g", "p"))
    steps = union([plain.where(disj(is_kept, is_dropped)), _mixed(width)])
    waves.make(RANKED, _ends(steps))


def stands(table: str = "") -> Term:
    """Whether a member surely reaches the level and no office has picked it."""
    return conj(compare("=", column("sure", table), number(1)), compare("=", column("picked", table), number(0)))


def by_rank() -> Term:
    """The verdict on a candidate by the place of its rank, where the group goes by rank."""
    place = column("place", "m")
    runs = [
        (compare("<=", place, otherwise(column("kept_to", "r"), number(-1))), "kept"),
        (compare(">=", place, otherwise(column("dropped_from", "r"), number(_NEVER))), "dropped"),
        (compare("<=", place, otherwise(column("chosen_to", "r"), number(-1))), "chosen"),
        (compare("<=", place, otherwise(column("tied_to", "r"), number(-1))), "tied"),
    ]
    return choose([(holds, number(VERDICTS.index(verdict))) for holds, verdict in runs], column("if_left", "p"))


def _ordered(waves: Running, quota: Quota) -> list[tuple[int, ...]]:
    """Every rank that occurs, as it is stored, with its place in the order; equal fractions share a place."""
    query = exp.select(*map(column, quota.ranks)).distinct().from_(CANDIDATES).where(stands())
    ranks = {pairs: rank_of(pairs) for pairs in waves.fetch(query)}
    places = {rank: place for place, rank in enumerate(sorted(set(ranks.values())))}
    return [(*pairs, places[rank]) for pairs, rank in ranks.items()]


def _parts(width: int, behind: int) -> exp.Query:
    """Of each part of the ranks of a group: how many there are, and how many up to its end."""
    part = quotient(column("place"), number(width))
    found = exp.select(column("g"), named(part, "part"), named(long(summed(number(1))), "many")).from_(IN_ORDER)
    found = found.where(compare("<", column("place"), number(behind))).group_by(column("g"), part)
    shown = exp.select(*map(column, ("g", "part", "many")), named(_so_far("part"), "reached"))
    return shown.from_(found.subquery("s", copy=False))


def _mixed(width: int) -> exp.Query:
    """The steps from rank to rank in the parts in which a run of ranks may end."""
    is_plain = disj(_all_kept("c", "p"), _all_dropped("c", "p"))
    before = named(sub(column("reached", "c"), column("many", "c")), "before")
    parts = exp.select(column("g", "c"), column("part", "c"), before).from_(table_as("rank_parts", "c"))
    parts = parts.join(table_as("group_places", "p"), on=meets("g", "c", "k_g", "p"))
    parts = parts.where(conj(inv(is_plain), compare("=", column("if_other", "p"), number(BY_RANK))))
    first = mul(column("part", "x"), number(width))
    of_part = conj(
        meets("g", "m", "g", "x"),
        compare(">=", column("place", "m"), first),
        compare("<", column("place", "m"), add(first, number(width))),
    )
    by_place = [column("g", "m"), column("place", "m")]
    before = named(most(column("before", "x")), "before")  # the same of all in a part
    steps = exp.select(*by_place, before, named(long(summed(number(1))), "many")).from_(table_as(IN_ORDER, "m"))
    steps = steps.join(parts.subquery("x", copy=False), on=of_part).group_by(*by_place)
    reached = add(column("before"), _so_far("place", quotient(column("place"), number(width))))
    shown = exp.select(*map(column, ("g", "place", "many")), named(reached, "reached"))
    return shown.from_(steps.subquery("s", copy=False))


def _so_far(order: str, *within: Term) -> Term:
    """How many of the group there are up to here, in an order of numbers of which none stands twice."""
    ordered = exp.Order(expressions=[exp.Ordered(this=column(order), nulls_first=False)])
    return long(exp.Window(this=summed(column("many")), partition_by=[column("g"), *within], order=ordered))


def _all_kept(part: str, places: str) -> Term:
    """Whether everybody in a part is kept."""
    return compare("<=", add(column("reached", part), column("maybe", places)), column("places", places))


def _all_dropped(part: str, places: str) -> Term:
    """Whether everybody in a part is dropped, and nobody in it kept."""
    better = sub(column("reached", part), column("many", part))
    nobody_kept = compare(">=", add(better, column("maybe", places)), column("places", places))
    return conj(compare(">=", better, column("most", places)), nobody_kept)


def _ends(steps: exp.Query) -> exp.Query:
    reached, better = column("reached", "c"), sub(column("reached", "c"), column("many", "c"))
    place, places = column("place", "c"), column("places", "p")
    ends = {
        "kept_to": most(choose([(compare("<=", add(reached, column("maybe", "p")), places), place)], number(-1))),
        "dropped_from": fewest(choose([(compare(">=", better, column("most", "p")), place)], number(_NEVER))),
        "chosen_to": most(choose([(compare("<=", reached, places), place)], number(-1))),
        "tied_to": most(choose([(compare("<", better, places), place)], number(-1))),
    }
    ranked = exp.select(named(column("g", "c"), "k_g"), *(named(term, name) for name, term in ends.items()))
    ranked = ranked.from_(steps.subquery("c", copy=False))
    ranked = ranked.join(table_as("group_places", "p"), on=meets("g", "c", "k_g", "p"))
    return ranked.group_by(column("g", "c"))


__all__ = ["BY_RANK", "IN_ORDER", "RANKED", "by_rank", "make_ranked", "stands"]
