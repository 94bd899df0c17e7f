"""The whole list: subjects with exclusions, forums, authorities, polls and what the registers still lack."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from kiemdiem.core.engine.registers import errors, words
from kiemdiem.core.engine.registers.answers import (
    Competence,
    ComputedSubject,
    DroppedForum,
    Forum,
    ListingAnswer,
    Poll,
    Problem,
    Roll,
    SubjectList,
)
from kiemdiem.core.engine.registers.authorities import Authorities, Body, Case, Line, Trouble
from kiemdiem.core.engine.registers.exclusions import Excluded, excluded
from kiemdiem.core.engine.registers.limits import Limits
from kiemdiem.core.engine.registers.making import Draft, Making
from kiemdiem.core.engine.registers.model import Person, Registers
from kiemdiem.core.engine.registers.places import Found, Places, answer
from kiemdiem.core.engine.registers.rolls import Anchor, Rolls, is_waived
from kiemdiem.core.engine.registers.rolls import Entry as RollEntry
from kiemdiem.core.engine.registers.rows import PersonRow, Row, UnitRow
from kiemdiem.core.engine.registers.season_rows import SeasonRows
from kiemdiem.core.engine.registers.structure import Structure
from kiemdiem.core.quantities.names import sort_key
from kiemdiem.core.regime.entries.facts import ByReading
from kiemdiem.core.regime.entries.subjects import Listing, RegisterGap
from kiemdiem.core.regime.faults import nearest
from kiemdiem.core.regime.regime import Placed, Regime
from kiemdiem.core.regime.register_scope import PERSON, UNIT

_POLL, _COMMENTS = "poll", "comments"


def compute(regime: Regime, registers: Registers, *, as_of: date, readings: Mapping[str, str]) -> SubjectList:
    """Who is reviewed and rated on this day, where, and by which authority."""
    return Computation(Structure(regime, registers, as_of, readings)).whole()


def roll(
    regime: Regime,
    registers: Registers,
    roll_id: str,
    subject: str,
    *,
    as_of: date | None = None,
    readings: Mapping[str, str] | None = None,
) -> Roll:
    """One roll about a person, a unit, or a subject of the computed list."""
    day = as_of or registers.as_of or regime.review_period()[1]
    structure = Structure(regime, registers, day, readings or {})
    rolls = Rolls(structure)
    entry = rolls.entries.get(roll_id)
    if entry is None:
        raise errors.NoSuchRoll(errors.no_such_roll(roll_id, nearest(roll_id, rolls.entries)))
    return rolls.build(entry, _anchor(structure, subject))


def season_subjects(subject_list: SubjectList) -> list[dict[str, Any]]:
    """The subjects that are rated (or excluded from it by a rule), as rows of a season."""
    return [dict(row) for row in subject_list.season]


def _anchor(structure: Structure, subject: str) -> Anchor:
    """Whom a roll is about: an id of a person or unit, or of a subject made from one."""
    base = subject.rpartition(":")[0] or subject
    for key in (subject, base):
        if key in structure.persons:
            workplaces = structure.workplaces(key)
            return Anchor(subject, person=key, agency=workplaces[0] if workplaces else None)
        if key in structure.units:
            unit = structure.units[key]
            return Anchor(subject, unit=unit, agency=structure.agency_of(unit))
    raise errors.NoSuchRoll(errors.no_such_subject(subject, nearest(base, [*structure.persons, *structure.units])))


Heard = tuple[tuple[Forum, ...], tuple[DroppedForum, ...], tuple[str, ...]]
"""Where somebody is heard, where he only reports, and what is said of it."""


class Computation:
    """The list of a structure: of every unit, and of these persons (all, if none are named)."""

    def __init__(self, structure: Structure, persons: Iterable[Person] | None = None) -> None:
        self._structure = structure
        self.making = Making(structure, persons)
        self.places = Places(structure)
        self.authorities = Authorities(structure)
        self.rolls = Rolls(structure)
        self._limits = Limits(structure)
        self._conferences: dict[str, Roll | None] = {}
        self._gaps = structure.in_force("register_gap", RegisterGap)
        self.rows = SeasonRows(structure, self.making.drafts)
        self._scales = {kind.id for kind in structure.regime.kinds.values() if kind.scale}

    def whole(self) -> SubjectList:
        of, drafts = self._structure, self.making.drafts
        competences = {draft.id: self.competences(draft) for draft in drafts}
        season = [self.rows.row(d, decides(competences[d.id][0])) for d in drafts if self.is_in_season(d)]
        outcomes = excluded(of.regime, season, as_of=of.as_of, readings=of.options)
        kinds: dict[str, list[str]] = {}
        for draft in drafts:
            if draft.person and not is_exempt(outcomes.get(draft.id)):
                kinds.setdefault(draft.person, []).append(draft.kind)
        heard = {person: self._heard(person, found) for person, found in kinds.items()}
        nowhere: Heard = ((), (), ())
        subjects = [
            under(self.subject(d, out, competences[d.id], heard.get(d.person, nowhere), self.poll_about(d)), out)
            for d in drafts
            for out in (outcomes.get(d.id),)
        ]
        missing = [] if self.places.has_lines else [Problem("", words.NO_FORUM_LINES, blocks="nothing")]
        problems = [
            *missing,
            *self.making.problems,
            *(problem for subject in subjects for problem in subject.problems),
        ]
        return SubjectList(
            regime=of.regime.id,
            hash=of.regime.hash,
            as_of=of.as_of,
            readings=dict(of.options),
            subjects=tuple(subjects),
            places={person: found[0] for person, found in sorted(heard.items())},
            listings=tuple(self._listings(subjects)),
            problems=tuple(problems),
            season=tuple(season),
        )

    def is_in_season(self, draft: Draft) -> bool:
        """Whether the subject stands in the season that waits for votes."""
        return draft.rated and draft.kind in self._scales

    # ------------------------------------------------------------------ one subject
    def subject(
        self,
        draft: Draft,
        out: Excluded | None,
        competences: tuple[list[Competence], list[Trouble]],
        heard: Heard,
        poll: RollEntry | None,
    ) -> ComputedSubject:
        """A subject as it is but for the exclusion `out`, under which it is put afterwards. poll: the one about it."""
        forums, dropped, notes = heard
        if not draft.person and draft.unit is not None and draft.reviewed:
            forums = tuple(answer(found, self._structure) for found in self.places.of_unit(draft.unit, draft.kind))
        is_decided_on = draft.rated and not (out and out.is_sure)
        problems = [Problem(draft.id, t.text, t.clauses) for t in competences[1] if is_decided_on]
        problems += self._gap_problems(draft)
        return ComputedSubject(
            id=draft.id,
            kind=draft.kind,
            name=draft.name,
            reviewed=draft.reviewed,
            rated=draft.rated,
            unit=draft.unit.id if draft.unit else "",
            person=draft.person,
            persons=draft.persons,
            role=draft.role,
            why=draft.why,
            rules=tuple(draft.rules),
            clauses=tuple(draft.clauses),
            forums=forums,
            dropped=dropped,
            authorities=tuple(competences[0]),
            polls=tuple(self._polls(draft, forums, poll)),
            rolls=tuple(self._comments(draft)),
            review_period=draft.review_period,
            notes=(*draft.notes, *notes),
            problems=tuple(problems),
        )

    def _heard(self, person: str, kinds: Sequence[str]) -> Heard:
        return self.heard(person, kinds, *self.places.of_person(person, kinds))

    def heard(self, person: str, kinds: Sequence[str], found: list[Found], notes: Sequence[str]) -> Heard:
        """The places of a person under the limit of the regime."""
        limited = self._limits.apply(person, kinds, found)
        forums = tuple(self._forum(place, limited.kept) for place in limited.kept)
        return forums, tuple(limited.dropped), (*notes, *limited.notes)

    def _forum(self, place: Found, beside: Sequence[Found]) -> Forum:
        return answer(place, self._structure, self._limits.together(place, beside))

    def competences(self, draft: Draft) -> tuple[list[Competence], list[Trouble]]:
        """Who acts on a subject, and why nobody decides its level."""
        found, missing = self.bodies(draft)
        return [self.authorities.answer(line, body) for line, body in found], missing

    def bodies(self, draft: Draft) -> tuple[list[tuple[Line, Body]], list[Trouble]]:
        """The body of each act with the line that leads to it, and why there is none to decide the level."""
        found: list[tuple[Line, Body]] = []
        missing: list[Trouble] = []
        case = Case(
            kind=draft.kind,
            name=draft.name,
            unit=draft.unit,
            person=draft.person,
            posts=draft.posts,
            cell=self._structure.cell_of(draft.person) if draft.person else None,
        )
        for act, purpose in self.authorities.acts(draft.kind):
            body, trouble = self.authorities.line_and_body(case, act, purpose)
            if body is not None:
                found.append(body)
            elif trouble is not None and (act, purpose) == ("decide", "rate"):
                missing.append(trouble)
        return found, missing

    def _gap_problems(self, draft: Draft) -> list[Problem]:
        asked = self._asked(draft)
        found: list[Problem] = []
        for placed in self._gaps:
            if asked is None or draft.kind not in placed.entry.for_:
                continue
            if self._structure.ask(placed, "when", *asked) is True:
                entry = placed.entry
                found.append(Problem(draft.id, entry.says, tuple(entry.clauses), entry.blocks))
        return found

    def _asked(self, draft: Draft) -> tuple[Row, str] | None:
        if draft.person:
            return PersonRow(self._structure.persons[draft.person], self._structure), PERSON
        return (UnitRow(draft.unit, self._structure), UNIT) if draft.unit is not None else None

    # ------------------------------------------------------------------ polls and comments
    def _comments(self, draft: Draft) -> list[str]:
        if draft.unit is None or draft.persons:
            return []
        return [entry.id for entry in self.rolls.about_unit(draft.unit, _COMMENTS)]

    def poll_about(self, draft: Draft) -> RollEntry | None:
        """The poll about a holder of posts; it is about the person, so it stands at the kind made from posts."""
        return self.rolls.about_person(draft.person, _POLL) if draft.role else None

    def _polls(self, draft: Draft, forums: Sequence[Forum], entry: RollEntry | None) -> list[Poll]:
        if entry is None:
            return []
        asked = self.rolls.build(entry, _anchor(self._structure, draft.person))
        said = entry.entry.waived_when
        way = said.options()[self._structure.options[said.reading]] if isinstance(said, ByReading) else said
        waiving = next(
            (f for f in forums if (there := self._conference(f)) and is_waived(asked, there, str(way))), None
        )
        if not asked.persons:
            why = words.POLL_HAS_NOBODY
        elif waiving is not None:
            why = words.POLL_WAIVED.format(count=len(asked.persons), name=waiving.name)
        else:
            why = self._why_needed(asked, forums)
        return [
            Poll(entry.id, asked.label, asked.organiser, len(asked.persons), waiving is not None, why, asked.clauses)
        ]

    def _why_needed(self, asked: Roll, forums: Sequence[Forum]) -> str:
        there = {p for forum in forums if (found := self._conference(forum)) for p in found.persons}
        outside = [self._structure.persons[person].name for person in asked.persons if person not in there]
        names = words.joined(sorted(outside, key=sort_key)[:3])
        return words.POLL_NEEDED.format(count=len(outside), names=names)

    def _conference(self, forum: Forum) -> Roll | None:
        """Who takes part in the review there; None for the own cell, whose meeting is no leadership conference."""
        if forum.sort == "cell":
            return None
        if forum.id not in self._conferences:
            unit = self._structure.units[forum.unit]
            if forum.roll:
                anchor = Anchor(forum.unit, unit=unit, agency=self._structure.agency_of(unit))
                self._conferences[forum.id] = self.rolls.build(self.rolls.entries[forum.roll], anchor)
            else:
                persons = tuple(dict.fromkeys(post.person for post in self._structure.members_of(unit)))
                self._conferences[forum.id] = Roll(forum.id, forum.name, "conference", forum.unit, persons)
        return self._conferences[forum.id]

    # ------------------------------------------------------------------ listings
    def _listings(self, subjects: Sequence[ComputedSubject]) -> list[ListingAnswer]:
        found: list[ListingAnswer] = []
        for placed in self._structure.in_force("listing", Listing):
            entry = placed.entry
            drafts = [draft for draft in self.making.drafts if draft.kind in entry.kinds]
            chosen = [draft.id for draft in drafts if self.is_listed(placed, draft)]
            if entry.with_post:
                chosen += [person for person in self._structure.persons if self._holds(placed, person)]
            found.append(ListingAnswer(entry.id, entry.label, tuple(chosen), tuple(entry.clauses)))
        return found

    def is_listed(self, placed: Placed[Listing], draft: Draft) -> bool:
        """Whether a listing that is about this kind of subject names it."""
        asked = self._asked(draft)
        return asked is not None and self._structure.ask(placed, "when", *asked) is True

    def _holds(self, placed: Any, person: str) -> bool:
        return any(
            self._structure.fitting_seats(placed, f"with_post.{number}", choice, post)
            for post in self._structure.posts_of(person)
            for number, choice in enumerate(placed.entry.with_post)
        )


def decides(competences: Sequence[Competence]) -> Competence | None:
    """The body that decides the level."""
    return next((c for c in competences if (c.act, c.purpose) == ("decide", "rate")), None)


def is_exempt(out: Excluded | None) -> bool:
    """Whether somebody is surely left out of review as well."""
    return out is not None and out.is_sure and out.effect == "exempt"


def under(subject: ComputedSubject, out: Excluded | None) -> ComputedSubject:
    """The subject under the exclusion that holds of it."""
    if out is None:
        return subject
    if not out.is_sure:
        return replace(subject, notes=(*subject.notes, out.why))
    is_exempt = out.effect == "exempt"
    return replace(
        subject,
        reviewed=subject.reviewed and not is_exempt,
        rated=False,
        outcome=out.effect,
        why=out.why,
        rules=(*subject.rules, out.rule),
        clauses=(*subject.clauses, *(clause for clause in out.clauses if clause not in subject.clauses)),
        forums=() if is_exempt else subject.forums,
    )
