"""Who only gave way to others, or took a place that others left: by which quota, and its sum before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kiemdiem.core.engine.answer import Answer, QuotaAnswer
from kiemdiem.core.engine.comparison import Change, Comparison, QuotaChange

_Key = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Displaced:
    """One subject whose own case is as it was, and the quotas in which he lost or won a place."""

    change: Change
    quotas: Sequence[QuotaChange]


def displaced_in(comparison: Comparison, before: Answer, after: Answer) -> list[Displaced]:
    """The displaced of a comparison, in its order; nobody is displaced without a quota that counts him."""
    counted: dict[str, list[QuotaChange]] = {}
    old, new = _by_key(before), _by_key(after)
    wanted = {change.subject for change in comparison.changes if change.is_displaced}
    for key in dict.fromkeys([*old, *new]):
        mine, theirs = old.get(key), new.get(key)
        for name in wanted & (_concerned(mine) | _concerned(theirs)):
            counted.setdefault(name, []).append(QuotaChange(key[0], key[1], mine, theirs))
    return [
        Displaced(change, _deciding(counted[change.subject], change.subject))
        for change in comparison.changes
        if change.is_displaced and change.subject in counted
    ]


def _deciding(quotas: Sequence[QuotaChange], name: str) -> Sequence[QuotaChange]:
    """Those in which his place is another; all that count him where he only waits for others in a new way."""
    return [quota for quota in quotas if _place(quota.before, name) != _place(quota.after, name)] or quotas


def _by_key(answer: Answer) -> Mapping[_Key, QuotaAnswer]:
    """The quotas of levels; the shares of awards change nobody's level."""
    return {(quota.id, quota.group, quota.kinds): quota for quota in answer.quotas if quota.level}


def _concerned(quota: QuotaAnswer | None) -> set[str]:
    return {*quota.candidates, *quota.chosen, *quota.ties} if quota is not None else set()


def _place(quota: QuotaAnswer | None, name: str) -> tuple[bool, bool, bool]:
    """Whether somebody has a place, stands level with others for one, or is one of too many."""
    if quota is None:
        return False, False, False
    return name in quota.chosen, name in quota.ties, bool(quota.over) and name in quota.candidates
