"""Examples are laid out as written and compared in every respect that they name."""

from pathlib import Path

import pytest

from kiemdiem.core.engine.examples import lay_over, run_examples
from kiemdiem.core.regime.loader import load
from tests.core.regime.small_regime import Change, small_folder

MEMBER = """{
    id = "A", kind = "member", votes = { TOT = 7, KHA = 3 }, present_voters = 10,
    facts = { admitted_on = 2000-01-01, visits = [ { on = 2021-02-03, paid = true } ] }
}""".replace("\n", "")


def failures(tmp_path: Path, example: str) -> list[tuple[int, tuple[str, ...]]]:
    text = f'[[example]]\nid = "one"\nclauses = ["XA-001"]\nsubject = [ {MEMBER} ]\n{example}'
    regime = load(small_folder(tmp_path, Change("examples.toml", "", text)), with_examples=True)
    return [(result.case, result.failures) for result in run_examples(regime)]


RIGHT = (
    'level = "TOT"', 'outcome = "rated"', 'attained = "TOT"', 'own = "TOT"', 'range = ["TOT"]', 'reasons = ["top"]',
    'not_reasons = ["sick"]', "missing = []", 'assumed = ["sick_leave_months"]', "follow_ups = []", "conflicts = []",
    "open_follow_ups = []",
    "needs_choice = false", "provisional = false", "waiting_for = []", "facts = { active = true }",
    'says = ["7/10", "70 %"]', 'awards = ["typical"]', 'who = ""', "choices = []",
)  # fmt: skip
WRONG = (
    ('level = "KHA"', "A.level: TOT ≠ KHA"),
    ('level = "none"', "A.level: TOT ≠ none"),
    ('outcome = "exempt"', "A.outcome: rated ≠ exempt"),
    ('range = ["TOT", "KHA"]', "A.range: [TOT] ≠ [TOT, KHA]"),
    ('missing = ["admitted_on"]', "A.missing: [] ≠ [admitted_on]"),
    ("awards = []", "A.awards: [typical] ≠ []"),
    ('not_awards = ["typical"]', "A.not_awards: typical"),
    ('follow_ups = ["train"]', "A.follow_ups: [] ≠ [train]"),
    ('open_follow_ups = ["train"]', "A.open_follow_ups: [] ≠ [train]"),
    ("facts = { active = false }", "A.facts.active: True ≠ False"),
)


@pytest.mark.parametrize("wanted", RIGHT)
def test_what_comes_out_as_wanted_passes(tmp_path: Path, wanted: str) -> None:
    assert failures(tmp_path, f"expect.A = {{ {wanted} }}\n") == [(0, ())]


@pytest.mark.parametrize(("wanted", "told"), WRONG)
def test_what_comes_out_otherwise_is_told_found_first(tmp_path: Path, wanted: str, told: str) -> None:
    assert failures(tmp_path, f"expect.A = {{ {wanted} }}\n") == [(0, (told,))]


def test_a_missing_piece_of_a_sentence_is_told_with_what_was_said(tmp_path: Path) -> None:
    ((_, (told,)),) = failures(tmp_path, 'expect.A = { says = ["8/10"] }\n')
    assert told.startswith("A.says: “8/10” ∉ “")


def test_a_subject_that_is_not_there_fails(tmp_path: Path) -> None:
    assert failures(tmp_path, 'expect.B = { level = "TOT" }\n') == [(0, ("B: ?",))]


def test_a_case_is_tried_on_a_copy_and_the_ground_alone_expects_nothing(tmp_path: Path) -> None:
    cases = """
[[example.cases]]
change.A.votes.TOT = 6
expect.A.level = "none"
[[example.cases]]
expect.A.level = "TOT"
"""
    assert failures(tmp_path, cases) == [(1, ()), (2, ())]


def test_absent_takes_a_key_away(tmp_path: Path) -> None:
    cases = '[[example.cases]]\nchange.A.facts.admitted_on = "absent"\nexpect.A.missing = ["admitted_on"]\n'
    assert failures(tmp_path, cases) == [(1, ())]


def test_a_change_of_nobody_fails(tmp_path: Path) -> None:
    assert failures(tmp_path, "[[example.cases]]\nchange.B.votes.TOT = 6\n") == [(1, ("B: ?",))]


def test_copies_bear_numbered_ids_and_may_be_changed(tmp_path: Path) -> None:
    copies = """
copies = [ { like = "A", count = 4, ids = "B", change = { unit = "X", votes = { TOT = 9, KHA = 1 } } } ]
expect = { B1 = { says = ["9/10"] }, B4 = { says = ["9/10"] }, A = { says = ["7/10"] } }
quotas = [ { id = "top-share", group = "X", base = 4, limit = 1, over = 0 } ]
[[example.cases]]
change = { B2 = { votes = { TOT = 0, KHA = 0 } }, B3 = { left_out = true } }
expect = { B2 = { level = "none" } }
quotas = [ { id = "top-share", group = "X", limit = 0 } ]
"""
    assert failures(tmp_path, copies) == [(0, ()), (1, ())]


def test_a_quota_is_found_by_its_id_and_group(tmp_path: Path) -> None:
    quotas = 'quotas = [ { id = "top-share", group = "Y" }, { id = "top-share", group = "X", base = 2, limit = 0 } ]\n'
    copies = 'copies = [ { like = "A", count = 1, change = { unit = "X" } } ]\n'
    assert failures(tmp_path, quotas + copies) == [(0, ("top-share [Y]: ?", "top-share [X].base: 1 ≠ 2"))]


def test_refused_input_must_say_the_pieces(tmp_path: Path) -> None:
    cases = """
[[example.cases]]
change.A.votes.TOT = 8
refused = ["11", "10"]
[[example.cases]]
change.A.votes.TOT = 8
refused = ["twelve"]
[[example.cases]]
refused = ["11"]
[[example.cases]]
change.A.votes.TOT = 8
expect.A.level = "TOT"
"""
    found = dict(failures(tmp_path, cases))
    assert found[1] == ()
    assert found[2][0].startswith("refused: “twelve” ∉ “")
    assert found[3] == ("refused: “11” ∉ “”",)
    assert "11" in found[4][0]


def test_laying_over_goes_table_by_table_and_harms_nothing() -> None:
    ground = {"a": {"b": 1, "c": [1, 2]}, "d": 3}
    change = {"a": {"b": None, "c": [3]}, "e": {"f": 1}}
    assert lay_over(ground, change) == {"a": {"c": [3]}, "d": 3, "e": {"f": 1}}
    assert ground == {"a": {"b": 1, "c": [1, 2]}, "d": 3}
