"""What happened to whom on which day in a campaign, and what may be recorded."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.core.regime.entries.plan import Event

ANYWHERE = Q()
_also: dict[str, str] = {}


def also_a_milestone(kind: str, label: str) -> None:
    """From now on this kind may be recorded too: each room above says so in the `ready` of its app."""
    _also[kind] = label


def milestone_kinds(campaign: Campaign) -> dict[str, str]:
    """Kind → label: the events that each unit has for itself, in the order of the plan, then those of rooms above."""
    events = {
        placed.id: placed.entry.label for placed in regime_of(campaign).of("event", Event) if placed.entry.per_unit
    }
    return events | _also


def days_of_units(campaign: Campaign, here: Q = ANYWHERE) -> dict[int, dict[str, date]]:
    """Unit → kind → day, for the units of the campaign of which that is so; one query."""
    found: dict[int, dict[str, date]] = {}
    recorded = campaign.milestones.filter(here, unit__isnull=False)
    for unit, kind, day in recorded.values_list("unit_id", "kind", "day"):
        found.setdefault(unit, {})[kind] = day
    return found


def days_of_subjects(campaign: Campaign) -> dict[int, dict[str, date]]:
    """Subject → kind → day; one query."""
    found: dict[int, dict[str, date]] = {}
    recorded = campaign.milestones.filter(subject__isnull=False)
    for subject, kind, day in recorded.values_list("subject_id", "kind", "day"):
        found.setdefault(subject, {})[kind] = day
    return found
