"""Each case of persons is decided once by the engine; for others of the same case the units are put in place of his."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kiemdiem.core.bulk.registers.shapes import Shapes, Surroundings
from kiemdiem.core.engine.registers import words
from kiemdiem.core.engine.registers.answers import Competence, ComputedSubject, Forum
from kiemdiem.core.engine.registers.authorities import Body, Line, Trouble
from kiemdiem.core.engine.registers.computing import Computation, Heard, is_exempt
from kiemdiem.core.engine.registers.exclusions import Excluded
from kiemdiem.core.engine.registers.making import Draft
from kiemdiem.core.engine.registers.model import Person, Post, Unit
from kiemdiem.core.engine.registers.places import Found
from kiemdiem.core.engine.registers.rolls import Entry as RollEntry
from kiemdiem.core.engine.registers.structure import Structure

NAME = "\ufdd0"
"""Stands for the name of a person in what is decided for many; no name can hold it."""
Outs = Mapping[str, Excluded]


@dataclass(frozen=True)
class Decided:
    """What is decided of a person and of all for whom the same was found. forums: where he is heard, if anywhere.

    subjects: each draft with its subject, but for the exclusion; `NAME` stands where the name does.
    """

    subjects: tuple[tuple[Draft, ComputedSubject], ...]
    forums: tuple[Forum, ...] | None


class _Elsewhere(Exception):
    """A unit that is not among the surroundings of the person."""


@dataclass
class _Case:
    """What the engine found of the first person of a case."""

    around: Surroundings
    temporary: str
    drafts: Sequence[Draft]
    bodies: Mapping[str, tuple[list[tuple[Line, Body]], list[Trouble]]]
    polls: Mapping[str, RollEntry | None]
    places: dict[str, int] = field(init=False)
    gathered: dict[tuple[str, ...], tuple[list[Found], list[Post], list[Post]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.places = self.around.places()

    def is_shared(self) -> bool:
        """Whether others may take it over: not where a text names bodies."""
        plain = words.NO_AUTHORITY.format(name=NAME)
        return all(trouble.text == plain for _, troubles in self.bodies.values() for trouble in troubles)


class Deciding:
    """Decides on persons of a structure."""

    def __init__(self, structure: Structure, computation: Computation, shapes: Shapes) -> None:
        self._of, self._by, self._shapes = structure, computation, shapes
        self._cases: dict[tuple[object, ...], _Case | None] = {}

    @property
    def cases(self) -> int:
        """How many cases have been told apart."""
        return len(self._cases)

    def of(self, person: Person, outs: Outs) -> Decided:
        """What is decided of a person under these exclusions, by kind."""
        around = self._shapes.around(person.id)
        if around.key not in self._cases:
            case = self._judged(person, around)
            self._cases[around.key] = case if case.is_shared() else None
        known = self._cases[around.key]
        try:
            if known is not None:
                return self._told(person, known, around, outs)
        except _Elsewhere:
            self._cases[around.key] = None
        return self._told(person, self._judged(person, around), around, outs)

    # ------------------------------------------------------------------ the first of a case
    def _judged(self, person: Person, around: Surroundings) -> _Case:
        drafts = [replace(draft, name=NAME) for draft in self._by.making.of_person(person)]
        membership = self._of.membership_of(person.id)
        return _Case(
            around,
            membership.temporary_in if membership else "",
            drafts,
            {draft.kind: self._by.bodies(draft) for draft in drafts},
            {draft.kind: self._by.poll_about(draft) for draft in drafts},
        )

    # ------------------------------------------------------------------ everybody of a case
    def _told(self, person: Person, case: _Case, around: Surroundings, outs: Outs) -> Decided:
        seen = _Seen(self._of, self._shapes, case, around)
        drafts = [seen.draft(draft, person.id) for draft in case.drafts]
        own = [outs.get(draft.kind) if self._by.is_in_season(draft) else None for draft in drafts]
        kinds = tuple(draft.kind for draft, out in zip(drafts, own, strict=True) if not is_exempt(out))
        heard: Heard = self._heard(person.id, case, seen, kinds) if kinds else ((), (), ())
        found = []
        for draft, out in zip(drafts, own, strict=True):
            bodies, troubles = case.bodies[draft.kind]
            told: list[Competence] = [self._by.authorities.answer(line, seen.body(line, body)) for line, body in bodies]
            found.append((draft, self._by.subject(draft, out, (told, troubles), heard, case.polls[draft.kind])))
        return Decided(tuple(found), heard[0] if kinds else None)

    def _heard(self, person: str, case: _Case, seen: _Seen, kinds: tuple[str, ...]) -> Heard:
        if kinds not in case.gathered:
            there = case.drafts[0].person
            case.gathered[kinds] = self._by.places.gathered(there, kinds)
        places, without_place, uncovered = case.gathered[kinds]
        notes = self._by.places.told(seen.posts(without_place), seen.posts(uncovered))
        return self._by.heard(person, kinds, [seen.place(place) for place in places], notes)


class _Seen:
    """The units and posts of a case as those of another person of it."""

    def __init__(self, structure: Structure, shapes: Shapes, case: _Case, around: Surroundings) -> None:
        self._of, self._shapes, self._case, self._around = structure, shapes, case, around

    def unit_id(self, key: str) -> str:
        at = self._case.places.get(key)
        if at is not None:
            return self._around.units[at]
        if key and not self._shapes.is_pinned(key):
            raise _Elsewhere
        return key

    def unit(self, unit: Unit) -> Unit:
        return self._of.units[self.unit_id(unit.id)]

    def post(self, post: Post) -> Post:
        return self._around.posts[self._case.around.posts.index(post)]

    def posts(self, posts: Iterable[Post]) -> list[Post]:
        return [self.post(post) for post in posts]

    def draft(self, draft: Draft, person: str) -> Draft:
        notes = draft.notes
        if self._case.temporary:
            there, here = (
                words.TEMPORARY.format(name=self._of.units[key].name)
                for key in (self._case.temporary, self.unit_id(self._case.temporary))
            )
            notes = [here if note == there else note for note in notes]
        return replace(
            draft,
            base=person,
            person=person,
            id=f"{person}:{draft.kind}",
            posts=tuple(self.posts(draft.posts)),
            classes={self.post(post): found for post, found in draft.classes.items()},
            notes=notes,
            review_period=None,
        )

    def place(self, place: Found) -> Found:
        unit = self.unit(place.unit)
        return replace(
            place,
            unit=unit,
            name=place.label.replace("{name}", unit.name),
            instead_of=self.unit_id(place.instead_of),
            posts=self.posts(place.posts),
        )

    def body(self, line: Line, body: Body) -> Body:
        if body.unit is None:
            return body
        unit = self.unit(body.unit)
        return replace(body, unit=unit, name=body.name if line.entry.found_by == "fixed" else unit.name)
