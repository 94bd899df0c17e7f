"""The bulk way says of every subject and every group what the engine says of it one by one."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from kiemdiem.core.bulk.duckdb_tables import DuckTables
from kiemdiem.core.bulk.engines import Tables
from kiemdiem.core.bulk.rating import BulkAnswer, rate_season
from kiemdiem.core.engine.answer import Answer, Reason, SubjectAnswer
from kiemdiem.core.engine.rate import program_for, rate
from kiemdiem.core.engine.speller import plain
from tests.core.bulk.many_seasons import seasons
from tests.properties.rating import NAMES, reader, regime

FEW, MANY = range(4), range(2_000)
_CHOSEN = ("kept", "picked", "chosen")


def agree(name: str, seeds: range, tables: Callable[[], Tables] = DuckTables) -> int:
    """Compares both ways on the seasons of these numbers; gives how many subjects were compared."""
    compared = 0
    for given in seasons(name, seeds):
        season = reader(name).read(given)
        one_by_one = rate(regime(name), season)
        program = program_for(regime(name), season, season.readings)
        found, staged = rate_season(program, season, tables())
        for kind in program.kinds:
            for n, answer in found.subjects(kind):
                wanted = one_by_one.subjects[staged.ids[n]]
                assert told(answer) == told(wanted), (wanted.id, json.dumps(given, ensure_ascii=False)[:2_000])
                compared += 1
        assert groups_of_bulk(found, staged.ids) == groups_of(one_by_one, {rule.id for rule in program.quotas})
    return compared


def told(answer: SubjectAnswer) -> dict[str, Any]:
    """Everything of an answer but its sentences and what they name."""
    return {
        "outcome": answer.outcome,
        "level": answer.level,
        "attained": answer.attained,
        "own": answer.own,
        "range": answer.range,
        "needs_choice": answer.needs_choice,
        "provisional": answer.provisional,
        "choices": sorted(answer.choices),
        "who": answer.who,
        "reasons": codes(answer.reasons),
        "why_not": codes(answer.why_not),
    }


def codes(reasons: list[Reason]) -> list[tuple[str, str, str]]:
    return sorted({(reason.rule, reason.stage, reason.effect) for reason in reasons if reason.stage != "advice"})


def groups_of(answer: Answer, rules: set[str]) -> dict[Any, Any]:
    return {
        (quota.id, quota.group, quota.kinds): (
            quota.base, quota.limit, set(quota.candidates), set(quota.chosen), quota.over, set(quota.ties),
        )
        for quota in answer.quotas if quota.id in rules
    }  # fmt: skip


def groups_of_bulk(found: BulkAnswer, ids: dict[int, str]) -> dict[Any, Any]:
    groups = {}
    for group in found.groups():
        result, places = group.result, group.result.places
        assert places.limit is not None
        groups[result.rule.id, " / ".join(result.key), result.kinds] = (
            plain(places.base), plain(places.limit.value), {ids[n] for n, _ in group.candidates},
            {ids[n] for n, verdict in group.candidates if verdict in _CHOSEN}, places.over,
            {ids[n] for n, verdict in group.candidates if verdict == "tied"},
        )  # fmt: skip
    return groups


@pytest.mark.parametrize("name", NAMES)
def test_both_ways_agree(name: str) -> None:
    assert agree(name, FEW) > 0


@pytest.mark.prove
@pytest.mark.parametrize("name", NAMES)
def test_both_ways_agree_on_many_seasons(name: str) -> None:
    assert agree(name, MANY) > 10_000
