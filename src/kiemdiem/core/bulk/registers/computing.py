"""Who is reviewed and rated, where and by whom, for registers of whole populations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import Any

from kiemdiem.core.bulk.registers import grouping
from kiemdiem.core.bulk.registers.deciding import NAME, Decided, Deciding
from kiemdiem.core.bulk.registers.joining import Decision, join_back
from kiemdiem.core.bulk.registers.leaving_out import LeavingOut
from kiemdiem.core.bulk.registers.reads import reads_of
from kiemdiem.core.bulk.registers.shapes import Shapes
from kiemdiem.core.bulk.registers.staging import StagedRegisters
from kiemdiem.core.bulk.tables.engines import Tables
from kiemdiem.core.engine.registers.answers import ComputedSubject, Forum, ListingAnswer, SubjectList
from kiemdiem.core.engine.registers.computing import Computation, decides, under
from kiemdiem.core.engine.registers.exclusions import Excluded
from kiemdiem.core.engine.registers.making import Draft, order_of, reviewed_from
from kiemdiem.core.engine.registers.model import Employment, Membership, Person, Registers, is_current
from kiemdiem.core.engine.registers.structure import Structure
from kiemdiem.core.interchange.collecting import collecting_later
from kiemdiem.core.regime.entries.subjects import Listing, Subject
from kiemdiem.core.regime.regime import Regime

Key = tuple[int, int]


def compute_in_bulk(
    regime: Regime, registers: Registers, tables: Tables, *, as_of: date, readings: Mapping[str, str]
) -> BulkSubjects:
    """The subjects of these registers; raises NotInBulk where a rule reads what only each one by himself tells."""
    with collecting_later():
        return BulkSubjects(regime, registers, tables, as_of, readings)


class BulkSubjects:
    """The subjects of one register under one regime: persons who are alike are decided on once."""

    def __init__(
        self, regime: Regime, registers: Registers, tables: Tables, as_of: date, readings: Mapping[str, str]
    ) -> None:
        self._regime, self._registers, self._tables, self._day = regime, registers, tables, as_of
        # those whom rolls name one by one, and who are no employees
        named = {post.person for post in registers.posts} | {row.person for row in registers.assignments}
        persons = tuple(person for person in registers.persons if person.id in named)
        self._of = Structure(
            regime, replace(registers, persons=persons, memberships=(), employments=()), as_of, readings
        )
        reads, self._out = reads_of(self._of), LeavingOut(self._of)
        columns = tuple(dict.fromkeys((*reads.own, *self._out.own)))
        self._staged = StagedRegisters(registers, columns, tables)
        self._admit(self._staged.number(person.id) for person in persons)
        grouping.current(tables, as_of)
        if reads.crowd:
            self._of.count_members(grouping.members_by_cell(tables, as_of, self._staged.unit))
        self._of.employees_at = self._employees_at
        self._by = Computation(self._of, ())
        self.units = self._by.whole()
        names = {name: f"f_{at}" for at, name in enumerate(columns)}
        self._group([names[name] for name in reads.own], [names[name] for name in self._out.own])
        self._deciding = Deciding(self._of, self._by, Shapes(self._of, self._by.authorities))
        self._decided: dict[Key, Decided] = {}

    @property
    def cases(self) -> int:
        """How many cases of persons were decided on so far."""
        return self._deciding.cases

    # ------------------------------------------------------------------ who is alike
    def _group(self, place: Sequence[str], out: Sequence[str]) -> None:
        staged, tables = self._staged, self._tables
        classes = self._out.cell_classes(self._by, self.units.season)
        numbered = {staged.unit_number(key): found for key, found in classes.items() if staged.unit_number(key) >= 0}
        grouping.alike(tables, place, out, numbered, is_deep=self._out.is_deep)
        ones = grouping.first_ones(tables, "e") if self._out.kinds else []
        self._admit({*grouping.first_ones(tables, "rep"), *ones})
        numbers = {staged.persons[one].id: one for one in ones}
        found = self._out.of((staged.persons[one] for one in ones), self._by, self.units.season)
        self._outs = {numbers[person]: outs for person, outs in found.items()}
        self._kinds_of_outs: list[Mapping[str, Excluded]] = [{}]
        codes: dict[Any, int] = {(): 0}
        by_one: dict[int, int] = {}
        for one, outs in self._outs.items():
            told = tuple(sorted((kind, o.effect, o.rule, o.is_sure) for kind, o in outs.items()))
            by_one[one] = codes.setdefault(told, len(codes))
            if by_one[one] == len(self._kinds_of_outs):
                self._kinds_of_outs.append(outs)
        self.keys: list[Key] = grouping.with_outs(tables, by_one)

    def _admit(self, numbers: Iterable[int]) -> None:
        """These persons become known to the structure, with where they are members and work."""
        for number in numbers:
            person = self._staged.persons[number]
            self._of.admit(person, self._members.get(person.id), self._employed.get(person.id, ()))

    @cached_property
    def _members(self) -> Mapping[str, Membership]:
        rows = (row for row in self._registers.memberships if self._is_current(row))
        found: dict[str, Membership] = {}
        for row in rows:
            known = found.setdefault(row.person, row)
            if known.cell < row.cell:
                found[row.person] = row
        return found

    @cached_property
    def _employed(self) -> Mapping[str, list[Employment]]:
        found: dict[str, list[Employment]] = {}
        for row in sorted(filter(self._is_current, self._registers.employments), key=lambda row: row.unit):
            found.setdefault(row.person, []).append(row)
        return found

    def _is_current(self, row: Membership | Employment) -> bool:
        return is_current(row.since, row.until, self._day)

    @cached_property
    def _employees(self) -> Mapping[str, list[Employment]]:
        found: dict[str, list[Employment]] = {}
        for row in self._registers.employments:
            if self._is_current(row):
                found.setdefault(row.unit, []).append(row)
        return found

    def _employees_at(self, unit: str) -> Sequence[Employment]:
        """Who works in a unit; asked where somebody's colleagues are polled, whoever they are."""
        rows = self._employees.get(unit, ())
        self._admit(self._staged.number(row.person) for row in rows if row.person not in self._of.persons)
        return rows

    # ------------------------------------------------------------------ what is decided
    def decided(self, key: Key) -> Decided:
        """What is decided of all persons who are alike in this way."""
        known = self._decided.get(key)
        if known is None:
            rep, code = key
            known = self._decided[key] = self._deciding.of(self._staged.persons[rep], self._kinds_of_outs[code])
        return known

    def persons(self) -> Iterator[tuple[Person, Decided, Mapping[str, Excluded]]]:
        """Every person with what is decided of him and of what he is left out."""
        persons = self._staged.persons
        for n, rep, code, e in grouping.everybody(self._tables):
            yield persons[n], self.decided((rep, code)), self._outs.get(e, {})

    def subjects_of(
        self, person: Person, decided: Decided, outs: Mapping[str, Excluded]
    ) -> Iterator[tuple[Draft, ComputedSubject]]:
        """The subjects of one person."""
        for draft, subject in decided.subjects:
            key = f"{person.id}:{draft.kind}"
            problems = tuple(
                replace(one, subject=key, text=one.text.replace(NAME, person.name)) for one in subject.problems
            )
            own = replace(
                subject,
                id=key,
                name=person.name,
                person=person.id,
                problems=problems,
                review_period=self._review_period(draft, person),
            )
            yield draft, under(own, outs.get(draft.kind) if self._by.is_in_season(draft) else None)

    @cached_property
    def _reviewed_from(self) -> Mapping[str, str]:
        entries = self._of.in_force("subject", Subject)
        return {p.id: p.entry.review_from or "" for p in entries if p.entry.made_from == "membership"}

    def _review_period(self, draft: Draft, person: Person) -> tuple[date, date] | None:
        start = self._reviewed_from.get(draft.rules[0], "")
        return reviewed_from(self._regime, person.facts.get(start)) if start else None

    # ------------------------------------------------------------------ everything as one table
    def table(self) -> str:
        """Makes the table of all subjects (`joining.join_back`) and gives its name."""
        with collecting_later():
            return join_back(self._tables, self.units.subjects, self._decisions(), self._outs)

    def _decisions(self) -> Iterator[Decision]:
        for rep, code in self.keys:
            outs = self._kinds_of_outs[code]
            for draft, subject in self.decided((rep, code)).subjects:
                is_asked = self._by.is_in_season(draft)
                yield rep, code, is_asked, under(subject, outs.get(draft.kind) if is_asked else None)

    # ------------------------------------------------------------------ everything as one list
    def whole(self, *, with_season: bool = True) -> SubjectList:
        """The same list as one by one, with its season if that is wanted; as large as the population."""
        with collecting_later():
            return self._whole(with_season)

    def _whole(self, with_season: bool) -> SubjectList:
        if with_season:
            self._admit(range(len(self._staged.persons)))
        subjects, season = list(self.units.subjects), list(self.units.season)
        places: dict[str, tuple[Forum, ...]] = {}
        listed = _Listed(self._of, self._by, self.units.listings)
        for person, decided, outs in self.persons():
            if decided.forums is not None:
                places[person.id] = decided.forums
            for draft, subject in self.subjects_of(person, decided, outs):
                subjects.append(subject)
                listed.add(draft, subject.id)
                if with_season and self._by.is_in_season(draft):
                    own = replace(draft, id=subject.id, base=person.id, person=person.id, name=person.name)
                    own.posts = tuple(self._of.posts_of(person.id)) if draft.posts else ()
                    season.append(self._by.rows.row(own, decides(subject.authorities)))
        subjects.sort(key=lambda subject: self._order(subject.kind, subject.id))
        season.sort(key=lambda row: self._order(str(row["kind"]), str(row["id"])))
        head = len(self.units.problems) - sum(len(subject.problems) for subject in self.units.subjects)
        return replace(
            self.units,
            subjects=tuple(subjects),
            season=tuple(season) if with_season else (),
            places=dict(sorted(places.items())),
            listings=listed.answers(self._order),
            problems=(*self.units.problems[:head], *(problem for subject in subjects for problem in subject.problems)),
        )

    def _order(self, kind: str, key: str) -> tuple[int, str, str]:
        return order_of(kind, key, self._regime)


class _Listed:
    """The lists that the plan asks for, persons added to the units that stand there already."""

    def __init__(self, structure: Structure, by: Computation, of_units: Sequence[ListingAnswer]) -> None:
        self._by, self._of_units = by, of_units
        self._entries = structure.in_force("listing", Listing)
        self._found: dict[str, list[tuple[str, str]]] = {placed.id: [] for placed in self._entries}
        for draft in by.making.drafts:
            self.add(draft, draft.id)
        self._units = {key: len(found) for key, found in self._found.items()}

    def add(self, draft: Draft, key: str) -> None:
        """Asked of whom the draft is about; `key` is the subject that is listed for it."""
        for placed in self._entries:
            if draft.kind in placed.entry.kinds and self._by.is_listed(placed, draft):
                self._found[placed.id].append((draft.kind, key))

    def answers(self, order: Callable[[str, str], Any]) -> tuple[ListingAnswer, ...]:
        """Subjects in the order of the list, then the holders of posts."""
        told = []
        for answer in self._of_units:
            found = [key for _, key in sorted(self._found[answer.id], key=lambda item: order(*item))]
            told.append(replace(answer, subjects=(*found, *answer.subjects[self._units[answer.id] :])))
        return tuple(told)
