"""Groups of equivalent positions: who may be in one, who is in none, and what a quota comes to in each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.models import Campaign, GroupedSubject, PeerGroup, Standing
from kiemdiem.apps.campaigns.queries.rules import kept_rules, regime_of
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Position
from kiemdiem.core.engine.answer import QuotaAnswer
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.engine.season import Season, Subject
from kiemdiem.core.quantities.numbers import format_number, with_points
from kiemdiem.core.quantities.shares import greatest_within
from kiemdiem.core.regime.clause_places import place_in_words
from kiemdiem.core.regime.entries.ratings import Quota
from kiemdiem.core.regime.entries.subjects import Grouping
from kiemdiem.core.regime.entries.values import Bound
from kiemdiem.core.regime.regime import Placed, Regime, in_force
from kiemdiem.shell.rows import held_on

GROUP = "group"


def grouping_of(campaign: Campaign, kind: str = "") -> Placed[Grouping] | None:
    """What the plan says of groups (for this kind, where one is named); None where it wants none."""
    regime = regime_of(campaign)
    options = regime.chosen(campaign.readings)
    lines = (placed for placed in regime.of("grouping", Grouping) if in_force(placed.entry, options))
    return next((placed for placed in lines if not kind or kind in placed.entry.for_), None)


def in_scope(standings: QuerySet[Standing], scope: Unit, *, day: date) -> QuerySet[Standing]:
    """Those whose unit stands at or below the scope; persons also where they hold a post there on the day."""
    branch = scope.branch
    posts = Position.objects.filter(held_on(day), person=OuterRef("subject__person"), unit__path__startswith=branch)
    return standings.filter(Q(subject__unit__path__startswith=branch) | Q(Exists(posts)))


def ungrouped(standings: QuerySet[Standing]) -> QuerySet[Standing]:
    """Those that are rated and in no group."""
    placed = GroupedSubject.objects.filter(subject=OuterRef("subject"))
    return standings.filter(~Exists(placed), is_rated=True)


def with_counts(groups: QuerySet[PeerGroup], roll: int) -> QuerySet[PeerGroup]:
    """The groups with `size`: how many of their subjects the roll rates, and `all`: how many they are."""
    rated = Q(places__subject__standings__since__lte=roll, places__subject__standings__is_rated=True) & (
        Q(places__subject__standings__until=None) | Q(places__subject__standings__until__gt=roll)
    )
    size = Count("places", filter=rated, distinct=True)
    return groups.annotate(size=size, all=Count("places", distinct=True))


@dataclass(frozen=True)
class QuotaLine:
    """What a quota allows in a group: at most `greatest`, by the sum in `told`; clauses as places of the plan."""

    level: str
    greatest: int | None
    told: str
    clauses: str


def quota_lines(campaign: Campaign, kind: str, size: int, *, within: str = GROUP) -> tuple[QuotaLine, ...]:
    """The quotas that bind a group of so many rated subjects of this kind; none where the plan prints no number.

    Levels are not known yet, so all are counted as the base: the number is the greatest that can come out.
    """
    return _quota_lines(campaign.regime.hash, tuple(sorted(campaign.readings.items())), kind, size, within)


@lru_cache(maxsize=2_000)
def _quota_lines(
    digest: str, readings: tuple[tuple[str, str], ...], kind: str, size: int, within: str
) -> tuple[QuotaLine, ...]:
    """As above, by the engine's own arithmetic over a group of which nothing is known but its size."""
    regime = kept_rules(digest)
    options = regime.chosen(dict(readings))
    binding = {
        placed.id: placed.entry
        for placed in regime.of("quota", Quota)
        if placed.entry.force == "binding" and kind in placed.entry.for_ and within in placed.entry.within
        if in_force(placed.entry, options)
    }
    if not binding or size == 0:
        return ()
    subjects = tuple(Subject(f"S{number}", kind, links={within: ("G",)}) for number in range(size))
    answers = rate(regime, Season(subjects, readings=dict(readings)), sentences=False).quotas
    return tuple(_line(regime, kind, size, binding[one.id], one) for one in answers if one.id in binding)


def _line(regime: Regime, kind: str, size: int, quota: Quota, found: QuotaAnswer) -> QuotaLine:
    scale = regime.scales.get(regime.kinds[kind].scale or "")
    label = next((value.label for value in scale.values if value.code == found.level), found.level) if scale else ""
    limit = found.limit[1] if isinstance(found.limit, list) else found.limit
    clauses = "; ".join(
        f"{place_in_words(regime.clauses[key].place)} ({key})" for key in found.clauses if key in regime.clauses
    )
    return QuotaLine(label, limit, _told(size, quota, found, limit), clauses)


def _told(size: int, quota: Quota, found: QuotaAnswer, limit: int | None) -> str:
    """The sum in words: the share of the base where it gives the number, else what replaces it."""
    bound = quota.at_most
    if isinstance(bound, Bound) and bound.is_share and limit == greatest_within(bound.value, size):
        part = format_number(Fraction(bound.value) * size)
        sum_ = words.SHARE_OF.format(
            share=bound.text.replace("%", "\u00a0%"), base=with_points(size), part=part, limit=limit
        )
        return f"{sum_} ({found.base_label})" if found.base_label else sum_
    return (
        words.OTHER_LIMIT.format(limit=limit, base=with_points(size)) if isinstance(found.limit, list) else found.text
    )


def group_keys(campaign: Campaign, subjects: Sequence[int] | None = None) -> dict[int, str]:
    """Key of a subject → what stands under `group` in its row of the season; of all, or of these. One query."""
    places = GroupedSubject.objects.filter(group__campaign=campaign)
    if subjects is not None:
        places = places.filter(subject__in=subjects)
    return {subject: f"G{group}" for subject, group in places.values_list("subject_id", "group_id")}
