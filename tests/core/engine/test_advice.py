"""Rules that change nothing: shown where they apply, and silent where that is not known."""

from pathlib import Path
from typing import Any

import pytest

from tests.builders.toy_regime import PROPOSAL, answer_of, make_regime, rule

MARK = rule(
    "ceiling",
    'id = "above"\nfor = ["person"]\nforce = "advice"\nat_most = "worst(heads.level)"\nif_unknown = "skip"\n'
    'because = "Cao hơn {names(heads)}."',
)


def shown(tmp_path: Path, rules: str, *subjects: dict[str, Any]) -> list[str]:
    found = answer_of(make_regime(tmp_path, PROPOSAL + rules), *subjects)
    return [reason.rule for reason in found.subjects["P"].reasons if reason.stage == "advice"]


@pytest.mark.parametrize(("unit", "told"), [("B", ["above"]), ("A", []), (None, [])])
def test_who_may_stand_above_an_open_level_is_not_said_to_stand_above_it(
    tmp_path: Path, unit: str | None, told: list[str]
) -> None:
    given = {"id": "U", "kind": "unit"} | ({"proposed_level": unit} if unit else {})
    assert shown(tmp_path, MARK, {"id": "P", "heads": "U", "proposed_level": "A"}, given) == told


@pytest.mark.parametrize(
    ("listed", "level", "told"),
    [
        ('level = "A"', "A", ["order"]),
        ('level = "A"', "B", []),
        ('level_or_better = "B"', "B", ["order"]),
        ('level_or_better = "B"', "C", []),
    ],
)
def test_a_condition_that_is_only_shown_stands_beside_the_levels_it_is_listed_under(
    tmp_path: Path, listed: str, level: str, told: list[str]
) -> None:
    order = rule(
        "requirement",
        f'id = "order"\nfor = ["person"]\nforce = "advice"\n{listed}\nholds = "in_order"\nfailed = "Chưa đúng."',
    )
    person = {"id": "P", "proposed_level": level, "facts": {"in_order": False}}
    assert shown(tmp_path, order, person) == told
