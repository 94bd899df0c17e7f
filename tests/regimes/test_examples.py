"""Every example of every shipped regime comes out as it says; each stands as evidence for the clauses it cites."""

from collections.abc import Iterator
from functools import cache

import pytest

from kiemdiem.core.engine.examples import run_examples
from kiemdiem.core.regime.entries.examples import Example
from kiemdiem.core.regime.loader import load, shipped_codes
from kiemdiem.core.regime.regime import Regime


@cache
def regime_with_examples(code: str) -> Regime:
    return load(code, with_examples=True)


def every_example() -> Iterator[object]:
    for code in shipped_codes():
        for placed in regime_with_examples(code).of("example", Example):
            marks = [pytest.mark.clause(clause) for clause in dict.fromkeys(placed.entry.clauses)]
            yield pytest.param(code, placed.id, id=f"{code}::{placed.id}", marks=marks)


@pytest.mark.parametrize(("code", "example"), list(every_example()))
def test_an_example_comes_out_as_it_says(code: str, example: str) -> None:
    results = run_examples(regime_with_examples(code), only=example)
    failures = [f"{result.where} case {result.case}: {line}" for result in results for line in result.failures]
    assert results
    assert failures == []
