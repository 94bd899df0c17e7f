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


@dataclass(frozen=True)
class PlanIssueCorrected(Act):
    """Number or day of the issue are put right; before: the number that stood there."""

    code: ClassVar[str] = "issuing.plan_issue_corrected"
    says: ClassVar[str] = labels.PLAN_ISSUE_CORRECTED
    campaign: Ref
    before: str
    number: str
    day: date


@dataclass(frozen=True)
class GuidanceFiled(Act):
    """A body published its guidance document."""

    code: ClassVar[str] = "issuing.guidance_filed"
    says: ClassVar[str] = labels.GUIDANCE_FILED
    campaign: Ref
    issuer: Ref
    number: str
    day: date
    about: str
    count: int


@dataclass(frozen=True)
class GuidanceFiledFor(GuidanceFiled):
    """The same, put down in the place of the body."""

    code: ClassVar[str] = "issuing.guidance_filed_for"
    says: ClassVar[str] = labels.GUIDANCE_FILED_FOR


@dataclass(frozen=True)
class GuidanceCorrected(Act):
    """What was mistyped of a guidance document is put right; before: the number that stood there."""

    code: ClassVar[str] = "issuing.guidance_corrected"
    says: ClassVar[str] = labels.GUIDANCE_CORRECTED
    campaign: Ref
    issuer: Ref
    before: str
    number: str
    day: date
    about: str


@dataclass(frozen=True)
class GuidanceCorrectedFor(GuidanceCorrected):
    """The same, put down in the place of the body."""

    code: ClassVar[str] = "issuing.guidance_corrected_for"
    says: ClassVar[str] = labels.GUIDANCE_CORRECTED_FOR


@dataclass(frozen=True)
class GuidanceReceived(Act):
    """A unit received a guidance document."""

    code: ClassVar[str] = "issuing.guidance_received"
    says: ClassVar[str] = labels.GUIDANCE_RECEIVED
    campaign: Ref
    unit: Ref
    number: str
    day: date


@dataclass(frozen=True)
class GuidanceReceivedFor(GuidanceReceived):
    """The same, put down in the place of the unit."""

    code: ClassVar[str] = "issuing.guidance_received_for"
    says: ClassVar[str] = labels.GUIDANCE_RECEIVED_FOR
