"""workplan.toml, dossiers.toml and conduct.toml: what is due from whom, which papers, how a conference runs."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from kiemdiem.core.regime.entries.choices import UnitChoice
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


class ItemPart(Cited):
    """A part of an item that each of its bodies does and marks apart.

    axis: what it shows of a unit's review, its content or its procedure; same_as: the part of another item that
    does for this one too; each: whom the unit ticks off one by one.
    """

    id: EntryId
    label: Label
    axis: Literal["content", "procedure", ""] = ""
    same_as: EntryId | None = None
    each: KindName | Literal[""] = ""


class Gate(Cited):
    """What is done before a unit does this item; a gate that is not hard warns and holds nobody up.

    whose: the unit's own part of that item, which holds nobody who has none in it; or all parts of all its bodies.
    """

    after: EntryId
    hard: bool = True
    whose: Literal["own", "all"] = "own"
    says: Label


class PlanItem(Entry):
    """An item of the work plan with its bodies as printed; an absent list means that the text prints none.

    sub_plan: what the plan of a tier below may say of its day. As a rule an earlier one; `fixed` where the body that
    issued the plan does the item itself; `open` where any day may be named.
    addressed: bodies to whom the sentence itself gives the work; they do it where no implementing body is printed,
    else they are shown beside those that are. needs_head: each unit names the head who answers for it.
    """

    number: str
    parent: EntryId | None = None
    task: Label
    directing: Bodies = Field(default=(), strict=False)
    directing_in_person: Bodies = Field(default=(), strict=False)
    advising: Bodies = Field(default=(), strict=False)
    compiling: Bodies = Field(default=(), strict=False)
    implementing: Bodies = Field(default=(), strict=False)
    addressed: Bodies = Field(default=(), strict=False)
    cooperating: Bodies = Field(default=(), strict=False)
    consulted: Bodies = Field(default=(), strict=False)
    open_list: tuple[str, ...] = Field(default=(), strict=False)
    produces: str = ""
    sub_plan: Literal["fixed", "stricter", "open"] = "stricter"
    due: tuple[DueDate, ...] = Field(default=(), strict=False)
    part: tuple[ItemPart, ...] = Field(default=(), strict=False)
    gate: tuple[Gate, ...] = Field(default=(), strict=False)
    needs_head: bool = False


def _as_several(value: Any) -> Any:
    """One table may be written where several may stand."""
    return (value,) if isinstance(value, dict) else tuple(value) if isinstance(value, list) else value


class PlanBody(Entry):
    """Which units of the registers printed names mean, in the place where the plan is carried out.

    place: the root of the campaign itself or a body that leads it, what stands directly under it, under it at any
    depth, or anywhere. by_hand: why the registers cannot tell; the board names the units, if there are any.
    """

    names: Bodies = Field(strict=False, min_length=1)
    units: Annotated[tuple[UnitChoice, ...], BeforeValidator(_as_several)] = ()
    place: Literal["root", "directly_under", "under", "anywhere"] = "under"
    by_hand: str = ""


class Event(Entry):
    """Something that deadlines hang on; `expected_from` is the item whose last good day stands in until it is dated.

    brought_by: the item by doing which a unit brings it about.
    """

    label: Label
    per_unit: bool = False
    expected_from: EntryId | None = None
    brought_by: EntryId | None = None


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
