"""targets.toml: targets and tasks of the year, tasks that somebody registers, and notes through the year."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from kiemdiem.core.regime.entries.entry import Cited, Shape
from kiemdiem.core.regime.entries.values import EntryId, KindName, Label, WordCode


class TargetSource(Cited):
    """Where a target may come from; `supplied` marks those that only a list or a registration brings, never a form."""

    id: EntryId
    label: Label
    supplied: bool = False


class TargetBase(Cited):
    """The sources whose targets are the base of the rating; targets of others are shown beside them.

    A plan without such an entry draws no line: every target counts.
    """

    id: EntryId
    sources: tuple[EntryId, ...] = Field(strict=False, min_length=1)


class ListedTarget(Shape):
    """A target of a list: what, in which unit, how much (as text, exact), and what it gives."""

    title: Label
    measure: str = ""
    quantity: str = ""
    product: str = ""
    quantitative: bool = True


class TargetList(Cited):
    """Targets that come with a plan for subjects of some kinds, beside their own; empty where they are not at hand.

    mark: what stands at each of them; item: the item of the work plan that is done when the list is there.
    """

    id: EntryId
    label: Label
    mark: Label
    source: EntryId
    basis: Label
    for_: tuple[KindName, ...] = Field(alias="for", strict=False, min_length=1)
    item: EntryId | None = None
    target: tuple[ListedTarget, ...] = Field(default=(), strict=False)


class YearRecord(Cited):
    """Something that is kept the whole year: targets of everybody, the share of quantitative ones, dated notes."""

    id: EntryId
    keeps: Literal["targets", "quantitative_share", "notes"]
    label: Label


class TaskRegistration(Cited):
    """Tasks that somebody registers and the level that manages him approves and assigns.

    for_year: the year under review or the one after it; at its review they are shown with their results. managers:
    codes of those for whose cadres the authority of the campaign's root decides; for all others their own unit does.
    """

    id: EntryId
    label: Label
    for_year: Literal["same", "next"]
    managers: tuple[WordCode, ...] = Field(default=(), strict=False)
