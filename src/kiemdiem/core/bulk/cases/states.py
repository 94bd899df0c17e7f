"""Which subject is of which case: the tables that say so, and those that are made only when a query reads them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql.elements import SubjectElement, World
from kiemdiem.core.bulk.sql.frames import OWNER
from kiemdiem.core.bulk.sql.measures import Mask
from kiemdiem.core.bulk.sql.terms import Term, all_columns, column, conj, meets, most, named, number, table_as
from kiemdiem.core.bulk.staging import calendar
from kiemdiem.core.bulk.tables.engines import Columns, Tables

Cell = tuple[Any, ...]
SEEN = ("rated", "own_level", "attained_level", "level")
"""What others may ask of a subject."""
CASE = "of_case"


@dataclass(frozen=True)
class Carried:
    """The columns that go along with the number of a subject's case. fixed: what some of them hold of all."""

    names: tuple[str, ...] = ()
    fixed: Mapping[str, Term] = field(default_factory=dict)

    @property
    def written(self) -> list[str]:
        """Those that differ from subject to subject."""
        return [name for name in self.names if name not in self.fixed]

    def columns(self, table: str) -> list[Term]:
        """All of them, over a table that has those that are written."""
        return [named(self.fixed[name], name) if name in self.fixed else column(name, table) for name in self.names]

    def without(self, names: Collection[str]) -> Carried:
        """The others."""
        left = tuple(name for name in self.names if name not in names)
        return Carried(left, {name: term for name, term in self.fixed.items() if name in left})


_NOTHING_CARRIED = Carried()


