"""What is known of a body outside the season, and what silence of everybody above means."""

from pathlib import Path
from typing import Any

import pytest

from kiemdiem.core.engine.answer import Answer
from kiemdiem.core.engine.given import SeasonReader
from kiemdiem.core.engine.rate import rate
from kiemdiem.core.regime.loader import load
from tests.builders.toy_regime import FACTS, PROPOSAL, answer_of, make_regime, rule

TWO_SCALES = load(Path(__file__).parents[2] / "regimes" / "foreign" / "to_chuc_theo_cap_duoi")
AGREED = rule("requirement", 'id = "agreed"\nfor = ["person"]\nlevel = "A"\nholds = "unit.mood = B"\nfailed = "Buồn."')
MOOD = """\
[[fact]]
id = "mood"
for = ["unit"]
type = "scale"
scale = "quality"
label = "Không khí"
clauses = ["TOY-1"]
[[fact]]
id = "rows"
type = "table"
label = "Danh sách"
absent = "from_superior"
columns = [ { id = "place", type = "count" } ]
clauses = ["TOY-1"]
"""
CADRE: dict[str, Any] = {
    "id": "P", "kind": "cadre", "present_voters": 10, "full_members": 10,
    "votes": {"HTXSNV": 9, "HTTNV": 1, "HTNV": 0, "KHTNV": 0},
}  # fmt: skip


def rated(*subjects: dict[str, Any], **season: Any) -> Answer:
    return rate(TWO_SCALES, SeasonReader(TWO_SCALES).read({"subjects": list(subjects)} | season))


def test_a_body_whose_level_is_of_another_scale_has_no_known_level() -> None:
    found = rated(CADRE | {"heads": ["Z"]}, bodies=[{"id": "Z", "level": "KHA"}]).subjects["P"]
    assert (found.outcome, found.waiting_for) == ("incomplete", ["Z"])


def test_a_body_is_seen_by_each_relation_as_one_of_those_it_leads_to() -> None:
    organisation = {"id": "O", "kind": "organisation", "works_with": "Z", "proposed_level": "HTNV"}
    facts = {"facts": {"founded_on": "2001-01-01"}}
    bodies = [{"id": "Z", "level": "HTTNV"}]
    both = (organisation | facts, CADRE | {"heads": ["Z"]})
    assert rated(*both, bodies=bodies).subjects["P"].level == "HTTNV"
    assert rated(*reversed(both), bodies=bodies).subjects["P"].level == "HTTNV"


@pytest.mark.parametrize(("facts", "levels"), [({"mood": "B"}, ("A",)), ({"mood": "C"}, ("B",)), ({}, ("A", "B"))])
def test_a_body_brings_its_facts_and_what_it_does_not_bring_is_unknown(
    tmp_path: Path, facts: dict[str, str], levels: tuple[str, ...]
) -> None:
    ratings = (PROPOSAL + AGREED).replace('who = "cấp trên"', 'who = "cấp trên"\nunmet = "next_open"')
    regime = make_regime(tmp_path, ratings, facts=FACTS + MOOD)
    person = {"id": "P", "unit": "U", "proposed_level": "A"}
    assert answer_of(regime, person, bodies=[{"id": "U", "facts": facts}]).subjects["P"].range == levels


def test_a_list_that_nobody_above_could_give_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    first = rule(
        "requirement",
        'id = "r"\nfor = ["unit"]\nlevel = "A"\nholds = "count(rows where place > 1) = 0"\nfailed = "Thấp."',
    )
    regime = make_regime(tmp_path, PROPOSAL + first, facts=FACTS + MOOD)
    top = {"id": "T", "kind": "unit", "proposed_level": "A"}
    below = {"id": "B", "kind": "unit", "proposed_level": "A", "superior": "T"}
    silent = answer_of(regime, top, below)
    assert [fact.fact for fact in silent.subjects["T"].missing] == ["rows"]
    told = answer_of(regime, top | {"facts": {"rows": []}}, below)
    assert [told.subjects[name].level for name in "TB"] == ["A", "A"]


CALM = rule("ceiling", 'id = "calm"\nfor = ["person"]\nat_most = "C"\nwhen = "unit.at_fault"\nbecause = "Lỗi."')
RAISED = (
    rule(
        "quota",
        'id = "few"\nfor = ["person"]\nlevel = "A"\nat_most = 0\nof = "rated"\nwithin = ["unit"]',
    )
    + '[[quota.instead]]\nwhen = "not group.at_fault"\nat_most = 1\nclauses = ["TOY-1"]\n'
)


@pytest.mark.parametrize("bodies", [[], [{"id": "U"}], [{"id": "U", "facts": {}}]])
def test_silence_about_a_body_means_what_the_fact_says_it_means(tmp_path: Path, bodies: list[dict[str, Any]]) -> None:
    person = {"id": "P", "unit": "U", "proposed_level": "A"}
    regime = make_regime(tmp_path, PROPOSAL + CALM)
    assert answer_of(regime, person, bodies=bodies).subjects["P"].level == "A"
    strict = answer_of(regime, person, bodies=bodies, strict=True).subjects["P"]
    assert (strict.range, [(fact.fact, fact.of) for fact in strict.missing]) == (("A", "C"), [("at_fault", "U")])
    fault = [{"id": "U", "facts": {"at_fault": True}}]
    assert answer_of(regime, person, bodies=fault).subjects["P"].level == "C"


def test_silence_about_the_body_of_a_group_means_what_the_fact_says_it_means(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, PROPOSAL + RAISED)
    person = {"id": "P", "unit": "U", "proposed_level": "A"}
    assert answer_of(regime, person).subjects["P"].level == "A"
    assert answer_of(regime, person, bodies=[{"id": "U", "facts": {"at_fault": True}}]).subjects["P"].level == "B"


def test_where_nobody_named_the_body_silence_means_nothing(tmp_path: Path) -> None:
    found = answer_of(make_regime(tmp_path, PROPOSAL + CALM), {"id": "P", "proposed_level": "A"}).subjects["P"]
    assert found.range == ("A", "C")
