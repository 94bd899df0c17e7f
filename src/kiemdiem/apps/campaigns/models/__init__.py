"""What a campaign keeps: its regime, its roll, what was changed by hand, the days on which something happened."""

from kiemdiem.apps.campaigns.models.by_hand import Correction, standing_corrections
from kiemdiem.apps.campaigns.models.campaign import (
    HASH_LENGTH,
    BodyUnit,
    Campaign,
    Grounds,
    Hearing,
    Milestone,
    ReadingChoice,
    ReviewForum,
    RollVersion,
    Standing,
    StoredRegime,
    Subject,
    holding,
)
from kiemdiem.apps.campaigns.models.groups import GroupedSubject, PeerGroup

__all__ = [
    "HASH_LENGTH",
    "BodyUnit",
    "Campaign",
    "Correction",
    "Grounds",
    "GroupedSubject",
    "Hearing",
    "Milestone",
    "PeerGroup",
    "ReadingChoice",
    "ReviewForum",
    "RollVersion",
    "Standing",
    "StoredRegime",
    "Subject",
    "holding",
    "standing_corrections",
]
