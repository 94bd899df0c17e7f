"""Leaving out the rules that silence settles changes no answer."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from kiemdiem.core.engine.acting import Acting
from kiemdiem.core.engine.given import BadSeason, SeasonReader
from kiemdiem.core.engine.judge import Judge
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.engine.season import Season
from kiemdiem.core.engine.world import Node
from tests.properties.rating import NAMES, maker

SEASONS = 12
LISTS = ("exclusions", "grounds", "asks", "own_ceilings", "linked_ceilings")


def seasons(name: str) -> list[Season]:
    """Random seasons of a regime, each as it is and strict."""
    found = []
    for seed in range(SEASONS):
        try:
            season = SeasonReader(maker(name).regime).read(maker(name).season(Random(seed)))
        except BadSeason:
            continue
        found += [season, replace(season, strict=True)]
    return found


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_is_that_of_asking_every_rule_of_everybody(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    regime, tried = maker(name).regime, seasons(name)
    quick = [rate(regime, season).to_json() for season in tried]
    monkeypatch.setattr(Judge, "acting", lambda self, node: node.program)
    assert [rate(regime, season).to_json() for season in tried] == quick


def test_rules_are_left_out_and_others_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, left_out = Counter[str](), Counter[str]()
    chosen = Judge.acting

    def noting(judge: Judge, node: Node) -> Acting:
        found = chosen(judge, node)
        for each in LISTS:
            asked[each] += len(getattr(found, each))
            left_out[each] += len(getattr(node.program, each)) - len(getattr(found, each))
        return found

    monkeypatch.setattr(Judge, "acting", noting)
    for name in NAMES:
        for season in seasons(name):
            rate(maker(name).regime, season, sentences=False)
    assert all(asked[each] and left_out[each] for each in LISTS)
