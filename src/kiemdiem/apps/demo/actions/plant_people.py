"""People of one root of the demo: members of every cell, and those among them who hold posts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from django.db import models

from kiemdiem.apps.demo.layouts import Plan, Post, Root
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import (
    Absence,
    DisciplinaryMeasure,
    Employment,
    Leave,
    Membership,
    NameWord,
    Person,
    Position,
    Spell,
    YearlyResult,
)
from kiemdiem.apps.people.queries.name_words import words_for
from kiemdiem.core.quantities.names import search_key, sort_key
from kiemdiem.core.regime.loader import load
from kiemdiem.core.samples import words
from kiemdiem.core.samples.people import person_name

Row = TypeVar("Row", bound=models.Model)
Record = Leave | Spell | DisciplinaryMeasure | Absence | YearlyResult
AT_ONCE = 2_000
YEARS_BACK = 2
WEIGHTS = (15, 65, 18, 2)  # how many of a hundred came to each level, the best first, in earlier years
IN_A_HUNDRED_ON_LEAVE = 2
IN_A_THOUSAND_DISCIPLINED = 6
IN_A_THOUSAND_RESTING = 8
IN_A_HUNDRED_ABSENT = 4
IN_A_HUNDRED_NEW = 3


@dataclass
class Crowd:
    """Everything that is to be written of the people of a root."""

    people: list[Person] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    employments: list[Employment] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    records: list[Record] = field(default_factory=list)

    def write(self) -> None:
        """Write it, in the order in which rows rest on each other."""
        Person.objects.bulk_create(self.people, batch_size=AT_ONCE)
        NameWord.objects.bulk_create(
            [
                NameWord(person=one, word=word, sort_key=one.sort_key)
                for one in self.people
                for word in sorted(words_for(one))
            ],
            batch_size=AT_ONCE,
        )
        Membership.objects.bulk_create(self.memberships, batch_size=AT_ONCE)
        Employment.objects.bulk_create(self.employments, batch_size=AT_ONCE)
        Position.objects.bulk_create(self.positions, batch_size=AT_ONCE)
        Leave.objects.bulk_create(_of(Leave, self.records), batch_size=AT_ONCE)
        Spell.objects.bulk_create(_of(Spell, self.records), batch_size=AT_ONCE)
        DisciplinaryMeasure.objects.bulk_create(_of(DisciplinaryMeasure, self.records), batch_size=AT_ONCE)
        Absence.objects.bulk_create(_of(Absence, self.records), batch_size=AT_ONCE)
        YearlyResult.objects.bulk_create(_of(YearlyResult, self.records), batch_size=AT_ONCE)


def _of(sort: type[Row], records: list[Record]) -> list[Row]:
    return [one for one in records if isinstance(one, sort)]


def plant_people(root: Root, units: dict[int, Unit], *, prefix: str, chance: Random) -> None:
    """Members in every cell that has any; posts of chapters and agencies go to members nearby, each one main post."""
    crowd = Crowd()
    levels = _levels_of_members(root)
    ids = (f"{prefix}-P{number:06d}" for number in range(1, 10_000_000))
    free: dict[int, list[Person]] = {}
    for plan in root.plan.all():
        if plan.members:
            cell = units[id(plan)]
            free[id(plan)] = [_member(crowd, root, cell, next(ids), levels, chance) for _ in range(_size(plan, chance))]
    _fill_posts(crowd, root, units, free, chance)
    crowd.write()


def _levels_of_members(root: Root) -> tuple[str, ...]:
    """The codes of a member's levels under the plan of the root, best first."""
    regime = load(root.regime)
    scale = regime.kinds["member"].scale
    return tuple(value.code for value in regime.scales[scale].values) if scale else ()


