"""Where one is reviewed: the lines of the regime, post by post, as units and conferences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kiemdiem.core.engine.registers import words
from kiemdiem.core.engine.registers.answers import Forum
from kiemdiem.core.engine.registers.model import Post, Unit
from kiemdiem.core.engine.registers.rows import PersonRow, UnitRow
from kiemdiem.core.engine.registers.structure import COMMITTEE, LEADERSHIP, Structure
from kiemdiem.core.regime.entries.choices import PostChoice
from kiemdiem.core.regime.entries.subjects import Forum as ForumLine
from kiemdiem.core.regime.regime import Placed
from kiemdiem.core.regime.register_scope import PERSON, UNIT

Line = Placed[ForumLine]
Target = tuple[Unit, Post | None]


@dataclass
class Found:
    """A place while it is gathered from several lines and posts. label: what a conference is called at any unit."""

    unit: Unit
    name: str
    sort: str
    turn: int
    label: str = "{name}"
    roll: str = ""
    instead_of: str = ""
    rules: list[str] = field(default_factory=list)
    clauses: list[str] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        return f"{self.roll}@{self.unit.id}" if self.roll else self.unit.id

    def add(self, line: Line, post: Post | None, kinds: Iterable[str]) -> None:
        entry = line.entry
        for held, new in (
            (self.rules, [entry.id]),
            (self.clauses, entry.clauses),
            (self.kinds, [kind for kind in entry.for_ if kind in kinds]),
            (self.notes, [entry.says] if entry.says else []),
        ):
            held += [item for item in new if item not in held]
        if post is not None and post not in self.posts:
            self.posts.append(post)
        self.turn = min(self.turn, entry.turn)


class Places:
    """Finds the places of persons and of collectives."""

    def __init__(self, structure: Structure) -> None:
        self._of = structure
        self._lines: list[Line] = structure.in_force("forum", ForumLine)
        self._finders: dict[str, Callable[[str, Post | None, Sequence[Unit]], list[Target]]] = {
            "own_cell": self._own_cell,
            "body_of_post": self._body_of_post,
            "leadership_of_post": self._leadership_of_post,
            "leadership_of_workplace": self._leadership_of_workplace,
            "leadership_where_member": self._leadership_where_member,
            "committee_of_post": self._committee_of_post,
            "committee_of_cell": self._committee_of_cell,
            "highest_committee": self._highest_committee,
        }

    @property
    def has_lines(self) -> bool:
        """Whether the regime says anything about places at all."""
        return bool(self._lines)

    def of_unit(self, unit: Unit, kind: str) -> list[Found]:
        """Where a collective is reviewed."""
        found: dict[str, Found] = {}
        for line in self._lines:
            if kind not in line.entry.for_ or "itself" not in line.entry.before:
                continue
            if self._of.ask(line, "when", UnitRow(unit, self._of), UNIT) is True:
                found.setdefault(unit.id, Found(unit, unit.name, "body", line.entry.turn)).add(line, None, [kind])
        return list(found.values())

    def of_person(self, person: str, kinds: Sequence[str]) -> tuple[list[Found], list[str]]:
        """All places of a person whose subjects are of these kinds, own cell first; and what could not be found."""
        found, without_place, uncovered = self.gathered(person, kinds)
        return found, self.told(without_place, uncovered)

    def told(self, without_place: Sequence[Post], uncovered: Sequence[Post]) -> list[str]:
        """What is said of posts whose line finds no place, and of those for which there is no line."""
        notes = [words.NO_PLACE.format(post=self._of.post_text(post)) for post in without_place]
        return notes + [words.NO_LINE.format(post=self._of.post_text(post)) for post in uncovered]

    def gathered(self, person: str, kinds: Sequence[str]) -> tuple[list[Found], list[Post], list[Post]]:
        """The places of a person, the posts whose line finds no place, and the leadership posts without a line."""
        found: dict[str, Found] = {}
        without_place: list[Post] = []
        lines = [line for line in self._lines if set(line.entry.for_) & set(kinds)]
        row = PersonRow(self._of.persons[person], self._of)
        lines = [line for line in lines if self._of.ask(line, "when", row, PERSON) is True]
        replacing = [line for line in lines if line.entry.replaces is not None]
        for line in lines:
            if not line.entry.with_post and line.entry.replaces is None:
                self._add(line, person, None, [], kinds, found, replacing)
        for post in [*self._of.posts_of(person), *self._of.former_posts_of(person)]:
            for line, seats in self._first_line(lines, person, post):
                if not self._add(line, person, post, seats, kinds, found, replacing):
                    without_place.append(post)
        uncovered = list(self._uncovered(person, found, without_place))
        order = {key: number for number, key in enumerate(found)}
        places = sorted(found.values(), key=lambda place: (place.sort != "cell", place.turn, order[place.id]))
        return places, without_place, uncovered

    def _uncovered(self, person: str, found: Mapping[str, Found], told: Sequence[Post]) -> Iterator[Post]:
        """Leadership posts that no line places, and that no other post's place covers either."""
        places = {place.unit for place in found.values()}
        for post in self._of.posts_of(person):
            if post in told or any(post in place.posts for place in found.values()) or not self._of.is_leading(post):
                continue
            if self._lines and not places.intersection(self._of.seats(post)):
                yield post

    # ------------------------------------------------------------------ lines
    def _first_line(self, lines: Sequence[Line], person: str, post: Post) -> Iterator[tuple[Line, list[Unit]]]:
        for line in lines:
            seats = self.fitting(line, "with_post", line.entry.with_post, post)
            if seats and self.fits_beside(line, person):
                yield line, seats
                return

    def fitting(self, line: Placed[ForumLine], key: str, choices: Sequence[PostChoice], post: Post) -> list[Unit]:
        """The seats by which a post fits one of several choices; a post that has ended fits only where it is asked."""
        for number, choice in enumerate(choices):
            if post.re_elected is False and choice.re_elected is not False:
                continue
            seats = self._of.fitting_seats(line, f"{key}.{number}", choice, post)
            if seats:
                return seats
        return []

    def fits_beside(self, line: Placed[ForumLine], person: str) -> bool:
        """Whether the person's other posts are as the line wants them."""
        posts = self._of.posts_of(person)
        entry = line.entry
        if entry.and_post and not any(self.fitting(line, "and_post", entry.and_post, post) for post in posts):
            return False
        return not any(self.fitting(line, "without_post", entry.without_post, post) for post in posts)

    def _add(
        self,
        line: Line,
        person: str,
        post: Post | None,
        seats: Sequence[Unit],
        kinds: Sequence[str],
        found: dict[str, Found],
        replacing: Sequence[Line],
    ) -> bool:
        """Adds the places of one line; whether there was any (a line may mean to add none)."""
        is_any = not line.entry.before
        for place in line.entry.before:
            if place.startswith("roll:"):
                made = [self._conference(line, place, unit) for unit in self._agencies(line, person, seats)]
                targets: list[tuple[Found, Post | None]] = [(item, post) for item in made]
            else:
                targets = [
                    (self._body(line, person, unit, replacing), origin)
                    for unit, origin in self._targets(line, place, person, post, seats)
                ]
            for item, origin in targets:
                is_any = True
                kept = found.setdefault(item.id, item)
                if kept is not item:
                    kept.rules += [rule for rule in item.rules if rule not in kept.rules]
                    kept.clauses += [clause for clause in item.clauses if clause not in kept.clauses]
                kept.add(line, origin, kinds)
        return is_any

    def _targets(self, line: Line, place: str, person: str, post: Post | None, seats: Sequence[Unit]) -> list[Target]:
        found = self._finders[place](person, post, seats) if place in self._finders else []
        if not found and place in line.entry.where_missing:
            found = self._finders[line.entry.where_missing[place]](person, post, seats)
        return found

    def _body(self, line: Line, person: str, unit: Unit, replacing: Sequence[Line]) -> Found:
        """A body as a place, or the conference that stands in for it."""
        for other in replacing:
            assert other.entry.replaces is not None
            if self._of.unit_fits(other, "replaces", other.entry.replaces, unit):
                made = self._conference(other, other.entry.before[0], self._agencies(other, person, [unit])[0])
                made.instead_of = unit.id
                made.rules.append(other.id)
                made.clauses += other.entry.clauses
                return made
        is_cell = self._of.cell_of(person) == unit
        return Found(unit, unit.name, "cell" if is_cell else "body", line.entry.turn)

    def _conference(self, line: Line, place: str, unit: Unit) -> Found:
        label = line.entry.label
        name = label.replace("{name}", unit.name)
        return Found(unit, name, "conference", line.entry.turn, label=label, roll=place.removeprefix("roll:"))

    def _agencies(self, line: Line, person: str, seats: Sequence[Unit]) -> list[Unit]:
        """Where a conference is held: at the unit that the line chooses, else at the agency of the post."""
        if line.entry.at is not None:
            chosen = self._of.chosen_units(line, "at", line.entry.at)
            if len(chosen) == 1:
                return chosen
        found = [agency for seat in seats if (agency := self._of.agency_of(seat))]
        return list(dict.fromkeys(found or self._of.workplaces(person) or seats))[:1]

    # ------------------------------------------------------------------ places
    def _own_cell(self, person: str, post: Post | None, seats: Sequence[Unit]) -> list[Target]:
        cell = self._of.cell_of(person)
        return [(cell, post)] if cell else []

    def _body_of_post(self, person: str, post: Post | None, seats: Sequence[Unit]) -> list[Target]:
        bodies = [seat for seat in seats if self._of.sort_of(seat)]
        if not bodies and post is not None:
            bodies = [seat for seat in self._of.seats(post) if self._of.sort_of(seat) and seat not in seats]
        if not bodies:
            plain = (seat for seat in seats if seat.body and not self._of.is_organisation(seat))
            bodies = [seat for seat in plain if seat.of or not seat.agency]
        return [(body, post) for body in bodies]

    def _leadership_of_post(self, person: str, post: Post | None, seats: Sequence[Unit]) -> list[Target]:
        agencies = [agency for seat in seats if (agency := self._of.agency_of(seat))]
        found = [body for agency in agencies for body in self._of.leading(agency, LEADERSHIP)]
        return [(body, post) for body in dict.fromkeys(found)]

    def _leadership_of_workplace(self, person: str, post: Post | None, seats: Sequence[Unit]) -> list[Target]:
        found = [body for agency in self._of.workplaces(person) for body in self._of.leading(agency, LEADERSHIP)]
        return [(body, post) for body in dict.fromkeys(found)]

    def _leadership_where_member(self, person: str, post: Post | None, seats: Sequence[Unit]) -> list[Target]:
        found = [(seat, held) for held in self._of.posts_of(person) for seat in self._of.seats(held)]
        return [(seat, held) for seat, held in found if self._of.sort_of(seat) == LEADERSHIP]

    def _committee_of_post(self, person: str, post: Post | None, seats: Sequence[Unit]) -> list[Target]:
        found = [body for seat in seats for body in self._of.leading(seat, COMMITTEE)]
        if not found:
            agencies = dict.fromkeys(agency for seat in seats if (agency := self._of.agency_of(seat)))
            found = [body for agency in agencies for body in self._of.committees_in(agency)]
        return [(body, post) for body in dict.fromkeys(found)]

    def _committee_of_cell(self, person: str, post: Post | None, seats: Sequence[Unit]) -> list[Target]:
        cell = self._of.cell_of(person)
        return [(body, post) for body in self._of.leading(cell, COMMITTEE)] if cell else []

    def _highest_committee(self, person: str, post: Post | None, seats: Sequence[Unit]) -> list[Target]:
        found = [(seat, held) for held in self._of.posts_of(person) for seat in self._of.seats(held)]
        found = [(seat, held) for seat, held in found if self._of.sort_of(seat) == COMMITTEE]
        if not found:
            return []
        tiers = [*self._of.tiers, ""]
        height = min(tiers.index(self._of.tier_of(seat)) for seat, _ in found)
        return [(seat, held) for seat, held in found if tiers.index(self._of.tier_of(seat)) == height]


def answer(found: Found, structure: Structure, together: str = "") -> Forum:
    """A gathered place as it is told."""
    notes = [*found.notes]
    if together:
        notes.append(words.HELD_TOGETHER.format(name=structure.units[together].name))
    return Forum(
        id=found.id,
        name=found.name,
        sort="cell" if found.sort == "cell" else ("conference" if found.sort == "conference" else "body"),
        unit=found.unit.id,
        roll=found.roll,
        rules=tuple(found.rules),
        clauses=tuple(found.clauses),
        posts=tuple(structure.post_text(post) for post in found.posts),
        kinds=tuple(found.kinds),
        counts_with=together,
        instead_of=found.instead_of,
        notes=tuple(notes),
    )
