"""From plain objects (JSON, rows of a workbook) to a season: every fault at once, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kiemdiem.core.engine import errors
from kiemdiem.core.engine.cells import BadValue, CodeReader, NumberReader, Reader, Readers, day, is_empty, shown, text
from kiemdiem.core.engine.season import Ballot, Body, Decision, PastPeriod, Season, Subject
from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.entries.identity import Relation, Vocabulary
from kiemdiem.core.regime.entries.ratings import Award, Quota
from kiemdiem.core.regime.faults import nearest
from kiemdiem.core.regime.regime import Placed, Regime, in_force

Place = tuple[str | int, ...]
PURPOSES = ("rate", "propose", "poll")
DECISIONS = ("choose_level", "release", "choose", "raise")
FIXED_KEYS = frozenset(
    {
        "id", "kind", "name", "person", "facts", "votes", "present_voters", "full_members", "ballots", "previous",
        "honours", "proposed_level", "decided_level", "decisions",
    }
)  # fmt: skip
_COUNT = NumberReader(0, True, None, None)


@dataclass(frozen=True, slots=True)
class GivenFault:
    """One fault of the input: its place in the object (`("subjects", 3, "votes", "HTXSNV")`) and the sentence."""

    place: Place
    message: str
    subject: str = ""

    def text(self) -> str:
        where = ".".join(str(step) for step in self.place)
        who = f" ({self.subject})" if self.subject else ""
        return f"{where}{who}: {self.message}"


class BadSeason(Exception):
    """Input that is refused; carries every fault."""

    def __init__(self, faults: Iterable[GivenFault]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(fault.text() for fault in self.faults))


class SeasonReader:
    """Reads seasons for one regime; made once, it knows every key, fact and code."""

    def __init__(self, regime: Regime) -> None:
        self.regime = regime
        vocabularies = {p.entry.id: p.entry for p in regime.of("vocabulary", Vocabulary)}
        self.readers = Readers(regime.scales, vocabularies)
        self.facts: dict[str, list[Placed[Fact]]] = {}
        for placed in regime.facts:
            self.facts.setdefault(placed.id, []).append(placed)
        self.relations: dict[str, Relation] = {}
        for relation in regime.of("relation", Relation):
            self.relations[relation.entry.id] = relation.entry
        self.group_keys = self._group_keys()
        self.kinds = {kind.id: kind for kind in regime.kinds.values()}

    def _group_keys(self) -> set[str]:
        keys = {"group"}
        for table, shape in (("quota", Quota), ("award", Award)):
            for placed in self.regime.of(table, shape):  # type: ignore[type-abstract]
                keys |= set(placed.entry.within)  # type: ignore[attr-defined]
        return keys - {"person"}

    def link_keys(self) -> set[str]:
        """Keys of a subject that lead to other ids."""
        return set(self.relations) | self.group_keys

    def read(self, given: object, *, readings: Mapping[str, str] | None = None, strict: bool = False) -> Season:
        """The season; raises BadSeason with every fault. `readings` go before those of the file."""
        faults: list[GivenFault] = []
        if not isinstance(given, Mapping):
            raise BadSeason([GivenFault((), errors.not_an_object(shown(given)))])
        self._top(given, faults)
        told = given.get("readings") or {}
        chosen = {**(told if isinstance(told, Mapping) else {}), **(readings or {})}
        options = self._readings(chosen, faults)
        as_of = self._day(given.get("as_of"), ("as_of",), faults)
        bodies = self._bodies(given.get("bodies") or [], faults)
        rows = given.get("subjects")
        subjects: list[Subject] = []
        if not isinstance(rows, list):
            faults.append(GivenFault(("subjects",), errors.missing_key("subjects")))
            rows = []
        elif not rows:
            faults.append(GivenFault(("subjects",), errors.no_subjects()))
        for number, row in enumerate(rows):
            subject = self.subject(row, ("subjects", number), faults, options)
            if subject is not None:
                subjects.append(subject)
        self.check_together(subjects, faults, lambda index: ("subjects", index))
        if faults:
            raise BadSeason(faults)
        return Season(tuple(subjects), tuple(bodies), as_of, chosen, strict)

    # ------------------------------------------------------------------ the head
    def _top(self, given: Mapping[str, Any], faults: list[GivenFault]) -> None:
        known = ("regime", "as_of", "readings", "subjects", "bodies")
        for key in given:
            if key not in known:
                message = errors.near(errors.unknown_key(str(key)), nearest(str(key), known))
                faults.append(GivenFault((str(key),), message))
        named = given.get("regime")
        if named is not None and named != self.regime.id:
            faults.append(GivenFault(("regime",), errors.other_regime(shown(named), self.regime.id)))

    def _readings(self, chosen: Mapping[str, Any], faults: list[GivenFault]) -> dict[str, str]:
        known = self.regime.readings
        for name, option in chosen.items():
            reading = known.get(name)
            if reading is None:
                message = errors.near(errors.unknown_reading(shown(name)), nearest(str(name), known))
                faults.append(GivenFault(("readings", str(name)), message))
            elif option not in (options := [o.id for o in reading.options]):
                message = errors.unknown_option(shown(option), name, options)
                faults.append(GivenFault(("readings", name), errors.near(message, nearest(str(option), options))))
        options_in_force = self.regime.chosen({str(k): str(v) for k, v in chosen.items()})
        for name, reading in known.items():
            if name not in options_in_force:
                faults.append(GivenFault(("readings", name), errors.reading_unanswered(reading.question)))
        return options_in_force

    def _day(self, value: Any, place: Place, faults: list[GivenFault]) -> date | None:
        found = self._cell(day, value, place, faults)
        return found if isinstance(found, date) else None

    def _cell(self, reader: Reader, value: Any, place: Place, faults: list[GivenFault], who: str = "") -> Any:
        if is_empty(value):
            return None
        try:
            return reader(value)
        except BadValue as bad:
            faults.append(GivenFault(place, str(bad), who))
            return None

    def _bodies(self, rows: Any, faults: list[GivenFault]) -> list[Body]:
        found: list[Body] = []
        for number, row in enumerate(rows if isinstance(rows, list) else []):
            place: Place = ("bodies", number)
            if not isinstance(row, Mapping) or is_empty(row.get("id")):
                faults.append(GivenFault(place, errors.missing_key("id")))
                continue
            facts = self._facts(row.get("facts") or {}, None, (*place, "facts"), faults, str(row["id"]))
            level = row.get("level")
            found.append(
                Body(text(row["id"]), str(row.get("name") or ""), facts, None if is_empty(level) else str(level))
            )
        return found

    # ------------------------------------------------------------------ one subject
    def subject(self, row: Any, place: Place, faults: list[GivenFault], options: Mapping[str, str]) -> Subject | None:
        """One subject; None where its id or kind cannot be read (told in `faults`)."""
        if not isinstance(row, Mapping):
            faults.append(GivenFault(place, errors.not_an_object(shown(row))))
            return None
        who = self._cell(text, row.get("id"), (*place, "id"), faults) or ""
        if not who:
            faults.append(GivenFault((*place, "id"), errors.empty_id()))
        kind = self._kind(row.get("kind"), (*place, "kind"), faults, who)
        self._keys(row, place, faults, who)
        if kind is None or not who:
            return None
        scale = self.kinds[kind].scale
        level = self._level_reader(kind, scale)
        links = self._links(row, kind, place, faults, who)
        facts = self._facts(row.get("facts") or {}, kind, (*place, "facts"), faults, who, options)
        return Subject(
            id=who,
            kind=kind,
            name=self._cell(text, row.get("name"), (*place, "name"), faults, who) or "",
            person=self._cell(text, row.get("person"), (*place, "person"), faults, who) or "",
            facts=facts,
            links=links,
            ballots=self._ballots(row, scale, place, faults, who),
            previous=self._previous(row.get("previous"), level, (*place, "previous"), faults, who),
            honours=self._honours(row.get("honours"), (*place, "honours"), faults, who),
            proposed_level=self._cell(level, row.get("proposed_level"), (*place, "proposed_level"), faults, who),
            decided_level=self._cell(level, row.get("decided_level"), (*place, "decided_level"), faults, who),
            decisions=self._decisions(row.get("decisions"), level, (*place, "decisions"), faults, who),
        )

    def _kind(self, value: Any, place: Place, faults: list[GivenFault], who: str) -> str | None:
        if is_empty(value):
            faults.append(GivenFault(place, errors.missing_key("kind"), who))
            return None
        by_name = {name: kind.id for kind in self.kinds.values() for name in (kind.id, kind.label)}
        found = by_name.get(str(value).strip())
        if found is None:
            message = errors.unknown_kind(shown(value), [kind.label for kind in self.kinds.values()])
            faults.append(GivenFault(place, errors.near(message, nearest(str(value), by_name)), who))
        return found

    def _keys(self, row: Mapping[str, Any], place: Place, faults: list[GivenFault], who: str) -> None:
        known = FIXED_KEYS | self.link_keys()
        for key in row:
            if key not in known:
                near = nearest(str(key), known | set(self.facts))
                faults.append(GivenFault((*place, str(key)), errors.near(errors.unknown_key(shown(key)), near), who))

    def _level_reader(self, kind: str, scale: str | None) -> Reader:
        if scale is not None:
            return self.readers.level(scale)

        def refuse(_value: Any) -> str:
            raise BadValue(errors.kind_has_no_level(self.kinds[kind].label))

        return refuse

    def _links(
        self, row: Mapping[str, Any], kind: str, place: Place, faults: list[GivenFault], who: str
    ) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for key in self.link_keys():
            value = row.get(key)
            if is_empty(value) or value == []:
                continue
            parts = value.split(";") if isinstance(value, str) else value if isinstance(value, list) else [value]
            ids = [self._cell(text, part, (*place, key), faults, who) for part in parts]
            targets = tuple(dict.fromkeys(target for target in ids if target))
            relation = self.regime.names.relations.get(kind, {}).get(key)
            if len(targets) > 1 and not (relation and relation.many):
                faults.append(GivenFault((*place, key), errors.one_link_only(key), who))
            if who in targets and key in self.relations and key in ("superior", "unit", "heads"):
                faults.append(GivenFault((*place, key), errors.links_to_itself(key), who))
            found[key] = targets
        return found

    def _facts(
        self,
        given: Any,
        kind: str | None,
        place: Place,
        faults: list[GivenFault],
        who: str,
        options: Mapping[str, str] | None = None,
    ) -> dict[str, Any]:
        if not isinstance(given, Mapping):
            faults.append(GivenFault(place, errors.not_an_object(shown(given)), who))
            return {}
        found: dict[str, Any] = {}
        for name, value in given.items():
            if is_empty(value):
                continue
            fact = self.fact(str(name), kind, options or {}, (*place, str(name)), faults, who)
            if fact is None:
                continue
            if fact.type == "table":
                rows = self._table(fact, value, (*place, str(name)), faults, who)
                if rows is not None:
                    found[fact.id] = rows
            else:
                read = self._cell(self.readers.of(fact), value, (*place, str(name)), faults, who)
                if read is not None:
                    found[fact.id] = read
        return found

    def fact(
        self, name: str, kind: str | None, options: Mapping[str, str], place: Place, faults: list[GivenFault], who: str
    ) -> Fact | None:
        """The declaration of a fact for a kind, or a fault: unknown, of another kind, refused, or worked out."""
        declared = [p.entry for p in self.facts.get(name, ()) if in_force(p.entry, options) or kind is None]
        if not declared:
            message = errors.near(errors.unknown_key(name), nearest(name, self.facts))
            faults.append(GivenFault(place, message, who))
            return None
        fitting = [fact for fact in declared if kind is None or not fact.for_ or kind in fact.for_]
        if not fitting:
            label = self.kinds[kind].label if kind else ""
            faults.append(GivenFault(place, errors.fact_of_other_kind(declared[0].label, label), who))
            return None
        if fitting[0].refused:
            faults.append(GivenFault(place, errors.fact_refused(fitting[0].label, fitting[0].refused), who))
            return None
        if fitting[0].equals is not None or fitting[0].from_others is not None:
            faults.append(GivenFault(place, errors.derived_fact(fitting[0].label), who))
            return None
        return fitting[0]

    def _table(
        self, fact: Fact, value: Any, place: Place, faults: list[GivenFault], who: str
    ) -> tuple[dict[str, Any], ...] | None:
        if not isinstance(value, list | tuple):
            faults.append(GivenFault(place, errors.not_a_list(shown(value)), who))
            return None
        columns = {column.id: self.readers.of(column) for column in fact.columns}
        rows: list[dict[str, Any]] = []
        for number, row in enumerate(value):
            if not isinstance(row, Mapping):
                faults.append(GivenFault((*place, number), errors.not_an_object(shown(row)), who))
                continue
            cells: dict[str, Any] = {}
            for name, cell in row.items():
                where = (*place, number, str(name))
                if name not in columns:
                    message = errors.near(errors.unknown_key(shown(name)), nearest(str(name), columns))
                    faults.append(GivenFault(where, message, who))
                    continue
                found = self._cell(columns[name], cell, where, faults, who)
                if found is not None:
                    cells[str(name)] = found
            rows.append(cells)
        return tuple(rows)

    # ------------------------------------------------------------------ ballots, years, decisions
    def _ballots(
        self, row: Mapping[str, Any], scale: str | None, place: Place, faults: list[GivenFault], who: str
    ) -> tuple[Ballot, ...]:
        found: list[Ballot] = []
        if any(
            not is_empty(row.get(key)) and row.get(key) != {} for key in ("votes", "present_voters", "full_members")
        ):
            found.append(self.ballot(row, scale, place, faults, who))
        given = row.get("ballots") or []
        if not isinstance(given, list):
            faults.append(GivenFault((*place, "ballots"), errors.not_a_list(shown(given)), who))
            given = []
        for number, ballot in enumerate(given):
            where = (*place, "ballots", number)
            if not isinstance(ballot, Mapping):
                faults.append(GivenFault(where, errors.not_an_object(shown(ballot)), who))
                continue
            known = ("forum", "purpose", "votes", "present_voters", "full_members")
            for key in ballot:
                if key not in known:
                    message = errors.near(errors.unknown_key(shown(key)), nearest(str(key), known))
                    faults.append(GivenFault((*where, str(key)), message, who))
            found.append(self.ballot(ballot, scale, where, faults, who))
        return tuple(found)

    def ballot(
        self, row: Mapping[str, Any], scale: str | None, place: Place, faults: list[GivenFault], who: str
    ) -> Ballot:
        """One ballot: votes by level, voters, members; votes above voters are refused."""
        votes: dict[str, int] = {}
        given = row.get("votes") or {}
        if not isinstance(given, Mapping):
            faults.append(GivenFault((*place, "votes"), errors.not_an_object(shown(given)), who))
            given = {}
        for name, value in given.items():
            where = (*place, "votes", str(name))
            if scale is None:
                faults.append(GivenFault(where, errors.unknown_key(shown(name)), who))
                continue
            code = self._cell(self.readers.level(scale), name, where, faults, who)
            count = self._cell(_COUNT, value, where, faults, who)
            if code is not None and count is not None:
                votes[code] = count
        voters = self._cell(_COUNT, row.get("present_voters"), (*place, "present_voters"), faults, who)
        members = self._cell(_COUNT, row.get("full_members"), (*place, "full_members"), faults, who)
        if voters is not None and sum(votes.values()) > voters:
            message = errors.votes_above_voters(sum(votes.values()), voters)
            faults.append(GivenFault((*place, "votes"), message, who))
        if voters is not None and members is not None and voters > members:
            faults.append(GivenFault((*place, "present_voters"), errors.voters_above_members(voters, members), who))
        elif voters is None and members is not None and sum(votes.values()) > members:
            faults.append(GivenFault((*place, "votes"), errors.votes_above_voters(sum(votes.values()), members), who))
        forum = self._cell(text, row.get("forum"), (*place, "forum"), faults, who) or ""
        purpose = row.get("purpose") or "rate"
        if purpose not in PURPOSES:
            faults.append(GivenFault((*place, "purpose"), errors.not_a_code(shown(purpose), PURPOSES), who))
            purpose = "rate"
        return Ballot(votes, voters, members, forum, purpose)

    def _previous(
        self, given: Any, level: Reader, place: Place, faults: list[GivenFault], who: str
    ) -> tuple[PastPeriod, ...] | None:
        rows = self._objects(given, place, faults, who)
        if rows is None:
            return None
        readers: dict[str, Callable[[Any], Any]] = {
            "period": text,
            "level": level,
            "state": text,
            "score": NumberReader(6, False, None, None),
            "unit": text,
        }
        found: list[PastPeriod] = []
        for number, row in enumerate(rows):
            cells: dict[str, Any] = {}
            for key, value in row.items():
                where = (*place, number, str(key))
                if key in ("honours", "grounds"):
                    cells[key] = self._honours(value, where, faults, who) or ()
                elif key in readers:
                    read = self._cell(readers[key], value, where, faults, who)
                    if read is not None:
                        cells[key] = read
                else:
                    message = errors.near(errors.unknown_key(shown(key)), nearest(str(key), readers))
                    faults.append(GivenFault(where, message, who))
            if "period" not in cells:
                faults.append(GivenFault((*place, number, "period"), errors.missing_key("period"), who))
                continue
            found.append(PastPeriod(**cells))
        return tuple(sorted(found, key=lambda past: past.period, reverse=True))

    def _objects(self, given: Any, place: Place, faults: list[GivenFault], who: str) -> list[Mapping[str, Any]] | None:
        if given is None:
            return None
        if not isinstance(given, list):
            faults.append(GivenFault(place, errors.not_a_list(shown(given)), who))
            return None
        good = [row for row in given if isinstance(row, Mapping)]
        for number, row in enumerate(given):
            if not isinstance(row, Mapping):
                faults.append(GivenFault((*place, number), errors.not_an_object(shown(row)), who))
        return good

    def _honours(self, given: Any, place: Place, faults: list[GivenFault], who: str) -> tuple[str, ...] | None:
        if is_empty(given):
            return None
        parts = given.split(";") if isinstance(given, str) else given
        if not isinstance(parts, list | tuple):
            faults.append(GivenFault(place, errors.not_a_list(shown(given)), who))
            return None
        return tuple(dict.fromkeys(str(part).strip() for part in parts if str(part).strip()))

    def _decisions(
        self, given: Any, level: Reader, place: Place, faults: list[GivenFault], who: str
    ) -> tuple[Decision, ...]:
        found: list[Decision] = []
        for number, row in enumerate(self._objects(given, place, faults, who) or []):
            where = (*place, number)
            kind = row.get("kind")
            if kind not in DECISIONS:
                faults.append(GivenFault((*where, "kind"), errors.not_a_code(shown(kind), DECISIONS), who))
                continue
            code = row.get("level")
            if not is_empty(code) and code not in ("not_rated", "exempt", "reviewed_only", "deferred"):
                code = self._cell(level, code, (*where, "level"), faults, who)
            found.append(
                Decision(
                    at=str(row.get("at") or ""),
                    kind=kind,
                    level=code or None,
                    by=str(row.get("by") or ""),
                    on=self._day(row.get("on"), (*where, "on"), faults),
                    reason=str(row.get("reason") or ""),
                    evidence=str(row.get("evidence") or ""),
                )
            )
        return tuple(found)

    # ------------------------------------------------------------------ all subjects together
    def check_together(
        self, subjects: list[Subject], faults: list[GivenFault], place_of: Callable[[int], Place]
    ) -> None:
        """Ids used twice, links to the wrong kind, chains of superiors that close in a circle."""
        first: dict[str, int] = {}
        for number, subject in enumerate(subjects):
            if subject.id in first:
                where = ".".join(str(step) for step in place_of(first[subject.id]))
                message = errors.duplicate_id(subject.id, where)
                faults.append(GivenFault((*place_of(number), "id"), message, subject.id))
            first.setdefault(subject.id, number)
        for number, subject in enumerate(subjects):
            known = self.regime.names.relations.get(subject.kind, {})
            for key, targets in subject.links.items():
                relation = known.get(key)
                for target in targets if relation else ():
                    other = first.get(target)
                    if other is not None and relation and subjects[other].kind not in relation.to:
                        label = self.kinds[subjects[other].kind].label
                        message = errors.link_to_other_kind(key, target, label)
                        faults.append(GivenFault((*place_of(number), key), message, subject.id))
        self._circles(subjects, first, faults, place_of)

    def _circles(
        self,
        subjects: list[Subject],
        first: Mapping[str, int],
        faults: list[GivenFault],
        place_of: Callable[[int], Place],
    ) -> None:
        done: set[str] = set()
        for subject in subjects:
            chain: list[str] = []
            current: Subject | None = subject
            while current is not None and current.id not in done:
                if current.id in chain:
                    names = [*chain[chain.index(current.id) :], current.id]
                    place = (*place_of(first[current.id]), "superior")
                    faults.append(GivenFault(place, errors.links_in_circle("superior", names), current.id))
                    break
                chain.append(current.id)
                above = current.links.get("superior", ())
                current = subjects[first[above[0]]] if above and above[0] in first else None
            done |= set(chain)


__all__ = ["BadSeason", "CodeReader", "GivenFault", "SeasonReader"]
