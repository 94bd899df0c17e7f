"""examples.toml: given facts and the outcome that the plan demands; run as tests and shown in the guide."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

from pydantic import Field

from kiemdiem.core.regime.entries.entry import Cited, Shape
from kiemdiem.core.regime.entries.values import EntryId, FactName

Given = dict[str, Any]


class Expected(Shape):
    """What must come out for one subject. Lists of rules name rules that must be there; `not_…` must not.

    range, choices, missing, conflicts, waiting_for, follow_ups (duties that are due) and open_follow_ups (not known
    whether due) must be equal as sets; `awards = []` means none at all; "none" means no level, or no such fact; says
    are pieces of the sentences; facts are derived facts and values.
    """

    outcome: str | None = None
    level: str | None = None
    attained: str | None = None
    own: str | None = None
    range: list[str] | None = None
    reasons: list[EntryId] = Field(default_factory=list)
    not_reasons: list[EntryId] = Field(default_factory=list)
    why_not: list[EntryId] = Field(default_factory=list)
    not_why_not: list[EntryId] = Field(default_factory=list)
    missing: list[str] | None = None
    assumed: list[str] = Field(default_factory=list)
    choices: list[str] | None = None
    who: str | None = None
    needs_choice: bool | None = None
    conflicts: list[str] | None = None
    provisional: bool | None = None
    waiting_for: list[str] | None = None
    follow_ups: list[EntryId] | None = None
    open_follow_ups: list[EntryId] | None = None
    awards: list[EntryId] | None = None
    not_awards: list[EntryId] = Field(default_factory=list)
    says: list[str] = Field(default_factory=list)
    facts: dict[FactName, Any] = Field(default_factory=dict)


class ExpectedQuota(Shape):
    """What must come out for one quota or award in one group; `group` as the answer prints it.

    there = false: no such limit is counted there; limit = "none": how many is open, for nobody entered the number.
    """

    id: EntryId
    group: str
    there: bool = True
    base: int | list[int] | None = None
    limit: int | list[int] | Literal["none"] | None = None
    chosen: list[str] | None = None
    over: int | None = None
    ties: list[str] | None = None
    candidates: list[str] | None = None


class Case(Shape):
    """A variation of an example: `change` is laid over the subjects by id.

    "absent" takes a key away, `left_out = true` the whole subject; an id that nobody bears adds a subject.
    """

    change: dict[str, Given] = Field(default_factory=dict)
    readings: dict[EntryId, str] = Field(default_factory=dict)
    as_of: dt.date | None = None
    period: str | None = None
    expect: dict[str, Expected] = Field(default_factory=dict)
    quotas: list[ExpectedQuota] = Field(default_factory=list)
    refused: list[str] = Field(default_factory=list)


class Example(Cited):
    """Subjects as in the interchange, and what must come out; each of `cases` is tried on a changed copy, with its
    own expectations.

    copies: `{ like = "M", count = 20, ids = "M-" }` copies a subject that many times (M-1 … M-20), for quotas.
    refused: pieces of the message where the input itself must be refused.
    """

    id: EntryId
    title: str = ""
    as_of: dt.date | None = None
    period: str | None = None
    readings: dict[EntryId, str] = Field(default_factory=dict)
    subject: list[Given] = Field(default_factory=list)
    bodies: list[Given] = Field(default_factory=list)
    copies: list[Given] = Field(default_factory=list)
    expect: dict[str, Expected] = Field(default_factory=dict)
    quotas: list[ExpectedQuota] = Field(default_factory=list)
    cases: list[Case] = Field(default_factory=list)
    refused: list[str] = Field(default_factory=list)
