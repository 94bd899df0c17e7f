"""Seasons of KH61 for tests: ballots, levels that come out, groups with a limit."""

from collections.abc import Iterable, Mapping
from typing import Any

from kiemdiem.core.engine.answer import Answer, QuotaAnswer
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.regime.loader import load

REGIME = load("kh61_2021")
READER = SeasonReader(REGIME)
LEVELS = ("HTXSNV", "HTTNV", "HTNV", "KHTNV")
Votes = tuple[int, int, int, int]
EXCELLENT: Votes = (8, 2, 0, 0)
GOOD: Votes = (0, 8, 2, 0)


def collective(name: str, votes: Votes, voters: int, **more: Any) -> dict[str, Any]:
    """A collective with one ballot; what the votes do not sum to are invalid papers."""
    return {
        "id": name,
        "kind": "collective",
        "votes": dict(zip(LEVELS, votes, strict=True)),
        "present_voters": voters,
    } | more


def member(name: str, votes: Votes, **more: Any) -> dict[str, Any]:
    """A member of long standing with one ballot of ten papers."""
    return collective(name, votes, 10) | {"kind": "member", "facts": {"admitted_on": "2005-05-19"}} | more


def answer_to(
    subjects: Iterable[Mapping[str, Any]],
    *,
    bodies: Iterable[Mapping[str, Any]] = (),
    readings: Mapping[str, str] | None = None,
    sentences: bool = False,
) -> Answer:
    """The answer for these subjects."""
    given = {"subjects": list(subjects), "bodies": list(bodies), "readings": dict(readings or {})}
    return rate(REGIME, READER.read(given), sentences=sentences)


def limits_of(answer: Answer, quota: str) -> dict[str, QuotaAnswer]:
    """Group → what was counted there."""
    return {found.group: found for found in answer.quotas if found.id == quota}
