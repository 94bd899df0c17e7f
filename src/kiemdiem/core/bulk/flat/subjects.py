"""The subjects of one kind under one program: what is the same for all, and what each cell of the file makes of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlglot import exp

from kiemdiem.core.bulk.flat.cells import anonymous
from kiemdiem.core.bulk.flat.columns import Taken
from kiemdiem.core.bulk.flat.errors import NotFlat, handed_down, rows_of_others, told_twice
from kiemdiem.core.bulk.flat.groups import FlatTexts, group_sources
from kiemdiem.core.bulk.flat.joins import Join, bare, constant, is_constant, long, tidy, with_cells
from kiemdiem.core.bulk.flat.models import Laid, lay_out
from kiemdiem.core.bulk.flat.read_cells import Texts
from kiemdiem.core.bulk.flat.reading import FlatReading
from kiemdiem.core.bulk.flat.votes import Votes, has_shelf
from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql.layout import Layout, Shelf
from kiemdiem.core.bulk.sql.terms import (
    FALSE,
    TRUE,
    Term,
    add,
    choose,
    column,
    compare,
    conj,
    disj,
    is_false,
    meets,
    mul,
    named,
    number,
    one_if,
    otherwise,
    text,
)
from kiemdiem.core.bulk.staging import grouping_keys
from kiemdiem.core.bulk.tables.engines import Columns, FileTables
from kiemdiem.core.engine.program import Program
from kiemdiem.core.engine.season import Season

_PLAIN = ("yes_no", "count", "number", "share", "date", "text", "texts", "unit")
_OWN = ("n", "id", "has_ballot", "forum", "lead")
_OF_BALLOTS = ("present_voters", "full_members", "valid_papers")
_TYPES = {bool: "BOOLEAN", int: "BIGINT", str: "VARCHAR"}


@dataclass
class Staging:
    """One kind on its way into its tables. silent: what of everybody is the same until a cell says otherwise."""

    reading: FlatReading
    program: Program
    season: Season
    kind: str
    laid: Laid
    silent: Sequence[str]
    texts: FlatTexts
    told: dict[str, list[Term]] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    joins: list[Join] = field(default_factory=list)
    rows: dict[str, Taken] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.base = self.laid.subjects[self.kind]
        self._layout = Layout(self.program)
        self._stored: dict[str, Term] = {}
        self._wrong: Term = FALSE
        self._tables: FileTables = self.reading.tables

    # ------------------------------------------------------------------ all columns
    def lay_out(self) -> None:
        """subject_K, given_K, and the rows of table facts."""
        self._check()
        leaves_last = sorted(self.reading.taken, key=lambda one: one.key == "leaves")
        for one in leaves_last:
            if one.role == "fact" or (one.role == "records" and one.key == "previous"):
                self._cell(one)
            elif one.role == "honours":
                self._mapped(one, self._honours(one))
        if self.reading.entered:
            self._slow(self.reading.entered)
        votes = Votes(self.reading, self.program, self.kind, self.base, self.texts.few, self.joins, self.terms)
        self._wrong = votes.lay_out()
        for name in grouping_keys(self.program):
            self._group(name)
        self._write()

    def _check(self) -> None:
        facts = {one.key: one for one in self.reading.taken if one.role == "fact"}
        for name in _OF_BALLOTS:
            if name in facts:
                raise NotFlat(told_twice(facts[name].label))
        for table, by in self.program.gathered:
            told = self.reading.values(self.kind, facts[table]).values() if table in facts else ()
            rows: Any = (row for subject in told for row in subject.facts.get(table, ()))  # type: ignore[union-attr]
            if any(row.get(by) is not None for row in rows):
                raise NotFlat(rows_of_others(facts[table].label))
        for name, one in facts.items():
            fact = self.program.kinds[self.kind].facts.get(name)
            if fact is not None and fact.absent == "from_superior":
                raise NotFlat(handed_down(one.label))

    # ------------------------------------------------------------------ facts
    def _cell(self, one: Taken) -> None:
        name = one.key
        fact = self.program.kinds[self.kind].facts.get(name)
        is_plain = fact is not None and fact.type in _PLAIN and self._has_shelf(name)
        if one.role == "records" or (fact is not None and not is_plain):
            self._slow((one,))
            return
        if fact is None or not is_plain:
            self._only_told(one)
            return
        shelf = self._layout.fact(self.kind, name)
        if one.at in self.reading.whole and shelf.type.base == "number" and shelf.parts == 1:
            self._whole(one, shelf)
        elif one.form == "text":
            self._text(one, shelf)
        else:
            found = {}
            for cells, subject in self.reading.values(self.kind, one).items():
                given = name in subject.facts
                found[cells] = self._on_shelf(shelf, subject.facts[name]) if given else {}
                found[cells]["told"] = int(given)
            self._mapped(one, found)

    def _only_told(self, one: Taken) -> None:
        """A fact that no rule of this program reads is still given."""
        if one.at in self.reading.whole:
            self.told[one.key] = [compare(">=", column(f"{one.name}_w", "r"), number(0))]
        elif one.form == "text":
            self.told[one.key] = [compare("<>", self.tidy(one), text(""))]
        else:
            values = self.reading.values(self.kind, one).items()
            self._mapped(one, {
                cells: {"told": int(one.key in s.facts)} for cells, s in values
            })  # fmt: skip

    def _has_shelf(self, name: str) -> bool:
        return has_shelf(self.program, self.kind, self.base, name)

    def _on_shelf(self, shelf: Shelf, value: Any) -> dict[str, Any]:
        found = {held.name: held.of(value) for held in shelf.columns()}
        if f"{shelf.name}_g" in self.base:
            found[f"{shelf.name}_g"] = True
        return found

    def _honours(self, one: Taken) -> dict[tuple[str, ...], dict[str, Any]]:
        if not self._has_shelf("honours"):
            return {}
        shelf = self._layout.fact(self.kind, "honours")
        return {
            cells: {} if subject.honours is None else self._on_shelf(shelf, subject.honours)
            for cells, subject in self.reading.values(self.kind, one).items()
        }

    def _whole(self, one: Taken, shelf: Shelf) -> None:
        """A fact of which every cell is a whole number or empty."""
        found = column(f"{one.name}_w", "r")
        is_given = compare(">=", found, number(0))
        for held in shelf.columns():
            value = number(layout.KNOWN) if held.name.endswith("_k") else found
            self.terms[held.name] = choose([(is_given, value)], self._silence(held.name))
        self._given(one.key, shelf, is_given)

    def _text(self, one: Taken, shelf: Shelf) -> None:
        found = self.tidy(one)
        is_given = compare("<>", found, text(""))
        state, held = (held.name for held in shelf.columns())
        self.terms[state] = choose([(is_given, number(layout.KNOWN))], self._silence(state))
        self.terms[held] = choose([(is_given, found)], self._silence(held))
        self._given(one.key, shelf, is_given)

    def _given(self, name: str, shelf: Shelf, is_given: Term) -> None:
        self.told[name] = [is_given]
        if f"{shelf.name}_g" in self.base:
            self.terms[f"{shelf.name}_g"] = disj(is_given, FALSE)

    # ------------------------------------------------------------------ cells read one by one
    def _slow(self, ones: tuple[Taken, ...]) -> None:
        """Cells that say more than one value: whoever has them is laid out as staging does it."""
        found: dict[Texts, dict[str, Any]] = {}
        alike: dict[tuple[tuple[str, Any], ...], dict[str, Any]] = {}  # many cells make the same of a subject
        rows: dict[str, dict[Texts, list[list[Any]]]] = {}
        for block in self.reading.values(self.kind, *ones).blocks():
            subjects = [anonymous(subject, str(at)) for at, subject in enumerate(block.values())]
            laid = lay_out(self.program, self.season, subjects, self.texts.few)
            texts = list(block)
            for at, (cells, subject) in enumerate(block.items()):
                row = laid.subjects[str(at)]
                held = {name: row[name] for name in self._may_tell if row[name] != self.base[name]}
                if ones[0].role == "fact":
                    held["told"] = int(ones[0].key in subject.facts)
                found[cells] = alike.setdefault(tuple(held.items()), held)
            for fact in self.tables_of(self.kind):
                told = laid.rows(self.kind, fact).items()
                columns = self._columns_of(fact)
                rows.setdefault(fact, {}).update(
                    {texts[at]: [[row[of] for of, _ in columns] for row in more] for at, more in told}
                )
        self._mapped(ones[0], found, ones)
        for fact, more in rows.items():
            if more:
                self._load_rows(fact, ones[0], more)

    def _load_rows(self, fact: str, one: Taken, found: Mapping[Texts, list[list[Any]]]) -> None:
        """What each cell says of the rows of a table fact: at once, for a country has many of them."""
        listed = ((*texts, *row) for texts, rows in found.items() for row in rows)
        self._tables.load(self._rows_of(fact), [("v0", "VARCHAR"), *self._columns_of(fact)], listed)
        self.rows[fact] = one

    @cached_property
    def _may_tell(self) -> list[str]:
        """The columns that a cell may say something else in than silence."""
        return [name for name in self.base if name not in _OWN and not name.startswith(("v_", layout.grouping("")))]

    def tables_of(self, kind: str) -> Iterator[str]:
        """The table facts of a kind that have rows of their own."""
        start = layout.rows(kind, "")
        for name in self.program.names.facts[kind]:
            if start + name.replace(" ", "_") in self.laid.recorder.columns:
                yield name

    def _mapped(
        self, one: Taken, found: Mapping[tuple[str, ...], Mapping[str, Any]], ones: tuple[Taken, ...] = ()
    ) -> None:
        """Joins a table of what each cell stands for."""
        ones = ones or (one,)
        names = list(dict.fromkeys(name for row in found.values() for name in row))
        silence = [_NOT_TOLD[name] if name in _NOT_TOLD else self.base[name] for name in names]
        rows = [
            (*cells, *(row.get(name, held) for name, held in zip(names, silence, strict=True)))
            for cells, row in found.items()
        ]
        if all([*row[len(ones) :]] == silence for row in rows):
            return
        table, short = f"cell_{self.kind}_{one.at}", f"m{one.at}"
        kept: dict[str, tuple[Any, ...]] = {}
        terms: dict[str, Term] = {}
        for at, name in enumerate(names, start=len(ones)):
            held = tuple(row[at] for row in rows)
            twin = next((of for of, other in kept.items() if other == held and type(other[0]) is type(held[0])), name)
            if len(set(held)) == 1:
                terms[name] = constant(held[0])
            else:
                kept[twin] = held
                terms[name] = column(twin, short)
        if kept:
            columns: Columns = [(f"v{at}", "VARCHAR") for at in range(len(ones))]
            columns = [*columns, *((name, _TYPES[type(held[0])]) for name, held in kept.items())]
            listed = [
                (*row[: len(ones)], *more) for row, more in zip(rows, zip(*kept.values(), strict=True), strict=True)
            ]
            self._tables.load(table, columns, listed)
            same = conj(*(compare("=", column(of.name, "r"), column(f"v{at}", short)) for at, of in enumerate(ones)))
            self.joins.append((f"{table} {short}", same, ""))
        self._take(one, terms)

    def _take(self, one: Taken, terms: Mapping[str, Term]) -> None:
        told = terms.get("told", number(0))
        is_told = (
            choose([(compare("=", bare(told), number(1)), TRUE)], FALSE)
            if is_constant(told)
            else compare("=", told, number(1))
        )
        for name, term in terms.items():
            if name in _NOT_TOLD:
                continue
            if name not in self.terms:
                self.terms[name] = term
            elif one.key == "leaves":
                mine = self.told.get(self._fact_of(name), [FALSE])[0]
                self.terms[name] = choose([(mine, self.terms[name])], term)
            else:
                raise NotFlat(told_twice(one.label))
        if not is_false(is_told):
            self.told.setdefault(one.key, []).append(is_told)
            facts = self.program.kinds[self.kind].facts.items() if one.key == "leaves" else ()
            for name, fact in facts:
                if fact.from_leaves is not None:
                    self.told.setdefault(name, []).append(is_told)

    def _fact_of(self, target: str) -> str:
        """The fact on whose shelf a column lies."""
        for name in self.program.names.facts[self.kind]:
            if self._has_shelf(name) and any(
                held.name == target for held in self._layout.fact(self.kind, name).columns()
            ):
                return name
        return target

    def _silence(self, name: str) -> Term:
        return constant(self.base[name])

    # ------------------------------------------------------------------ texts
    def tidy(self, one: Taken, what: str = "tidy") -> Term:
        """The text of a cell as it is read; of ids parted by `;` the first."""
        return tidy(self.reading, self.kind, one, self.joins)

    # ------------------------------------------------------------------ groups
    def _group(self, name: str) -> None:
        """In which group a subject is counted: by its own link or fact of that name, else by `group`."""
        term = number(0)
        for one in reversed(group_sources(self.reading, name)):
            short = f"g{one.at}"
            if all(known.split(" ")[1] != short for known, _, _ in self.joins):
                table = self.texts.keys(self.kind, one)
                self.joins.append((f"{table} {short}", meets(one.name, "r", "cell", short), "left"))
            found = otherwise(column("number", short), number(0))
            term = choose([(compare("<>", found, number(0)), found)], term)
        self.terms[layout.grouping(name)] = term

    # ------------------------------------------------------------------ tables
    def joined(self, query: exp.Select, *conditions: Term) -> exp.Select:
        """A query of the rows of this kind, with what their cells stand for."""
        return with_cells(self.reading, self.kind, query, self.joins, *conditions)

    def _write(self) -> None:
        name = layout.subjects(self.kind)
        self._stored = {}
        of_ballots = self._kept(self._wrong)
        mask = self._kept(long(self._mask()))
        shown = [named(self._kept(self._shown(of, type_)), of) for of, type_ in self.laid.recorder.columns[name]]
        stored = [named(term, of) for of, term in self._stored.items()]
        staged = f"staged_{self.kind}"
        self._tables.make(staged, self.joined(exp.select(*stored, copy=False)))
        self._tables.view(name, exp.select(*shown, copy=False).from_(staged, copy=False))
        if self.silent:
            shown = [named(self._kept(column("line", "r")), "n"), named(mask, "told")]
            self._tables.view(layout.given(self.kind), exp.select(*shown).from_(staged))
        if not is_false(of_ballots):
            lines = exp.select(named(self._kept(column("line", "r")), "line")).from_(staged)
            self.reading.look(lines.where(of_ballots))
        self._write_rows()
        self._tables.load(layout.ballots(self.kind), self.laid.recorder.columns[layout.ballots(self.kind)], [])

    def _shown(self, of: str, type_: str) -> Term:
        if of in ("n", "id"):
            return column("line", "r") if of == "n" else self.tidy(self.reading.id)
        term = self.terms.get(of)
        if term is None:
            return constant(self.base[of])
        return long(term) if type_ in ("BIGINT", "TINYINT") else term

    def _kept(self, term: Term) -> Term:
        """A term over what is stored of each row: the cells, and what they stand for."""
        if isinstance(term, exp.Column | exp.Coalesce):
            known = next((of for of, held in self._stored.items() if held == term), f"k{len(self._stored)}")
            self._stored[known] = term
            return column(known)
        found = term.copy()
        for part in list(found.find_all(exp.Column, exp.Coalesce)):
            if part.find_ancestor(exp.Coalesce) is None:
                part.replace(self._kept(part.copy()))
        return found

    def _mask(self) -> Term:
        """Which of the facts that silence speaks for were told."""
        found = number(0)
        for at, name in enumerate(self.silent):
            if name in self.told:
                found = add(found, mul(long(one_if(disj(*self.told[name]))), number(1 << at)))
        return found

    def _rows_of(self, fact: str) -> str:
        return f"told_{layout.rows(self.kind, fact)}"

    def _columns_of(self, fact: str) -> Columns:
        """What is told of a row of a table fact, besides whose it is."""
        return [held for held in self.laid.recorder.columns[layout.rows(self.kind, fact)] if held[0] != "o"]

    def _write_rows(self) -> None:
        for fact in self.tables_of(self.kind):
            name = layout.rows(self.kind, fact)
            columns = self.laid.recorder.columns[name]
            if fact not in self.rows:
                self._tables.load(name, columns, [])
                continue
            one, held = self.rows[fact], self._columns_of(fact)
            query = exp.select(named(column("line", "r"), "o"), *(column(of, "m") for of, _ in held))
            join = [(f"{self._rows_of(fact)} m", meets(one.name, "r", "v0", "m"), "")]
            self._tables.make(name, with_cells(self.reading, self.kind, query, join))
            self._tables.drop(self._rows_of(fact))


_NOT_TOLD = {"told": 0}

__all__ = ["Staging"]
