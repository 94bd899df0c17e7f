"""What the first page of a campaign tells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from kiemdiem.apps.campaigns import words
from kiemdiem.apps.campaigns.models import Campaign, ReviewForum, RollVersion, Standing
from kiemdiem.apps.campaigns.queries.counted import Counts
from kiemdiem.core.quantities.numbers import with_points
from kiemdiem.core.regime.regime import Regime
from kiemdiem.shell.components import Progress
from kiemdiem.shell.days import short_day
from kiemdiem.shell.turns import is_silent


@dataclass(frozen=True)
class KindLine:
    """How many subjects of a kind there are on the reader's branches."""

    kind: str
    label: str
    subjects: int
    reviewed: int
    rated: int
    problems: int


def kind_lines(regime: Regime, standings: QuerySet[Standing], counts: Counts) -> list[KindLine]:
    """One line for each kind of the plan that has subjects, in the plan's order.

    counts: what the roll counted, where the reader sees all of it; else the standings are counted by one query.
    """
    if "lines" in counts:
        known = counts["lines"]
        return [KindLine(key, kind.label, *known[key]) for key, kind in regime.kinds.items() if key in known]
    counted = (
        standings.order_by()
        .values("subject__kind")
        .annotate(
            subjects=Count("pk"),
            reviewed=Count("pk", filter=Q(is_reviewed=True)),
            rated=Count("pk", filter=Q(is_rated=True)),
            with_problems=Count("pk", filter=Q(problems__gt=0)),
        )
    )
    found = {row["subject__kind"]: row for row in counted}
    return [_line(key, kind.label, found[key]) for key, kind in regime.kinds.items() if key in found]


def _line(key: str, label: str, row: Mapping[str, Any]) -> KindLine:
    return KindLine(key, label, row["subjects"], row["reviewed"], row["rated"], row["with_problems"])


def forums_of(standings: QuerySet[Standing], counts: Counts) -> dict[str, int]:
    """How many forums of each sort somebody is reviewed before, by the label of the sort; as above."""
    if "forums" in counts:
        return {words.SORTS.get(sort, sort): count for sort, count in counts["forums"].items()}
    grounds = standings.filter(is_reviewed=True).order_by().values("grounds")
    found = ReviewForum.objects.filter(hearings__grounds__in=grounds).order_by().values_list("sort")
    return {words.SORTS.get(sort, sort): count for sort, count in found.annotate(count=Count("pk", distinct=True))}


@dataclass(frozen=True)
class TotalLine:
    """All kinds together."""

    subjects: int
    reviewed: int
    rated: int
    problems: int


def total_of(lines: list[KindLine]) -> TotalLine:
    """The sums of the lines."""
    names = ("subjects", "reviewed", "rated", "problems")
    return TotalLine(*(sum(getattr(line, name) for line in lines) for name in names))


def problems_of(roll: RollVersion) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What the registers still lack, as the computing found it: sentence and clauses."""
    for _, text, clauses, _ in roll.problems:
        yield text, tuple(clauses)


def has_stopped(roll: RollVersion) -> bool:
    """Whether the computing ended before it was done, by the clock: tasks know no rehearsed day."""
    return roll.state == RollVersion.State.COMPUTING and is_silent(roll.beat_at)


def progress_of(campaign: Campaign, roll: RollVersion) -> Progress:
    """How far the computing of a roll has come."""
    slots = {"campaign": campaign.name, "root": campaign.root.name, "as_of": short_day(roll.as_of)}
    slots |= {"done": with_points(roll.done), "total": with_points(roll.total)}
    before = roll.note or words.READING_REGISTERS.format(**slots)
    return Progress(
        done=min(roll.done, roll.total),
        total=max(roll.total, 1),
        sentence=words.WORKING.format(**slots) if roll.total else before,
        part_url=reverse("roll_progress", args=[campaign.pk]),
        is_finished=roll.state != RollVersion.State.COMPUTING,
    )
