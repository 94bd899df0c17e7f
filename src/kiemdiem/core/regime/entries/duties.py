"""Who looks after which units in a campaign, whose guidance reaches whom, where a difficulty goes."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kiemdiem.core.regime.entries.entry import Cited, Entry, Shape
from kiemdiem.core.regime.entries.values import EntryId, Label, WordCode


class UnitsMeant(Shape):
    """Units of a campaign; every key narrows, the words of one key are alternatives.

    reach: the unit that the campaign is of, those directly below it, or all below it; named: the name holds one of
    these words.
    """

    reach: Literal["root", "direct", "below"] = "direct"
    label: str = ""
    body: tuple[WordCode, ...] = Field(default=(), strict=False)
    agency: tuple[WordCode, ...] = Field(default=(), strict=False)
    tier: tuple[WordCode, ...] = Field(default=(), strict=False)
    named: tuple[Label, ...] = Field(default=(), strict=False)


class PrintedAssignment(Cited):
    """An assignment that the plan itself prints: by post, never by name; `role` are the words of that post."""

    post: Label
    role: tuple[WordCode, ...] = Field(strict=False, min_length=1)
    units: tuple[Label, ...] = Field(strict=False, min_length=1)


class Assignment(Entry):
    """Persons, or visiting groups, who look after units in a campaign.

    by: persons one by one, or a group that covers units; among: from whom, as printed; role: in which posts, on the
    campaign's own unit and what leads it, or on the bodies of `body` right below it; decided_by: the body that decides;
    holds: from when it gives access; at_most: so many for one unit; uncovered: what it means that nobody looks after a
    unit when the plan is issued.
    """

    label: Label
    by: Literal["person", "group"] = "person"
    units: tuple[UnitsMeant, ...] = Field(strict=False, min_length=1)
    among: str = ""
    role: tuple[WordCode, ...] = Field(default=(), strict=False)
    body: tuple[WordCode, ...] = Field(default=(), strict=False)
    decided_by: str = ""
    holds: Literal["at_once", "when_decided"] = "when_decided"
    at_most: int | None = Field(default=None, ge=1)
    uncovered: Literal["refused", "told", "nothing"] = "told"
    printed: tuple[PrintedAssignment, ...] = Field(default=(), strict=False)


class Guidance(Entry):
    """A guidance document that a body files and that reaches the units under it; item: the duty that it fulfils."""

    label: Label
    issued_by: Label
    agency: tuple[WordCode, ...] = Field(default=(), strict=False)
    basis: str = ""
    item: EntryId | None = None
    reaches: tuple[UnitsMeant, ...] = Field(strict=False, min_length=1)


class Difficulty(Entry):
    """Where a difficulty of a unit goes: by way of which body, who answers, what it is called while it is open."""

    label: Label
    raised_by: tuple[UnitsMeant, ...] = Field(strict=False, min_length=1)
    by_way_of: str = ""
    answered_by: Label
    waiting: Label
    item: EntryId | None = None
