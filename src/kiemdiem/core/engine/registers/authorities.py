"""Which body acts on a subject: the first line that matches; none, or two bodies, is a problem to be mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kiemdiem.core.engine.registers import words
from kiemdiem.core.engine.registers.answers import Competence
from kiemdiem.core.engine.registers.model import Decider, Post, Unit, is_current
from kiemdiem.core.engine.registers.rows import PersonRow, Row, UnitRow
from kiemdiem.core.engine.registers.structure import COMMITTEE, LEADERSHIP, Structure
from kiemdiem.core.quantities.long_dates import short_date
from kiemdiem.core.regime.entries.choices import PostChoice
from kiemdiem.core.regime.entries.subjects import Authority
from kiemdiem.core.regime.regime import Placed
from kiemdiem.core.regime.register_scope import PERSON, UNIT

Line = Placed[Authority]


@dataclass(frozen=True)
class Case:
    """Whom a body is sought for: a unit, or a person with the posts that count."""

    kind: str
    name: str
    unit: Unit | None = None
    person: str = ""
    posts: tuple[Post, ...] = ()
    cell: Unit | None = None


@dataclass(frozen=True)
class Body:
    """A body that acts, in the register or only by its name; code: its value of the fact that a row gives."""

    name: str
    unit: Unit | None = None
    how: str = ""
    code: str = ""
    basis: str = field(default="", compare=False)


@dataclass(frozen=True)
class Trouble:
    """Why no body is found, and the clauses that want one."""

    text: str
    clauses: tuple[str, ...]


class Authorities:
    """Finds the bodies that act on subjects."""

    def __init__(self, structure: Structure) -> None:
        self._of = structure
        self.lines: list[Line] = structure.in_force("authority", Authority)
        self._of_areas: dict[int, list[Unit]] = {}

    def acts(self, kind: str) -> list[tuple[str, str]]:
        """The acts (and purposes) that the regime gives bodies for, for this kind."""
        found = ((line.entry.act, line.entry.purpose) for line in self.lines if kind in line.entry.for_)
        return list(dict.fromkeys(found))

    def line_and_body(self, case: Case, act: str, purpose: str) -> tuple[tuple[Line, Body] | None, Trouble | None]:
        """The first line that matches, and the body that it leads to."""
        lines = [line for line in self.lines if (line.entry.act, line.entry.purpose) == (act, purpose)]
        lines = [line for line in lines if case.kind in line.entry.for_]
        for line in lines:
            entry = line.entry
            posts = self._matching(line, case)
            if posts is None:
                continue
            bodies = self._bodies(line, case, posts)
            if "self" in entry.not_by:
                bodies = [body for body in bodies if not self._is_own(body, case)]
            if len(bodies) > 1:
                names = words.AND.join(sorted(body.name for body in bodies))
                return None, Trouble(words.TWO_AUTHORITIES.format(name=case.name, bodies=names), tuple(entry.clauses))
            if bodies:
                return (line, bodies[0]), None
            # a line that leads to no body of this register (no row in the table, the head himself) decides nothing
        tables = [line for line in lines if line.entry.found_by == "table"]
        clauses = (tables or lines)[-1].entry.clauses if lines else ()
        text = words.NO_AUTHORITY.format(name=case.name)
        for line in tables:
            posts = self._matching(line, case)
            text = self._not_valid(line, case, posts) or text if posts is not None else text
        return None, Trouble(text, tuple(clauses))

    def _not_valid(self, line: Line, case: Case, posts: Sequence[Post]) -> str:
        """That the body which the table names has no authority on this day, where that is so."""
        rows = [row for row in self._rows(case, posts, valid=False) if not self._is_valid(row)]
        if not rows:
            return ""
        bodies = dict.fromkeys(self._row(line, row).name for row in rows)
        return words.NOT_VALID.format(
            name=case.name,
            body=words.joined(bodies),
            day=short_date(self._of.as_of),
            lines=words.joined(_validity(row) for row in rows),
        )

    # ------------------------------------------------------------------ does the line match
    def _matching(self, line: Line, case: Case) -> Sequence[Post] | None:
        """The posts by which a line is about this case; None: it is not."""
        entry = line.entry
        row: Row
        if case.unit is not None:
            row, sort = UnitRow(case.unit, self._of), UNIT
            if entry.with_post or (entry.of is not None and not self._of.unit_fits(line, "of", entry.of, case.unit)):
                return None
        else:
            row, sort = PersonRow(self._of.persons[case.person], self._of), PERSON
            if entry.of is not None:
                return None
        if self._of.ask(line, "when", row, sort) is not True:
            return None
        if not entry.with_post:
            return case.posts
        posts = [post for post in case.posts if self._fits(line, "with_post", entry.with_post, post)]
        if not posts or (entry.and_post and not self._any(line, "and_post", entry.and_post, case)):
            return None
        return None if self._any(line, "without_post", entry.without_post, case) else posts

    def _fits(self, line: Line, key: str, choices: Sequence[PostChoice], post: Post) -> bool:
        return any(self._of.fitting_seats(line, f"{key}.{n}", choice, post) for n, choice in enumerate(choices))

    def _any(self, line: Line, key: str, choices: Sequence[PostChoice], case: Case) -> bool:
        return any(self._fits(line, key, choices, post) for post in case.posts)

    # ------------------------------------------------------------------ which body
    def _bodies(self, line: Line, case: Case, posts: Sequence[Post]) -> list[Body]:
        entry = line.entry
        match entry.found_by:
            case "fixed":
                return [self._named(line)]
            case "table":
                return self._from_table(line, case, posts)
            case "leadership_of_post":
                return self._of_highest(posts, self._leadership)
            case "line":
                return [Body(unit.name, unit) for unit in self._of_line(line, case)]
        return self._of_organisations(line, case, posts)

    def _named(self, line: Line) -> Body:
        """The body that the line names; the unit of the register that it is, if there is exactly one."""
        choice = line.entry.unit
        if choice is None:
            return Body(line.entry.body)
        found = self._of.chosen_units(line, "unit", choice)
        return Body(line.entry.body, found[0] if len(found) == 1 else None)

    def _from_table(self, line: Line, case: Case, posts: Sequence[Post]) -> list[Body]:
        found = [self._row(line, row) for row in self._rows(case, posts, valid=True)]
        how = set(line.entry.how)
        return [body for body in dict.fromkeys(found) if not how or (body.how or "truc_tiep") in how]

    def _rows(self, case: Case, posts: Sequence[Post], *, valid: bool) -> list[Decider]:
        """The rows of the table about this case, those of the unit itself before the general ones; valid: only those
        that hold on this day."""
        rows = [row for row in self._of.registers.deciders if not valid or self._is_valid(row)]
        for post in posts:
            exact = [row for row in rows if row.role == post.role and row.unit == post.unit]
            general = [row for row in rows if row.role == post.role and not row.unit]
            if exact or general:
                return exact or general
        unit = case.unit
        return [row for row in rows if unit is not None and not row.role and row.unit in (unit.id, unit.of)]

    def _is_valid(self, row: Decider) -> bool:
        return is_current(row.since, row.until, self._of.as_of)

    def _row(self, line: Line, row: Decider) -> Body:
        unit = self._of.units.get(row.body)
        labels = self._codes(line)
        code = next((code for code, label in labels.items() if row.body in (code, label)), "")
        if code:
            return Body(labels[code], how=row.how, code=code, basis=row.basis)
        return Body(unit.name if unit else row.body, unit, row.how, basis=row.basis)

    def _codes(self, line: Line) -> dict[str, str]:
        """The codes by which a row may name a body, with their labels."""
        fact = self._of.facts[PERSON].get(line.entry.row_gives or "")
        scale = self._of.regime.scales.get(fact.scale or "") if fact else None
        return {value.code: value.label for value in scale.values} if scale else {}

    def _of_line(self, line: Line, case: Case) -> list[Unit]:
        """The body of the sector: as the register says, else the agency of the same kind that the line chooses."""
        if case.unit is None:
            return []
        if case.unit.line:
            return [self._of.units[case.unit.line]]
        if line.entry.organisation is None:
            return []
        kind = self._of.own_agency(case.unit)
        same = self._of.chosen_units(line, "organisation", line.entry.organisation)
        return [unit for unit in same if kind and self._of.own_agency(unit) == kind]

    def _of_highest(self, posts: Sequence[Post], bodies: Callable[[Post], list[Body]]) -> list[Body]:
        """The bodies of the highest post that has any; posts of one rank may lead to two."""
        for post in posts:
            beside = [other for other in posts if other.rank == post.rank] if post.rank is not None else list(posts)
            found = [body for other in beside for body in bodies(other)]
            if found:
                return list(dict.fromkeys(found))
        return []

    def _leadership(self, post: Post) -> list[Body]:
        agency = self._of.agency_of(self._of.units[post.unit])
        return [Body(unit.name, unit) for unit in self._of.leading(agency, LEADERSHIP)] if agency else []

    def _of_organisations(self, line: Line, case: Case, posts: Sequence[Post]) -> list[Body]:
        if line.entry.found_by == "area":
            starts = [case.unit] if case.unit else [self._of.units[post.unit] for post in posts]
            areas = {area for unit in starts if (area := self._of.area_of(unit))}
            return self._committees([unit for unit in self.of_areas(line) if self._of.area_of(unit) in areas])
        if case.unit is not None:
            return self._committees(self._nearest(line, case.unit))
        if case.cell is not None and not line.entry.with_post:
            return self._committees(self._nearest(line, case.cell))
        return self._of_highest(posts, lambda post: self._committees(self._nearest(line, self._of.units[post.unit])))

    def of_areas(self, line: Line) -> list[Unit]:
        """The organisations that the line chooses, wherever they are."""
        known = self._of_areas.get(line.index)
        if known is None:
            known = self._of_areas[line.index] = [u for u in self._of.units.values() if self._is_organisation(line, u)]
        return known

    def _nearest(self, line: Line, unit: Unit) -> list[Unit]:
        """The nearest organisation of the wanted sort; `superior` does not look at the unit's own."""
        led = self._of.units[unit.of] if unit.of else unit
        start = [] if line.entry.found_by == "superior" else [led]
        return next(([found] for found in [*start, *self._of.above(led)] if self._is_organisation(line, found)), [])

    def _is_organisation(self, line: Line, unit: Unit) -> bool:
        choice = line.entry.organisation
        return choice is not None and self._of.unit_fits(line, "organisation", choice, unit)

    def _committees(self, organisations: Sequence[Unit]) -> list[Body]:
        """Of each the first of its committees; one without a committee acts itself."""
        found = [next(iter(self._of.leading(unit, COMMITTEE)), unit) for unit in organisations]
        return [Body(unit.name, unit) for unit in dict.fromkeys(found)]

    def _is_own(self, body: Body, case: Case) -> bool:
        if body.unit is None:
            return False
        if case.unit is not None:
            return body.unit.id in (case.unit.id, case.unit.of)
        return any(body.unit in self._of.seats(post) for post in case.posts)

    def answer(self, line: Line, body: Body) -> Competence:
        """What is told of the body of a line."""
        entry = line.entry
        unit = body.unit
        return Competence(
            act=entry.act,
            purpose=entry.purpose,
            rule=entry.id,
            body=body.name,
            unit=unit.id if unit else "",
            decided_by=(unit.of or unit.id) if unit else "",
            how=body.how,
            route=entry.route,
            basis=body.basis or entry.basis,
            clauses=tuple(entry.clauses),
            gives=dict(entry.gives) | ({entry.row_gives: body.code} if entry.row_gives and body.code else {}),
        )


def _validity(row: Decider) -> str:
    """The days on which a row holds, and the document that says so."""
    since = words.SINCE.format(since=short_date(row.since)) if row.since else ""
    until = words.UNTIL.format(until=short_date(row.until)) if row.until else ""
    basis = words.NOT_VALID_BASIS.format(basis=row.basis) if row.basis else ""
    return words.NOT_VALID_LINE.format(basis=basis, span=" ".join(part for part in (since, until) if part))
