"""Two runs laid side by side in bulk differ in what they differ in one by one."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from kiemdiem.cli.carrying import carry_over
from kiemdiem.core.engine.season import Season, Subject
from kiemdiem.core.regime.regime import Regime
from kiemdiem.core.regime.variations import Variations
from tests.core.bulk.comparisons import agree_on_trial
from tests.core.bulk.many_seasons import joined, season_of
from tests.proofs_plugin import Counted
from tests.properties.rating import FOREIGN, NAMES, reader, regime

FEW, MANY = range(0, 40, 2), range(300)
_SHARES = {"70%": "60%", "60%": "50%", "20%": "30%", "80%": "65%", "90%": "75%"}


@cache
def crowds(name: str, seeds: range) -> Season:
    """The seasons of these numbers as one, in the period of quotas, under the readings that stand by themselves."""
    chosen = regime(name).chosen({})
    open_ = {key: one.options[0].id for key, one in regime(name).readings.items() if key not in chosen}
    made = ((seed, season_of(name, seed)) for seed in seeds)
    head = {"readings": open_, **{key: value for key, value in season_of(name, 0).items() if key == "period"}}
    plain = ((seed, {**head, "subjects": one["subjects"], "bodies": one.get("bodies", [])}) for seed, one in made)
    (found,) = joined(plain, reader(name))
    return reader(name).read(found)


def with_other_bounds(name: str) -> Regime:
    """The regime with thresholds and quotas of other shares."""
    variations = Variations(FOREIGN / name if (FOREIGN / name).is_dir() else name, with_examples=False)
    new: dict[int, dict[str, Any]] = {}
    for number, raw in enumerate(variations.raws):
        for field in ("at_least", "at_most", "from"):
            value = raw.values.get(field)
            if raw.table in ("threshold", "quota", "band", "award") and value in _SHARES:
                new[number] = {**new.get(number, raw.values), field: _SHARES[value]}
    return variations.with_values(new)


def with_other_facts(season: Season) -> Season:
    """Every third subject with the votes of his neighbour's kind turned round, every fifth with nothing entered.

    Of the others, every second has the past periods of the one before: there are rules that rate by these alone.
    """
    before = (None, *season.subjects)
    return replace(
        season, subjects=tuple(_other(at, *two) for at, two in enumerate(zip(season.subjects, before, strict=False)))
    )


def _other(at: int, subject: Subject, before: Subject | None) -> Subject:
    if at % 3 == 0:
        turned = [dict(zip(one.votes, reversed([*one.votes.values()]), strict=True)) for one in subject.ballots]
        ballots = tuple(replace(one, votes=votes) for one, votes in zip(subject.ballots, turned, strict=True))
        return replace(subject, ballots=ballots, decided_level=None)
    if at % 5 == 0:
        return replace(subject, facts={})
    if at % 2 and before is not None and before.kind == subject.kind:
        return replace(subject, previous=before.previous)
    return subject


def test_both_ways_find_the_same_changes_and_the_same_displaced() -> None:
    season = crowds("kh61_2021", FEW)
    own, displaced = agree_on_trial((regime("kh61_2021"), season), (with_other_bounds("kh61_2021"), season))
    assert own > 0
    assert displaced > 0


def test_a_body_brings_no_word_to_a_regime_that_does_not_know_it() -> None:
    first, second = regime("kh75_2022"), regime("kh61_2021")
    body = {"id": "Z", "facts": {"managed_by": "BTV_THI_UY", "sick_leave_months": 9}}
    people = [{"id": "P", "kind": "cadre", "decided_by": "Z", "proposed_level": "HTXSNV"}]
    season = reader("kh75_2022").read({"subjects": people, "bodies": [body]})
    carried, left_behind = carry_over(season, first, second, {})
    assert [dict(body.facts) for body in carried.bodies] == [{"sick_leave_months": 9}]
    assert left_behind.total() == 1
    agree_on_trial((first, season), (second, carried))


@pytest.mark.prove
@pytest.mark.parametrize("name", NAMES)
def test_both_ways_find_the_same_changes_under_other_bounds(name: str, counted: Counted) -> None:
    season = crowds(name, MANY)
    counted(subjects=len(season.subjects))
    agree_on_trial((regime(name), season), (with_other_bounds(name), season))


@pytest.mark.prove
@pytest.mark.parametrize("name", NAMES)
def test_both_ways_find_the_same_changes_with_other_facts(name: str, counted: Counted) -> None:
    season = crowds(name, MANY)
    counted(subjects=len(season.subjects))
    own, displaced = agree_on_trial((regime(name), season), (regime(name), with_other_facts(season)))
    assert own > 0
    assert displaced > 0 or not regime(name).all("quota")


@pytest.mark.prove
@pytest.mark.parametrize(
    ("reading", "option"), [("ordinary-quota", "off"), ("units-base", "apart"), ("cut-off", "review")]
)
def test_both_ways_find_the_same_changes_under_another_reading(reading: str, option: str, counted: Counted) -> None:
    mine, season = regime("kh61_2021"), crowds("kh61_2021", MANY)
    counted(subjects=len(season.subjects))
    other = mine, replace(season, readings={**season.readings, reading: option})
    assert sum(agree_on_trial((mine, season), other)) > 0


@pytest.mark.prove
@pytest.mark.parametrize(("one", "other"), [("kh61_2021", "kh146_2014"), ("kh75_2022", "kh61_2021")])
def test_both_ways_find_the_same_changes_under_another_regime(one: str, other: str, counted: Counted) -> None:
    first, second, season = regime(one), regime(other), crowds(one, MANY)
    carried, _ = carry_over(season, first, second, {})
    counted(subjects=len(season.subjects), carried_over=len(carried.subjects))
    assert len(carried.subjects) > 0
    assert sum(agree_on_trial((first, season), (second, carried))) > 0
