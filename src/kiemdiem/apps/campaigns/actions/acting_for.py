"""Who does what a unit does: the unit itself, or somebody in its place, who says why."""

from __future__ import annotations

from dataclasses import dataclass

from kiemdiem.apps.campaigns.errors import OnBehalfWithoutReason
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.journal.entries import Author
from kiemdiem.apps.permissions.access import Actor, Place, decide, may, require
from kiemdiem.apps.permissions.models import Permission


@dataclass(frozen=True)
class Doer:
    """Who acts, and why in the place of the unit; no reason: the unit itself does."""

    author: Author
    reason: str = ""

    @property
    def is_on_behalf(self) -> bool:
        return bool(self.reason)


def is_own_work(actor: Actor, campaign: Campaign, branch: str) -> bool:
    """Whether the actor works for the unit at this branch.

    A secretary does for the units of his own branch. One whose branch is that of the whole campaign does so for the
    unit at its root alone: for those below he is the level above.
    """
    decision = decide(actor, Permission.REPORT_WORK, on=Place(branch))
    if not decision.is_allowed:
        return False
    return branch == campaign.branch or (decision.branch != "" and not campaign.branch.startswith(decision.branch))


def may_work(actor: Actor, place: Place) -> bool:
    """Whether he does the unit's work there, or runs campaigns."""
    return may(actor, Permission.RUN_CAMPAIGNS, on=place) or may(actor, Permission.REPORT_WORK, on=place)


def require_work(actor: Actor, place: Place) -> None:
    """Refuse who neither does the unit's work nor runs campaigns there.

    Raises:
        MayNot: with the reason.
    """
    if not may_work(actor, place):
        require(actor, Permission.REPORT_WORK, on=place)


def doer_for(
    actor: Actor,
    campaign: Campaign,
    *,
    branch: str,
    whom: str,
    on_behalf: str = "",
    concerned: frozenset[int] = frozenset(),
) -> Doer:
    """Who does it, asked of the rights. on_behalf: why it is done in the unit's place; concerned: whose own case it is.

    Raises:
        MayNot: neither the unit's own nor one who runs the campaign, or his own case.
        OnBehalfWithoutReason: it is not his own work, and he does not say why he does it.
    """
    place = Place(branch, concerned)
    if is_own_work(actor, campaign, branch):
        return Doer(require(actor, Permission.REPORT_WORK, on=place))
    runs = decide(actor, Permission.RUN_CAMPAIGNS, on=place).is_allowed
    author = require(actor, Permission.RUN_CAMPAIGNS if runs else Permission.REPORT_WORK, on=place)
    if not on_behalf.strip():
        raise OnBehalfWithoutReason(whom=whom)
    return Doer(author, on_behalf.strip())
