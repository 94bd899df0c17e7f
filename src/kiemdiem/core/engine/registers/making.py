"""Who stands in the lists at all: one subject of a kind for every unit, body, membership or post that is chosen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from kiemdiem.core.engine.registers import words
from kiemdiem.core.engine.registers.answers import Problem
from kiemdiem.core.engine.registers.model import Person, Post, Unit
from kiemdiem.core.engine.registers.rows import PersonRow, PostRow, UnitRow
from kiemdiem.core.engine.registers.structure import COMMITTEE, LEADERSHIP, Structure
from kiemdiem.core.quantities.names import sort_key
from kiemdiem.core.regime.entries.subjects import Subject
from kiemdiem.core.regime.regime import Placed, Regime
from kiemdiem.core.regime.register_scope import PERSON, POST, UNIT

Entry = Placed[Subject]
OF_PERSONS = ("membership", "post")


@dataclass
class Draft:
    """A subject while it is put together. `base` is the id of its unit or person."""

    kind: str
    base: str
    name: str
    reviewed: bool
    rated: bool
    unit: Unit | None = None
    person: str = ""
    persons: tuple[str, ...] = ()
    posts: tuple[Post, ...] = ()
    classes: dict[Post, tuple[str, bool]] = field(default_factory=dict)
    role: str = ""
    why: str = ""
    id: str = ""
    rules: list[str] = field(default_factory=list)
    clauses: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    review_period: tuple[date, date] | None = None
    gives: dict[str, str] = field(default_factory=dict)


class Making:
    """Makes the drafts of the subjects of a regime: of every unit, and of these persons (all, if none are named)."""

    def __init__(self, structure: Structure, persons: Iterable[Person] | None = None) -> None:
        self._of = structure
        self.problems: list[Problem] = []
        self._entries: list[Entry] = structure.in_force("subject", Subject)
        self.drafts = self._all(self._entries, structure.persons.values() if persons is None else persons)

    def of_person(self, person: Person) -> list[Draft]:
        """The drafts of one person."""
        return self._all([placed for placed in self._entries if placed.entry.made_from in OF_PERSONS], [person])

    def _all(self, entries: Iterable[Entry], persons: Iterable[Person]) -> list[Draft]:
        found: dict[tuple[str, str], Draft] = {}
        people = list(persons)
        for placed in entries:
            made = list(self._made(placed, people))
            self._count(placed, made)
            for draft in made:
                kept = found.setdefault((draft.kind, draft.base), draft)
                if kept is not draft:
                    _join(kept, draft)
                kept.rules.append(placed.id)
                kept.gives = dict(placed.entry.gives) | kept.gives
                kept.clauses += [clause for clause in placed.entry.clauses if clause not in kept.clauses]
        for draft in found.values():
            self._class(draft)
        self._number(found.values())
        return sorted(found.values(), key=lambda draft: order_of(draft.kind, draft.id, self._of.regime))

    def _number(self, drafts: Iterable[Draft]) -> None:
        """Ids: a unit's own, a person's with the kind, for a person has one subject of each kind."""
        taken: dict[str, str] = {}
        for draft in sorted(drafts, key=lambda d: (d.unit is None or bool(d.persons), d.kind, d.base)):
            plain = draft.base if draft.unit is not None and draft.base not in taken else f"{draft.base}:{draft.kind}"
            draft.id = plain
            taken[plain] = draft.kind

    def _made(self, placed: Entry, persons: Iterable[Person]) -> Iterator[Draft]:
        match placed.entry.made_from:
            case "unit":
                yield from self._from_units(placed)
            case "leadership":
                yield from self._from_leaderships(placed)
            case "committee":
                yield from self._from_committees(placed)
            case "membership":
                yield from self._from_memberships(placed, persons)
            case "post":
                yield from self._from_posts(placed, persons)

    # ------------------------------------------------------------------ units and bodies
    def _draft(self, placed: Entry, unit: Unit, *, key: str = "", persons: tuple[str, ...] = ()) -> Draft:
        entry = placed.entry
        name = (entry.label or "{name}").replace("{name}", unit.name) if not persons or entry.label else unit.name
        return Draft(
            entry.kind, key or unit.id, name, entry.reviewed, entry.rated, unit=unit, persons=persons, posts=()
        )

    def _is_chosen(self, placed: Entry, unit: Unit) -> bool:
        if not self._of.unit_fits(placed, "of", placed.entry.of, unit):
            return False
        return self._of.ask(placed, "when", UnitRow(unit, self._of), UNIT) is True

    def _from_units(self, placed: Entry) -> Iterator[Draft]:
        for unit in self._of.chosen_units(placed, "of", placed.entry.of):
            if self._is_chosen(placed, unit):
                yield self._draft(placed, unit)

    def _from_leaderships(self, placed: Entry) -> Iterator[Draft]:
        for body in self._of.units.values():
            if self._of.sort_of(body) == LEADERSHIP:
                led = self._of.units[body.of] if body.of else body
                if self._is_chosen(placed, led):
                    yield self._draft(placed, body)

    def _from_committees(self, placed: Entry) -> Iterator[Draft]:
        for unit in self._of.units.values():
            if not self._of.is_organisation(unit) or not self._is_chosen(placed, unit):
                continue
            bodies = self._of.leading(unit, COMMITTEE)
            for body in bodies:
                yield replace(self._draft(placed, body), name=body.name)
            if not bodies and placed.entry.where_missing is not None:
                yield from self._in_its_place(placed, unit)

    def _in_its_place(self, placed: Entry, unit: Unit) -> Iterator[Draft]:
        """Where there is no committee: the holders of these posts together."""
        choice = placed.entry.where_missing
        assert choice is not None
        posts = [p for p in self._of.posts_at(unit.id) if self._of.fitting_seats(placed, "where_missing", choice, p)]
        persons = tuple(dict.fromkeys(post.person for post in posts))
        if persons:
            yield self._draft(placed, unit, key=f"{unit.id}:{placed.entry.kind}", persons=persons)

    # ------------------------------------------------------------------ persons
    def _from_memberships(self, placed: Entry, persons: Iterable[Person]) -> Iterator[Draft]:
        entry = placed.entry
        for person in persons:
            membership = self._of.membership_of(person.id)
            if membership is None or membership.kind not in entry.membership:
                continue
            if self._of.ask(placed, "when", PersonRow(person, self._of), PERSON) is not True:
                continue
            draft = Draft(entry.kind, person.id, person.name, entry.reviewed, entry.rated, person=person.id)
            draft.posts = tuple(self._of.posts_of(person.id))
            if membership.temporary_in:
                draft.notes.append(words.TEMPORARY.format(name=self._of.units[membership.temporary_in].name))
            draft.review_period = reviewed_from(self._of.regime, person.facts.get(entry.review_from or ""))
            yield draft

    def _from_posts(self, placed: Entry, persons: Iterable[Person]) -> Iterator[Draft]:
        entry = placed.entry
        for person in persons:
            posts = [post for post in self._of.posts_of(person.id) if self._is_leading(placed, post)]
            if not posts or self._of.ask(placed, "when", PersonRow(person, self._of), PERSON) is not True:
                continue
            draft = Draft(entry.kind, person.id, person.name, entry.reviewed, entry.rated, person=person.id)
            draft.classes = {post: self._class_of(placed, post) for post in posts}
            yield draft

    def _is_leading(self, placed: Entry, post: Post) -> bool:
        if post.leading is not None:
            return post.leading
        return bool(self._of.fitting_seats(placed, "of", placed.entry.of, post))

    def _class_of(self, placed: Entry, post: Post) -> tuple[str, bool]:
        """The role by which a post counts, the one before a late promotion, and whether it is a leadership post."""
        is_new = placed.entry.former_post_when is not None and post.promoted_from
        if not is_new or self._of.ask(placed, "former_post_when", PostRow(post, self._of), POST) is not True:
            return post.role, True
        before = replace(post, role=post.promoted_from, equivalent="", leading=None)
        return before.role, self._is_leading(placed, before)

    def _class(self, draft: Draft) -> None:
        """The class of the highest leadership post; none before a late promotion: no rating as cadre this year."""
        if not draft.classes:
            return
        draft.posts = tuple(post for post in self._of.posts_of(draft.person) if post in draft.classes)
        leading = [post for post in draft.posts if draft.classes[post][1]]
        counted = leading[0] if leading else draft.posts[0]
        draft.role = draft.classes[counted][0]
        told = self._of.labels.get("post", {}).get(draft.role, draft.role)
        if not leading:
            draft.rated, draft.why = False, words.NO_LEADING_POST_BEFORE.format(role=told)
        elif draft.role != counted.role:
            draft.notes.append(words.AS_BEFORE_PROMOTION.format(role=told))

    # ------------------------------------------------------------------ how many the plan counts
    def _count(self, placed: Entry, made: list[Draft]) -> None:
        wanted = placed.entry.exactly
        if wanted is None or wanted == len(made):
            return
        names = words.joined(sorted((draft.name for draft in made), key=sort_key))
        chosen = placed.entry.of
        table, codes = ("body", chosen.body) if chosen.body else ("agency", chosen.agency)
        sorts = words.joined(self._of.labels.get(table, {}).get(code, code) for code in codes)
        text = words.COUNT_DIFFERS.format(
            sorts=sorts, wanted=wanted, found=len(made), names=f" ({names})" if names else ""
        )
        self.problems.append(Problem("", text, tuple(placed.entry.clauses), "nothing"))


def order_of(kind: str, key: str, regime: Regime) -> tuple[int, str, str]:
    """Where a subject stands in the list: kinds as the regime orders them, then ids."""
    order = regime.identity.order
    return (order.index(kind) if kind in order else len(order), kind, key)


def reviewed_from(regime: Regime, start: object) -> tuple[date, date] | None:
    """The days of review of somebody who came inside the period; None where they are those of all."""
    first, last = regime.review_period()
    return (start, last) if isinstance(start, date) and first < start <= last else None


def _join(kept: Draft, other: Draft) -> None:
    """Two entries that make one subject: their posts together; whatever one of them reviews or rates is."""
    kept.reviewed, kept.rated = kept.reviewed or other.reviewed, kept.rated or other.rated
    kept.classes = other.classes | kept.classes
