"""Registers from JSON: every fault of every row at once, nothing taken by half."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kiemdiem.core.engine.cells import BadValue, CodeReader, Reader, Readers, day, is_empty, text, yes_no
from kiemdiem.core.engine.registers import errors
from kiemdiem.core.engine.registers.columns import COLUMNS, DAY, MAKERS, Column, rank
from kiemdiem.core.engine.registers.errors import RegisterFault, RegistersRefused
from kiemdiem.core.engine.registers.model import Fact, Membership, Registers
from kiemdiem.core.quantities.names import tidy_name
from kiemdiem.core.regime.entries.facts import Fact as FactEntry
from kiemdiem.core.regime.entries.identity import Vocabulary
from kiemdiem.core.regime.faults import nearest
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.regime.register_scope import UNIT, post_vocabularies, rows_of_kinds

Row = Mapping[str, Any]


_PLAIN: Mapping[str, Reader] = {"text": text, "date": day, "yes_no": yes_no, "rank": rank}
_HEAD = ("regime", "as_of", "readings")
_CHAINS = ("parent", "of", "host")


def registers_from_json(content: object, regime: Regime) -> Registers:
    """The registers of a JSON document; raises RegistersRefused with every fault."""
    return _Reader(regime).read(content)


class _Reader:
    def __init__(self, regime: Regime) -> None:
        self._regime = regime
        self._vocabularies = {placed.entry.id: placed.entry for placed in regime.of("vocabulary", Vocabulary)}
        self._word_readers: dict[str, tuple[CodeReader, dict[str, str]]] = {}
        self._readers = Readers(regime.scales, self._vocabularies)
        self._faults: list[RegisterFault] = []
        self._ids: dict[str, dict[str, int]] = {"units": {}, "persons": {}}
        kinds = rows_of_kinds(regime.placed)
        self._facts: dict[str, dict[str, FactEntry]] = {"units": {}, "persons": {}}
        for placed in regime.facts:
            for kind in placed.entry.for_ or tuple(kinds):
                if kind in kinds and placed.entry.equals is None:
                    table = "units" if kinds[kind] == UNIT else "persons"
                    self._facts[table].setdefault(placed.id, placed.entry)

    def read(self, content: object) -> Registers:
        if not isinstance(content, Mapping):
            raise RegistersRefused([RegisterFault("", 0, "", errors.not_an_object(type(content).__name__))])
        for key in content:
            if key not in COLUMNS and key not in _HEAD:
                near = nearest(str(key), [*COLUMNS, *_HEAD])
                self._faults.append(RegisterFault(str(key), 0, "", errors.unknown_table(key, near)))
        head = self._head(content)
        rows = {table: self._rows(table, content.get(table, [])) for table in COLUMNS}
        for table in self._ids:
            self._note_ids(table, rows[table])
        found = {table: self._table(table, rows[table]) for table in COLUMNS}
        self._check_circles(rows["units"])
        self._check_cells(found["memberships"])
        if self._faults:
            raise RegistersRefused(sorted(self._faults, key=self._order))
        tables: dict[str, Any] = {table: tuple(items) for table, (items, _) in found.items()}
        return Registers(**tables, **head)

    def _order(self, fault: RegisterFault) -> tuple[int, int]:
        tables = list(COLUMNS)
        return (tables.index(fault.table) if fault.table in tables else -1, fault.row)

    def _tell(self, table: str, row: int, key: str, message: str) -> None:
        self._faults.append(RegisterFault(table, row, key, message))

    # ------------------------------------------------------------------ the head
    def _head(self, content: Row) -> dict[str, Any]:
        regime = content.get("regime")
        if regime is not None and regime != self._regime.id:
            self._tell("regime", 0, "", errors.another_regime(regime, self._regime.id))
        as_of = None
        if content.get("as_of") is not None:
            as_of = self._value("as_of", 0, "", DAY, content["as_of"])
        readings = content.get("readings") or {}
        if not isinstance(readings, Mapping):
            self._tell("readings", 0, "", errors.not_an_object(type(readings).__name__))
            readings = {}
        self._readings(readings)
        return {"as_of": as_of, "readings": {str(key): str(value) for key, value in readings.items()}}

    def _readings(self, given: Row) -> None:
        known = self._regime.readings
        for reading, option in given.items():
            if reading not in known:
                near = nearest(str(reading), known)
                self._tell("readings", 0, str(reading), errors.unknown_reading(reading, near))
            elif option not in (options := [item.id for item in known[reading].options]):
                self._tell("readings", 0, reading, errors.unknown_option(option, reading, options))

    # ------------------------------------------------------------------ rows
    def _rows(self, table: str, given: object) -> list[tuple[int, Row]]:
        if not isinstance(given, list):
            self._tell(table, 0, "", errors.not_a_list(table))
            return []
        found: list[tuple[int, Row]] = []
        for number, row in enumerate(given, start=1):
            if isinstance(row, Mapping):
                found.append((number, row))
            else:
                self._tell(table, number, "", errors.not_an_object(type(row).__name__))
        return found

    def _note_ids(self, table: str, rows: Sequence[tuple[int, Row]]) -> None:
        for number, row in rows:
            if not is_empty(row.get("id")):
                key = _tidy(row["id"])
                first = self._ids[table].setdefault(key, number)
                if first != number:
                    self._tell(table, number, "id", errors.twice("id", key, first))

    def _table(self, table: str, rows: Sequence[tuple[int, Row]]) -> tuple[list[Any], list[int]]:
        made: list[Any] = []
        numbers: list[int] = []
        for number, row in rows:
            before = len(self._faults)
            values = self._cells(table, number, row)
            if table == "deciders" and not (row.get("unit") or row.get("post")):
                self._tell(table, number, "", errors.needs_one_of(["unit", "post"]))
            since, until = values.get("since"), values.get("until")
            if since and until and until < since:
                self._tell(table, number, "until", errors.ends_before_it_starts())
            if len(self._faults) == before:
                made.append(MAKERS[table](**values))
                numbers.append(number)
        return made, numbers

    def _cells(self, table: str, number: int, row: Row) -> dict[str, Any]:
        columns, facts = COLUMNS[table], self._facts.get(table, {})
        values: dict[str, Any] = {}
        entered: dict[str, Fact] = {}
        for key, given in row.items():
            if key in columns:
                if not is_empty(given):
                    value = self._value(table, number, key, columns[key], given)
                    values[columns[key].field or key] = value
                    if key in facts and value is not None:
                        entered[key] = value
            elif key in facts:
                if not is_empty(given):
                    entered[key] = self._fact(table, number, key, facts[key], given)
            else:
                near = nearest(str(key), [*columns, *facts])
                self._tell(table, number, str(key), errors.unknown_key(str(key), near))
        for key, column in columns.items():
            if column.is_needed and is_empty(row.get(key)):
                self._tell(table, number, key, errors.missing_key(key))
        if table in self._facts:
            values["facts"] = entered
        return values

    # ------------------------------------------------------------------ values
    def _value(self, table: str, row: int, key: str, column: Column, given: object) -> Any:
        match column.type:
            case "word":
                return self._word(table, row, key, column.to, given)
            case "words":
                return self._words(table, row, key, column.to, given)
            case "reference":
                return self._reference(table, row, key, column.to, given)
            case "manager":
                return self._code(table, row, key, "manager", given)
        value = self._cell(table, row, key, _PLAIN[column.type], given)
        return tidy_name(value) if key == "name" and value else value

    def _cell(self, table: str, row: int, key: str, reader: Reader, given: object) -> Any:
        try:
            return reader(given)
        except BadValue as bad:
            self._tell(table, row, key, str(bad))
            return None

    def _fact(self, table: str, row: int, key: str, fact: FactEntry, given: object) -> Any:
        if fact.type == "scale":
            return self._code(table, row, key, fact.scale or "", given)
        if fact.type != "table":
            return self._cell(table, row, key, self._readers.of(fact), given)
        if not isinstance(given, list):
            self._tell(table, row, key, errors.not_a_list(key))
            return None
        columns = {column.id: self._readers.of(column) for column in fact.columns}
        return tuple(self._inner_row(table, row, key, columns, inner) for inner in given)

    def _inner_row(self, table: str, row: int, key: str, columns: Mapping[str, Reader], given: object) -> Row:
        if not isinstance(given, Mapping):
            self._tell(table, row, key, errors.not_an_object(type(given).__name__))
            return {}
        found: dict[str, Any] = {}
        for name, cell in given.items():
            if name not in columns:
                message = errors.unknown_key(str(name), nearest(str(name), columns))
                self._tell(table, row, f"{key}.{name}", message)
            elif not is_empty(cell):
                found[name] = self._cell(table, row, f"{key}.{name}", columns[name], cell)
        return found

    def _code(self, table: str, row: int, key: str, scale: str, given: object) -> Any:
        if scale not in self._regime.names.scales:
            return self._cell(table, row, key, text, given)
        values = self._regime.scales[scale].values
        labels = {value.code: value.label for value in values}
        return self._one_of(table, row, key, scale, labels, CodeReader.over(values), given)

    def _word(self, table: str, row: int, key: str, vocabulary: str, given: object) -> Any:
        found = self._word_readers.get(vocabulary)
        if found is None:
            names = post_vocabularies(self._regime.names) if vocabulary == "post" else (vocabulary,)
            values = tuple(v for name in names if name in self._vocabularies for v in self._vocabularies[name].values)
            found = self._word_readers[vocabulary] = (
                CodeReader.over(values),
                {value.code: value.label for value in values},
            )
        return self._one_of(table, row, key, vocabulary, found[1], found[0], given)

    def _one_of(
        self, table: str, row: int, key: str, name: str, labels: Mapping[str, str], reader: Reader, given: object
    ) -> Any:
        """A code, or its label as people write it; labels: code → label. Who is told what there is reads labels."""
        if isinstance(given, str) and given in labels:
            return given
        try:
            return reader(given)
        except BadValue:
            near = nearest(str(given), [*labels.values(), *labels])
            told = errors.unknown_word(given, name, labels.get(near, near), labels.values())
            self._tell(table, row, key, told)
            return None

    def _words(self, table: str, row: int, key: str, vocabulary: str, given: object) -> Any:
        """Flags: a list of those that hold, or an object that may also say that one does not."""
        if isinstance(given, list):
            given = dict.fromkeys(given, True) if all(isinstance(word, str) for word in given) else None
        if not isinstance(given, Mapping) or not all(isinstance(value, bool) for value in given.values()):
            self._tell(table, row, key, errors.wrong_type(given, "words"))
            return None
        return {self._word(table, row, key, vocabulary, word): holds for word, holds in given.items()}

    def _reference(self, table: str, row: int, key: str, to: str, given: object) -> Any:
        found = _tidy(given)
        if found not in self._ids[to]:
            self._tell(table, row, key, errors.unknown_reference(found, to, nearest(found, self._ids[to])))
            return None
        return found

    # ------------------------------------------------------------------ rows against each other
    def _check_circles(self, rows: Sequence[tuple[int, Row]]) -> None:
        links = {_tidy(row.get("id")): [_tidy(row[k]) for k in _CHAINS if not is_empty(row.get(k))] for _, row in rows}
        numbers = {_tidy(row.get("id")): number for number, row in rows}
        state: dict[Any, int] = {}
        for start in links:
            self._walk(start, links, numbers, state)

    def _walk(
        self, start: Any, links: Mapping[Any, list[Any]], numbers: Mapping[Any, int], state: dict[Any, int]
    ) -> None:
        """Depth first without recursion: a tree of units may be as deep as it likes."""
        if state.get(start):
            return
        path: list[Any] = [start]
        todo: list[list[Any]] = [list(links.get(start, ()))]
        state[start] = 1
        while path:
            if not todo[-1]:
                state[path.pop()] = 2
                todo.pop()
                continue
            step = todo[-1].pop()
            if state.get(step) == 1:
                names = [str(name) for name in [*path[path.index(step) :], step]]
                self._tell("units", numbers.get(step, 0), "parent", errors.circle(names))
            elif step in links and not state.get(step):
                state[step] = 1
                path.append(step)
                todo.append(list(links[step]))

    def _check_cells(self, found: tuple[list[Membership], list[int]]) -> None:
        seen: dict[str, list[tuple[Membership, int]]] = {}
        for membership, number in zip(*found, strict=True):
            for other, first in seen.get(membership.person, []):
                if _overlap(membership, other):
                    self._tell("memberships", number, "cell", errors.two_cells(first))
                    break
            seen.setdefault(membership.person, []).append((membership, number))


def _tidy(value: object) -> str:
    """An id as it is compared: exact but for the form of its letters and blanks around it."""
    try:
        return text(value)
    except BadValue:
        return str(value)


def _overlap(one: Membership, other: Membership) -> bool:
    first, last = date.min, date.max
    return (one.since or first) <= (other.until or last) and (other.since or first) <= (one.until or last)
