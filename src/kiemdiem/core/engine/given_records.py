"""The records of one subject: ballots, earlier periods, decisions, and the rows of table facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kiemdiem.core.engine import errors
from kiemdiem.core.engine.cells import (
    PLAIN,
    BadValue,
    NumberReader,
    Reader,
    Readers,
    Remembering,
    TextsReader,
    day,
    is_empty,
    text,
)
from kiemdiem.core.engine.given_faults import Faults, Place
from kiemdiem.core.engine.given_names import DECISION, PURPOSE
from kiemdiem.core.engine.season import Ballot, Decision, PastPeriod
from kiemdiem.core.quantities.errors import shown
from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.faults import nearest

BALLOT_KEYS = ("votes", "present_voters", "full_members")
NO_BALLOT: tuple[dict[str, int], None, None] = ({}, None, None)
_SCORE_PLACES = 6

Cells = Mapping[str, Remembering]
Pairs = Iterable[tuple[str, Any]]
ListReader = Callable[[Any, Place, Faults, str], Any]


@dataclass(frozen=True)
class RecordReader:
    """Reads objects whose keys are all known."""

    cells: Cells
    strangers: dict[str, str] = field(default_factory=dict)

    def __call__(self, row: dict[str, Any], place: Place, faults: Faults, who: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in row.items():
            cell = self.cells.get(key)
            if cell is None:
                faults.tell((*place, str(key)), unknown(str(key), self.cells, self.strangers), who)
                continue
            read = cell[value] if value.__class__ in PLAIN else cell.read(value)
            if read.__class__ is BadValue:
                faults.tell((*place, str(key)), str(read), who)
            elif read is not None:
                found[key] = read
        return found


def unknown(key: str, known: Iterable[str], told: dict[str, str]) -> str:
    """The sentence about a key that is not known; looked up once, for the search for what is meant is slow."""
    if key not in told:
        told[key] = errors.near(errors.unknown_key(shown(key)), nearest(key, known))
    return told[key]


def objects(given: Any, place: Place, faults: Faults, who: str) -> Iterator[tuple[Place, dict[str, Any]]]:
    """The objects of a list with their places; what is no list and no object is told."""
    if not isinstance(given, list | tuple):
        faults.tell(place, errors.not_a_list(shown(given)), who)
        return
    for number, row in enumerate(given):
        if isinstance(row, dict):
            yield (*place, number), row
        else:
            faults.tell((*place, number), errors.not_an_object(shown(row)), who)


def pairs_of(given: Any, place: Place, faults: Faults, who: str) -> Pairs:
    """The keys and values of an object; nothing where there is none, and what is no object is told."""
    if given is None:
        return ()
    if isinstance(given, dict):
        return given.items()
    faults.tell(place, errors.not_an_object(shown(given)), who)
    return ()


class TableReader:
    """Reads the rows of a table fact."""

    def __init__(self, fact: Fact, readers: Readers) -> None:
        def cell(column: Any) -> Reader:
            return readers.of(column) if column.equals is None else _refuse(errors.derived_fact(column.label))

        self._row = RecordReader({column.id: Remembering(cell(column)) for column in fact.columns})

    def __call__(self, given: Any, place: Place, faults: Faults, who: str) -> tuple[dict[str, Any], ...]:
        return tuple(self._row(row, where, faults, who) for where, row in objects(given, place, faults, who))


def _refuse(message: str) -> Reader:
    def refuse(_value: Any) -> Any:
        raise BadValue(message)

    return refuse


class BallotReader:
    """Reads ballots of one kind: votes by level, persons who voted, members; votes too many are refused."""

    def __init__(self, level: Reader | None) -> None:
        self._codes = Remembering(level) if level is not None else None
        self._count = Remembering(NumberReader(0, True, None, None))
        self._head = RecordReader({"forum": Remembering(text), "purpose": Remembering(PURPOSE)})

    def several(self, given: Any, place: Place, faults: Faults, who: str) -> list[Ballot]:
        return [self._listed(ballot, where, faults, who) for where, ballot in objects(given, place, faults, who)]

    def among(
        self, votes: Pairs, voters: Any, members: Any, place: Place, faults: Faults, who: str
    ) -> tuple[Ballot, ...]:
        """The ballot whose numbers stand among the keys of its subject; none where all of them are empty."""
        if voters is None and members is None and not votes:
            return ()
        found = self._ballot(votes, voters, members, place, faults, who)
        return (Ballot(*found),) if found != NO_BALLOT else ()

    def _listed(self, row: dict[str, Any], place: Place, faults: Faults, who: str) -> Ballot:
        votes = pairs_of(row.get("votes"), (*place, "votes"), faults, who)
        numbers = self._ballot(votes, row.get("present_voters"), row.get("full_members"), place, faults, who)
        rest = {key: value for key, value in row.items() if key not in BALLOT_KEYS}
        return Ballot(*numbers, **self._head(rest, place, faults, who))

    def _ballot(
        self, pairs: Pairs, present: Any, all_members: Any, place: Place, faults: Faults, who: str
    ) -> tuple[dict[str, int], int | None, int | None]:
        votes = self._votes(pairs, place, faults, who)
        voters = None if present is None else self._number(present, "present_voters", place, faults, who)
        members = None if all_members is None else self._number(all_members, "full_members", place, faults, who)
        cast = sum(votes.values())
        if voters is not None and cast > voters:
            faults.tell((*place, "votes"), errors.votes_above_voters(cast, voters), who)
        if members is not None:
            if voters is not None and voters > members:
                faults.tell((*place, "present_voters"), errors.voters_above_members(voters, members), who)
            elif voters is None and cast > members:
                faults.tell((*place, "votes"), errors.votes_above_voters(cast, members), who)
        return votes, voters, members

    def _number(self, value: Any, key: str, place: Place, faults: Faults, who: str) -> int | None:
        found = self._count[value] if value.__class__ in PLAIN else self._count.read(value)
        if found.__class__ is BadValue:
            faults.tell((*place, key), str(found), who)
            return None
        return found  # type: ignore[no-any-return]  # a count or None: what the reader of counts finds

    def _votes(self, pairs: Pairs, place: Place, faults: Faults, who: str) -> dict[str, int]:
        votes: dict[str, int] = {}
        counts, codes = self._count, self._codes
        for name, value in pairs:
            count = counts[value] if value.__class__ in PLAIN else counts.read(value)
            if count is None:
                continue
            code = codes[name] if codes is not None else BadValue(errors.no_votes_for_kind())
            if code.__class__ is str and count.__class__ is int and code not in votes:
                votes[code] = count
            elif not isinstance(code, str):
                faults.tell((*place, "votes", str(name)), str(code or errors.unknown_key("")), who)
            elif not isinstance(count, int):
                faults.tell((*place, "votes", str(name)), str(count), who)
            else:
                faults.tell((*place, "votes", str(name)), errors.level_twice(shown(name)), who)
        return votes


class PastReader:
    """Reads earlier periods, newest first."""

    def __init__(self, level: Reader) -> None:
        self._row = RecordReader(
            {
                "period": Remembering(text),
                "level": Remembering(level),
                "state": Remembering(text),
                "score": Remembering(NumberReader(_SCORE_PLACES, False, None, None)),
                "unit": Remembering(text),
                "honours": Remembering(TextsReader(text)),
                "grounds": Remembering(TextsReader(text)),
            }
        )

    def __call__(self, given: Any, place: Place, faults: Faults, who: str) -> tuple[PastPeriod, ...]:
        found: list[PastPeriod] = []
        for where, row in objects(given, place, faults, who):
            before = faults.total
            values = self._row(row, where, faults, who)
            if "period" in values:
                found.append(PastPeriod(**values))
            elif is_empty(row.get("period")) or faults.total == before:
                faults.tell((*where, "period"), errors.missing_key("period"), who)
        _refuse_twice(((f.period,) for f in found), "period", place, faults, who)
        return tuple(sorted(found, key=lambda past: past.period, reverse=True))


def _refuse_twice(keys: Iterable[tuple[str, ...]], name: str, place: Place, faults: Faults, who: str) -> None:
    seen: set[tuple[str, ...]] = set()
    for key in keys:
        if key in seen:
            faults.tell(place, errors.record_twice(name, shown(" ".join(key))), who)
        seen.add(key)


class HonoursReader:
    """Reads the honours of this period, as a list or parted by `;`; an empty place says nothing."""

    def __init__(self) -> None:
        self._several = Remembering(TextsReader(text))

    def __call__(self, given: Any, place: Place, faults: Faults, who: str) -> tuple[str, ...] | None:
        found = self._several.read(given)
        if isinstance(found, BadValue):
            faults.tell(place, str(found), who)
            return None
        return found  # type: ignore[no-any-return]  # texts or None: what the reader of texts finds


class DecisionReader:
    """Reads what persons of an office decided."""

    def __init__(self, level: Reader) -> None:
        readers: dict[str, Reader] = dict.fromkeys(("at", "by", "reason", "evidence"), text)
        readers |= {"kind": DECISION, "level": level, "on": day}
        self._row = RecordReader({key: Remembering(reader) for key, reader in readers.items()})

    def __call__(self, given: Any, place: Place, faults: Faults, who: str) -> tuple[Decision, ...]:
        found: list[Decision] = []
        for where, row in objects(given, place, faults, who):
            values = self._row(row, where, faults, who)
            for key in ("kind", "at"):
                if is_empty(row.get(key)):
                    faults.tell((*where, key), errors.missing_key(key), who)
            if "kind" in values:
                found.append(Decision(values.pop("at", ""), values.pop("kind"), **values))
        return tuple(found)
