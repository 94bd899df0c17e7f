"""Whatever is changed in a shipped regime, an example or a test tells; what survives has its reason in mutants.toml."""

import pytest

from kiemdiem.core.engine.mutate import mutate, read_accepted
from kiemdiem.core.regime.folder import MUTANTS_FILE
from kiemdiem.core.regime.loader import load, shipped, shipped_codes
from tests.proofs_plugin import Counted
from tests.regimes.touching import noting
from tests.regimes.witnesses import Witness

SAMPLE = 300
"""How many changes of each regime are tried in the short form, spread over its files; the small plans have no more."""


def accepted(code: str) -> dict[str, str]:
    return read_accepted(shipped() / code / MUTANTS_FILE)


@pytest.mark.slow
@pytest.mark.parametrize("code", shipped_codes())
def test_a_change_of_a_rule_is_told_by_the_examples_alone_or_has_its_reason(code: str) -> None:
    report = mutate(code, budget=SAMPLE, accepted=accepted(code))
    assert [f"{one.where}: {one.id}" for one in report.survivors] == []
    assert report.stale == ()


def test_it_is_noted_which_tables_of_a_regime_a_test_looks_at() -> None:
    looked_at: set[str] = set()
    regime = noting(load("kh61_2021"), looked_at)
    assert looked_at == set()
    assert regime.all("quota")
    assert regime.tree(regime.all("award")[0]).reads is not None
    assert looked_at == {"quota", "award"}


@pytest.mark.prove("tests/regimes", "tests/core/engine/registers")
@pytest.mark.parametrize("code", shipped_codes())
def test_every_change_of_a_regime_is_told_or_has_its_reason(code: str, counted: Counted) -> None:
    report = mutate(code, accepted=accepted(code), witness=Witness(code))
    counted(changes=len(report.outcomes))
    assert [f"{one.where}: {one.id}" for one in report.survivors] == []
    assert report.stale == ()
