"""The registers: units, persons, posts, memberships, employments, assignments and the table of deciding bodies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Fact = bool | int | str | date | tuple[object, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A node of the tree: organisation, agency, division, or a body (then `of` is the unit that it leads).

    host: the agency in which a party or mass organisation stands; line: the body that rates it by its sector;
    area: its territory; reviewed_with: the body whose review is held together with its own.
    """

    id: str
    name: str
    body: str = ""
    tier: str = ""
    agency: str = ""
    parent: str = ""
    of: str = ""
    host: str = ""
    line: str = ""
    area: str = ""
    reviewed_with: str = ""
    managed_by: str = ""
    flags: Mapping[str, bool] = field(default_factory=dict)
    founded_on: date | None = None
    facts: Mapping[str, Fact] = field(default_factory=dict)
    is_listed: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """A person and what is known of him beyond the registers."""

    id: str
    name: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Post:
    """A post in a unit. rank: 1 is the highest; main: the main one; leading: whether it is a leadership post.

    promoted_from: the role held before; equivalent: the role that it equals; re_elected False: the post has ended.
    """

    person: str
    unit: str
    role: str
    title: str = ""
    rank: int | None = None
    presiding: bool = False
    main: bool = False
    leading: bool | None = None
    full_time: bool = False
    re_elected: bool | None = None
    since: date | None = None
    until: date | None = None
    managed_by: str = ""
    promoted_from: str = ""
    equivalent: str = ""

    def is_held_on(self, day: date) -> bool:
        """Whether the post is held on this day; a post that ended by an election is over."""
        return self.re_elected is not False and is_current(self.since, self.until, day)


@dataclass(frozen=True, slots=True)
class Membership:
    """Party membership in a cell; temporary_in: the cell of temporary activity."""

    person: str
    cell: str
    kind: str = ""
    temporary_in: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Employment:
    """Work in a unit under a contract."""

    person: str
    unit: str
    contract: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """Somebody from above who is in charge of a unit or follows it."""

    person: str
    unit: str


@dataclass(frozen=True, slots=True)
class Decider:
    """One row of the table of deciding bodies: a post (role, everywhere or in one unit) or a unit → the body.

    basis: the document that gives it the authority; since, until: the days on which that holds, both included.
    """

    body: str
    unit: str = ""
    role: str = ""
    how: str = ""
    basis: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Registers:
    """All registers of one office, every reference known; rows in any order."""

    units: tuple[Unit, ...] = ()
    persons: tuple[Person, ...] = ()
    posts: tuple[Post, ...] = ()
    memberships: tuple[Membership, ...] = ()
    employments: tuple[Employment, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    deciders: tuple[Decider, ...] = ()
    as_of: date | None = None
    readings: Mapping[str, str] = field(default_factory=dict)


def is_current(since: date | None, until: date | None, day: date) -> bool:
    """Whether a row with these first and last days holds on this day."""
    return (since is None or since <= day) and (until is None or day <= until)
