"""Who attends a conference, is polled, or is asked for comment: groups of persons, each person once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kiemdiem.core.engine.registers import words
from kiemdiem.core.engine.registers.agencies import Agencies
from kiemdiem.core.engine.registers.answers import Roll, RollGroupAnswer
from kiemdiem.core.engine.registers.model import Post, Unit
from kiemdiem.core.engine.registers.rows import RollRow
from kiemdiem.core.engine.registers.structure import Structure
from kiemdiem.core.quantities.names import sort_key
from kiemdiem.core.regime.entries.choices import PostChoice
from kiemdiem.core.regime.entries.subjects import AddressedBodies, RollGroup, RollInstead, RollOfWhom, Staff
from kiemdiem.core.regime.entries.subjects import Roll as RollEntry
from kiemdiem.core.regime.regime import Placed
from kiemdiem.core.regime.register_scope import ROLL, SELF

Entry = Placed[RollEntry]


@dataclass(frozen=True)
class Anchor:
    """Whom or what a roll is about: a person with his workplace, or a unit; `area`: of which territory."""

    key: str
    person: str = ""
    unit: Unit | None = None
    agency: Unit | None = None


class Rolls:
    """Builds the rolls of a regime from the registers."""

    def __init__(self, structure: Structure) -> None:
        self._of = structure
        self._agencies = Agencies(structure)
        self.entries: dict[str, Entry] = {p.id: p for p in structure.in_force("roll", RollEntry)}

    # ------------------------------------------------------------------ about whom
    def about_person(self, person: str, purpose: str) -> Entry | None:
        """The first roll of this purpose whose posts the person holds."""
        for entry in self.entries.values():
            if entry.entry.purpose == purpose and entry.entry.with_post and self._is_about(entry, person):
                return entry
        return None

    def about_unit(self, unit: Unit, purpose: str) -> list[Entry]:
        """The rolls of this purpose that are about this unit."""
        return [
            entry
            for entry in self.entries.values()
            if entry.entry.purpose == purpose
            and entry.entry.of is not None
            and self._of.unit_fits(entry, "of", entry.entry.of, unit)
        ]

    def _is_about(self, entry: Entry, person: str) -> bool:
        posts = self._of.posts_of(person)
        if not self._any_fits(entry, "with_post", entry.entry.with_post, posts):
            return False
        if entry.entry.and_post and not self._any_fits(entry, "and_post", entry.entry.and_post, posts):
            return False
        return not self._any_fits(entry, "without_post", entry.entry.without_post, posts)

    def _any_fits(self, entry: Entry, key: str, choices: Sequence[PostChoice], posts: Iterable[Post]) -> bool:
        return any(
            self._of.fitting_seats(entry, f"{key}.{number}", choice, post)
            for post in posts
            for number, choice in enumerate(choices)
        )

    # ------------------------------------------------------------------ the roll
    def build(self, entry: Entry, anchor: Anchor) -> Roll:
        """The roll for this anchor."""
        anchor = self._at_home(entry, anchor)
        staff = self._staff_count(entry, anchor)
        source: RollOfWhom = entry.entry
        prefix = ""
        for number, instead in enumerate(entry.entry.instead):
            if self._of.ask(entry, f"instead.{number}.when", RollRow(staff), ROLL) is True:
                source, prefix = instead, f"instead.{number}."
                break
        groups: list[RollGroupAnswer] = []
        seen: set[str] = set()
        for label, persons in self._groups(entry, prefix, source, anchor):
            ordered = self._ordered(set(persons) - ({anchor.person} if entry.entry.without_self else set()))
            groups.append(RollGroupAnswer(label, ordered, len(set(ordered) - seen)))
            seen |= set(ordered)
        units = self._units(entry, prefix, source, anchor)
        return Roll(
            id=entry.id,
            label=entry.entry.label.replace("{name}", self._name(anchor)),
            purpose=entry.entry.purpose,
            subject=anchor.key,
            persons=self._ordered(seen),
            units=tuple(unit.id for unit in units),
            unit_names=tuple(unit.name for unit in units),
            voters=self._voters(entry, seen),
            groups=tuple(groups),
            staff=staff,
            organiser=entry.entry.organiser,
            clauses=(*entry.entry.clauses, *(source.clauses if prefix else ())),
            notes=tuple(self._notes(entry, source, staff, groups, units)),
        )

    def _name(self, anchor: Anchor) -> str:
        if anchor.unit is not None:
            return anchor.unit.name
        return anchor.agency.name if anchor.agency else ""

    def _at_home(self, entry: Entry, anchor: Anchor) -> Anchor:
        """The workplace that counts: where the plan wants one with an organisation of its own, the one above."""
        staff = entry.entry.staff
        if staff is None or staff.hosting is None or anchor.agency is None:
            return anchor
        for agency in [anchor.agency, *self._of.above(anchor.agency)]:
            hosted = (unit for unit in self._of.units.values() if unit.host == agency.id)
            if any(self._of.unit_fits(entry, "staff.hosting", staff.hosting, unit) for unit in hosted):
                return Anchor(anchor.key, anchor.person, anchor.unit, agency)
        return anchor

    def _groups(
        self, entry: Entry, prefix: str, source: RollOfWhom, anchor: Anchor
    ) -> Iterable[tuple[str, Iterable[str]]]:
        if source.staff is not None:
            yield words.STAFF, self._staff(source.staff, anchor)
        if source.memberships and anchor.unit is not None:
            members = self._of.members_of_cell(anchor.unit.id)
            yield words.MEMBERS, [m.person for m in members if m.kind in source.memberships]
        if source.members_of_subject and anchor.unit is not None:
            yield words.OF_THE_COLLECTIVE, [post.person for post in self._of.members_of(anchor.unit)]
        if source.assigned and anchor.unit is not None:
            yield words.ASSIGNED, self._assigned(anchor.unit)
        for number, group in enumerate(source.posts):
            label = group.label or words.NEW_GROUP.format(number=number + 1)
            yield label, self._holders(entry, f"{prefix}posts.{number}", group, anchor)

    def _staff(self, staff: Staff, anchor: Anchor) -> list[str]:
        if anchor.agency is None:
            return []
        without = set(staff.without)
        found = [e for e in self._agencies.employed_in(anchor.agency) if e.contract not in without]
        return [e.person for e in found if not (SELF in without and e.person == anchor.person)]

    def _staff_count(self, entry: Entry, anchor: Anchor) -> int:
        """How many work in the agency: the person himself counts, for the sentence counts the agency."""
        staff = entry.entry.staff
        if staff is None or anchor.agency is None:
            return 0
        everybody = Staff(of=staff.of, without=tuple(word for word in staff.without if word != SELF))
        return len(set(self._staff(everybody, anchor)))

    def _holders(self, entry: Entry, field: str, group: RollGroup, anchor: Anchor) -> list[str]:
        found: list[str] = []
        for post in self._candidates(group.inside, anchor):
            seats = self._of.fitting_seats(entry, field, group, post)
            if any(self._is_inside(group.inside, seat, anchor) for seat in seats):
                found.append(post.person)
        if group.without_contract:
            contracts = set(group.without_contract)
            found = [p for p in found if not any(e.contract in contracts for e in self._of.employments_of(p))]
        return found

    def _candidates(self, inside: str, anchor: Anchor) -> Iterable[Post]:
        home = anchor.agency or anchor.unit
        if home is None or inside in ("anywhere", "area"):
            return self._agencies.posts()
        return self._agencies.posts_below(home) if inside == "below" else self._agencies.posts_in(home)

    def _is_inside(self, inside: str, unit: Unit, anchor: Anchor) -> bool:
        home = anchor.agency or anchor.unit
        if inside == "anywhere":
            return True
        if home is None:
            return False
        if inside == "area":
            return bool(self._of.area_of(home)) and self._of.area_of(unit) == self._of.area_of(home)
        agency = self._of.agency_of(unit)
        if inside == "below":
            return agency is not None and agency != home and home in self._of.above(agency)
        return agency == home or unit == home or home.id in (unit.of, unit.host)

    def _assigned(self, unit: Unit) -> list[str]:
        wanted = {unit.id, unit.of} - {""}
        return [row.person for row in self._of.registers.assignments if row.unit in wanted]

    def _units(self, entry: Entry, prefix: str, source: RollOfWhom, anchor: Anchor) -> list[Unit]:
        found: list[Unit] = []
        for number, bodies in enumerate(source.bodies):
            for unit in self._of.units.values():
                if unit != anchor.unit and self._is_addressed(entry, f"{prefix}bodies.{number}", bodies, unit, anchor):
                    found.append(unit)
        return sorted(dict.fromkeys(found), key=lambda unit: (sort_key(unit.name), unit.id))

    def _is_addressed(self, entry: Entry, field: str, bodies: AddressedBodies, unit: Unit, anchor: Anchor) -> bool:
        if not self._of.unit_fits(entry, field, bodies, unit) or not self._is_inside(bodies.inside, unit, anchor):
            return False
        if not bodies.same_tier or anchor.unit is None:
            return True
        return self._of.tier_of(unit) == self._of.tier_of(anchor.unit)

    def _voters(self, entry: Entry, persons: Iterable[str]) -> tuple[str, ...]:
        if not entry.entry.voters:
            return self._ordered(persons)
        kinds = set(entry.entry.voters)
        found = [p for p in persons if (m := self._of.membership_of(p)) is not None and m.kind in kinds]
        return self._ordered(found)

    def _notes(
        self,
        entry: Entry,
        source: RollOfWhom,
        staff: int,
        groups: Sequence[RollGroupAnswer],
        units: Sequence[Unit],
    ) -> Iterable[str]:
        if isinstance(source, RollInstead):
            yield words.REPRESENTATIVES.format(staff=staff)
        if any(group.label == words.ASSIGNED and not group.persons for group in groups):
            yield words.NOBODY_ASSIGNED
        if entry.entry.warn_when_empty and not units and not any(group.persons for group in groups):
            yield words.NOBODY_IN_ROLL

    def _ordered(self, persons: Iterable[str]) -> tuple[str, ...]:
        """Each once, as a Vietnamese list is ordered."""
        found = [self._of.persons[person] for person in set(persons)]
        return tuple(p.id for p in sorted(found, key=lambda person: (sort_key(person.name), person.id)))


def is_waived(poll: Roll, conference: Roll, way: str | None) -> bool:
    """Whether those to be polled are at the review conference anyway: all of them, or exactly the same persons."""
    if way not in ("all_attend", "same_people") or not poll.persons:
        return False
    asked, there = set(poll.persons), set(conference.persons)
    return asked == there if way == "same_people" else asked <= there