class States:
    """The tables of one run. states: for each kind the one that says which subject is of which case."""

    states: dict[str, str]

    def __init__(self, tables: Tables, world: World, mark: str = "") -> None:
        """mark: keeps the names of two runs over the same tables apart."""
        self.tables, self.world, self.mark = tables, world, mark
        self._calendars: set[tuple[int, str]] = set()
        self._made = 0
        self._ends: dict[str, int] = {}
        self.forget()

    def forget(self) -> None:
        """Begins anew: nobody is of any case."""
        self.states = {}
        self._unseen: dict[str, tuple[str, Sequence[tuple[int, ...]]] | None] = {}
        self._seen: dict[str, tuple[str, Sequence[tuple[int, ...]]]] = {}
        self._past: dict[str, list[str]] = {}
        self._under: dict[str, str] = {}

    def make(self, name: str, query: exp.Query) -> None:
        """A table of what a query gives, and before it what the query reads."""
        self._look(query)
        self.tables.make(name, query)

    def make_of_subjects(self, kind: str, name: str, query: exp.Select, by: Term) -> None:
        """As `make`, of a row for each subject of a kind; `by` is the number of the subject."""
        self._look(query)
        if kind not in self._ends:
            greatest = exp.select(named(most(column("n")), "n")).from_(layout.subjects(kind))
            self._ends[kind] = (self.tables.fetch(greatest)[0][0] or 0) + 1
        self.tables.make_by(name, query, by, self._ends[kind])

    def view(self, name: str, query: exp.Query) -> None:
        """A name for what a query gives, and before it what the query reads."""
        self._look(query)
        self.tables.view(name, query)

    def fetch(self, query: exp.Query) -> list[tuple[Any, ...]]:
        """The rows of a query, and before it what the query reads."""
        self._look(query)
        return self.tables.fetch(query)

    def _look(self, query: exp.Query) -> None:
        """Makes the calendars and judged_K that a query reads."""
        for amount, unit in self.world.shifts - self._calendars:
            calendar(self.tables, amount, unit)
            self._calendars.add((amount, unit))
        for table in query.find_all(exp.Table):
            kind = table.name.removeprefix(layout.judged(""))
            if kind != table.name and kind in self._unseen:
                self._make_judged(kind, self._unseen.pop(kind))

    def _make_judged(self, kind: str, seen_now: tuple[str, Sequence[tuple[int, ...]]] | None) -> None:
        if seen_now is None:
            masks = [named(number(-1), name) for name in SEEN]
            self.tables.make(layout.judged(kind), exp.select(column("n"), *masks).from_(layout.subjects(kind)))
            return
        state, rows = seen_now
        self._load_seen(kind, rows)
        seen = exp.select(column("n", "c"), *(column(name, "v") for name in SEEN)).from_(table_as(state, "c"))
        same = meets("number", "c", "number", "v")
        self.tables.make(layout.judged(kind), seen.join(table_as(f"seen_{kind}", "v"), on=same))

    def _load_seen(self, kind: str, rows: Sequence[tuple[int, ...]]) -> None:
        columns = [("number", "BIGINT"), *((name, "BIGINT") for name in SEEN)]
        self.tables.load(f"seen_{kind}", columns, rows)

    def in_cases(self, kind: str) -> SubjectElement:
        """A subject in a frame that has the number of its case as a column; its levels are looked up by that."""
        state, rows = self._seen[kind]
        self._load_seen(kind, rows)
        subject = self.world.subject(kind)
        frame = subject.frame
        query = exp.select(all_columns("s"), named(column("number", "c"), CASE)).from_(table_as(state, "c"))
        frame.query = query.join(frame.query.subquery("s", copy=False), on=meets("n", "s", "n", "c"))
        seen = exp.select(named(column("number"), OWNER), *map(column, SEEN)).from_(f"seen_{kind}")
        levels = frame.join(seen, dict.fromkeys(SEEN, number(-1)), on=column(CASE))
        frame.known |= {(kind, "judged", stage): Mask(bits) for stage, bits in levels.items()}
        return subject

    # ------------------------------------------------------------------ cases by number
    def number_rows(
        self,
        kind: str,
        table: str,
        columns: Columns,
        make: Callable[[Cell], Any],
        carried: Carried = _NOTHING_CARRIED,
        *,
        dense: bool = False,
        look: Callable[[Sequence[Cell]], None] = lambda rows: None,
    ) -> tuple[str, dict[int, Any]]:
        """Numbers the distinct rows of a table, which is done with afterwards; gives the name of a table that says of
        which row each subject is (with the columns carried along), and what was made of each row.

        dense: numbers from 0 on. look: sees the rows before anything is made of them.
        """
        names = [name for name, _ in columns]
        rows = sorted(self.fetch(exp.select(*map(column, names)).distinct().from_(table)))
        look(rows)
        differ = [at for at in range(len(names)) if len({row[at] for row in rows}) > 1]
        if not dense and all(columns[at][1] == "BIGINT" for at in differ) and len(differ) <= 1:
            # One column at most tells the rows apart: what stands in it is the number.
            numbers = column(names[differ[0]], "s") if differ else number(0)
            state = self.state_over(kind, table, numbers, carried)
            return state, {row[differ[0]] if differ else 0: make(row) for row in rows}
        asked = [columns[at] for at in differ]
        known = [*((f"k_{name}", type_) for name, type_ in asked), ("case_number", "BIGINT")]
        self.tables.load(f"known_{kind}", known, [(*(row[at] for at in differ), n) for n, row in enumerate(rows)])
        same = conj(*(meets(name, "s", f"k_{name}", "k") for name, _ in asked))
        kept = (column(name, "s") for name in carried.written)
        query = exp.select(column("n", "s"), named(column("case_number", "k"), "number"), *kept)
        query = query.from_(table_as(table, "s")).join(table_as(f"known_{kind}", "k"), on=same)
        state = self.state_of(kind, query, carried)
        self.tables.drop(table)
        return state, {n: make(row) for n, row in enumerate(rows)}

    def state_of(self, kind: str, query: exp.Query, carried: Carried) -> str:
        """One more table that says which subject is of which case, of a query that gives what of it is written."""
        if not carried.fixed:
            state = self.state_name(kind)
            self.make(state, query)
            return state
        table = self.fresh(f"numbers_{kind}")
        self.make(table, query)
        return self.state_over(kind, table, column("number", "s"), carried)

    def state_over(self, kind: str, table: str, numbers: Term, carried: Carried) -> str:
        """The same as a view of a table, which goes when the state does: what is the same of all is not written."""
        state = self.state_name(kind)
        shown = exp.select(column("n", "s"), named(numbers, "number"), *carried.columns("s"))
        self.tables.view(state, shown.from_(table_as(table, "s")))
        self._under[state] = table
        return state

    def fresh(self, name: str) -> str:
        """A name that no table has, for rows that are numbered: their numbers may be read from them for long."""
        self._made += 1
        return f"{self.mark}{name}_{self._made}"

    def state_name(self, kind: str) -> str:
        """A name for one more table that says which subject is of which case."""
        return self.fresh(f"state_{kind}")

    def become(self, kind: str, state: str) -> None:
        """From now on this table says which subject is of which case; what others see of the kind may still rest on
        the one before."""
        if kind in self.states:
            self._past.setdefault(kind, []).append(self.states[kind])
        self.states[kind] = state

    def drop(self, state: str) -> None:
        """Forgets which subject was of which case, and the table that the numbers were read from."""
        self.tables.drop(state)
        if state in self._under:
            self.tables.drop(self._under.pop(state))

    # ------------------------------------------------------------------ what others see
    def nobody_seen(self, kind: str) -> None:
        """Everything about the levels of a kind is open."""
        self._unseen[kind] = None

    def see(self, kind: str, rows: Sequence[tuple[int, ...]]) -> None:
        """From now on others see of each case what a row says (case, then SEEN); what rested on earlier cases goes."""
        self._unseen[kind] = self._seen[kind] = self.states[kind], rows
        for state in self._past.pop(kind, ()):
            self.drop(state)
