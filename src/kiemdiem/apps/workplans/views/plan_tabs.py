"""The views of one plan beside each other."""

from __future__ import annotations

from django.urls import reverse

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.workplans import words
from kiemdiem.shell.components import Tab


def plan_tabs(campaign: Campaign, current: str) -> list[Tab]:
    """Every view of the plan; current: the name of the address that is open."""
    return [
        Tab(label, reverse(name, args=[campaign.pk]), is_current=name == current) for name, label in words.VIEWS.items()
    ]
