"""From the answers of a bulk run straight into a file: one row for each subject, whole or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlglot import exp

from kiemdiem.core.bulk.awards.run import STATES
from kiemdiem.core.bulk.flat.joins import Join, tidy, with_cells
from kiemdiem.core.bulk.flat.printed import OWN, AnswerPrinter, as_columns, award_texts
from kiemdiem.core.bulk.flat.staging import FlatSeason
from kiemdiem.core.bulk.rating import BulkAnswer
from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql.frames import union
from kiemdiem.core.bulk.sql.terms import Term, choose, column, compare, conj, meets, named, table_as, text
from kiemdiem.core.bulk.tables.engines import OutColumn
from kiemdiem.core.interchange.answer_names import BELONGS_BY, organisations
from kiemdiem.core.interchange.answer_rows import COLUMNS, csv_cell
from kiemdiem.core.interchange.whole_files import written_whole

_NOTHING = ("level", "level_label", "attained")


@dataclass
class _Told:
    """A table of n and the columns that tell rows apart; what is the same for all stands in `same`."""

    table: str
    keys: list[str]
    same: dict[str, int]


@dataclass
class FlatResult:
    """The result of one run over a flat file."""

    season: FlatSeason
    found: BulkAnswer
    as_of: str

    def __post_init__(self) -> None:
        self._tables, self._reading = self.season.tables, self.season.reading
        self._program = self.found.waves.program
        self._printer = AnswerPrinter(self._program, self.as_of)

    def write(self, path: Path) -> None:
        """Writes .csv or .parquet; raises CannotWrite and leaves nothing half-written. Rows come in no order."""
        as_text = path.suffix.lower() == ".csv"
        kinds = [kind for kind in self._program.kinds if kind in self._reading.kinds.values()]
        rows = union([self._rows(kind, as_text=as_text) for kind in kinds])
        columns = [OutColumn(name, name in _NOTHING, name in OWN) for name in COLUMNS]
        with written_whole(path) as beside:
            self._tables.write(rows, columns, beside, as_text=as_text)

    def _rows(self, kind: str, *, as_text: bool) -> exp.Select:
        """The rows of one kind: its own columns, and those of all who share an answer."""
        printed, rows = f"printed_{kind}", f"rows_to_write_{kind}"
        coded = self._print(kind, self._told(kind), printed, as_text=as_text)
        joins: list[Join] = []
        own = dict(zip(OWN, self._own(kind, joins), strict=True))
        # A table of its own, so that no engine carries the long texts through the join of all rows with all answers.
        query = exp.select(*(named(term, name) for name, term in own.items()), column("code", "a"))
        query = with_cells(self._reading, kind, query, joins)
        query = query.join(table_as(coded, "a"), on=meets("line", "r", "n", "a"))
        self._tables.make_by(rows, query, column("line", "r"), self._reading.end)
        query = exp.select(*(named(column(name, "r" if name in own else "p"), name) for name in COLUMNS))
        query = query.from_(table_as(rows, "r"))
        return query.join(table_as(printed, "p"), on=meets("code", "r", "code", "p"))

    def _told(self, kind: str) -> _Told:
        """What tells the rows of a kind apart: the answer, what was given, where one stands for awards."""
        found = _Told(f"answer_{kind}", ["number"], {})
        if self.season.silent.get(kind):
            self._tell_apart(found, kind, layout.given(kind), "told", "told")
        for run in self.found.awards:
            if kind in run.kinds:
                self._tell_apart(found, kind, run.table(kind), "state", f"state_{run.at}")
        return found

    def _tell_apart(self, found: _Told, kind: str, table: str, of: str, key: str) -> None:
        """One more column, where it is not the same for all; each step is a table, for memory holds one join."""
        values = self._tables.fetch(exp.select(column(of)).distinct().from_(table))
        if len(values) <= 1:
            found.same[key] = values[0][0] if values else 0
            return
        query = exp.select(column("n", "a"), *(column(known, "a") for known in found.keys), named(column(of, "b"), key))
        query = query.from_(table_as(found.table, "a")).join(table_as(table, "b"), on=meets("n", "a", "n", "b"))
        made = f"apart_{kind}_{len(found.keys)}"
        self._tables.make_by(made, query, column("n", "a"), self._reading.end)
        if len(found.keys) > 1:
            self._tables.drop(found.table)
        found.table = made
        found.keys.append(key)

    def _print(self, kind: str, told: _Told, table: str, *, as_text: bool) -> str:
        """What stands in the file for each distinct row, by its code; gives the table of n and code."""
        runs = [run for run in self.found.awards if kind in run.kinds]
        silent = self.season.silent.get(kind, ())
        cases = self._tables.fetch(exp.select(*map(column, told.keys)).distinct().from_(told.table))
        rows = []
        for code, case in enumerate(cases):
            cell = {**told.same, **dict(zip(told.keys, case, strict=True))}
            assumed = [name for place, name in enumerate(silent) if not cell["told"] >> place & 1]
            awards = award_texts((run.rule.id, STATES[cell[f"state_{run.at}"]]) for run in runs)
            row = self._printer.row(self.found.answers[kind][cell["number"]], assumed, awards)
            rows.append((code, *as_columns(row, csv_cell if as_text else lambda value: value)))
        types = {name: "VARCHAR" if as_text else type_ for name, type_ in COLUMNS.items() if name not in OWN}
        self._tables.load(table, [("code", "BIGINT"), *types.items()], rows)
        known, coded = f"codes_{kind}", f"coded_{kind}"
        columns = [("code", "BIGINT"), *((f"k_{key}", "BIGINT") for key in told.keys)]
        self._tables.load(known, columns, [(code, *case) for code, case in enumerate(cases)])
        same = conj(*(meets(key, "a", f"k_{key}", "k") for key in told.keys))
        query = exp.select(column("n", "a"), column("code", "k")).from_(table_as(told.table, "a"))
        self._tables.make(coded, query.join(table_as(known, "k"), on=same))
        if len(told.keys) > 1:
            self._tables.drop(told.table)
        return coded

    def _own(self, kind: str, joins: list[Join]) -> tuple[Term, Term, Term]:
        """Id, name and unit as the file has them."""
        reading = self._reading
        who, name = tidy(reading, kind, reading.id, joins), reading.of("name")
        unit: Term = text("")
        if kind not in organisations(self._program.regime):
            for key in reversed(BELONGS_BY):
                one = reading.of("link", key)
                if one is not None:
                    led = tidy(reading, kind, one, joins)
                    unit = choose([(compare("<>", led, text("")), led)], unit)
            unit = choose([(compare("=", unit, who), text(""))], unit)
        return who, tidy(reading, kind, name, joins) if name is not None else text(""), unit


__all__ = ["FlatResult"]
