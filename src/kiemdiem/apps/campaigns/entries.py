"""The acts of campaigns, as the journal keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from kiemdiem.apps.campaigns import labels
from kiemdiem.apps.journal.entries import Act, Ref


@dataclass(frozen=True)
class CampaignPrepared(Act):
    """A regime was chosen for a branch; nothing holds yet."""

    code: ClassVar[str] = "campaigns.campaign_prepared"
    says: ClassVar[str] = labels.CAMPAIGN_PREPARED
    campaign: Ref
    regime: str
    regime_hash: str
    root: Ref


@dataclass(frozen=True)
class ReadingsChosen(Act):
    """Doubtful places of the plan are read otherwise than before; each in words."""

    code: ClassVar[str] = "campaigns.readings_chosen"
    says: ClassVar[str] = labels.READINGS_CHOSEN
    campaign: Ref
    chosen: tuple[str, ...]


@dataclass(frozen=True)
class RollAsked(Act):
    """The roll is to be computed from the registers of a day."""

    code: ClassVar[str] = "campaigns.roll_asked"
    says: ClassVar[str] = labels.ROLL_ASKED
    campaign: Ref
    as_of: date


@dataclass(frozen=True)
class CampaignOpened(Act):
    """From now on the rules and the roll hold."""

    code: ClassVar[str] = "campaigns.campaign_opened"
    says: ClassVar[str] = labels.CAMPAIGN_OPENED
    campaign: Ref
    regime: str
    reviewed: int
    rated: int
    fingerprint: str


@dataclass(frozen=True)
class RollTaken(Act):
    """Another version of the roll holds."""

    code: ClassVar[str] = "campaigns.roll_taken"
    says: ClassVar[str] = labels.ROLL_TAKEN
    campaign: Ref
    number: int
    touched: int
    fingerprint: str


@dataclass(frozen=True)
class RollDropped(Act):
    """A computed roll was not taken."""

    code: ClassVar[str] = "campaigns.roll_dropped"
    says: ClassVar[str] = labels.ROLL_DROPPED_ACT
    campaign: Ref
    as_of: date


@dataclass(frozen=True)
class CampaignDropped(Act):
    """A campaign that was never opened was given up."""

    code: ClassVar[str] = "campaigns.campaign_dropped"
    says: ClassVar[str] = labels.CAMPAIGN_DROPPED
    campaign: Ref


@dataclass(frozen=True)
class CampaignClosed(Act):
    """The season is over; everything stays to be read."""

    code: ClassVar[str] = "campaigns.campaign_closed"
    says: ClassVar[str] = labels.CAMPAIGN_CLOSED
    campaign: Ref


@dataclass(frozen=True)
class MilestoneRecorded(Act):
    """Something happened to a unit or a subject on a day."""

    code: ClassVar[str] = "campaigns.milestone_recorded"
    says: ClassVar[str] = labels.MILESTONE_RECORDED
    campaign: Ref
    whom: Ref
    key: str
    what: str
    day: date
    source: str


@dataclass(frozen=True)
class MilestoneRecordedFor(MilestoneRecorded):
    """The same, recorded by somebody else in its place."""

    code: ClassVar[str] = "campaigns.milestone_recorded_for"
    says: ClassVar[str] = labels.MILESTONE_RECORDED_FOR


@dataclass(frozen=True)
class MilestoneChanged(Act):
    """The day became another."""

    code: ClassVar[str] = "campaigns.milestone_changed"
    says: ClassVar[str] = labels.MILESTONE_CHANGED
    campaign: Ref
    whom: Ref
    key: str
    what: str
    before: date
    day: date
    source: str


@dataclass(frozen=True)
class MilestoneChangedFor(MilestoneChanged):
    """The same, changed by somebody else in its place."""

    code: ClassVar[str] = "campaigns.milestone_changed_for"
    says: ClassVar[str] = labels.MILESTONE_CHANGED_FOR


@dataclass(frozen=True)
class MilestoneTakenBack(Act):
    """It has not happened after all."""

    code: ClassVar[str] = "campaigns.milestone_taken_back"
    says: ClassVar[str] = labels.MILESTONE_TAKEN_BACK
    campaign: Ref
    whom: Ref
    key: str
    what: str
    before: date


@dataclass(frozen=True)
class MilestoneTakenBackFor(MilestoneTakenBack):
    """The same, taken back by somebody else in its place."""

    code: ClassVar[str] = "campaigns.milestone_taken_back_for"
    says: ClassVar[str] = labels.MILESTONE_TAKEN_BACK_FOR


@dataclass(frozen=True)
class RollCorrected(Act):
    """The computed roll is changed by hand, from the next computing on."""

    code: ClassVar[str] = "campaigns.roll_corrected"
    says: ClassVar[str] = labels.ROLL_CORRECTED
    campaign: Ref
    whom: Ref
    what: str
    body: str
    source: str


@dataclass(frozen=True)
class CorrectionRevoked(Act):
    """A change by hand is taken back, from the next computing on."""

    code: ClassVar[str] = "campaigns.correction_revoked"
    says: ClassVar[str] = labels.CORRECTION_REVOKED
    campaign: Ref
    whom: Ref
    what: str


@dataclass(frozen=True)
class GroupsProposed(Act):
    """Groups of equivalent positions are proposed by the kinds of posts; nobody has approved them."""

    code: ClassVar[str] = "campaigns.groups_proposed"
    says: ClassVar[str] = labels.GROUPS_PROPOSED
    campaign: Ref
    scope: Ref
    kind: str
    count: int


@dataclass(frozen=True)
class GroupFormed(Act):
    """A group of equivalent positions is drawn up."""

    code: ClassVar[str] = "campaigns.group_formed"
    says: ClassVar[str] = labels.GROUP_FORMED
    campaign: Ref
    scope: Ref
    name: str
    count: int


@dataclass(frozen=True)
class GroupChanged(Act):
    """Who is in a group changed, or its name; an approval no longer holds."""

    code: ClassVar[str] = "campaigns.group_changed"
    says: ClassVar[str] = labels.GROUP_CHANGED
    campaign: Ref
    scope: Ref
    name: str
    count: int
    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True)
class GroupDropped(Act):
    """A group is given up; its subjects are in none."""

    code: ClassVar[str] = "campaigns.group_dropped"
    says: ClassVar[str] = labels.GROUP_DROPPED
    campaign: Ref
    scope: Ref
    name: str


@dataclass(frozen=True)
class GroupApproved(Act):
    """The authority approved a group as it stands."""

    code: ClassVar[str] = "campaigns.group_approved"
    says: ClassVar[str] = labels.GROUP_APPROVED_ACT
    campaign: Ref
    scope: Ref
    name: str
    count: int
    source: str
