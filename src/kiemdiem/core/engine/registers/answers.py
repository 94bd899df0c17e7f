"""What is computed from registers: subjects with their forums, authorities and polls, rolls, problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Literal

Clauses = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Forum:
    """One place of review. posts: which brought it ("role @ unit"); kinds: the ratings that are voted on there.

    counts_with: the forum whose review is held together with this one; instead_of: the body that a conference
    stands in for.
    """

    id: str
    name: str
    sort: Literal["cell", "body", "conference"]
    unit: str
    roll: str = ""
    rules: tuple[str, ...] = ()
    clauses: Clauses = ()
    posts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    counts_with: str = ""
    instead_of: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DroppedForum:
    """A place where one only reports; may_be_chosen: it may still be taken as the third."""

    forum: Forum
    rule: str
    why: str
    clauses: Clauses
    may_be_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Competence:
    """Which body acts on a subject. unit: its id in the register; decided_by: the organisation whose body it is."""

    act: str
    purpose: str
    rule: str
    body: str
    unit: str = ""
    decided_by: str = ""
    how: str = ""
    route: str = ""
    basis: str = ""
    clauses: Clauses = ()
    gives: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Poll:
    """A poll about a person: from which roll, by whom organised, and whether it is waived."""

    roll: str
    label: str
    organiser: str
    size: int
    waived: bool
    why: str
    clauses: Clauses


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that the registers must still say; it blocks the rating, or is only shown."""

    subject: str
    text: str
    clauses: Clauses = ()
    blocks: Literal["rating", "nothing"] = "rating"


@dataclass(frozen=True, slots=True)
class ComputedSubject:
    """Who is reviewed and rated, under which rules, where, and by whom."""

    id: str
    kind: str
    name: str
    reviewed: bool
    rated: bool
    unit: str = ""
    person: str = ""
    persons: tuple[str, ...] = ()
    role: str = ""
    outcome: str = ""
    why: str = ""
    rules: tuple[str, ...] = ()
    clauses: Clauses = ()
    forums: tuple[Forum, ...] = ()
    dropped: tuple[DroppedForum, ...] = ()
    authorities: tuple[Competence, ...] = ()
    polls: tuple[Poll, ...] = ()
    rolls: tuple[str, ...] = ()
    review_period: tuple[date, date] | None = None
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def authority(self, act: str = "decide", purpose: str = "rate") -> Competence | None:
        """Who acts; None where nobody is known."""
        return next((a for a in self.authorities if (a.act, a.purpose) == (act, purpose)), None)


@dataclass(frozen=True, slots=True)
class ListingAnswer:
    """A named list that the plan asks for: ids of subjects, or of persons."""

    id: str
    label: str
    subjects: tuple[str, ...]
    clauses: Clauses


@dataclass(frozen=True, slots=True)
class SubjectList:
    """All subjects of one register under one regime, in the order of kinds and ids."""

    regime: str
    hash: str
    as_of: date
    readings: Mapping[str, str]
    subjects: tuple[ComputedSubject, ...]
    places: Mapping[str, tuple[Forum, ...]]
    listings: tuple[ListingAnswer, ...] = ()
    problems: tuple[Problem, ...] = ()
    season: tuple[Mapping[str, Any], ...] = ()

    def find(self, key: str) -> ComputedSubject | None:
        """A subject by its id."""
        return next((subject for subject in self.subjects if subject.id == key), None)

    def of_kind(self, kind: str) -> tuple[ComputedSubject, ...]:
        return tuple(subject for subject in self.subjects if subject.kind == kind)


@dataclass(frozen=True, slots=True)
class RollGroupAnswer:
    """One group of a roll; new: persons whom no earlier group had."""

    label: str
    persons: tuple[str, ...]
    new: int


@dataclass(frozen=True, slots=True)
class Roll:
    """Who attends, is asked or votes: persons once each, by groups; units: bodies that are addressed."""

    id: str
    label: str
    purpose: str
    subject: str
    persons: tuple[str, ...]
    units: tuple[str, ...] = ()
    unit_names: tuple[str, ...] = ()
    voters: tuple[str, ...] = ()
    groups: tuple[RollGroupAnswer, ...] = ()
    staff: int = 0
    organiser: str = ""
    clauses: Clauses = ()
    notes: tuple[str, ...] = ()


def as_json(answer: object) -> Any:
    """An answer as plain objects: days as ISO text, exact fractions as text, tuples as lists."""
    if is_dataclass(answer) and not isinstance(answer, type):
        return {item.name: as_json(getattr(answer, item.name)) for item in fields(answer) if item.name != "season"}
    if isinstance(answer, Mapping):
        return {str(key): as_json(value) for key, value in answer.items()}
    if isinstance(answer, tuple | list):
        return [as_json(item) for item in answer]
    if isinstance(answer, date):
        return answer.isoformat()
    return str(answer) if isinstance(answer, Fraction) else answer
