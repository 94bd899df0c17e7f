"""Who only gave way to others, or took a place that others left: by which quota, and its sum before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiemdiem.core.engine.answer import Answer, QuotaAnswer
from kiemdiem.core.engine.comparison import Change, Comparison, QuotaChange, QuotaKey, by_key, sum_of


@dataclass(frozen=True, slots=True)
class Place:
    """Whether somebody has a place in a quota, stands level with others for one, or is one of too many."""

    has: bool = False
    ties: bool = False
    is_over: bool = False


NOWHERE = Place()
Places = tuple[Place, Place]
"""Somebody's place in one quota before and after."""


@dataclass(frozen=True, slots=True)
class Displaced:
    """One subject whose own case is as it was, and the quotas in which he lost or won a place."""

    change: Change
    quotas: Sequence[QuotaChange]


def displaced_in(comparison: Comparison, before: Answer, after: Answer) -> list[Displaced]:
    """The displaced of a comparison, in its order; nobody is displaced without a quota that counts him."""
    old, new = _of_levels(before), _of_levels(after)
    wanted = {change.subject for change in comparison.changes if change.is_displaced}
    counted: dict[str, dict[QuotaKey, Places]] = {}
    for key in dict.fromkeys([*old, *new]):
        mine, theirs = old.get(key), new.get(key)
        for name in wanted & (_concerned(mine) | _concerned(theirs)):
            counted.setdefault(name, {})[key] = _place(mine, name), _place(theirs, name)
    sums = {key: QuotaChange(*key, sum_of(old.get(key)), sum_of(new.get(key))) for of in counted.values() for key in of}
    return [
        Displaced(change, [sums[key] for key in deciding(counted[change.subject])])
        for change in comparison.changes
        if change.is_displaced and change.subject in counted
    ]


def deciding(counted: Mapping[QuotaKey, Places]) -> Sequence[QuotaKey]:
    """Of the quotas that count somebody those in which his place is another; all of them where he only waits for
    others in a new way."""
    return [key for key, (before, after) in counted.items() if before != after] or list(counted)


def _of_levels(answer: Answer) -> Mapping[QuotaKey, QuotaAnswer]:
    """The quotas of levels; the shares of awards change nobody's level."""
    return by_key(quota for quota in answer.quotas if quota.level)


def _concerned(quota: QuotaAnswer | None) -> set[str]:
    return {*quota.candidates, *quota.chosen, *quota.ties} if quota is not None else set()


def _place(quota: QuotaAnswer | None, name: str) -> Place:
    if quota is None:
        return NOWHERE
    return Place(name in quota.chosen, name in quota.ties, bool(quota.over) and name in quota.candidates)
