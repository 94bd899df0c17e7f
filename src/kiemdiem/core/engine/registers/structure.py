"""The registers as one structure: the tree, the bodies that lead its units, who sits on them, who works where."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from kiemdiem.core.engine.printer import Printer
from kiemdiem.core.engine.registers import words
from kiemdiem.core.engine.registers.model import Employment, Membership, Person, Post, Registers, Unit, is_current
from kiemdiem.core.engine.registers.rows import PostRow, Row, Surroundings, UnitRow
from kiemdiem.core.quantities.names import search_key
from kiemdiem.core.regime.entries.choices import PostChoice, UnitChoice
from kiemdiem.core.regime.entries.facts import Fact
from kiemdiem.core.regime.entries.identity import Vocabulary
from kiemdiem.core.regime.entries.subjects import AssumedFlag, LeadingBody, Subject
from kiemdiem.core.regime.regime import Placed, Regime, in_force
from kiemdiem.core.regime.register_scope import PERSON, POST, UNIT, post_vocabularies, register_names, rows_of_kinds

LOWEST_RANK = 10**6
COMMITTEE, LEADERSHIP = "committee", "leadership"


_IMPLIED = "/"


def implied_key(unit: str, body: str) -> str:
    """The id of a body that the plan says every such unit has, where the registers do not list it."""
    return f"{unit}{_IMPLIED}{body}"


def led_by_implied(key: str) -> str:
    """The id of the unit that an implied body leads."""
    return key.rpartition(_IMPLIED)[0]


class Structure:
    """Registers on one day under one regime. Bodies that every such unit has are added where nobody listed them."""

    def __init__(self, regime: Regime, registers: Registers, as_of: date, readings: Mapping[str, str]) -> None:
        self.regime, self.registers, self.as_of = regime, registers, as_of
        self.options = regime.chosen(dict(registers.readings) | dict(readings))
        self.kinds = rows_of_kinds(regime.placed)
        self.names = register_names(regime.names, self.kinds)
        self.surroundings = Surroundings(as_of, regime.review_period(), regime.identity.year)
        self._printer = Printer(self.names)
        self.facts = self._register_facts()
        self.units: dict[str, Unit] = {unit.id: unit for unit in sorted(registers.units, key=lambda unit: unit.id)}
        self.persons: dict[str, Person] = {p.id: p for p in sorted(registers.persons, key=lambda person: person.id)}
        self.labels = {
            placed.entry.id: {value.code: value.label for value in placed.entry.values}
            for placed in regime.of("vocabulary", Vocabulary)
        }
        for name in post_vocabularies(regime.names):
            self.labels["post"] = {**self.labels.get("post", {}), **self.labels.get(name, {})}
        self.tiers = list(self.labels.get("tier", {}))
        self._assumed = list(self.in_force("assumed_flag", AssumedFlag))
        self._leading_posts = [p for p in self.in_force("subject", Subject) if p.entry.made_from == "post"]
        self._index()
        self._organisations: set[str] = set()
        self._sort_tier: dict[str, str] = {}
        self._led: dict[str, list[tuple[Placed[LeadingBody], Unit]]] = {}
        self._leads: dict[str, Placed[LeadingBody]] = {}
        self._chosen: dict[tuple[str, int, str], list[Unit]] = {}
        self._add_leading_bodies()
        self._hosted: dict[str, list[str]] = {}
        for key in sorted(self._organisations):
            self._hosted.setdefault(self.units[key].host, []).append(key)

    def in_force(self, table: str, shape: type[Any]) -> list[Placed[Any]]:
        """The entries of a table under the chosen readings and on this day, in their order."""
        found = []
        for placed in self.regime.of(table, shape):
            first, last = getattr(placed.entry, "from_", None), getattr(placed.entry, "until", None)
            if in_force(placed.entry, self.options) and is_current(first, last, self.as_of):
                found.append(placed)
        return found

    def _register_facts(self) -> dict[str, dict[str, Fact]]:
        found: dict[str, dict[str, Fact]] = {UNIT: {}, PERSON: {}}
        for placed in self.in_force("fact", Fact):
            for kind in placed.entry.for_ or tuple(self.kinds):
                if kind in self.kinds:
                    found[self.kinds[kind]].setdefault(placed.id, placed.entry)
        return found

    def _index(self) -> None:
        registers, day = self.registers, self.as_of
        self._posts: dict[str, list[Post]] = {}
        self._posts_at: dict[str, list[Post]] = {}
        self._former: dict[str, list[Post]] = {}
        for post in sorted(registers.posts, key=_by_rank):
            if post.is_held_on(day):
                self._posts.setdefault(post.person, []).append(post)
                self._posts_at.setdefault(post.unit, []).append(post)
            elif post.re_elected is False:
                self._former.setdefault(post.person, []).append(post)
        self._memberships: dict[str, Membership] = {}
        self._members: dict[str, list[Membership]] = {}
        for membership in sorted(registers.memberships, key=lambda m: (m.cell, m.person)):
            if is_current(membership.since, membership.until, day):
                self._memberships[membership.person] = membership
                self._members.setdefault(membership.cell, []).append(membership)
        self._employments: dict[str, list[Employment]] = {}
        employees: dict[str, list[Employment]] = {}
        for employment in sorted(registers.employments, key=lambda e: (e.person, e.unit)):
            if is_current(employment.since, employment.until, day):
                self._employments.setdefault(employment.person, []).append(employment)
                employees.setdefault(employment.unit, []).append(employment)
        self.employees_at: Callable[[str], Sequence[Employment]] = lambda unit: employees.get(unit, ())

    def admit(self, person: Person, membership: Membership | None, employments: Sequence[Employment]) -> None:
        """One more person, without posts; those whom nobody asks about as a crowd need not be here all at once."""
        self.persons[person.id] = person
        if membership is not None:
            self._memberships[person.id] = membership
        if employments:
            self._employments[person.id] = list(employments)

    def count_members(self, members: Mapping[str, Sequence[Membership]]) -> None:
        """The memberships in each cell, where more are counted than there are persons here."""
        self._members = {cell: list(found) for cell, found in members.items()}

    # ------------------------------------------------------------------ the tree
    def tier_of(self, unit: Unit) -> str:
        """The tier as given, as its sort of organisation has it, or as that of what it belongs to."""
        known = unit.tier or self._sort_tier.get(unit.id)
        if known:
            return known
        for key in (unit.of, unit.host, unit.parent):
            if key:
                return self.tier_of(self.units[key])
        return ""

    def agency_of(self, unit: Unit) -> Unit | None:
        """The agency that the unit is, leads, stands in or is part of; party organisations may stand in none."""
        if unit.agency and not unit.of:
            return unit
        for key in (unit.of, unit.host, "" if unit.id in self._organisations else unit.parent):
            if key:
                return self.agency_of(self.units[key])
        return unit if unit.agency else None

    def own_agency(self, unit: Unit) -> str:
        """The kind of agency that the unit itself is, or that it leads."""
        return unit.agency or (self.own_agency(self.units[unit.of]) if unit.of else "")

    def area_of(self, unit: Unit) -> str:
        if unit.area:
            return unit.area
        for key in (unit.of, unit.host, unit.parent):
            if key and (found := self.area_of(self.units[key])):
                return found
        return ""

    def above(self, unit: Unit) -> list[Unit]:
        """The units above: for a body those above what it leads."""
        found: list[Unit] = []
        key = self.units[unit.of].parent if unit.of else unit.parent
        while key:
            found.append(self.units[key])
            key = self.units[key].parent
        return found

    def has_flag(self, unit: Unit, flag: str) -> bool:
        """A flag as the register gives it, as the regime assumes it, or as the led unit bears it."""
        if flag in unit.flags:
            return unit.flags[flag]
        if unit.of:
            return self.has_flag(self.units[unit.of], flag)
        return any(p.entry.flag == flag and self.unit_fits(p, "of", p.entry.of, unit) for p in self._assumed)

    def flags_of(self, unit: Unit) -> tuple[str, ...]:
        return tuple(word for word in sorted(self.names.words.get("unit_flag", ())) if self.has_flag(unit, word))

    # ------------------------------------------------------------------ leading bodies
    def _add_leading_bodies(self) -> None:
        entries = self.in_force("leading_body", LeadingBody)
        listed = list(self.units.values())
        by_led: dict[str, list[Unit]] = {}
        for unit in listed:
            if unit.of:
                by_led.setdefault(unit.of, []).append(unit)
        for placed in entries:
            for unit in listed:
                if unit.of or not self.unit_fits(placed, "of", placed.entry.of, unit):
                    continue
                if unit.body in placed.entry.body:
                    self._leads.setdefault(unit.id, placed)
                    continue
                if placed.entry.tier:
                    self._sort_tier.setdefault(unit.id, placed.entry.tier)
                if placed.entry.sort == COMMITTEE:
                    self._organisations.add(unit.id)
                bodies = [body for body in by_led.get(unit.id, ()) if body.body in placed.entry.body]
                if not bodies and placed.entry.where_not_listed == "exists":
                    bodies = [self._taken_to_exist(placed, unit)]
                for body in bodies:
                    self._led.setdefault(unit.id, []).append((placed, body))
                    self._leads.setdefault(body.id, placed)
        for placed in entries:
            for unit in listed:
                if unit.body in placed.entry.body:
                    self._leads.setdefault(unit.id, placed)
        self.units = dict(sorted(self.units.items()))

    def _taken_to_exist(self, placed: Placed[Any], unit: Unit) -> Unit:
        key = implied_key(unit.id, placed.entry.body[0])
        name = placed.entry.label.replace("{name}", unit.name)
        body = Unit(id=key, name=name, body=placed.entry.body[0], of=unit.id, is_listed=False)
        return self.units.setdefault(key, body)

    def sort_of(self, unit: Unit) -> str:
        """leadership, committee or other; empty for what is no leading body."""
        placed = self._leads.get(unit.id)
        return placed.entry.sort if placed else ""

    def leading(self, unit: Unit, sort: str) -> list[Unit]:
        """The bodies of this sort that lead the unit; a body stands for itself."""
        if self.sort_of(unit) == sort:
            return [unit]
        led = self.units[unit.of] if unit.of else unit
        found = [body for placed, body in self._led.get(led.id, ()) if placed.entry.sort == sort]
        return list(dict.fromkeys(found))

    def committees_in(self, agency: Unit) -> list[Unit]:
        """The committees of the party organisations that stand in an agency, only the uppermost of them."""
        hosted = dict.fromkeys(self._hosted.get(agency.id, ()))
        upper = [self.units[key] for key in hosted if self.units[key].parent not in hosted]
        return [body for unit in upper for body in self.leading(unit, COMMITTEE)]

    def is_organisation(self, unit: Unit) -> bool:
        return unit.id in self._organisations

    def leads_as(self, unit: Unit) -> int:
        """The number of the entry under which this body leads; -1 for what is no leading body."""
        placed = self._leads.get(unit.id)
        return placed.index if placed else -1

    def led_by(self, unit: Unit) -> list[tuple[int, Unit]]:
        """The bodies that lead this unit, each with the number of its entry."""
        return [(placed.index, body) for placed, body in self._led.get(unit.id, ())]

    def seats(self, post: Post) -> list[Unit]:
        """What a post makes one a member of: its own unit, and the bodies that its role sits on.

        A post in one body of an organisation may sit on its other body of the same sort: secretary, standing committee.
        """
        unit = self.units[post.unit]
        sort = self.sort_of(unit)
        found = [unit]
        for placed, body in self._led.get(unit.of or unit.id, ()):
            is_beside = not unit.of or placed.entry.sort == sort
            if is_beside and body.id != unit.id and {post.role, post.equivalent} & set(placed.entry.members):
                found.append(body)
        return list(dict.fromkeys(found))

    def headed(self, post: Post) -> list[Unit]:
        """What the holder of the post heads: the leading bodies, and the unit that they lead."""
        unit = self.units[post.unit]
        roles = {post.role, post.equivalent}
        found: list[Unit] = []
        for placed, body in self._led.get(unit.of or unit.id, ()):
            if roles & set(placed.entry.heads) and (not unit.of or body.id == unit.id or body in self.seats(post)):
                found += [body, self.units[body.of]]
        placed_self = self._leads.get(unit.id)
        if placed_self is not None and roles & set(placed_self.entry.heads):
            found += [unit, *([self.units[unit.of]] if unit.of else [])]
        return list(dict.fromkeys(found))

    def members_of(self, body: Unit) -> list[Post]:
        """The posts that sit on a body, by rank."""
        here = [*self._posts_at.get(body.id, ()), *(self._posts_at.get(body.of, ()) if body.of else ())]
        beside = [b for _, b in self._led.get(body.of, ()) if b.id != body.id] if body.of else []
        here += [post for other in beside for post in self._posts_at.get(other.id, ())]
        return sorted({post for post in here if body in self.seats(post)}, key=_by_rank)

    # ------------------------------------------------------------------ persons
    def posts_of(self, person: str) -> Sequence[Post]:
        """The posts held today, the highest first."""
        return self._posts.get(person, ())

    def former_posts_of(self, person: str) -> Sequence[Post]:
        return self._former.get(person, ())

    def posts_at(self, unit: str) -> Sequence[Post]:
        return self._posts_at.get(unit, ())

    def membership_of(self, person: str) -> Membership | None:
        return self._memberships.get(person)

    def members_of_cell(self, cell: str) -> Sequence[Membership]:
        return self._members.get(cell, ())

    def cell_of(self, person: str) -> Unit | None:
        membership = self._memberships.get(person)
        return self.units[membership.cell] if membership else None

    def employments_of(self, person: str) -> Sequence[Employment]:
        return self._employments.get(person, ())

    def workplaces(self, person: str) -> list[Unit]:
        """The agencies where a person works: as employed; else where his highest leading post in an agency is."""
        employed = [self.units[e.unit] for e in self._employments.get(person, ())]
        found = [agency for unit in employed if (agency := self.agency_of(unit))]
        if not found:
            placed = [(p, agency) for p in self.posts_of(person) if (agency := self.agency_of(self.units[p.unit]))]
            placed = [(post, agency) for post, agency in placed if self._is_work(post)] or placed
            found = [agency for post, agency in placed if post.rank == placed[0][0].rank]
        return list(dict.fromkeys(found))

    def _is_work(self, post: Post) -> bool:
        """Whether one works where the post is: a seat on a body beside the leadership, or a plain one, is no work."""
        unit = self.units[post.unit]
        return self.is_leading(post) and (not unit.of or self.sort_of(unit) == LEADERSHIP)

    def manager_of(self, person: str) -> str:
        """By whom the highest post with such a note is managed."""
        return next((post.managed_by for post in self.posts_of(person) if post.managed_by), "")

    def post_text(self, post: Post) -> str:
        """A post as people name it: its title, or the word of the vocabulary, and the unit."""
        told = post.title or self.labels.get("post", {}).get(post.role, post.role)
        return words.POST_IN_UNIT.format(post=told, unit=self.units[post.unit].name)

    def is_leading(self, post: Post) -> bool:
        """Whether it is a leadership post: as the register says, else as the regime lists them."""
        if post.leading is not None:
            return post.leading
        return any(self.fitting_seats(p, "of", p.entry.of, post) for p in self._leading_posts)

    # ------------------------------------------------------------------ choices
    def chosen_units(self, placed: Placed[Any], field: str, choice: UnitChoice) -> list[Unit]:
        """Units chosen for themselves: bodies that lead a unit are meant only where the choice names bodies."""
        known = self._chosen.get((placed.table, placed.index, field))
        if known is None:
            units = (unit for unit in self.units.values() if choice.body or not unit.of)
            known = [unit for unit in units if self.unit_fits(placed, field, choice, unit)]
            self._chosen[placed.table, placed.index, field] = known
        return known

    def ask(self, placed: Placed[Any], field: str, row: Row, sort: str) -> Any:
        """The value of an entry's expression for a row; True where the entry has none at this field."""
        tree = self.regime.tree(placed).fields.get((field, sort))
        return True if tree is None else self._printer.function(tree)(row, self.surroundings)

    def unit_fits(self, placed: Placed[Any], field: str, choice: UnitChoice, unit: Unit) -> bool:
        """Whether a unit is one of those chosen; `field` is the place of the choice in its entry."""
        if choice.body and unit.body not in choice.body:
            return False
        if choice.tier and self.tier_of(unit) not in choice.tier:
            return False
        if choice.agency and self._agency_for(choice, unit) not in choice.agency:
            return False
        if not all(self.has_flag(unit, flag) for flag in choice.flags):
            return False
        if any(self.has_flag(unit, flag) for flag in choice.without_flags):
            return False
        if choice.named and not any(_holds(unit.name, name) for name in choice.named):
            return False
        if choice.listed is not None and unit.is_listed is not choice.listed:
            return False
        if choice.led is not None and bool(self._led.get(unit.id)) is not choice.led:
            return False
        for link in ("of", "host", "parent", "line"):
            inner: UnitChoice | None = getattr(choice, link)
            if inner is not None:
                target = self.units.get(getattr(unit, link))
                if target is None or not self.unit_fits(placed, f"{field}.{link}", inner, target):
                    return False
        return self.ask(placed, f"{field}.when", UnitRow(unit, self), UNIT) is True

    def _agency_for(self, choice: UnitChoice, unit: Unit) -> str:
        """A choice of bodies asks what agency they belong to; one without, what agency the unit itself is."""
        if not choice.body:
            return self.own_agency(unit)
        agency = self.agency_of(unit)
        return agency.agency if agency else ""

    def fitting_seats(self, placed: Placed[Any], field: str, choice: PostChoice, post: Post) -> list[Unit]:
        """The units and bodies by which a post is one of those chosen; none: it is not."""
        if choice.role and not {post.role, post.equivalent} & set(choice.role):
            return []
        for key in ("presiding", "full_time", "re_elected"):
            wanted = getattr(choice, key)
            if wanted is not None and getattr(post, key) is not wanted:
                return []
        if self.ask(placed, f"{field}.when", PostRow(post, self), POST) is not True:
            return []
        return [seat for seat in self.seats(post) if self.unit_fits(placed, field, choice, seat)]


def _by_rank(post: Post) -> tuple[Any, ...]:
    rank = LOWEST_RANK if post.rank is None else post.rank
    return (rank, post.person, post.unit, post.role, post.title, post.since or date.min, repr(post))


def _holds(name: str, part: str) -> bool:
    return search_key(part) in search_key(name)
