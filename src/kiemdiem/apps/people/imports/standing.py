"""What the register holds of the persons whom a file may mean, read for some thousands of rows at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from typing import Any

from kiemdiem.apps.people.models import Employment, Membership, Person, Position
from kiemdiem.apps.people.values.names import order_key
from kiemdiem.apps.uploads.values.registers import GivenRow
from kiemdiem.core.quantities.names import sort_key

_DIGEST = 16
_FIELDS = (
    "full_name", "code", "user_id", "home__path", "born_on", "is_woman", "card_number", "admitted_on",
    "full_member_on", "service", "service_class", "residence", "sort_key", "left_on", "version",
)  # fmt: skip


@dataclass
class Standing:
    """A person with today's membership, last workplace, main post or else the first one; and all that he holds."""

    person: Person
    path: str
    membership: Membership | None = None
    employment: Employment | None = None
    post: Position | None = None
    works_in: set[int] = field(default_factory=set)
    holds: set[tuple[int, str]] = field(default_factory=set)

    def unit_in(self, column: str) -> int:
        """The key of the unit that a column of a file is about, 0 where there is none."""
        held = {
            "cell": self.membership and self.membership.cell_id,
            "workplace": self.employment and self.employment.unit_id,
            "post_unit": self.post and self.post.unit_id,
        }
        return held[column] or 0


@dataclass
class Persons:
    """The persons who may be meant, by what tells them apart."""

    by_code: dict[str, Standing] = field(default_factory=dict)
    by_card: dict[str, Standing] = field(default_factory=dict)
    by_identity: dict[str, list[Standing]] = field(default_factory=lambda: defaultdict(list))


def identity_of(name: str, born_on: date | None) -> str:
    """The same for two rows exactly where name and birthday are the same; empty where there is no birthday."""
    if not name or born_on is None:
        return ""
    return blake2b(f"{sort_key(name)} {born_on.isoformat()}".encode(), digest_size=_DIGEST).hexdigest()


def name_of(row: GivenRow) -> str:
    """The full name, whether it stands in one column or in two."""
    whole = row.values.get("full_name")
    parts = (row.values.get("family_name"), row.values.get("given_name"))
    return str(whole) if whole else " ".join(str(part) for part in parts if part)


def persons_of(rows: Sequence[GivenRow]) -> Persons:
    """Whoever may be meant by these rows. Six queries at most."""
    everybody = Person.objects.unscoped("a file is held against the whole register; what lies outside is never told")
    everybody = everybody.select_related("home").only(*_FIELDS)
    codes = {str(row.values["code"]) for row in rows if row.values.get("code")}
    cards = {str(row.values["card_number"]) for row in rows if row.values.get("card_number")}
    keys = {order_key(name) for row in rows if (name := name_of(row))}
    wanted: dict[int, Person] = {}
    births = {day for row in rows if isinstance(day := row.values.get("born_on"), date)}
    for found in (
        everybody.filter(code__in=codes) if codes else (),
        everybody.filter(card_number__in=cards) if cards else (),
        everybody.filter(sort_key__in=keys, born_on__in=births) if births else (),
    ):
        wanted |= {one.pk: one for one in found}
    return _indexed(wanted.values())


def _indexed(persons: Iterable[Person]) -> Persons:
    standing = {one.pk: Standing(one, one.home.path or "") for one in persons}
    for membership in Membership.objects.filter(person__in=standing, until=None):
        standing[membership.person_id].membership = membership
    for employment in Employment.objects.filter(person__in=standing, until=None).order_by("pk"):
        standing[employment.person_id].employment = employment
        standing[employment.person_id].works_in.add(employment.unit_id)
    for post in Position.objects.filter(person__in=standing, until=None).order_by("-is_main", "pk"):
        one = standing[post.person_id]
        one.post = one.post or post
        one.holds.add((post.unit_id, post.post))
    found = Persons()
    for known in standing.values():
        found.by_code[known.person.code] = known
        if known.person.card_number:
            found.by_card[known.person.card_number] = known
        found.by_identity[identity_of(known.person.full_name, known.person.born_on)].append(known)
    return found


def plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else value
