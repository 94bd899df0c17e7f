"""The criteria of party organisations are not supplied: a child brings them, one set for each type of organisation."""

from pathlib import Path
from typing import Any

import pytest

from kiemdiem.core.engine.answer import SubjectAnswer
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime

HEAD = """
id = "with_two_sets"
title = "Hai bộ tiêu chí thử"
year = 2021
extends = "kh61_2021"
order = ["collective", "unit", "party_organisation", "cadre", "member"]
"""
FACTS = """
[[fact]]
id = "set_one_met"
for = ["party_organisation"]
type = "yes_no"
label = "Đạt bộ tiêu chí của xã"
needed_when = "organisation_type = 'xã'"
clauses = ["KH61-197"]

[[fact]]
id = "set_two_met"
for = ["party_organisation"]
type = "yes_no"
label = "Đạt bộ tiêu chí của sở"
needed_when = "organisation_type = 'sở'"
clauses = ["KH61-197"]
"""
SETS = """
[[requirement]]
id = "set-one"
fills = "organisation-criteria"
for = ["party_organisation"]
when = "organisation_type = 'xã'"
level = "HTXSNV"
holds = "set_one_met"
failed = "Chưa đạt bộ tiêu chí của xã."
clauses = ["KH61-197"]

[[requirement]]
id = "set-two"
for = ["party_organisation"]
when = "organisation_type = 'sở'"
level = "HTXSNV"
holds = "set_two_met"
failed = "Chưa đạt bộ tiêu chí của sở."
clauses = ["KH61-197"]
"""


@pytest.fixture(scope="module")
def with_two_sets(tmp_path_factory: pytest.TempPathFactory) -> Regime:
    folder: Path = tmp_path_factory.mktemp("regimes") / "with_two_sets"
    folder.mkdir()
    for name, text in (("regime.toml", HEAD), ("facts.toml", FACTS), ("ratings.toml", SETS)):
        (folder / name).write_text(text, encoding="utf-8")
    return load(folder)


def organisation(regime: Regime, **facts: Any) -> SubjectAnswer:
    given = {
        "id": "O",
        "kind": "party_organisation",
        "proposed_level": "HTXSNV",
        "facts": {"founded_on": "1990-02-03", **facts},
    }
    return rate(regime, SeasonReader(regime).read({"subjects": [given]})).subjects["O"]


def rules_of(found: SubjectAnswer) -> set[str]:
    return {reason.rule for reason in (*found.reasons, *found.why_not)}


@pytest.mark.clause("KH61-197")
def test_the_type_of_an_organisation_selects_its_one_set(with_two_sets: Regime) -> None:
    commune = organisation(with_two_sets, organisation_type="xã", set_one_met=False)
    assert "set-one" in rules_of(commune)
    assert "set-two" not in rules_of(commune)
    assert commune.level != "HTXSNV"
    assert organisation(with_two_sets, organisation_type="xã", set_one_met=True).level == "HTXSNV"
    department = organisation(with_two_sets, organisation_type="sở", set_two_met=False)
    assert "set-two" in rules_of(department)
    assert "set-one" not in rules_of(department)
    assert [fact.fact for fact in organisation(with_two_sets, organisation_type="xã").missing] == ["set_one_met"]


@pytest.mark.clause("KH61-197")
def test_without_a_type_the_rating_asks_for_it(with_two_sets: Regime) -> None:
    asked = organisation(with_two_sets)
    assert [duty.rule for duty in asked.follow_ups] == ["organisation-type-wanted"]
    assert not {"set-one", "set-two"} & rules_of(asked)
    assert organisation(with_two_sets, organisation_type="xã", set_one_met=True).follow_ups == []


@pytest.mark.clause("KH61-196")
def test_an_organisation_without_a_loaded_set_asks_for_it_and_with_one_does_not(with_two_sets: Regime) -> None:
    without, loaded = (
        organisation(load("kh61_2021")),
        organisation(with_two_sets, organisation_type="sở", set_two_met=True),
    )
    assert (without.blanks, loaded.blanks) == (["organisation-criteria"], [])
    assert any("14 bộ tiêu chí" in reason.text and "chưa có" in reason.text for reason in without.reasons)
