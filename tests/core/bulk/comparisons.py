"""Two runs of a season compared both ways: every figure, everybody who changes, everybody displaced and by what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from kiemdiem.core.bulk.comparing.people import SeasonPeople
from kiemdiem.core.bulk.comparing.runs import BulkComparison, Given, compare_in_bulk
from kiemdiem.core.bulk.rating import stage_season
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.engine.answer import Reason
from kiemdiem.core.engine.comparison import Change, Comparison, by_effect, compare
from kiemdiem.core.engine.displacement import Displaced, displaced_in
from kiemdiem.core.engine.program import Program
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.engine.season import Season
from kiemdiem.core.regime.regime import Regime

Side = tuple[Regime, Season]


def agree_on_trial(first: Side, second: Side) -> tuple[int, int]:
    """Compares both ways; gives how many changed by themselves and how many were displaced."""
    before, after = rate(*first), rate(*second)
    wanted = compare(before, after, same=by_effect)
    displaced = displaced_in(wanted, before, after)
    found = in_bulk(first, second)
    assert found.subjects == len(after.subjects)
    assert found.table == wanted.table
    assert [told(change) for change in found.own_changes()] == own(wanted, displaced)
    assert [told_displaced(one) for one in found.displaced()] == [told_displaced(one) for one in displaced]
    assert (found.own_count, found.displaced_count) == (len(wanted.changes) - len(displaced), len(displaced))
    assert {key(one): one for one in found.quotas} == {key(one): one for one in wanted.quotas}
    assert {(one.id, one.subject): one for one in found.awards()} == {
        (one.id, one.subject): one for one in wanted.awards
    }
    assert found.award_count == len(wanted.awards)
    return found.own_count, found.displaced_count


def in_bulk(first: Side, second: Side) -> BulkComparison:
    """The comparison of two seasons in memory."""
    tables = DuckTables()
    before = given(*first, tables)
    is_other = second[1].subjects is not first[1].subjects
    after = given(*second, tables) if is_other else Given(*second, before.stage)
    is_renumbered = [one.id for one in first[1].subjects] != [one.id for one in second[1].subjects]
    return compare_in_bulk(before, after, tables, SeasonPeople(first[1]), is_renumbered=is_renumbered)


def given(regime: Regime, season: Season, tables: DuckTables) -> Given:
    def stage(program: Program) -> date:
        day: date = stage_season(program, season, tables).world.env.as_of
        return day

    return Given(regime, season, stage)


def own(wanted: Comparison, displaced: list[Displaced]) -> list[Mapping[str, Any]]:
    names = {one.change.subject for one in displaced}
    return [told(change) for change in wanted.changes if change.subject not in names]


def told(change: Change) -> Mapping[str, Any]:
    sides = [(one.outcome, one.level, one.needs_choice, one.attained) for one in (change.old, change.new)]
    return {
        "who": (change.subject, change.name, change.kind),
        "sides": sides,
        "gone": codes(change.gone),
        "come": codes(change.come),
    }


def codes(reasons: tuple[Reason, ...]) -> list[Any]:
    return sorted({by_effect(reason) for reason in reasons})


def told_displaced(one: Displaced) -> tuple[Any, ...]:
    return told(one.change), {key(quota): quota for quota in one.quotas}


def key(quota: Any) -> Any:
    return quota.id, quota.group, quota.kinds
