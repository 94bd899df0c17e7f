"""The acts of the plans of lower tiers, as the journal keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kiemdiem.apps.journal.entries import Act, Ref
from kiemdiem.apps.subplans import labels


@dataclass(frozen=True)
class OwnDaySet(Act):
    """A row of the work plan has an earlier day here. before: the own day that stood."""

    code: ClassVar[str] = "subplans.own_day_set"
    says: ClassVar[str] = labels.OWN_DAY_SET
    campaign: Ref
    key: str
    what: str
    before: date | None
    day: date


@dataclass(frozen=True)
class OwnDayLifted(Act):
    """A row follows the plan above again."""

    code: ClassVar[str] = "subplans.own_day_lifted"
    says: ClassVar[str] = labels.OWN_DAY_LIFTED
    campaign: Ref
    key: str
    what: str
    before: date


@dataclass(frozen=True)
class OwnItemAdded(Act):
    """The unit adds an item."""

    code: ClassVar[str] = "subplans.own_item_added"
    says: ClassVar[str] = labels.OWN_ITEM_ADDED
    campaign: Ref
    what: str
    doer: str
    day: date | None


@dataclass(frozen=True)
class OwnItemDropped(Act):
    """The unit takes an item of its own back."""

    code: ClassVar[str] = "subplans.own_item_dropped"
    says: ClassVar[str] = labels.OWN_ITEM_DROPPED
    campaign: Ref
    what: str


@dataclass(frozen=True)
class SubPlanIssued(Act):
    """From now on every unit below sees it, and its days hold."""

    code: ClassVar[str] = "subplans.sub_plan_issued"
    says: ClassVar[str] = labels.SUB_PLAN_ISSUED
    campaign: Ref
    document: str
    day: date
