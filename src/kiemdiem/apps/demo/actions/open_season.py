"""Bring a root of the demo into the middle of its season: its board has opened the campaign of its plan."""

from __future__ import annotations

from datetime import UTC, datetime, time

from kiemdiem.apps.campaigns.actions.ask_for_roll import ask_for_roll
from kiemdiem.apps.campaigns.actions.prepare_campaign import prepare_campaign
from kiemdiem.apps.campaigns.actions.take_roll import open_campaign
from kiemdiem.apps.campaigns.jobs import compute_roll_version
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.demo.layouts import Root
from kiemdiem.apps.demo.queries import usernames_of
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.queries import actor_of
from kiemdiem.apps.users.models import User
from kiemdiem.core.regime.keeping import keep

MORNING = time(2, tzinfo=UTC)  # nine in Hanoi


def open_season(root: Root, unit: Unit) -> Campaign | None:
    """The open campaign, by the acts that a board does itself; None where it is left to whoever tries."""
    if root.opened_on is None:
        return None
    board = User.objects.get(username=usernames_of(root.regime)["board"])
    actor = actor_of(board, at=datetime.combine(root.opened_on, MORNING))
    campaign = prepare_campaign(keep(root.regime), root=unit, name="", actor=actor)
    roll = ask_for_roll(campaign, as_of=root.opened_on, actor=actor)
    compute_roll_version.call(roll.pk)
    return open_campaign(campaign, seen=roll.pk, actor=actor)
