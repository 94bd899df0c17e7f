"""The acts on the plan as a document, as the journal keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kiemdiem.apps.issuing import labels
from kiemdiem.apps.journal.entries import Act, Ref


@dataclass(frozen=True)
class PlanIssued(Act):
    """The plan is no draft any more."""

    code: ClassVar[str] = "issuing.plan_issued"
    says: ClassVar[str] = labels.PLAN_ISSUED
    campaign: Ref
    number: str
    day: date
    signed_by: str
    count: int
