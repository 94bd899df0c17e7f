"""From one plain object to one subject: made once for each kind, so that a large roster asks every question once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from kiemdiem.core.engine import errors
from kiemdiem.core.engine.cells import PLAIN, BadValue, Remembering, identifier, is_empty, text
from kiemdiem.core.engine.given_faults import Faults, Place
from kiemdiem.core.engine.given_names import FIXED_KEYS, LEADS_ELSEWHERE, GivenNames
from kiemdiem.core.engine.given_records import (
    BallotReader,
    DecisionReader,
    HonoursReader,
    ListReader,
    Pairs,
    PastReader,
    TableReader,
    pairs_of,
    unknown,
)
from kiemdiem.core.engine.score_sheets import MARKS, MarkChecker
from kiemdiem.core.engine.season import Subject
from kiemdiem.core.quantities.errors import shown


class GivenSubject(NamedTuple):
    """A subject before it is read, as pairs of key and value: a row of a table needs no dictionary for it.

    cells: every key but the votes and the facts; keys that nobody knows are passed over here.
    """

    id: Any
    kind: Any
    cells: Pairs
    votes: Pairs = ()
    facts: Pairs = ()


class FactsReader:
    """Reads the facts of one kind (None: of a body, which has no kind)."""

    def __init__(self, names: GivenNames, kind: str | None, options: Mapping[str, str]) -> None:
        self._names, self._kind, self._options = names, kind, options
        self._known: dict[str, Remembering | TableReader] = {}

    def __call__(self, pairs: Pairs, place: Place, faults: Faults, who: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if not pairs:
            return found
        known = self._known
        for name, value in pairs:
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
    """Reads subjects of one kind under the chosen readings; without a kind, what is wrong whatever the kind."""

    def __init__(self, names: GivenNames, kind: str | None, options: Mapping[str, str]) -> None:
        self._kind = kind or ""
        level = names.level(kind)
        self._cells = {key: Remembering(names.link(key, kind)) for key in names.link_keys} | {
            "name": Remembering(text),
            "person": Remembering(identifier),
            "proposed_level": Remembering(level),
            "decided_level": Remembering(level),
        }
        self._facts = FactsReader(names, kind, options)
        self._marks = MarkChecker(names.regime, self._kind, options)
        self._ballots = BallotReader(level if kind is None or names.kinds[kind].scale is not None else None)
        self._lists: dict[str, ListReader] = {
            "honours": HonoursReader(),
            "previous": PastReader(level),
            "decisions": DecisionReader(names.level_or_none(kind)),
        }

    def __call__(self, given: GivenSubject, who: str, place: Place, faults: Faults) -> Subject:
        values: dict[str, Any] = {}
        links: dict[str, tuple[str, ...]] = {}
        voters = members = listed = None
        for key, value in given.cells:
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
            elif key == "present_voters":
                voters = value
            elif key == "full_members":
                members = value
            elif key == "ballots":
                listed = value
            elif key in self._lists and value is not None:
                values[key] = self._lists[key](value, (*place, key), faults, who)
        ballots = self._ballots.among(given.votes, voters, members, place, faults, who)
        if listed is not None:
            ballots += tuple(self._ballots.several(listed, (*place, "ballots"), faults, who))
        facts = self._facts(given.facts, place, faults, who)
        if MARKS in facts:
            self._marks(facts, (*place, "facts"), faults, who)
        return Subject(id=who, kind=self._kind, facts=facts, links=links, ballots=ballots, **values)


class SubjectReader:
    """Reads subjects of every kind of a regime under the chosen readings."""

    def __init__(self, names: GivenNames, options: Mapping[str, str]) -> None:
        self._names, self._options = names, options
        self._kinds: dict[str | None, KindReader] = {}
        self._id, self._kind = Remembering(identifier), Remembering(names.kind)
        self._known = FIXED_KEYS.union(names.link_keys)
        self._strangers: dict[str, str] = {}

    def __call__(self, row: Any, place: Place, faults: Faults) -> Subject | None:
        """One subject; None where its id cannot be read, of kind "" where its kind cannot (told in `faults`)."""
        given = row if row.__class__ is GivenSubject else self._laid_out(row, place, faults)
        if given is None:
            return None
        who = self._id.read(given.id)
        kind = self._kind[given.kind] if given.kind.__class__ is str else self._kind.read(given.kind)
        if who.__class__ is not str or kind.__class__ is not str:
            who, kind = self._still_to_read(who, kind, place, faults)
        reader = self._kinds.get(kind)
        if reader is None:
            reader = self._kinds[kind] = KindReader(self._names, kind, self._options)
        subject = reader(given, who, place, faults)
        return subject if who else None

    def _still_to_read(self, who: Any, kind: Any, place: Place, faults: Faults) -> tuple[str, str | None]:
        """Tells what is wrong with id or kind; the rest of the row is read all the same, for its own faults."""
        named = who if isinstance(who, str) else ""
        self._needed(who, (*place, "id"), faults, errors.empty_id(), named)
        self._needed(kind, (*place, "kind"), faults, errors.missing_key("kind"), named)
        return named, kind if isinstance(kind, str) else None

    def _laid_out(self, row: Any, place: Place, faults: Faults) -> GivenSubject | None:
        if not isinstance(row, dict):
            faults.tell(place, errors.not_an_object(shown(row)))
            return None
        named = self._id.read(row.get("id"))
        who = named if isinstance(named, str) else ""
        if not row.keys() <= self._known:
            self._unknown(row, place, faults, who)
        votes = pairs_of(row.get("votes"), (*place, "votes"), faults, who)
        facts = pairs_of(row.get("facts"), (*place, "facts"), faults, who)
        return GivenSubject(row.get("id"), row.get("kind"), row.items(), votes, facts)

    def _needed(self, found: Any, place: Place, faults: Faults, missing: str, who: str) -> None:
        if not isinstance(found, str):
            faults.tell(place, missing if found is None else str(found), who)

    def _unknown(self, row: dict[str, Any], place: Place, faults: Faults, who: str) -> None:
        for key in row:
            if key in self._names.facts and key not in self._known:
                self._strangers.setdefault(key, errors.belongs_to_facts(shown(key)))
            if key not in self._known:
                faults.tell((*place, str(key)), unknown(str(key), self._known, self._strangers), who)
