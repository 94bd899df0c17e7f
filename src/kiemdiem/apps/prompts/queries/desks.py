"""The committees of a campaign that decide prompts, as a reader sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.access import Actor, may
from kiemdiem.apps.permissions.models import Permission
from kiemdiem.apps.prompts.models import ReviewPrompt
from kiemdiem.apps.prompts.queries.promptings import rule_at
from kiemdiem.apps.prompts.queries.sent import OPEN_STATES, day_of, no_prompts_of
from kiemdiem.core.regime.entries.prompting import Prompting


@dataclass(frozen=True)
class Desk:
    """One authority of the campaign as the reader sees it: how many prompts stand where, and what he may do now."""

    unit: Unit
    entry: Prompting
    last_day: date | None
    counts: dict[str, int]
    is_none: bool
    may_collect: bool
    may_say_none: bool


def desks_of(actor: Actor, campaign: Campaign, seen: QuerySet[ReviewPrompt]) -> list[Desk]:
    """The committees that have prompts, and the one at the root. Three queries."""
    states = {state.value: Count("pk", filter=Q(state=state)) for state in ReviewPrompt.State}
    rows: dict[int, dict[str, Any]] = {
        int(row["authority"]): dict(row)
        for row in seen.filter(handed_number=None).order_by().values("authority").annotate(**states)
    }
    units = list(Unit.objects.unscoped("committees of prompts that he sees").filter(pk__in=[campaign.root_id, *rows]))
    said = set(no_prompts_of(campaign).values_list("authority_id", flat=True))
    found = []
    for unit in sorted(units, key=lambda one: (one.depth, one.sort_key)):
        rule = rule_at(campaign, unit)
        if rule is None:
            continue
        counts = {state: int(rows[unit.pk][state]) if unit.pk in rows else 0 for state in states}
        key, entry = rule
        live = sum(counts[one] for one in OPEN_STATES)
        is_said = unit.pk in said
        found.append(
            Desk(
                unit=unit,
                entry=entry,
                last_day=day_of(campaign, key, "notify"),
                counts=counts,
                is_none=is_said and not live,
                may_collect=may(actor, Permission.COLLECT_PROMPTS, on=unit),
                may_say_none=not live and not is_said and may(actor, Permission.DECIDE_PROMPTS, on=unit),
            )
        )
    return found


def how_many(campaign: Campaign, authority: Unit, state: str) -> int:
    """How many prompts of an authority stand at a step, whoever may see each of them."""
    rows = ReviewPrompt.objects.unscoped("how many go on together")
    return rows.filter(campaign=campaign, authority=authority, state=state).count()
