"""Which units of a campaign an entry of its plan means."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.core.quantities.names import search_key
from kiemdiem.core.regime.entries.duties import UnitsMeant


def units_meant(campaign: Campaign, meant: Sequence[UnitsMeant]) -> QuerySet[Unit]:
    """The living units of the campaign that one of these choices means, in the order of names; not read yet."""
    units = Unit.objects.unscoped("the units of the campaign's own plan").filter(ended_on=None)
    chosen = Q(pk__in=[])
    for choice in meant:
        chosen |= is_meant(campaign, choice)
    return units.filter(chosen).order_by("sort_key", "pk")


def is_meant(campaign: Campaign, choice: UnitsMeant) -> Q:
    """The condition that a unit is meant. A unit whose tier is not written has it by where it stands: right below."""
    root = campaign.root
    conditions = {
        "root": Q(pk=root.pk),
        "direct": Q(parent=root),
        "below": Q(path__startswith=root.branch) & ~Q(pk=root.pk),
    }
    found = conditions[choice.reach]
    if choice.body:
        found &= Q(body__in=choice.body)
    if choice.agency:
        found &= Q(agency__in=choice.agency)
    if choice.tier:
        found &= Q(tier__in=choice.tier) | Q(tier="", parent=root)
    if choice.named:
        named = Q(pk__in=[])
        for words in choice.named:
            named |= Q(search_key__contains=search_key(words))
        found &= named
    return found
