"""workplan.toml, dossiers.toml and conduct.toml: what is due from whom, which papers, how a conference runs."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from kiemdiem.core.regime.entries.entry import Cited, Entry, Shape
from kiemdiem.core.regime.entries.values import EntryId, Expression, KindName, Label, OptionId

DeadlineKind = Literal[
    "before",
    "by",
    "within",
    "after",
    "with_plan",
    "external",
    "promptly",
    "before_event",
    "window",
    "same_day",
    "next",
    "none",
]
Bodies = tuple[Label, ...]
Month = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]


class DueDate(Cited):
    """A deadline as printed: one of twelve kinds, with the keys that the kind needs (core/quantities says which)."""

    id: EntryId | None = None
    task: str = ""
    kind: DeadlineKind
    on: dt.date | None = None
    month: Month | None = None
    from_: dt.date | None = Field(default=None, alias="from")
    until: dt.date | None = None
    event: EntryId | None = None
    days: int | None = Field(default=None, ge=0)
    working_days: int | None = Field(default=None, ge=1)
    hard: bool = True
    printed: str = ""
    source: str = ""
    under: dict[EntryId, OptionId | list[OptionId]] = Field(default_factory=dict)


class PlanItem(Entry):
    """An item of the work plan with its bodies as printed; an absent list means that the text prints none.

    sub_plan: what the plan of a tier below may say of its day. As a rule an earlier one; `fixed` where the body that
    issued the plan does the item itself; `open` where any day may be named.
    """

    number: str
    parent: EntryId | None = None
    task: Label
    directing: Bodies = Field(default=(), strict=False)
    directing_in_person: Bodies = Field(default=(), strict=False)
    advising: Bodies = Field(default=(), strict=False)
    compiling: Bodies = Field(default=(), strict=False)
    implementing: Bodies = Field(default=(), strict=False)
    cooperating: Bodies = Field(default=(), strict=False)
    consulted: Bodies = Field(default=(), strict=False)
    open_list: tuple[str, ...] = Field(default=(), strict=False)
    produces: str = ""
    sub_plan: Literal["fixed", "stricter", "open"] = "stricter"
    due: tuple[DueDate, ...] = Field(default=(), strict=False)


class Event(Entry):
    """Something that deadlines hang on; `expected_from` is the item whose last good day stands in until it is dated."""

    label: Label
    per_unit: bool = False
    expected_from: EntryId | None = None


class Clash(Cited):
    """A contradiction inside the plan, shown as a note at the items that it touches."""

    items: tuple[EntryId, ...] = Field(strict=False, min_length=1)
    text: Label


class Paper(Cited):
    """One paper of a dossier; required, or required only where `when` holds."""

    id: EntryId
    label: Label
    form: str = ""
    required: bool = True
    when: Expression | None = None
    addressee: str = ""
    basis: str = ""


class Dossier(Entry):
    """The papers that a subject owes, to whom, by which item of the work plan."""

    for_: tuple[KindName, ...] = Field(alias="for", strict=False, min_length=1)
    label: Label
    sent_to: str = ""
    due: EntryId | None = None
    closed: bool = False
    paper: tuple[Paper, ...] = Field(strict=False, min_length=1)


class Report(Entry):
    """A report of results by kind and level, to whom, by which item; form: where the plan prints one."""

    for_: tuple[KindName, ...] = Field(alias="for", strict=False, min_length=1)
    label: Label
    sent_to: str = ""
    due: EntryId | None = None
    form: str = ""
    awards: bool = False


class AgendaStep(Cited):
    """One step of a conference, in order."""

    id: EntryId
    label: Label
    by: str = ""
    ballot: Literal["none", "open", "secret"] = "none"


class Conference(Entry):
    """How a review conference runs: who chairs, who comes, who votes, in which order, after how long a notice."""

    for_: tuple[KindName, ...] = Field(default=(), alias="for", strict=False)
    label: Label
    chair: str = ""
    chair_while_head_is_reviewed: str = ""
    takes_part: Bodies = Field(default=(), strict=False)
    invited: Bodies = Field(default=(), strict=False)
    votes: str = ""
    ballot: Literal["none", "open", "secret", ""] = ""
    notice_working_days: int | None = Field(default=None, ge=0)
    least_length: Shape | str = ""
    after: tuple[EntryId, ...] = Field(default=(), strict=False)
    step: tuple[AgendaStep, ...] = Field(default=(), strict=False)


class ReviewOrder(Entry):
    """A fixed order: what comes first, what later (collective before persons, head first)."""

    first: Label
    then: tuple[Label, ...] = Field(strict=False, min_length=1)
    hard: bool = True
