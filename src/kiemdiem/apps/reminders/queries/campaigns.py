"""The running campaigns, as what waits in them is told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import F, Q

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.campaigns.queries.rules import regime_of
from kiemdiem.apps.campaigns.queries.subject_sheets import places_in
from kiemdiem.apps.permissions.access import Actor, scope_of
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.reminders import words
from kiemdiem.apps.workplans.queries.notice_days import notice_days_by_path

MOST_OF_A_KIND = 50
"""Who has more of one kind to do than this goes through its list, not through his desk."""


def campaigns_by_key(keys: Iterable[int]) -> dict[int, Campaign]:
    """The campaigns with what their lines tell. One query; they were found among what the actor may do."""
    rows = Campaign.objects.unscoped("in which something waits for the actor").filter(pk__in=set(keys))
    return {one.pk: one for one in rows.select_related("root", "regime").defer("regime__files")}


def of_own_units(actor: Actor, *, unit: str, root: str) -> Q:
    """The condition that a unit is one whose work the actor does (`is_own_work`), before the first of a kind are cut
    off: whoever reports for a whole campaign does so for the unit at its root alone. unit, root: fields with paths."""
    scope = scope_of(actor, Permission.REPORT_WORK)
    found = scope.within(unit) & Q(**{unit: F(root)})
    for branch in scope.branches:
        found |= Q(**{f"{unit}__startswith": branch}) & ~Q(**{f"{root}__startswith": branch})
    return found


def notice_in(campaigns: Iterable[Campaign]) -> dict[int, tuple[int, ...]]:
    """Campaign → after how many days its office reminds. One query."""
    found = {one.pk: one.branch for one in campaigns}
    days = notice_days_by_path(found.values())
    return {key: days[path] for key, path in found.items()}


def about(campaign: Campaign, *told: str, clauses: Sequence[str] = ()) -> str:
    """What a line is about: what is given, the campaign, the place in its plan."""
    places = places_in(regime_of(campaign), clauses) if clauses else ""
    return words.JOINED.join(one for one in (*told, campaign.name, places) if one)
