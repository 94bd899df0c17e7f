"""Both ways of rating a season, compared in everything but the sentences on levels."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from kiemdiem.core.bulk.asking import rate_regime
from kiemdiem.core.bulk.rating import BulkAnswer
from kiemdiem.core.bulk.silences import assumed
from kiemdiem.core.bulk.staging import Staged
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.bulk.tables.engines import Tables
from kiemdiem.core.engine.answer import Answer, Reason, SubjectAnswer
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.engine.speller import plain
from kiemdiem.core.regime.regime import Regime

_CHOSEN = ("kept", "picked", "chosen")


def agree_on(
    regime: Regime, reader: SeasonReader, given: Mapping[str, Any], tables: Callable[[], Tables] = DuckTables
) -> int:
    """Compares both ways on one season; gives how many subjects were compared."""
    season = reader.read(dict(given))
    one_by_one = rate(regime, season)
    found, staged = rate_regime(regime, season, tables())
    compared = 0
    for kind in regime.kinds:
        for n, answer in found.subjects(kind):
            wanted = one_by_one.subjects[staged.ids[n]]
            assert told(answer) == told(wanted), (wanted.id, json.dumps(given, ensure_ascii=False)[:2_000])
            compared += 1
    assert compared == len(season.subjects)
    assert groups_of_bulk(found, staged.ids) == groups_of(one_by_one)
    assert assumed_in_bulk(found, staged) == {
        answer.id: answer.assumed for answer in one_by_one.subjects.values() if answer.assumed
    }
    assert honours_of_bulk(found, staged.ids) == honours_of(one_by_one)
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
        "follow_ups": codes(answer.follow_ups),
    }


def codes(reasons: list[Reason]) -> list[tuple[str, str, str]]:
    return sorted({(reason.rule, reason.stage, reason.effect) for reason in reasons})


def assumed_in_bulk(found: BulkAnswer, staged: Staged) -> dict[str, list[str]]:
    kinds = staged.silent.items()
    told = (one for kind, names in kinds for one in assumed(found.waves.tables, kind, names))
    return {staged.ids[n]: list(names) for n, names in told}


def honours_of(answer: Answer) -> dict[Any, Any]:
    return {
        (award.id, award.subject): (award.state, award.priority, [reason.to_json() for reason in award.reasons])
        for award in answer.awards
    }


def honours_of_bulk(found: BulkAnswer, ids: dict[int, str]) -> dict[Any, Any]:
    return {
        (award.id, ids[n]): (award.state, award.priority, [reason.to_json() for reason in award.reasons])
        for n, award in found.honours()
    }


def groups_of(answer: Answer) -> dict[Any, Any]:
    return {
        (quota.id, quota.group, quota.kinds): (
            quota.base, quota.limit, set(quota.candidates), set(quota.chosen), quota.over, set(quota.ties),
        )
        for quota in answer.quotas
    }  # fmt: skip


def groups_of_bulk(found: BulkAnswer, ids: dict[int, str]) -> dict[Any, Any]:
    groups = {}
    for group in (*found.groups(), *found.shares()):
        result, places = group.result, group.result.places
        assert places.limit is not None
        assert places.room is not None
        groups[result.rule.id, " / ".join(result.key), result.kinds] = (
            plain(places.base), plain(places.limit.value), {ids[n] for n, _ in group.candidates},
            {ids[n] for n, verdict in group.candidates if verdict in _CHOSEN}, places.room.over,
            {ids[n] for n, verdict in group.candidates if verdict == "tied"},
        )  # fmt: skip
    return groups
