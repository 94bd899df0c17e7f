"""A season laid out in tables: everything that somebody entered, every empty place as its fact declares it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kiemdiem.core.bulk.silences import given_mask, lay_out_given, silent_names
from kiemdiem.core.bulk.sql import layout
from kiemdiem.core.bulk.sql.layout import FIRST_DAY, LAST_DAY, Layout, Shelf
from kiemdiem.core.bulk.sql.moved_days import MOVES
from kiemdiem.core.bulk.tables.engines import Columns, Loads
from kiemdiem.core.engine.absence import fact_left_empty
from kiemdiem.core.engine.elements import Missing, Node, Row
from kiemdiem.core.engine.groups import key_of_group
from kiemdiem.core.engine.program import Program
from kiemdiem.core.engine.season import Ballot
from kiemdiem.core.engine.world import World, favour
from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.entries.identity import Relation


class Texts:
    """Texts by number, each once."""

    def __init__(self) -> None:
        self._numbers = {"": 0}

    def number(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers))

    def lay_out(self, tables: Loads) -> None:
        rows = ((number, text) for text, number in self._numbers.items())
        tables.load(layout.TEXTS, [("number", "BIGINT"), ("text", "VARCHAR")], rows)


@dataclass
class Staged:
    """What the tables do not say: which number stands for whom.

    silent: kind → the facts that are taken as no, 0 or empty where nobody gives them.
    """

    world: World
    numbers: dict[str, int] = field(default_factory=dict)
    ids: dict[int, str] = field(default_factory=dict)
    silent: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Stager:
    """Lays one season out for one program."""

    def __init__(self, program: Program, world: World, tables: Loads) -> None:
        self._program, self._world, self._tables = program, world, tables
        self._layout = Layout(program)
        self._numbers = {node.id: at for at, node in enumerate(world.nodes)}
        self._used = len(world.nodes)
        self._outside: dict[tuple[tuple[str, ...], str], tuple[int, Missing]] = {}
        self._texts = Texts()

    def stage(self) -> Staged:
        self._links()
        silent = silent_names(self._program, strict=self._world.season.strict)
        for kind in self._program.kinds:
            nodes = [node for node in self._world.nodes if node.kind == kind]
            self._subjects(layout.subjects(kind), kind, [(node, node.ballot, "") for node in nodes])
            if silent[kind]:
                told = ((self._numbers[n.id], given_mask(n.program, silent[kind], n.subject.facts)) for n in nodes)
                lay_out_given(self._tables, kind, told)
            more = [(node, one, f"{at}|") for node in nodes for at, one in enumerate(_other_ballots(node))]
            self._subjects(layout.ballots(kind), kind, more)
            for table in self._tables_of(kind):
                self._rows(layout.rows(kind, table), kind, table, [(self._numbers[n.id], n.get(table)) for n in nodes])
        self._outsiders()
        self._texts.lay_out(self._tables)
        return Staged(self._world, self._numbers, {number: name for name, number in self._numbers.items()}, silent)

    # ------------------------------------------------------------------ subjects
    def _subjects(self, name: str, kind: str, nodes: Sequence[tuple[Node, Ballot | None, str]]) -> None:
        """nodes: each with a ballot and that ballot's place among several, as text."""
        shelves = self._layout.stored(kind)
        columns = [("n", "BIGINT"), ("id", "VARCHAR"), *self._layout.asked(kind)]
        columns += [(layout.grouping(name), "BIGINT") for name in grouping_keys(self._program)]
        columns += [("entered", "BIGINT"), ("forum", "BIGINT"), ("has_ballot", "BOOLEAN"), ("lead", "BIGINT")]
        held = {fact: shelf.columns() for fact, shelf in shelves.items()}
        self._tables.load(name, columns, (self._subject(*one, held) for one in nodes))

    def _subject(
        self, node: Node, ballot: Ballot | None, place: str, shelves: Mapping[str, Sequence[layout.Held]]
    ) -> tuple[Any, ...]:
        program = node.program
        if ballot is not node.ballot:
            self._world.take_ballot(node, ballot)
        found: list[Any] = [self._numbers[node.id], node.id]
        for fact, columns in shelves.items():
            is_given = fact in node.subject.facts
            sometimes = fact in program.needed_when
            value = self._left_empty(program.facts[fact]) if sometimes and not is_given else node.get(fact)
            found += [held.of(value) for held in columns]
            found += [is_given] if sometimes else []
        for code in program.codes:
            votes = node.votes(code)
            found += [layout.UNKNOWN if votes is None else layout.KNOWN, votes or 0]
        found += [self._texts.number(key_of_group(node, name) or "") for name in grouping_keys(self._program)]
        has_votes = ballot is not None and bool(ballot.votes)
        lead = max(range(len(program.codes)), key=lambda at: (node.votes(program.codes[at]) or 0, -at), default=0)
        lead = lead if has_votes else -1
        forum = f"{place}{ballot.purpose}|{ballot.forum}" if ballot is not None else "|"
        return (*found, self._texts.number(entered(node)), self._texts.number(forum), ballot is not None, lead)

    def _left_empty(self, fact: Fact) -> Any:
        return fact_left_empty(self._program.names, fact, strict=self._world.season.strict)

    # ------------------------------------------------------------------ rows of tables
    def _tables_of(self, kind: str) -> list[str]:
        return [name for name, shelf in self._layout.stored(kind).items() if shelf.type.base == "records"]

    def _rows(self, name: str, kind: str, table: str, owned: list[tuple[int, Any]]) -> None:
        type_ = self._program.names.facts[kind][table]
        declared = self._program.kinds[kind].facts.get(table)
        computed = self._program.columns.get(type_.table, {})
        cells = {
            column: self._layout.cell(type_.table, column, declared).columns()
            for column in self._program.names.columns[type_.table]
            if column not in computed
        }
        held = [(f"r_{one.name}", one.type) for columns_of in cells.values() for one in columns_of]
        columns: Columns = [("o", "BIGINT"), ("pos", "BIGINT"), *held]

        def rows() -> Iterator[tuple[Any, ...]]:
            for owner, found in owned:
                for at, row in enumerate(found if isinstance(found, list) else ()):
                    yield (owner, at, *self._cells(row, cells))

        self._tables.load(name, columns, rows())

    @staticmethod
    def _cells(row: Row, cells: Mapping[str, Sequence[layout.Held]]) -> Iterator[Any]:
        for name, columns in cells.items():
            value = row.get(name)
            yield from (held.of(value) for held in columns)

    # ------------------------------------------------------------------ links, and who is led to outside the season
    def _links(self) -> None:
        rows: dict[str, list[tuple[int, int, int]]] = {}
        for placed in self._program.regime.of("relation", Relation):
            rows.setdefault(placed.entry.id, [])
        for node in self._world.nodes:
            for relation, targets in node.subject.links.items():
                if relation not in rows:
                    continue
                for at, target in enumerate(targets):
                    led_to = self._numbers.get(target)
                    if led_to is None:
                        led_to = self._outsider(node, relation, target)
                    rows[relation].append((self._numbers[node.id], led_to, at))
        for relation, found in rows.items():
            self._tables.load(layout.links(relation), [("n", "BIGINT"), ("t", "BIGINT"), ("pos", "BIGINT")], found)

    def _outsider(self, node: Node, relation: str, target: str) -> int:
        known = self._program.names.relations.get(node.kind, {}).get(relation)
        kinds = tuple(known.to) if known is not None else ()
        found = self._outside.get((kinds, target))
        if found is None:
            found = self._outside[kinds, target] = self._next(), self._world.outside(target, node, relation)
        return found[0]

    def _outsiders(self) -> None:
        """Those outside the season, seen as each sequence of kinds that a relation may lead to; bodies in every one."""
        names = self._program.names
        wanted = {
            tuple(relation.to)
            for relations in names.relations.values()
            for name, relation in relations.items()
            if name not in self._program.inverse
        } | {()}
        for kinds in sorted(wanted):
            here = [found for (of, _), found in self._outside.items() if of == kinds]
            linked = {missing.id for _, missing in here}
            for name in self._world.bodies:
                if name not in linked:
                    here.append((self._next(), self._world.body_as(name, kinds)))
            self._outside_as(kinds, here)

    def _next(self) -> int:
        self._used += 1
        return self._used

    def _outside_as(self, kinds: tuple[str, ...], here: list[tuple[int, Missing]]) -> None:
        names = self._program.names
        shelves: dict[str, Shelf] = {}
        for kind in (*kinds, *self._program.kinds):
            for name in names.facts[kind]:
                if name in self._program.kinds[kind].facts:
                    shelves.setdefault(name, self._layout.fact(kind, name))
        columns: list[tuple[str, str]] = [("n", "BIGINT"), ("id", "VARCHAR"), ("level", "BIGINT"), ("rated", "BIGINT")]
        columns += [(held.name, held.type) for shelf in shelves.values() for held in shelf.columns()]
        rows = []
        for number, missing in here:
            values = (held.of(missing.get(name)) for name, shelf in shelves.items() for held in shelf.columns())
            rows.append((number, missing.id, missing.level_at("level"), 1 if missing.is_rated() else -1, *values))
        self._tables.load(layout.outside(kinds), columns, rows)
        for name, shelf in shelves.items():
            if shelf.type.base == "records":
                kind = next(kind for kind in (*kinds, *self._program.kinds) if name in self._program.kinds[kind].facts)
                owned = [(number, missing.get(name)) for number, missing in here]
                self._rows(layout.rows(layout.outside(kinds), name), kind, name, owned)


