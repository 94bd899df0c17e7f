"""Places full of subjects: an organisation, what stands below it, its bodies and its people, all linked."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.samples import words
from kiemdiem.core.samples.ballots import quality_near
from kiemdiem.core.samples.case import Case
from kiemdiem.core.samples.people import Places, person_name
from kiemdiem.core.samples.structure import DECIDED_BY, Structure

SMALL_ROSTER = 200
SUBJECTS_OF_A_SMALL_PLACE = 28
SUBJECTS_OF_A_PLACE = 64
PLACES_OF_A_BODY = 30
IDS = {
    "party_organisation": "TC", "chapter": "DB", "cell": "CB", "collective": "TT", "unit": "CQ", "cadre": "LD",
    "member": "DV",
}  # fmt: skip


class PlaceMaker:
    """Makes places until the roster has its size. A roster of one seed and size is always the same."""

    def __init__(self, regime: Regime, structure: Structure, chance: Random) -> None:
        self._regime, self._structure, self._chance = regime, structure, chance
        self._places = Places(chance)
        self._numbers: dict[str, int] = {}
        self._persons = 0
        self.bodies: dict[str, str] = {}
        """Bodies outside the roster that decide or compare: id → name."""

    def cases(self, size: int) -> Iterator[list[Case]]:
        """Place by place, `size` subjects in all."""
        is_small = size <= SMALL_ROSTER and bool(self._structure.nested)
        usual = SUBJECTS_OF_A_SMALL_PLACE if is_small else SUBJECTS_OF_A_PLACE
        left, place_number = size, 0
        while left:
            count = left if left < usual * 3 // 2 else usual
            yield self._place(count, place_number)
            left -= count
            place_number += 1

    def _place(self, count: int, number: int) -> list[Case]:
        chance, structure = self._chance, self._structure
        place = self._places.next()
        of_place = chance.triangular(0.3, 1.0, 0.74)
        body = self._body(number)
        made: dict[str, list[Case]] = {}
        left = count
        for kind, wanted in self._bodies_of(count):
            take = min(wanted, left)
            made[kind] = [self._body_case(kind, place, i, of_place) for i in range(take)]
            left -= take
        for index, kind in enumerate(structure.people):
            share = left // (len(structure.people) - index)
            made[kind] = [self._person_case(kind, place, of_place) for _ in range(share)]
            left -= share
        self._also_members(made)
        self._belong(made)
        self._superior(made)
        self._head(made)
        self._decide(made, body)
        self._compare(made, body, number)
        return [case for kind in self._regime.kinds for case in made.get(kind, [])]

    def _bodies_of(self, count: int) -> list[tuple[str, int]]:
        """How many of each kind that is no person's own; the rest of a place are its people."""
        structure, cells = self._structure, max(1, min(4, count // 13))
        plan = [(kind, 1 + cells * (kind in structure.nested)) for kind in structure.tops]
        plan += [(kind, cells) for kind in structure.below]
        return plan + [(kind, 2 if kind == "cadre" else 1) for kind in structure.others]

    def _also_members(self, made: dict[str, list[Case]]) -> None:
        """A cadre is rated as a cadre and as a member: two subjects of one person."""
        for cadre, member in zip(made.get("cadre", []), made.get("member", []), strict=False):
            member.person, member.name = cadre.person, cadre.name

    # ------------------------------------------------------------------ subjects
    def _id(self, kind: str) -> str:
        self._numbers[kind] = self._numbers.get(kind, 0) + 1
        return f"{IDS.get(kind, kind)}{self._numbers[kind]:03d}"

    def _body_case(self, kind: str, place: str, index: int, of_place: float) -> Case:
        quality = quality_near(self._chance, of_place)
        name = self._name(kind, place, index)
        if kind == "cadre":
            return Case(
                self._id(kind), kind, name, quality, place, self._chance.randint(7, 19), self._person(),
                "deputy" if index else "head",
            )  # fmt: skip
        return Case(self._id(kind), kind, name, quality, place, self._chance.randint(7, 19))

    def _person_case(self, kind: str, place: str, of_place: float) -> Case:
        name = person_name(self._chance)
        return Case(self._id(kind), kind, name, quality_near(self._chance, of_place), place, 0, self._person())

    def _person(self) -> str:
        self._persons += 1
        return f"N{self._persons:05d}"

    def _name(self, kind: str, place: str, index: int) -> str:
        number = self._numbers.get(kind, 0)
        match kind:
            case "cadre":
                return person_name(self._chance)
            case "party_organisation" if index == 0:
                return words.TOP_ORGANISATION.format(place=place)
            case "party_organisation":
                return words.CELL.format(place=place, unit=words.SUB_UNITS[(index + number) % len(words.SUB_UNITS)])
            case "chapter":
                return words.CHAPTER.format(place=place)
            case "cell":
                unit = words.DEPARTMENTS[number % len(words.DEPARTMENTS)]
                return words.CELL_OF_DEPARTMENT.format(place=place, unit=unit)
            case "collective":
                known = words.COLLECTIVES_OF_CHAPTER if "chapter" in self._regime.kinds else words.COLLECTIVES
                return known[number % len(known)].format(place=place)
            case "unit":
                return words.UNITS[number % len(words.UNITS)].format(place=place)
        label = self._regime.kinds[kind].label
        return words.OTHER_BODY.format(label=label, place=place, number=index + 1)

    # ------------------------------------------------------------------ links
    def _belong(self, made: dict[str, list[Case]]) -> None:
        """People to their cells, cells to their chapter; the cell's year is felt by its people."""
        for kind, relation, to in self._structure.belongs:
            there = made.get(to, [])
            there = there[1:] or there if to in self._structure.nested else there
            for index, case in enumerate(made.get(kind, [])):
                if not there:
                    continue
                home = there[index * len(there) // len(made[kind])]
                case.links[relation] = home.id
                if kind in self._structure.people and not case.voters:
                    home.members += 1
                    case.quality = 0.75 * case.quality + 0.25 * home.quality
        for kind in self._structure.people:
            homes = {case.id: case for cases in made.values() for case in cases}
            for case in made.get(kind, []):
                home_ids = [link for link in case.links.values() if link in homes and homes[link].members]
                case.voters = max(3, homes[home_ids[0]].members) if home_ids else self._chance.randint(5, 15)

    def _superior(self, made: dict[str, list[Case]]) -> None:
        for kind in sorted(self._structure.nested):
            for case in made.get(kind, [])[1:]:
                case.links["superior"] = made[kind][0].id

    def _head(self, made: dict[str, list[Case]]) -> None:
        """The first of a cell's people leads it, the first of a place's people the place, the first cadre the rest."""
        for kind, relation, targets in self._structure.heads:
            many = self._regime.names.relations[kind][relation].many
            for body in [case for target in targets for case in made.get(target, [])]:
                there = [one for one in made.get(kind, []) if one.office != "deputy"]
                own = [one for one in there if body.id in one.links.values()] or there
                free = [one for one in own if many or relation not in one.links]
                if free:
                    leader = free[0]
                    leader.links.setdefault(relation, []).append(body.id)
                    leader.office = "head"
                    leader.quality = 0.5 * leader.quality + 0.5 * body.quality

    def _body(self, number: int) -> str:
        index = number // PLACES_OF_A_BODY + 1
        body = f"HU{index:02d}"
        if self._structure.decided and body not in self.bodies:
            self.bodies[body] = words.DECIDING_BODY.format(place=self._places.next())
        return body

    def _decide(self, made: dict[str, list[Case]], body: str) -> None:
        """Members and cells are rated by the top of their place, all else by the body above."""
        tops = [made[kind][0].id for kind in self._structure.tops if made.get(kind)]
        for kind in sorted(self._structure.decided):
            for case in made.get(kind, []):
                inside = kind in self._structure.people or "superior" in case.links
                case.links[DECIDED_BY] = tops[0] if inside and tops else body

    def _compare(self, made: dict[str, list[Case]], body: str, number: int) -> None:
        """Peers: people within their place, everything else with its like of all places around."""
        for kind in sorted(self._structure.peers):
            inside = kind in self._structure.people
            group = f"{kind}-{number + 1:03d}" if inside else f"{kind}-{body}"
            for case in made.get(kind, []):
                case.links["group"] = group
                pattern = words.PEER_GROUPS.get(kind, words.PEER_GROUP)
                label = self._regime.kinds[kind].label
                self.bodies.setdefault(group, pattern.format(label=label, place=case.place))
