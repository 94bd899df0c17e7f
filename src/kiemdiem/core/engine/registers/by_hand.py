"""What of a computed list may be changed by hand, under which lines of the plan, and how somebody is taken in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kiemdiem.core.engine.registers.answers import ComputedSubject
from kiemdiem.core.engine.registers.computing import Computation, decides
from kiemdiem.core.engine.registers.making import Draft
from kiemdiem.core.engine.registers.model import Unit
from kiemdiem.core.engine.registers.structure import LEADERSHIP, Structure
from kiemdiem.core.regime.entries.choices import UnitChoice
from kiemdiem.core.regime.entries.subjects import Correction, ForumLimit, Subject
from kiemdiem.core.regime.regime import Placed

Line = Placed[Correction]


class ByHand:
    """The lines of a regime about corrections, asked of units and persons of a structure."""

    def __init__(self, structure: Structure) -> None:
        self._of = structure
        self._lines: list[Line] = structure.in_force("correction", Correction)

    def lines(self, does: str, kind: str) -> list[Line]:
        """The lines about this act on subjects of this kind; none: the plan leaves it to whoever runs the list."""
        return [line for line in self._lines if line.entry.does == does and kind in line.entry.for_]

    def fitting(self, does: str, kind: str, units: Iterable[Unit]) -> list[Line]:
        """Those of them that are about subjects of one of these units."""
        around = list(units)
        return [line for line in self.lines(does, kind) if any(self._fits(line, "of", one) for one in around)]

    def is_by(self, line: Line, unit: Unit) -> bool:
        """Whether the unit is the body that the line names."""
        return self._fits(line, "by_unit", unit)

    def is_beside(self, line: Line, unit: Unit) -> bool:
        """Whether the review may be held together with that of this body."""
        return self._fits(line, "beside", unit)

    def _fits(self, line: Line, field: str, unit: Unit) -> bool:
        choice: UnitChoice | None = getattr(line.entry, field)
        return choice is None or self._of.unit_fits(line, field, choice, unit)

    def is_in_area(self, unit: Unit, body: Unit) -> bool:
        """Whether a unit stands at or below the body, or in the same territory."""
        led = self._of.units[body.of] if body.of else body
        if led.id in {unit.id, unit.of, *(one.id for one in self._of.above(unit))}:
            return True
        area = self._of.area_of(unit)
        return bool(area) and area == self._of.area_of(led)

    def not_on(self, collective: Unit, other: Unit) -> list[str]:
        """The names of the members of a collective who do not sit on the other body."""
        there = {post.person for post in self._of.members_of(other)}
        missing = dict.fromkeys(post.person for post in self._of.members_of(collective) if post.person not in there)
        return [self._of.persons[key].name for key in missing]

    def limit_on(self, person: str, kinds: Sequence[str]) -> Placed[ForumLimit] | None:
        """The limit of places that holds of this person: he has more leadership posts than it names."""
        limits: list[Placed[ForumLimit]] = self._of.in_force("forum_limit", ForumLimit)
        posts = [post for post in self._of.posts_of(person) if self._of.is_leading(post)]
        of_kinds = (line for line in limits if set(line.entry.for_) & set(kinds))
        return next((line for line in of_kinds if len(posts) > line.entry.more_posts_than), None)


class TakingIn:
    """Makes subjects that no line of the plan names, with the forums and authorities that its lines give them."""

    def __init__(self, structure: Structure) -> None:
        self._of = structure
        self._computation = Computation(structure, [])
        made = structure.in_force("subject", Subject)
        self._led_kinds = {placed.entry.kind for placed in made if placed.entry.made_from == "leadership"}

    def of_unit(self, key: str, kind: str) -> tuple[ComputedSubject, Mapping[str, Any]]:
        """A subject made from a unit, and its row of the season: of the body that leads it, where the plan makes such
        subjects from leading bodies."""
        unit = self._of.units[key]
        if kind in self._led_kinds:
            unit = next(iter(self._of.leading(unit, LEADERSHIP)), unit)
        return self._made(Draft(kind, unit.id, unit.name, True, True, unit=unit, id=f"{key}:{kind}"))

    def of_person(self, key: str, kind: str, beside: Iterable[str] = ()) -> tuple[ComputedSubject, Mapping[str, Any]]:
        """A subject made from a person. beside: the kinds of subject that he already is."""
        person = self._of.persons[key]
        posts = tuple(self._of.posts_of(key))
        draft = Draft(kind, key, person.name, True, True, person=key, posts=posts, id=f"{key}:{kind}")
        return self._made(draft, kinds=(kind, *beside))

    def _made(self, draft: Draft, kinds: Sequence[str] = ()) -> tuple[ComputedSubject, Mapping[str, Any]]:
        made = self._computation
        competences = made.competences(draft)
        heard: Any = ((), (), ())
        if draft.person:
            heard = made.heard(draft.person, kinds, *made.places.of_person(draft.person, kinds))
        subject = made.subject(draft, None, competences, heard, None)
        row = made.rows.row(draft, decides(competences[0])) if made.is_in_season(draft) else {}
        return subject, row


__all__ = ["ByHand", "TakingIn"]
