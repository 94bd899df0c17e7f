"""What surrounds a person in the registers, without names: who is surrounded alike is decided on alike.

A unit is seen with everything that it leads to, again and again: what it belongs to, what leads it, the agency that it
stands in, the organisations of its area. Each unit met is written down once, by its kind, and by its place in the order
of meeting wherever it is met again. Two persons whose posts, memberships and answers are the same and whose units are
written down alike differ in nothing that a rule can read but in which units these are; place by place the units of
the one stand for those of the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kiemdiem.core.bulk.registers.reads import Asked, asked_in
from kiemdiem.core.engine.registers.authorities import Authorities, Line
from kiemdiem.core.engine.registers.model import Post, Unit
from kiemdiem.core.engine.registers.rows import PersonRow, PostRow, UnitRow
from kiemdiem.core.engine.registers.structure import Structure
from kiemdiem.core.quantities.names import search_key
from kiemdiem.core.regime.entries.choices import UnitChoice
from kiemdiem.core.regime.entries.entry import Shape
from kiemdiem.core.regime.entries.subjects import SUBJECT_TABLES, Forum
from kiemdiem.core.regime.register_scope import PERSON, POST, UNIT

Around = tuple[int, tuple[str, ...]]
_ASKED_OF_PERSONS = ("subject", "forum", "authority")


@dataclass(frozen=True)
class Surroundings:
    """How a person is surrounded: a key that is equal for those alike, his units in the order of meeting, his posts."""

    key: tuple[Any, ...]
    units: tuple[str, ...]
    posts: tuple[Post, ...]

    def places(self) -> dict[str, int]:
        """Unit → its first place."""
        found: dict[str, int] = {}
        for at, unit in enumerate(self.units):
            found.setdefault(unit, at)
        return found


class Shapes:
    """Writes down what surrounds persons and units."""

    def __init__(self, structure: Structure, authorities: Authorities) -> None:
        self._of = structure
        asked = list(asked_in(structure))
        self._of_units = [a for a in asked if a.sort == UNIT and "." in a.field]
        self._of_posts = [a for a in asked if a.sort == POST]
        self._of_persons = [a for a in asked if a.sort == PERSON and a.placed.table in _ASKED_OF_PERSONS]
        choices = list(_choices(structure))
        self._named = list(dict.fromkeys(search_key(name) for choice in choices for name in choice.named))
        self._flags = sorted({flag for choice in choices for flag in (*choice.flags, *choice.without_flags)})
        self._areas = [line for line in authorities.lines if line.entry.found_by == "area"]
        self._in_area = {line.index: _by_area(structure, authorities.of_areas(line)) for line in self._areas}
        self._pinned = set(_pinned(structure, authorities))
        self._rows: dict[tuple[str, str], tuple[int, ...]] = {}
        for number, row in enumerate(structure.registers.deciders):
            self._rows[row.role, row.unit] = (*self._rows.get((row.role, row.unit), ()), number)
        self._numbers: dict[Any, int] = {}
        self._known: dict[str, tuple[int, Sequence[str]]] = {}
        self._closures: dict[tuple[str, bool], Around] = {}
        self._joined: dict[tuple[tuple[str, bool], ...], Around] = {}

    def is_pinned(self, unit: str) -> bool:
        """Whether a rule leads to this unit whoever it is about."""
        return unit in self._pinned

    # ------------------------------------------------------------------ persons
    def around(self, person: str) -> Surroundings:
        """How a person of the structure is surrounded."""
        of = self._of
        posts = (*of.posts_of(person), *of.former_posts_of(person))
        membership = of.membership_of(person)
        roots = [(membership.cell, False), (membership.temporary_in, False)] if membership else [("", False)] * 2
        roots += [(post.unit, True) for post in posts]
        roots += [(employment.unit, False) for employment in of.employments_of(person)]
        number, units = self._join(tuple(roots))
        row = PersonRow(of.persons[person], of)
        key = (
            number,
            membership.kind if membership else None,
            len(of.posts_of(person)),
            tuple(self._post(post, at, posts) for at, post in enumerate(posts)),
            tuple(self._ask(asked, row) for asked in self._of_persons),
        )
        return Surroundings(key, units, posts)

    def _post(self, post: Post, at: int, posts: Sequence[Post]) -> tuple[Any, ...]:
        """A post by all that is read of it; its rank only as it is among the others."""
        ranks = sorted({other.rank for other in posts if other.rank is not None})
        row = PostRow(post, self._of)
        return (
            post.role, post.equivalent, post.promoted_from, post.managed_by, post.presiding, post.main, post.full_time,
            post.re_elected, post.leading, -1 if post.rank is None else ranks.index(post.rank), posts.index(post),
            self._rows.get((post.role, post.unit)), tuple(self._ask(asked, row) for asked in self._of_posts),
        )  # fmt: skip

    def _ask(self, asked: Asked, row: Any) -> Any:
        found = self._of.ask(asked.placed, asked.field, row, asked.sort)
        return found if isinstance(found, bool) or found is None else repr(found)

    def _join(self, roots: tuple[tuple[str, bool], ...]) -> Around:
        """Several surroundings side by side; a unit that is met again is told by its first place."""
        known = self._joined.get(roots)
        if known is None:
            parts = [self.closure(*root) for root in roots]
            units = tuple(unit for _, found in parts for unit in found)
            first: dict[str, int] = {}
            again = tuple(first.setdefault(unit, at) for at, unit in enumerate(units))
            known = self._joined[roots] = (self._number((*(number for number, _ in parts), again)), units)
        return known

    # ------------------------------------------------------------------ units
    def closure(self, start: str, with_area: bool) -> Around:
        """A unit with all that it leads to."""
        if not start:
            return self._number("nobody"), ()
        known = self._closures.get((start, with_area))
        if known is None:
            known = self._closures[start, with_area] = self._walk(start, with_area)
        return known

    def _walk(self, start: str, with_area: bool) -> Around:
        met: dict[str, int] = {}
        told: list[int] = []
        todo = [start]
        if with_area:
            area = self._of.area_of(self._of.units[start])
            found = [self._in_area[line.index].get(area, []) if area else [] for line in self._areas]
            told += [len(units) for units in found]
            todo = [*(unit for units in reversed(found) for unit in reversed(units)), start]
        while todo:
            key = todo.pop()
            if key in met:
                told.append(-2 - met[key])
                continue
            met[key] = len(met)
            number, links = self._unit(key)
            told.append(number)
            todo += links
        return self._number(tuple(told)), tuple(met)

    def _unit(self, key: str) -> tuple[int, Sequence[str]]:
        """The number of what a unit is, and where it leads to, the first place last."""
        known = self._known.get(key)
        if known is None:
            unit = self._of.units[key]
            known = self._known[key] = self._number(self._seen(unit)), [*self._links(unit)][::-1]
        return known

    def _links(self, unit: Unit) -> Iterator[str]:
        """Where a unit leads to; how many there are of each sort is a part of what it is."""
        yield from (key for key in (unit.of, unit.host, unit.parent, unit.line) if key)
        yield from (body.id for _, body in self._of.led_by(unit))
        yield from (body.id for body in self._of.committees_in(unit))

    def _seen(self, unit: Unit) -> tuple[Any, ...]:
        """A unit by all that is read of it, without its name and its id; where a rule names it, by its id."""
        of = self._of
        name = search_key(unit.name)
        row = UnitRow(unit, of)
        flags = tuple(of.has_flag(unit, flag) for flag in self._flags)
        leads_to = tuple(bool(key) for key in (unit.of, unit.host, unit.parent, unit.line))
        return (
            "unit", unit.body, of.tier_of(unit), unit.agency, of.own_agency(unit), flags, unit.is_listed, leads_to,
            of.leads_as(unit), tuple(number for number, _ in of.led_by(unit)), of.is_organisation(unit),
            len(of.committees_in(unit)), tuple(part in name for part in self._named),
            tuple(self._ask(asked, row) for asked in self._of_units), unit.id if unit.id in self._pinned else "",
        )  # fmt: skip

    def _number(self, told: Any) -> int:
        return self._numbers.setdefault(told, len(self._numbers))


def _choices(structure: Structure) -> Iterator[UnitChoice]:
    """Every choice of the entries in force."""
    for table, shape in SUBJECT_TABLES.items():
        for placed in structure.in_force(table, shape):
            yield from _choices_in(placed.entry)


def _choices_in(value: object) -> Iterator[UnitChoice]:
    if isinstance(value, UnitChoice):
        yield value
    if isinstance(value, Shape):
        for field in type(value).model_fields:
            yield from _choices_in(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from _choices_in(item)


def _by_area(structure: Structure, units: Iterable[Unit]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for unit in units:
        found.setdefault(structure.area_of(unit), []).append(unit.id)
    return found


def _pinned(structure: Structure, authorities: Authorities) -> Iterator[str]:
    """The units that a line or a row of the table of deciding bodies leads to whoever it is about."""
    yield from (row.body for row in structure.registers.deciders)
    fixed: list[Line] = [line for line in authorities.lines if line.entry.unit is not None]
    for line in fixed:
        assert line.entry.unit is not None
        yield from _only(structure.chosen_units(line, "unit", line.entry.unit))
    for placed in structure.in_force("forum", Forum):
        if placed.entry.at is not None:
            yield from _only(structure.chosen_units(placed, "at", placed.entry.at))


def _only(units: Sequence[Unit]) -> list[str]:
    return [units[0].id] if len(units) == 1 else []
