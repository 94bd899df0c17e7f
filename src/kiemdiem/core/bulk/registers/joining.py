"""What was decided, joined back to everybody it was decided for: one table of all subjects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.registers.grouping import TOLD
from kiemdiem.core.bulk.registers.staging import PERSONS
from kiemdiem.core.bulk.sql.frames import union
from kiemdiem.core.bulk.sql.terms import choose, column, compare, conj, meets, named, number, otherwise, table_as, text
from kiemdiem.core.bulk.tables.engines import Tables
from kiemdiem.core.engine.registers.answers import ComputedSubject
from kiemdiem.core.engine.registers.exclusions import Excluded

SUBJECTS = "register_subjects"
COLUMNS = (
    ("kind", "VARCHAR"), ("role", "VARCHAR"), ("reviewed", "BIGINT"), ("rated", "BIGINT"), ("outcome", "VARCHAR"),
    ("forums", "VARCHAR"), ("forum_names", "VARCHAR"), ("reports_at", "VARCHAR"), ("decided_by", "VARCHAR"),
    ("decided_by_unit", "VARCHAR"), ("rules", "VARCHAR"), ("clauses", "VARCHAR"), ("authority_clauses", "VARCHAR"),
    ("problems", "BIGINT"),
)  # fmt: skip
"""What is decided of a subject. Several ids or names stand in one text, parted by ends of lines."""
_WHO = (("person", "VARCHAR"), ("unit", "VARCHAR"), ("name", "VARCHAR"))
_DECIDED, _UNITS, _LEFT_OUT = "register_decided", "register_of_units", "register_left_out"
Decision = tuple[int, int, bool, ComputedSubject]


def row_of(subject: ComputedSubject) -> tuple[Any, ...]:
    """What stands in `COLUMNS` for a subject."""
    decides = subject.authority()
    return (
        subject.kind, subject.role, int(subject.reviewed), int(subject.rated), subject.outcome,
        "\n".join(forum.id for forum in subject.forums), "\n".join(forum.name for forum in subject.forums),
        "\n".join(place.forum.id for place in subject.dropped), decides.body if decides else "",
        decides.unit if decides else "", "\n".join(subject.rules), "\n".join(subject.clauses),
        "\n".join(decides.clauses) if decides else "", len(subject.problems),
    )  # fmt: skip


def join_back(
    tables: Tables,
    units: Iterable[ComputedSubject],
    decisions: Iterable[Decision],
    left_out: Mapping[int, Mapping[str, Excluded]],
) -> str:
    """The table of all subjects: person, unit, name, `COLUMNS`, and the sentence of an exclusion (`why`).

    decisions: rep, code, whether exclusions are asked of the subject, and the subject under the exclusions of the code.
    """
    tables.load(_UNITS, [*_WHO, *COLUMNS, ("why", "VARCHAR")], (("", s.unit, s.name, *row_of(s), s.why) for s in units))
    head = [("of_rep", "BIGINT"), ("of_code", "BIGINT"), ("is_asked", "BIGINT")]
    told = ((rep, code, int(asked), *row_of(subject), subject.why) for rep, code, asked, subject in decisions)
    tables.load(_DECIDED, [*head, *COLUMNS, ("own_why", "VARCHAR")], told)
    sentences = [("out_of", "BIGINT"), ("out_kind", "VARCHAR"), ("out_why", "VARCHAR")]
    tables.load(_LEFT_OUT, sentences, _sentences(left_out))
    names = [name for name, _ in COLUMNS]
    left_out_of = conj(meets("e", "t", "out_of", "o"), meets("kind", "d", "out_kind", "o"))
    persons = (
        exp.select(
            named(column("id", "p"), "person"),
            named(text(""), "unit"),
            column("name", "p"),
            *(column(name, "d") for name in names),
            named(column("own_why", "d"), "own_why"),
            column("is_asked", "d"),
            named(otherwise(column("out_why", "o"), text("")), "out_why"),
        )
        .from_(table_as(TOLD, "t"))
        .join(table_as(PERSONS, "p"), on=meets("n", "t", "n", "p"))
        .join(table_as(_DECIDED, "d"), on=conj(meets("rep", "t", "of_rep", "d"), meets("code", "t", "of_code", "d")))
        .join(table_as(_LEFT_OUT, "o"), on=left_out_of, join_type="left")
    )
    own = [column(name) for name in ("person", "unit", "name", *names)]
    everybody = exp.select(*own, named(_why(), "why")).from_(persons.subquery("s"))
    of_units = exp.select(*own, column("why")).from_(_UNITS)
    tables.make(SUBJECTS, union([everybody, of_units]))
    return SUBJECTS


def _why() -> exp.Expr:
    is_left_out = conj(compare("=", column("is_asked"), number(1)), compare("<>", column("out_why"), text("")))
    return choose([(is_left_out, column("out_why"))], column("own_why"))


def _sentences(left_out: Mapping[int, Mapping[str, Excluded]]) -> Iterator[tuple[int, str, str]]:
    """What is said of who is surely left out."""
    for one, outs in left_out.items():
        yield from ((one, kind, out.why) for kind, out in outs.items() if out.is_sure)
