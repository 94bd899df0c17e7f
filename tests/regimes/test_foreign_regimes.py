"""Rule sets that are none of the five plans run without a line written for them: the law is data."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import kiemdiem
from kiemdiem.core.engine.examples import run_examples
from kiemdiem.core.regime.loader import load, shipped_codes
from kiemdiem.core.regime.regime import Regime

FOREIGN = Path(__file__).parent / "foreign"
SOURCE = Path(kiemdiem.__file__).parent
PARENTS = {"quy_nam_nhiem_ky_con": "quy_nam_nhiem_ky"}
CODES = sorted(folder.name for folder in FOREIGN.iterdir() if folder.is_dir())
LEAST_EXAMPLES = 25
NAMING_TABLES = ("fact", "requirement", "ground", "ceiling", "exemption", "quota", "award", "value", "score", "reading")


# Regime → what the engine or the notation still lacks for it. Once its examples come out, its line must go.
@cache
def regime_of(code: str) -> Regime:
    return load(FOREIGN / code, with_examples=True)


@pytest.mark.parametrize("code", CODES)
def test_every_example_of_a_foreign_regime_comes_out(code: str) -> None:
    results = run_examples(regime_of(code))
    assert [f"{each.where}: {each.id} {each.case}: {each.failures}" for each in results if not each.passed] == []


@pytest.mark.parametrize("code", CODES)
def test_a_foreign_regime_loads_by_its_folder(code: str) -> None:
    assert regime_of(code).id == code


@pytest.mark.parametrize(("child", "parent"), list(PARENTS.items()))
def test_a_child_regime_finds_its_parent_beside_it(child: str, parent: str) -> None:
    assert parent in regime_of(child).parents


@pytest.mark.parametrize("code", CODES)
def test_a_foreign_regime_is_none_of_the_shipped_ones(code: str) -> None:
    assert code not in shipped_codes()


@pytest.mark.parametrize("code", CODES)
def test_every_clause_of_a_foreign_regime_is_cited_by_a_rule_and_by_an_example(code: str) -> None:
    regime = regime_of(code)
    cited = {clause for table in regime.placed for row in regime.all(table) for clause in clauses_in(row.values)}
    shown = {clause for row in regime.all("example") for clause in clauses_in(row.values)}
    own = {row.id for row in regime.all("clause") if row.regime == code}
    assert (own - cited - set(regime.identity.clauses), own - shown) == (set(), set())


@pytest.mark.parametrize("code", [code for code in CODES if code not in PARENTS])
def test_a_foreign_regime_is_shown_by_many_examples(code: str) -> None:
    assert len(regime_of(code).all("example")) >= LEAST_EXAMPLES


@pytest.mark.parametrize("code", CODES)
def test_the_program_holds_no_word_of_a_foreign_regime(code: str) -> None:
    words = words_of(regime_of(code)) - words_of_shipped_regimes()
    program = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py")))
    assert words
    assert words & set(re.findall(r"[\w-]+", program)) == set()


def clauses_in(value: object) -> Iterator[str]:
    """Every clause that a table cites, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from map(str, inner) if key == "clauses" else clauses_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from clauses_in(inner)


def words_of(regime: Regime) -> set[str]:
    """Its code, its clauses, its levels, and the ids of its rules and facts of more than one word."""
    ids = {row.id for table in NAMING_TABLES for row in regime.all(table)}
    codes = {value.code for scale in regime.scales.values() for value in scale.values}
    return {regime.id, *regime.clauses, *codes} | {name for name in ids if "-" in name or "_" in name}


@cache
def words_of_shipped_regimes() -> frozenset[str]:
    return frozenset(word for code in shipped_codes() for word in words_of(load(code)))
