"""What every entry of a regime shares: its id, its clauses, and when it is in force."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from kiemdiem.core.regime.entries.values import ClauseId, EntryId, Expression, KindName, OptionId


class Shape(BaseModel):
    """A table of TOML whose keys are all known: an unknown key is a fault, nothing is converted."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=False)


class Cited(Shape):
    """Anything that rests on clauses of the plan; `note` is for the reader of the folder and changes nothing."""

    clauses: tuple[ClauseId, ...] = Field(default=(), strict=False)
    note: str = ""


class Entry(Cited):
    """A rule or other entry with an id of its own in its file.

    `under` names options of readings under which alone the entry is in force; `force = "advice"` shows the rule
    and lets it change nothing; `child` says what a child regime may do with the entry.
    """

    id: EntryId
    when: Expression | None = None
    under: dict[EntryId, OptionId | list[OptionId]] = Field(default_factory=dict)
    force: Literal["binding", "advice"] = "binding"
    period: str | None = None
    child: Literal["fixed", "stricter", "open"] = "fixed"


class Rule(Entry):
    """An entry about subjects of some kinds, with its days of validity."""

    for_: tuple[KindName, ...] = Field(alias="for", strict=False, min_length=1)
    from_: dt.date | None = Field(default=None, alias="from")
    until: dt.date | None = None
