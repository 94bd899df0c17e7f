"""The seats of each kind in the country: which units and persons are subjects of it, and to whom each is linked."""

from __future__ import annotations

from collections.abc import Iterator

from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.samples import words as sample_words
from kiemdiem.core.samples.country import words
from kiemdiem.core.samples.country.places import listed, quoted
from kiemdiem.core.samples.country.shape import Shape, TooSmall
from kiemdiem.core.samples.places import IDS
from kiemdiem.core.samples.structure import DECIDED_BY, Structure

_IN_EACH_PLACE = {"cadre": 2}
"""How many of a kind that is neither organisation nor people a place has; else one."""
_FAMILIES = [name for name, weight in sample_words.FAMILY_NAMES for _ in range(weight)]


class Seats:
    """SQL of the seats: nr (number), id, part, cell, place, above, name, who (number of a person), members.

    above: NULL nr the top of the country. Names of persons follow from their numbers, whatever they are rated as.
    """

    def __init__(self, regime: Regime, structure: Structure, shape: Shape, size: int) -> None:
        self._regime, self._structure, self._shape = regime, structure, shape
        self._is_nested = any(kind in structure.nested for kind in structure.tops)
        places = shape.province + shape.district + shape.commune if self._is_nested else shape.commune
        bodies = sum(places * _IN_EACH_PLACE.get(kind, 1) for kind in structure.others)
        tops = sum(places + shape.cell if kind in structure.nested else shape.commune for kind in structure.tops)
        self.members = size - bodies - tops - len(structure.below) * shape.cell
        if self.members < shape.cell * max(1, len(structure.people)):
            raise TooSmall(size)

    @property
    def bodies(self) -> tuple[str, ...]:
        """Kinds that stand beside the tree of units."""
        return self._structure.others

    def of(self, kind: str) -> str:
        """The query of the seats of a kind."""
        structure = self._structure
        if kind in structure.people:
            return self._people(kind)
        if kind in structure.below:
            return self._cells(kind)
        if kind in structure.tops:
            tops = self._tops(kind)
            return f"{tops} UNION ALL {self._cells(kind)}" if kind in structure.nested else tops
        return self._bodies(kind)

    def _id(self, kind: str, of: str) -> str:
        """Units of the tree bear their own ids; all else the id of its place behind the letters of its kind."""
        if kind in (*self._structure.tops[:1], *self._structure.below[:1]):
            return of
        return f"{quoted(IDS.get(kind, kind))} || '.' || {of}"

    @property
    def _places(self) -> str:
        return "place AS p" if self._is_nested else "(SELECT * FROM place WHERE tier = 'commune') AS p"

    def _tops(self, kind: str) -> str:
        where = "place AS p" if kind in self._structure.nested else "(SELECT * FROM place WHERE tier = 'commune') AS p"
        return (
            f"SELECT p.depth * 1000000 + p.nr AS nr, {self._id(kind, 'p.id')} AS id, 'place' AS part, "
            f"p.first_cell AS cell, p.id AS place, p.above AS above, {quoted(words.ORGANISATION)} || p.label AS name, "
            f"NULL::BIGINT AS who, NULL::BIGINT AS members FROM {where}"
        )

    def _cells(self, kind: str) -> str:
        return (
            f"SELECT 5000000 + k.nr AS nr, {self._id(kind, 'k.id')} AS id, 'cell' AS part, k.id AS cell, "
            "k.place AS place, k.above AS above, k.name AS name, NULL::BIGINT AS who, k.members AS members "
            "FROM cell AS k"
        )

    def _bodies(self, kind: str) -> str:
        """Collectives, agencies and leaders of each place; leaders are persons whom the cells have as members."""
        count = _IN_EACH_PLACE.get(kind, 1)
        mine = self._id(kind, "p.id")
        is_person = kind == "cadre"
        mine = f"{mine} || '.' || (j + 1)" if count > 1 else mine
        who = f"p.first_person + (2 - p.depth) * {count} + j" if is_person else "NULL::BIGINT"
        before = words.BODIES.get(kind, self._regime.kinds[kind].label + " ")
        name = person_name(who) if is_person else f"{quoted(before)} || p.label"
        part = "CASE WHEN j = 0 THEN 'head' ELSE 'deputy' END" if is_person else "''"
        return (
            f"SELECT (p.depth * 1000000 + p.nr) * {count} + j AS nr, {mine} AS id, {part} AS part, "
            f"p.first_cell AS cell, p.id AS place, p.above AS above, {name} AS name, {who} AS who, "
            f"NULL::BIGINT AS members FROM {self._places}, (SELECT range AS j FROM range({count}))"
        )

    def _people(self, kind: str) -> str:
        """Persons in the order of their cells; the first of a cell leads it, the first of a place the place too."""
        people, shape = self._structure.people, self._shape
        first, last = (place * self.members // len(people) for place in (people.index(kind), people.index(kind) + 1))
        letters = quoted(IDS.get(kind, kind))
        return (
            f"SELECT i.nr, {letters} || worded(i.nr + 1, 7) AS id, "
            "CASE WHEN i.nr = p.first_person THEN 'leads place' WHEN i.is_first THEN 'leads cell' ELSE '' END AS part, "
            f"k.id AS cell, k.place AS place, k.above AS above, {person_name('i.nr')} AS name, i.nr AS who, "
            f"NULL::BIGINT AS members FROM (SELECT nr, home(nr, {self.members}, {shape.cell}) AS k, "
            f"nr = first_in(home(nr, {self.members}, {shape.cell}), {shape.cell}, {self.members}) AS is_first "
            f"FROM person WHERE nr >= {first} AND nr < {last}) AS i "
            "JOIN cell AS k ON k.nr = i.k JOIN place AS p ON p.id = k.place"
        )

    # ------------------------------------------------------------------ links
    def links(self, kind: str) -> dict[str, str]:
        """Relation → SQL of what stands in its column, over a seat `s`."""
        structure = self._structure
        found: dict[str, str] = {}
        for source, relation, to in structure.belongs:
            if source == kind:
                found[relation] = self._home(to)
        if kind in structure.nested and kind in structure.tops:
            found["superior"] = "CASE WHEN s.part = 'cell' THEN s.place ELSE s.above END"
        for source, relation, targets in structure.heads:
            if source == kind:
                found[relation] = self._led(kind, relation, targets)
        is_inside = "true" if kind in (*structure.people, *structure.below) else "s.part = 'cell'"
        if kind in structure.decided:
            found[DECIDED_BY] = f"CASE WHEN {is_inside} THEN s.place ELSE s.above END"
        if kind in structure.peers:
            inside = "s.place" if kind in structure.people else "coalesce(s.above, '')"
            found["group"] = f"{quoted(kind)} || '-' || {inside}"
        return found

    def _home(self, to: str) -> str:
        structure = self._structure
        if to in structure.below or (to in structure.tops and to in structure.nested):
            return self._id(to, "s.cell")
        return self._id(to, "s.place")

    def _led(self, kind: str, relation: str, targets: tuple[str, ...]) -> str:
        """The place and the cell of him who leads both, if he may lead several."""
        many = self._regime.names.relations[kind][relation].many
        led = list(self._led_by(kind, targets))
        if not many:
            led = led[:1]
        cases = " ".join(f"WHEN s.part = {quoted(part)} THEN {what}" for part, what in _joined(led).items())
        return f"CASE {cases} END" if cases else "NULL::VARCHAR"

    def _led_by(self, kind: str, targets: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """(part, what it leads) for each kind that a person of this kind may lead."""
        structure = self._structure
        is_of_people = kind in structure.people
        for target in targets:
            if target in structure.tops:
                yield ("leads place" if is_of_people else "head"), self._id(target, "s.place")
            if target in structure.below or target in structure.nested:
                for part in ("leads place", "leads cell") if is_of_people else ("head",):
                    yield part, self._id(target, "s.cell")
            elif target in structure.others:
                yield ("leads place" if is_of_people else "head"), self._id(target, "s.place")


def _joined(led: list[tuple[str, str]]) -> dict[str, str]:
    """What each part leads, as the cell of a sheet takes several ids."""
    found: dict[str, str] = {}
    for part, what in led:
        found[part] = f"{found[part]} || '; ' || {what}" if part in found else what
    return found


def person_name(who: str) -> str:
    """SQL of the name that the person of this number bears."""
    men, women = (
        f"picked({listed(middle)}, {who}, {salt}) || ' ' || picked({listed(given)}, {who}, {salt + 1})"
        for middle, given, salt in (
            (sample_words.MEN_MIDDLE, sample_words.MEN_GIVEN, 22),
            (sample_words.WOMEN_MIDDLE, sample_words.WOMEN_GIVEN, 24),
        )
    )
    family = f"picked({listed(_FAMILIES)}, {who}, 21)"
    return f"{family} || ' ' || CASE WHEN mixed({who}, 26) % 2 = 0 THEN {men} ELSE {women} END"
