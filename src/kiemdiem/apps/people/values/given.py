"""What is given of a person and of each of his records, as plain values: what forms make and actions take."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kiemdiem.apps.organisations.models import Unit


@dataclass(frozen=True)
class GivenPerson:
    """What stands on the first page of a record."""

    full_name: str
    code: str = ""
    born_on: date | None = None
    is_woman: bool | None = None
    card_number: str = ""
    admitted_on: date | None = None
    full_member_on: date | None = None
    service: str = ""
    service_class: str = ""
    residence: str = ""
    residence_unit: Unit | None = None


@dataclass(frozen=True)
class GivenPosition:
    """A post in a unit; words are codes of their vocabularies, days are both included."""

    unit: Unit
    post: str
    title: str = ""
    standing: str = "other"
    rank: int | None = None
    is_main: bool = False
    is_presiding: bool = False
    is_full_time: bool = False
    is_leading: bool | None = None
    is_re_elected: bool | None = None
    managed_by: str = ""
    promoted_from: str = ""
    equivalent: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class GivenMembership:
    """Membership in a cell; temporary_in is the cell of temporary activity."""

    cell: Unit
    kind: str
    temporary_in: Unit | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class GivenEmployment:
    """Work in an agency."""

    unit: Unit
    contract: str = ""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class GivenAssignment:
    """Being in charge of a unit, from above."""

    unit: Unit
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class GivenSpell:
    """A time in which party activity rests."""

    kind: str
    since: date
    until: date | None = None
    decision: str = ""


@dataclass(frozen=True)
class GivenLeave:
    """A leave; no last day: it lasts."""

    kind: str
    since: date
    until: date | None = None


@dataclass(frozen=True)
class GivenMeasure:
    """A disciplinary measure, with the place of the violation and that of its handling."""

    measure: str
    decided_on: date
    side: str = ""
    cause: str = ""
    act: str = ""
    reason: str = ""
    committed_on: date | None = None
    effective_on: date | None = None
    decision: str = ""
    happened_in: Unit | None = None
    handled_in: Unit | None = None
    is_duty_related: bool | None = None
    is_self_discovered: bool | None = None


@dataclass(frozen=True)
class GivenAbsence:
    """A meeting that was missed."""

    on: date
    meeting: str = ""
    is_excused: bool | None = None


@dataclass(frozen=True)
class GivenResult:
    """What a past year ended with."""

    year: int
    kind: str
    level: str = ""
    honours: tuple[str, ...] = ()
    decision: str = ""


Given = (
    GivenPosition
    | GivenMembership
    | GivenEmployment
    | GivenAssignment
    | GivenSpell
    | GivenLeave
    | GivenMeasure
    | GivenAbsence
    | GivenResult
)
