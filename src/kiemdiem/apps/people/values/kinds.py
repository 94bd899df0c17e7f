"""The sorts of records that a person has: what each is called, its rows, its plain values, its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any

from django.db import models

from kiemdiem.apps.people import labels
from kiemdiem.apps.people.models import (
    Absence,
    Assignment,
    DisciplinaryMeasure,
    Employment,
    Leave,
    Membership,
    Position,
    Spell,
    YearlyResult,
)
from kiemdiem.apps.people.values.given import (
    Given,
    GivenAbsence,
    GivenAssignment,
    GivenEmployment,
    GivenLeave,
    GivenMeasure,
    GivenMembership,
    GivenPosition,
    GivenResult,
    GivenSpell,
)

Record = Position | Membership | Employment | Assignment | Spell | Leave | DisciplinaryMeasure | Absence | YearlyResult


@dataclass(frozen=True)
class Kind:
    """A sort of record. slug: its word in urls; tab: the part of the person's page where it stands.

    words: field → the vocabulary that its codes belong to; shared: fields with a unit whose keepers are asked as well.
    """

    slug: str
    label: str
    model: type[models.Model]
    given: type[Any]
    tab: str
    words: Mapping[str, str]
    shared: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(field.name for field in fields(self.given))

    @property
    def has_end(self) -> bool:
        """Whether it lasts from a day to a day."""
        return "until" in self.fields


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        kind.slug: kind
        for kind in (
            Kind(
                "chuc-vu",
                labels.POSITION,
                Position,
                GivenPosition,
                "chuc-vu",
                {"post": "post", "managed_by": "manager", "promoted_from": "post", "equivalent": "post"},
                shared=("unit",),
            ),
            Kind(
                "sinh-hoat",
                labels.MEMBERSHIP,
                Membership,
                GivenMembership,
                "sinh-hoat",
                {"kind": "membership"},
                shared=("cell",),
            ),
            Kind("cong-tac", labels.EMPLOYMENT, Employment, GivenEmployment, "chuc-vu", {"contract": "contract"}),
            Kind("phu-trach", labels.ASSIGNMENT, Assignment, GivenAssignment, "chuc-vu", {}, shared=("unit",)),
            Kind("mien-dinh-chi", labels.SPELL, Spell, GivenSpell, "sinh-hoat", {}),
            Kind("nghi", labels.LEAVE, Leave, GivenLeave, "nghi-ky-luat", {"kind": "leave"}),
            Kind(
                "ky-luat",
                labels.MEASURE,
                DisciplinaryMeasure,
                GivenMeasure,
                "nghi-ky-luat",
                {"measure": "discipline_measure", "side": "discipline_side", "cause": "discipline_cause"},
            ),
            Kind("vang", labels.ABSENCE, Absence, GivenAbsence, "nghi-ky-luat", {}),
            Kind("ket-qua", labels.RESULT, YearlyResult, GivenResult, "cac-nam", {}),
        )
    }
)
BY_MODEL: Mapping[type[models.Model], Kind] = MappingProxyType({kind.model: kind for kind in KINDS.values()})
BY_GIVEN: Mapping[type[Any], Kind] = MappingProxyType({kind.given: kind for kind in KINDS.values()})


def kind_of(thing: Record | Given) -> Kind:
    """The sort of a record, or of the plain values of one."""
    return BY_MODEL[type(thing)] if isinstance(thing, models.Model) else BY_GIVEN[type(thing)]


def given_of(record: Record) -> Given:
    """The plain values of a record as it stands."""
    kind = kind_of(record)
    values = {name: getattr(record, name) for name in kind.fields}
    if "honours" in values:
        values["honours"] = tuple(values["honours"])
    found: Given = kind.given(**values)
    return found


def put(record: Record, given: Given) -> None:
    """Write plain values into a record; it is not saved."""
    for name in kind_of(given).fields:
        value = getattr(given, name)
        setattr(record, name, list(value) if isinstance(value, tuple) else value)
