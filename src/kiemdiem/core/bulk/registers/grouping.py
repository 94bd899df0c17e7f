"""Who is alike in the registers, asked of the tables: persons of whom the same rows and facts are given."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from sqlglot import exp

from kiemdiem.core.bulk.registers.staging import EMPLOYMENTS, MEMBERSHIPS, NOWHERE, PERSONS
from kiemdiem.core.bulk.sql.terms import (
    Term,
    choose,
    column,
    compare,
    conj,
    disj,
    fewest,
    meets,
    most,
    named,
    number,
    otherwise,
    summed,
    table_as,
    text,
)
from kiemdiem.core.bulk.tables.engines import Tables
from kiemdiem.core.engine.registers.model import Membership

_MEMBER_OF, _WORKS_AT, _CELLS, _OUTS = "register_member_of", "register_works_at", "register_cells", "register_outs"
ALIKE, TOLD = "register_alike", "register_told"


def _holds_on(day: date) -> Term:
    today = number(day.toordinal())
    return conj(compare("<=", column("since"), today), compare("<=", today, column("until")))


def current(tables: Tables, day: date) -> None:
    """Where each person is a member and works on this day; `many` tells of how many rows that is."""
    many = named(summed(number(1)), "many")
    member = exp.select(
        column("p"),
        named(most(column("cell")), "cell"),
        named(most(column("kind")), "kind"),
        named(most(column("temporary")), "temporary"),
        many,
    )
    tables.make(_MEMBER_OF, member.from_(MEMBERSHIPS).where(_holds_on(day)).group_by(column("p")))
    works = exp.select(column("p"), named(most(column("unit")), "unit"), many)
    tables.make(_WORKS_AT, works.from_(EMPLOYMENTS).where(_holds_on(day)).group_by(column("p")))


def members_by_cell(tables: Tables, day: date, cell_of: Callable[[int], str]) -> dict[str, list[Membership]]:
    """The memberships in each cell on this day, without the persons. cell_of: the id of a cell by its number."""
    query = exp.select(column("cell"), column("kind"), column("since"), named(summed(number(1)), "many"))
    query = query.from_(MEMBERSHIPS).where(_holds_on(day))
    found: dict[str, list[Membership]] = {}
    for at, kind, since, many in tables.fetch(query.group_by(column("cell"), column("kind"), column("since"))):
        cell = cell_of(at)
        row = Membership("", cell, kind, since=date.fromordinal(since) if since else None)
        found.setdefault(cell, []).extend([row] * int(many))
    return found


def alike(
    tables: Tables,
    place: Sequence[str],
    out: Sequence[str],
    cells: Mapping[int, int],
    *,
    is_deep: bool,
) -> None:
    """Table `ALIKE`: for each person n the first who is alike as to places (`rep`), and as to exclusions (`e`).

    place, out: the columns with what rules read of the person himself; cells: cell → number of what exclusions read
    through it. Holders of posts, and those of whom several rows hold today, are alike only to themselves.
    """
    tables.load(_CELLS, [("cell_number", "BIGINT"), ("class", "BIGINT")], list(cells.items()))
    nobody, nothing = number(NOWHERE), number(0)
    several = disj(
        compare("=", column("apart", "t"), number(1)),
        compare(">", otherwise(column("many", "m"), nothing), number(1)),
        compare(">", otherwise(column("many", "w"), nothing), number(1)),
    )
    query = (
        exp.select(
            column("n", "t"),
            *(column(name, "t") for name in dict.fromkeys((*place, *out))),
            named(choose([(several, column("n", "t"))], nobody), "own"),
            named(otherwise(column("cell", "m"), nobody), "cell"),
            named(otherwise(column("kind", "m"), text("")), "kind"),
            named(otherwise(column("temporary", "m"), nobody), "temporary"),
            named(otherwise(column("unit", "w"), nobody), "unit"),
            named(otherwise(column("class", "c"), nobody), "class"),
        )
        .from_(table_as(PERSONS, "t"))
        .join(table_as(_MEMBER_OF, "m"), on=meets("n", "t", "p", "m"), join_type="left")
        .join(table_as(_WORKS_AT, "w"), on=meets("n", "t", "p", "w"), join_type="left")
        .join(table_as(_CELLS, "c"), on=meets("cell", "m", "cell_number", "c"), join_type="left")
    )
    beside = ["own", "cell", "kind", "temporary", "unit", *place]
    first = column("n") if is_deep else _first(["class", *out])
    tables.make(
        ALIKE,
        exp.select(column("n"), named(_first(beside), "rep"), named(first, "e")).from_(query.subquery("s")),
    )


def _first(names: Sequence[str]) -> Term:
    return exp.Window(this=fewest(column("n")), partition_by=[column(name) for name in names])


def first_ones(tables: Tables, name: str) -> list[int]:
    """The numbers of those who stand for all that are alike."""
    return [row[0] for row in tables.fetch(exp.select(column(name)).distinct().from_(ALIKE))]


def with_outs(tables: Tables, codes: Mapping[int, int]) -> list[tuple[int, int]]:
    """Table `TOLD`: each person with `rep`, `e` and the code of the exclusions that hold of `e`; the pairs there are.

    codes: e → code; 0 where nothing is left out.
    """
    tables.load(_OUTS, [("out_of", "BIGINT"), ("code", "BIGINT")], [item for item in codes.items() if item[1]])
    code = named(otherwise(column("code", "o"), number(0)), "code")
    query = (
        exp.select(column("n", "a"), column("rep", "a"), column("e", "a"), code)
        .from_(table_as(ALIKE, "a"))
        .join(table_as(_OUTS, "o"), on=meets("e", "a", "out_of", "o"), join_type="left")
    )
    tables.make(TOLD, query)
    return sorted(tables.fetch(exp.select(column("rep"), column("code")).distinct().from_(TOLD)))


def everybody(tables: Tables) -> list[tuple[int, int, int, int]]:
    """n, rep, code and e of every person, in order."""
    names = ("n", "rep", "code", "e")
    return sorted(tables.fetch(exp.select(*map(column, names)).from_(TOLD)))
