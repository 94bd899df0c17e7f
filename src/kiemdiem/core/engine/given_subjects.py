"""From one plain object to one subject: made once for each kind, so that a large roster asks every question once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiemdiem.core.engine import errors
from kiemdiem.core.engine.cells import PLAIN, BadValue, Remembering, identifier, is_empty, text
from kiemdiem.core.engine.given_faults import Faults, Place
from kiemdiem.core.engine.given_names import FIXED_KEYS, LEADS_ELSEWHERE, GivenNames
from kiemdiem.core.engine.given_records import (
    BALLOT_KEYS,
    BallotReader,
    DecisionReader,
    HonoursReader,
    ListReader,
    PastReader,
    TableReader,
    unknown,
)
from kiemdiem.core.engine.score_sheets import MARKS, MarkChecker
from kiemdiem.core.engine.season import Ballot, Subject
from kiemdiem.core.quantities.errors import shown


class FactsReader:
    """Reads the facts of one kind (None: of a body, which has no kind)."""

    def __init__(self, names: GivenNames, kind: str | None, options: Mapping[str, str]) -> None:
        self._names, self._kind, self._options = names, kind, options
        self._known: dict[str, Remembering | TableReader] = {}

    def __call__(self, given: Any, place: Place, faults: Faults, who: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if given is None:
            return found
        if not isinstance(given, dict):
            faults.tell((*place, "facts"), errors.not_an_object(shown(given)), who)
            return found
        known = self._known
        for name, value in given.items():
            reader = known[name] if name in known else self._reader(str(name))
            if reader.__class__ is Remembering:
                read = reader[value] if value.__class__ in PLAIN else reader.read(value)
                if read.__class__ is BadValue:
                    faults.tell((*place, "facts", str(name)), str(read), who)
                elif read is not None:
                    found[name] = read
            elif isinstance(reader, TableReader) and not is_empty(value):
                found[name] = reader(value, (*place, "facts", name), faults, who)
        return found

    def _reader(self, name: str) -> Remembering | TableReader:
        try:
            fact = self._names.fact(name, self._kind, self._options)
        except BadValue as bad:
            refused = bad

            def refuse(_value: Any) -> Any:
                raise refused

            self._known[name] = Remembering(refuse)
        else:
            is_table = fact.type == "table"
            readers = self._names.readers
            self._known[name] = TableReader(fact, readers) if is_table else Remembering(readers.of(fact))
        return self._known[name]


class KindReader:
    """Reads subjects of one kind under the chosen readings."""

    def __init__(self, names: GivenNames, kind: str, options: Mapping[str, str]) -> None:
        self._kind = kind
        level = names.level(kind)
        self._cells = {key: Remembering(names.link(key, kind)) for key in names.link_keys} | {
            "name": Remembering(text),
            "person": Remembering(identifier),
            "proposed_level": Remembering(level),
            "decided_level": Remembering(level),
        }
        self._facts = FactsReader(names, kind, options)
        self._marks = MarkChecker(names.regime, kind, options)
        self._ballots = BallotReader(level if names.kinds[kind].scale is not None else None)
        self._lists: dict[str, ListReader] = {
            "honours": HonoursReader(),
            "previous": PastReader(level),
            "decisions": DecisionReader(names.level_or_none(kind)),
        }

    def __call__(self, row: dict[str, Any], who: str, place: Place, faults: Faults) -> Subject:
        values: dict[str, Any] = {}
        links: dict[str, tuple[str, ...]] = {}
        ballots: tuple[Ballot, ...] = ()
        for key, value in row.items():
            cell = self._cells.get(key)
            if cell is not None:
                found = cell[value] if value.__class__ in PLAIN else cell.read(value)
                if found.__class__ is tuple:
                    links[key] = found
                    if who in found and key in LEADS_ELSEWHERE:
                        faults.tell((*place, key), errors.links_to_itself(key), who)
                elif found.__class__ is BadValue:
                    faults.tell((*place, key), str(found), who)
                elif found is not None:
                    values[key] = found
            elif key in self._lists and value is not None:
                values[key] = self._lists[key](value, (*place, key), faults, who)
            elif key in BALLOT_KEYS and not ballots:
                ballots = self._ballots.among(row, place, faults, who)
        if row.get("ballots") is not None:
            ballots += tuple(self._ballots.several(row["ballots"], (*place, "ballots"), faults, who))
        facts = self._facts(row.get("facts"), place, faults, who)
        if MARKS in facts:
            self._marks(facts, (*place, "facts"), faults, who)
        return Subject(id=who, kind=self._kind, facts=facts, links=links, ballots=ballots, **values)


class SubjectReader:
    """Reads subjects of every kind of a regime under the chosen readings."""

    def __init__(self, names: GivenNames, options: Mapping[str, str]) -> None:
        self._names, self._options = names, options
        self._kinds: dict[str, KindReader] = {}
        self._id, self._kind = Remembering(identifier), Remembering(names.kind)
        self._known = FIXED_KEYS.union(names.link_keys)
        self._strangers: dict[str, str] = {}

    def __call__(self, row: Any, place: Place, faults: Faults) -> Subject | None:
        """One subject; None where its id or kind cannot be read (told in `faults`)."""
        if not isinstance(row, dict):
            faults.tell(place, errors.not_an_object(shown(row)))
            return None
        who = self._id.read(row.get("id"))
        named_kind = row.get("kind")
        kind = self._kind[named_kind] if named_kind.__class__ is str else self._kind.read(named_kind)
        if who.__class__ is not str or kind.__class__ is not str or not row.keys() <= self._known:
            named = who if isinstance(who, str) else ""
            self._needed(who, (*place, "id"), faults, errors.empty_id(), named)
            self._needed(kind, (*place, "kind"), faults, errors.missing_key("kind"), named)
            self._unknown(row, place, faults, named)
            if not isinstance(who, str) or not isinstance(kind, str):
                return None
        reader = self._kinds.get(kind)
        if reader is None:
            reader = self._kinds[kind] = KindReader(self._names, kind, self._options)
        return reader(row, who, place, faults)

    def _needed(self, found: Any, place: Place, faults: Faults, missing: str, who: str) -> None:
        if not isinstance(found, str):
            faults.tell(place, missing if found is None else str(found), who)

    def _unknown(self, row: dict[str, Any], place: Place, faults: Faults, who: str) -> None:
        for key in row:
            if key in self._names.facts and key not in self._known:
                self._strangers.setdefault(key, errors.belongs_to_facts(shown(key)))
            if key not in self._known:
                faults.tell((*place, str(key)), unknown(str(key), self._known, self._strangers), who)
