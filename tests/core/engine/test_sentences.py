"""Sentences that an office reads: they name bodies by name, and do not say what is not so."""

from pathlib import Path

import pytest

from kiemdiem.core.engine.answer import Answer
from kiemdiem.core.regime.loader import load
from tests.builders.toy_regime import BALLOT, PROPOSAL, answer_of, make_regime, rule

BARRED = rule(
    "ceiling",
    'id = "not-above-unit"\nfor = ["person"]\nat_most = "B"\nwhen = "unit.level < A"\nif_unknown = "skip"\n'
    'because = "Thuộc {names(heads)}."',
)
BODIES = [{"id": "U", "name": "Chi bộ Một", "level": "B"}]


def texts(answer: Answer, subject: str = "P") -> str:
    return "\n".join(reason.text for reason in answer.subjects[subject].reasons)


def test_a_level_that_rests_on_another_names_whom_it_waits_for(tmp_path: Path) -> None:
    found = answer_of(
        make_regime(tmp_path, PROPOSAL + BARRED),
        {"id": "P", "unit": "U", "proposed_level": "A"},
        {"id": "U", "kind": "unit", "name": "Chi bộ Một"},
    )
    assert found.subjects["P"].provisional
    assert "Tạm tính: Chi bộ Một chưa có mức" in texts(found)


def test_a_body_outside_the_season_is_told_by_its_name(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, PROPOSAL + BARRED)
    given = {"id": "P", "unit": "U", "heads": "U", "proposed_level": "A"}
    assert "Thuộc Chi bộ Một." in texts(answer_of(regime, given, bodies=BODIES))
    assert "Thuộc U." in texts(answer_of(regime, given, bodies=[{"id": "U", "level": "B"}]))


def test_the_base_of_a_share_stands_in_the_sentence_as_a_word_of_it(tmp_path: Path) -> None:
    by_points = BALLOT.replace('level = "A"\n', 'level = "A"\nof = "allowed"\n', 1)
    ballot = {"votes": {"A": 8, "B": 0, "C": 0, "D": 0}, "facts": {"allowed": 10}}
    assert "≥ 70 % số được phép." in texts(answer_of(make_regime(tmp_path, by_points), {"id": "P", **ballot}))


@pytest.mark.parametrize(("code", "kind"), [("kh75_2022", "member"), ("kh24_2024", "cadre"), ("kh146_2014", "cadre")])
def test_where_no_guidance_is_supplied_the_level_is_asked_for_and_nothing_is_said_to_fail(code: str, kind: str) -> None:
    told = texts(answer_of(load(code), {"id": "P", "kind": kind}))
    assert "chưa có trong chương trình" in told
    assert "Chương trình không tự tính được mức: nhập mức do" in told
    assert "Không mức nào" not in told


def test_a_ceiling_that_surely_applies_lowers_even_where_two_forums_leave_the_level_open() -> None:
    best, good = {"HTXSNV": 9, "HTTNV": 1, "HTNV": 0, "KHTNV": 0}, {"HTXSNV": 2, "HTTNV": 8, "HTNV": 0, "KHTNV": 0}
    ballots = [
        {"forum": forum, "votes": votes, "present_voters": 10}
        for forum, votes in (("nơi này", best), ("nơi kia", good))
    ]
    poor = {"HTXSNV": 0, "HTTNV": 2, "HTNV": 8, "KHTNV": 0}
    collective = {"id": "C", "kind": "collective", "votes": poor, "present_voters": 10}
    head = {"id": "P", "kind": "cadre", "heads": "C", "ballots": ballots}
    found = answer_of(load("kh61_2021"), collective, head).subjects["P"]
    (ceiling,) = [reason for reason in found.reasons if reason.rule == "head-not-above-unit"]
    assert (found.outcome, found.level, ceiling.effect) == ("rated", "HTNV", "lowers")
    assert "Hạ từ Hoàn thành xuất sắc nhiệm vụ, Hoàn thành tốt nhiệm vụ xuống Hoàn thành nhiệm vụ." in ceiling.text