def _other_ballots(node: Node) -> list[Ballot]:
    """The ballots that the subject's own row does not hold, the least favourable first.

    Shown only where there is more than one that counts.
    """
    every = node.subject.ballots
    rated = [ballot for ballot in every if ballot.purpose == "rate"]
    if len(rated) == len(every) <= 1:
        return []
    return sorted(every, key=lambda ballot: favour(ballot, node.program.codes))


def grouping_keys(program: Program) -> list[str]:
    """What quotas and awards group by, each name once."""
    return list(dict.fromkeys(name for rule in (*program.quotas, *program.awards) for name in rule.entry.within))


def entered(node: Node) -> str:
    """What persons decided or proposed about a subject, as one text: equal texts, equal consequences."""
    subject = node.subject
    if subject.proposed_level is None and subject.decided_level is None and not subject.decisions:
        return ""
    decisions = ";".join(
        "\x1e".join((d.at, d.kind, d.level or "", d.by, "1" if d.reason else "", "1" if d.on else ""))
        for d in subject.decisions
    )
    return f"{subject.proposed_level or ''}|{subject.decided_level or ''}|{decisions}"


def calendar(tables: Loads, amount: int, unit: str) -> None:
    """Day → the same day some months or years away, for every day that a register may hold."""
    move = MOVES[unit]
    days = range(FIRST_DAY.toordinal(), LAST_DAY.toordinal() + 1)
    rows = [(day, move(date.fromordinal(day), amount).toordinal()) for day in days]
    tables.load(layout.shifts(amount, unit), [("day", "BIGINT"), ("moved", "BIGINT")], rows)
