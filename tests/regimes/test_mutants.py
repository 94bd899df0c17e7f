"""Whatever is changed in a shipped regime, an example or a test tells; what survives has its reason in mutants.toml."""

import pytest

from kiemdiem.core.engine.mutate import mutate, read_accepted
from kiemdiem.core.regime.folder import MUTANTS_FILE
from kiemdiem.core.regime.loader import shipped, shipped_codes
from tests.regimes.witnesses import Witness

SAMPLE = 40
"""How many changes of each regime are tried in the short form."""


def accepted(code: str) -> dict[str, str]:
    return read_accepted(shipped() / code / MUTANTS_FILE)


@pytest.mark.slow
@pytest.mark.parametrize("code", shipped_codes())
def test_three_of_four_changes_of_a_rule_are_told_by_the_examples_alone(code: str) -> None:
    report = mutate(code, budget=SAMPLE, accepted=accepted(code))
    assert len(report.survivors) * 4 <= len(report.outcomes), [one.id for one in report.survivors]


@pytest.mark.prove
@pytest.mark.parametrize("code", shipped_codes())
def test_every_change_of_a_regime_is_told_or_has_its_reason(code: str) -> None:
    report = mutate(code, accepted=accepted(code), witness=Witness(code))
    assert [f"{one.where}: {one.id}" for one in report.survivors] == []
    assert report.stale == ()
