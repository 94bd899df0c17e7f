"""Who is rated first, and what one subject's level does to another's."""

from pathlib import Path

import pytest

from kiemdiem.core.engine.given import BadSeason
from tests.builders.toy_regime import BALLOT, PROPOSAL, answer_of, make_regime, rule, votes

HEAD = rule(
    "ceiling",
    'id = "head"\nfor = ["person"]\nat_most = "worst(heads.level)"\nbecause = "Không cao hơn {names(heads)}."',
)


def test_a_head_is_no_higher_than_the_worst_of_what_he_heads(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, PROPOSAL + HEAD)
    units = [
        {"id": "U", "kind": "unit", "name": "Đơn vị U", "proposed_level": "B"},
        {"id": "V", "kind": "unit", "proposed_level": "C"},
    ]
    found = answer_of(
        regime,
        {"id": "P", "heads": "U;V", "proposed_level": "A"},
        {"id": "Q", "heads": ["U"], "proposed_level": "A"},
        *units,
    )
    assert (found.subjects["P"].level, found.subjects["Q"].level) == ("C", "B")
    assert "Đơn vị U" in found.subjects["Q"].reasons[-1].text


def test_a_head_waits_for_a_unit_that_has_no_level_yet(tmp_path: Path) -> None:
    found = answer_of(
        make_regime(tmp_path, PROPOSAL + HEAD),
        {"id": "P", "heads": "U", "proposed_level": "B"},
        {"id": "U", "kind": "unit"},
    )
    head = found.subjects["P"]
    assert (head.outcome, head.range, head.waiting_for) == ("incomplete", ("B", "C", "D"), ["U"])


def test_a_ceiling_that_does_not_wait_says_on_what_it_rests(tmp_path: Path) -> None:
    skipping = HEAD.replace("because", 'if_unknown = "skip"\nbecause')
    found = answer_of(
        make_regime(tmp_path, PROPOSAL + skipping),
        {"id": "P", "heads": "U", "proposed_level": "B"},
        {"id": "U", "kind": "unit"},
    )
    head = found.subjects["P"]
    assert (head.outcome, head.level, head.provisional, head.range) == ("rated", "B", True, ("B", "C", "D"))


def test_a_body_outside_the_season_may_bring_its_level(tmp_path: Path) -> None:
    bodies = [{"id": "U", "name": "Đơn vị U", "level": "C"}]
    found = answer_of(
        make_regime(tmp_path, PROPOSAL + HEAD), {"id": "P", "heads": "U", "proposed_level": "A"}, bodies=bodies
    )
    assert found.subjects["P"].level == "C"


def test_a_unit_without_a_level_caps_nobody(tmp_path: Path) -> None:
    leaving = rule("exclusion", 'id = "new"\nfor = ["unit"]\nwhen = "at_fault"\neffect = "not_rated"')
    regime = make_regime(tmp_path, PROPOSAL + HEAD, subjects=leaving)
    found = answer_of(
        regime,
        {"id": "P", "heads": "U", "proposed_level": "A"},
        {"id": "U", "kind": "unit", "facts": {"at_fault": True}},
    )
    assert found.subjects["P"].level == "A"


ALL_GOOD = rule(
    "requirement",
    'id = "all"\nfor = ["unit"]\nlevel = "A"\nholds = "count(members where own_level = D) = 0"\n'
    'failed = "Có {count(members where own_level = D)} người mức Kém."',
)
FAULT = rule("ground", 'id = "fault"\nfor = ["person"]\nlevel = "D"\nwhen = "at_fault"\nbecause = "Lỗi."')


def test_a_unit_reads_its_members_before_their_ceilings_and_quotas(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + ALL_GOOD + FAULT + HEAD)
    unit = {"id": "U", "kind": "unit", **votes(9, 0, 0, 1)}
    good = [{"id": f"M{i}", "unit": "U", **votes(9, 0, 0, 1)} for i in range(3)]
    at_fault = {"id": "F", "unit": "U", **votes(9, 0, 0, 1), "facts": {"at_fault": True}}
    assert answer_of(regime, unit, *good).subjects["U"].level == "A"
    found = answer_of(regime, unit, *good, at_fault).subjects["U"]
    assert (found.level, found.why_not[0].text) == ("B", "Có 1 người mức Kém.")


def test_a_unit_whose_members_nobody_listed_is_not_taken_to_have_none(tmp_path: Path) -> None:
    found = answer_of(
        make_regime(tmp_path, BALLOT + ALL_GOOD), {"id": "U", "kind": "unit", **votes(9, 0, 0, 1)}
    ).subjects["U"]
    assert (found.outcome, found.range) == ("incomplete", ("A", "B"))
    assert [(fact.fact, fact.label) for fact in found.missing] == [("members", "Danh sách: cá nhân")]


def test_counts_over_open_levels_are_least_and_greatest(tmp_path: Path) -> None:
    most = ALL_GOOD.replace("= 0", "<= 1")
    regime = make_regime(tmp_path, BALLOT + most + FAULT)
    unit = {"id": "U", "kind": "unit", **votes(9, 0, 0, 1)}
    open_one = {"id": "O", "unit": "U"}
    at_fault = {"id": "F", "unit": "U", **votes(9, 0, 0, 1), "facts": {"at_fault": True}}
    assert answer_of(regime, unit, open_one).subjects["U"].level == "A"
    found = answer_of(regime, unit, open_one, at_fault).subjects["U"]
    assert (found.outcome, found.range, found.waiting_for) == ("incomplete", ("A", "B"), ["O"])


def test_units_are_judged_tier_by_tier(tmp_path: Path) -> None:
    below = rule(
        "ceiling",
        'id = "below"\nfor = ["unit"]\nat_most = "C"\nwhen = "any(below where attained_level = C)"\n'
        'because = "Cấp dưới yếu."',
    )
    regime = make_regime(tmp_path, PROPOSAL + below)
    top, middle, bottom = (
        {"id": "T", "kind": "unit", "proposed_level": "A"},
        {"id": "M", "kind": "unit", "superior": "T", "proposed_level": "A"},
        {"id": "B", "kind": "unit", "superior": "M", "proposed_level": "C"},
    )
    found = answer_of(regime, top, middle, bottom)
    assert [found.subjects[name].level for name in "BMT"] == ["C", "C", "C"]


def test_a_link_that_no_subject_of_this_kind_has_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadSeason, match="không dùng “Cấp trên trực tiếp"):
        answer_of(
            make_regime(tmp_path, PROPOSAL),
            {"id": "P", "superior": "U", "proposed_level": "A"},
            {"id": "U", "kind": "unit", "proposed_level": "B"},
        )