def _size(plan: Plan, chance: Random) -> int:
    return max(3, plan.members + chance.randint(-plan.members // 4, plan.members // 4))


def _member(crowd: Crowd, root: Root, cell: Unit, code: str, levels: tuple[str, ...], chance: Random) -> Person:
    name = person_name(chance)
    born = date(root.year - chance.randint(24, 60), chance.randint(1, 12), chance.randint(1, 28))
    is_new = chance.randrange(100) < IN_A_HUNDRED_NEW
    admitted = _admitted(born, root, is_new, chance)
    full = admitted.replace(year=admitted.year + 1, day=min(admitted.day, 28))
    is_full = full <= root.day
    person = Person(
        full_name=name,
        code=code,
        home=cell,
        born_on=born,
        is_woman=any(f" {middle} " in name for middle in words.WOMEN_MIDDLE),
        card_number=f"{code[1:].replace('-P', '')}",
        admitted_on=admitted,
        full_member_on=full if is_full else None,
        residence=cell.name,
        sort_key=sort_key(name),
        search_key=search_key(name),
    )
    crowd.people.append(person)
    kind = "chinh_thuc" if is_full else "du_bi"
    crowd.memberships.append(Membership(person=person, cell=cell, kind=kind, since=admitted))
    if cell.host is not None:
        crowd.employments.append(Employment(person=person, unit=cell.host, contract="bien_che", since=admitted))
    crowd.records += _records(person, cell, root, admitted, levels, chance)
    return person


def _admitted(born: date, root: Root, is_new: bool, chance: Random) -> date:
    if is_new:
        return root.day - timedelta(days=chance.randint(20, 340))
    age = chance.randint(20, 34)
    return min(date(born.year + age, chance.randint(1, 12), chance.randint(1, 28)), root.day - timedelta(days=400))


def _records(
    person: Person, cell: Unit, root: Root, admitted: date, levels: tuple[str, ...], chance: Random
) -> Iterator[Record]:
    for year in range(root.year - YEARS_BACK, root.year):
        if levels and admitted.year < year:
            level = chance.choices(levels, weights=WEIGHTS[: len(levels)])[0]
            yield YearlyResult(person=person, year=year, kind="member", level=level)
    begun = date(root.year, chance.randint(1, 9), chance.randint(1, 28))
    if chance.randrange(100) < IN_A_HUNDRED_ON_LEAVE:
        kind = "maternity" if person.is_woman and chance.random() < 0.5 else "sick"
        yield Leave(person=person, kind=kind, since=begun, until=begun + timedelta(days=chance.randint(20, 180)))
    if chance.randrange(1000) < IN_A_THOUSAND_DISCIPLINED:
        yield DisciplinaryMeasure(
            person=person, measure=chance.choice(("KHIEN_TRACH", "CANH_CAO")), side="dang", decided_on=begun,
            happened_in=cell, handled_in=cell, is_duty_related=chance.random() < 0.5, is_self_discovered=False,
        )  # fmt: skip
    if chance.randrange(1000) < IN_A_THOUSAND_RESTING:
        kind = Spell.Kind.EXEMPT if chance.random() < 0.8 else Spell.Kind.SUSPENDED
        yield Spell(person=person, kind=kind, since=begun)
    if chance.randrange(100) < IN_A_HUNDRED_ABSENT:
        yield Absence(person=person, on=begun, is_excused=chance.random() < 0.6)


def _takers(
    plan: Plan, above: Plan | None, hosted: Mapping[int, list[Plan]], free: dict[int, list[Person]]
) -> Iterator[Person]:
    """Who may hold the posts of a unit: its own members, else those it hosts, of its area, or nearby."""
    near = list((above or plan).all())
    for cells in (
        plan.all(),
        hosted.get(id(plan), ()),
        hosted.get(id(plan.host), ()),
        (cell for one in near if plan.area and one.area == plan.area for cell in one.all()),
        near,
    ):
        found = [person for cell in cells for person in free.get(id(cell), ())]
        if found:
            yield from found
            return


def _fill_posts(
    crowd: Crowd, root: Root, units: dict[int, Unit], free: dict[int, list[Person]], chance: Random
) -> None:
    """Fill the posts of every unit, those below first; nobody gets a second main post."""
    busy: set[int] = set()
    held: dict[tuple[int, int], Position] = {}
    above: dict[int, Plan] = {id(below): plan for plan in root.plan.all() for below in plan.below}
    hosted: dict[int, list[Plan]] = {}
    for plan in root.plan.all():
        if plan.host is not None:
            hosted.setdefault(id(plan.host), []).append(plan)
    for plan in reversed(list(root.plan.all())):
        takers = (one for one in _takers(plan, above.get(id(plan)), hosted, free) if id(one) not in busy)
        for rank, (post, person) in enumerate(zip(plan.posts, takers, strict=False), start=1):
            busy.add(id(person))
            since = date(root.year - 3, chance.randint(1, 12), chance.randint(1, 28))
            held[id(plan), rank - 1] = position = _position(plan, units, post, person, rank, since)
            position.is_main = True
            position.is_presiding = rank == 1
            crowd.positions.append(position)
    _fill_beside(crowd, root, units, held)


def _fill_beside(crowd: Crowd, root: Root, units: dict[int, Unit], held: dict[tuple[int, int], Position]) -> None:
    """Posts that somebody holds beside his main one, each ranked below those that he has."""
    ranks: dict[int, int] = {}
    for plan in root.plan.all():
        for post, other, place in plan.beside:
            main = held[id(other), place]
            rank = ranks[id(main)] = ranks.get(id(main), main.rank or 1) + 1
            crowd.positions.append(_position(plan, units, post, main.person, rank, main.since))


def _position(
    plan: Plan, units: dict[int, Unit], post: Post, person: Person, rank: int, since: date | None
) -> Position:
    return Position(
        person=person,
        unit=units[id(plan)],
        post=post.post,
        title=post.title,
        standing=post.standing,
        rank=rank,
        is_full_time=post.is_full_time,
        managed_by=plan.manager_of(post),
        equivalent=post.equivalent,
        since=since,
    )
