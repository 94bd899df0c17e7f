"""What differs between two answers: other readings, other facts, a rating that is annulled."""

from pathlib import Path

import pytest

from kiemdiem.core.engine.comparison import compare, compare_readings, consequences_of_annulment
from kiemdiem.core.engine.displacement import displaced_in
from kiemdiem.core.engine.given import BadSeason, SeasonReader
from tests.builders.toy_regime import BALLOT, PROPOSAL, answer_of, make_regime, rule, votes
from tests.core.engine.test_quotas import SHARE, crowd

HEAD = rule(
    "ceiling",
    'id = "head"\nfor = ["person"]\nat_most = "worst(heads.level)"\nbecause = "Không cao hơn {names(heads)}."',
)
STRICT = """
[[reading]]
id = "how-strict"
question = "Chặt đến đâu?"
options = [ { id = "mild", label = "Vừa" }, { id = "hard", label = "Chặt" } ]
default = "mild"
clauses = ["TOY-1"]
"""


def test_equal_answers_have_no_difference(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + SHARE)
    found = compare(answer_of(regime, *crowd(3, 7)), answer_of(regime, *crowd(3, 7)))
    assert (found.changes, found.quotas, found.awards) == ([], [], [])
    assert found.table == {("person", "A", "A"): 2, ("person", "B", "B"): 8}


def test_one_who_only_gave_way_to_another_is_told_apart(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + SHARE)
    better = [{**p, **votes(99, 0, 0, 1)} if p["id"] == "B0" else p for p in crowd(2, 8)]
    found = compare(answer_of(regime, *crowd(2, 8)), answer_of(regime, *better))
    changes = {change.subject: (change.before, change.after, change.is_displaced) for change in found.changes}
    assert changes == {"B0": ("B", "A", False), "A1": ("A", "B", True)}


def test_the_displaced_are_told_with_the_quota_that_counts_them(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, BALLOT + SHARE)
    better = [{**p, **votes(99, 0, 0, 1)} if p["id"] == "B0" else p for p in crowd(2, 8)]
    before, after = answer_of(regime, *crowd(2, 8)), answer_of(regime, *better)
    (found,) = displaced_in(compare(before, after), before, after)
    assert found.change.subject == "A1"
    (quota,) = found.quotas
    assert quota.before is not None
    assert quota.after is not None
    assert ["A1" in answer.quotas[0].chosen for answer in (before, after)] == [True, False]
    assert quota.after.candidates == quota.before.candidates + 1


def test_two_readings_are_compared_person_by_person(tmp_path: Path) -> None:
    cap = rule(
        "ceiling", 'id = "cap"\nfor = ["person"]\nat_most = "C"\nunder = { how-strict = "hard" }\nbecause = "Chặt."'
    )
    regime = make_regime(tmp_path, PROPOSAL + cap, readings=STRICT)
    season = SeasonReader(regime).read({"subjects": [{"id": "P", "kind": "person", "proposed_level": "A"}]})
    found = compare_readings(regime, season, {"how-strict": "hard"})
    assert [(c.subject, c.before, c.after) for c in found.changes] == [("P", "A", "C")]
    assert [reason.rule for reason in found.changes[0].come] == ["cap"]


def test_an_annulled_rating_tells_what_hung_on_it_and_changes_nothing(tmp_path: Path) -> None:
    award = rule("award", 'id = "best"\nlabel = "Tiêu biểu"\nfor = ["unit"]\namong = "level = A"')
    regime = make_regime(tmp_path, PROPOSAL + HEAD, awards=award)
    season = SeasonReader(regime).read(
        {
            "subjects": [
                {"id": "U", "kind": "unit", "proposed_level": "A"},
                {"id": "P", "kind": "person", "heads": "U", "proposed_level": "A"},
                {"id": "Q", "kind": "person", "proposed_level": "A"},
            ]
        }
    )
    found = consequences_of_annulment(regime, season, ["U"])
    assert {(c.subject, c.before, c.after) for c in found.changes} == {
        ("U", "A", "incomplete"),
        ("P", "A", "incomplete"),
    }
    assert [(a.subject, a.before, a.after) for a in found.awards] == [("U", "candidate", "incomplete")]
    assert season.subjects[0].proposed_level == "A"


def test_a_rating_of_nobody_cannot_be_annulled(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, PROPOSAL)
    season = SeasonReader(regime).read({"subjects": [{"id": "P", "kind": "person", "proposed_level": "A"}]})
    with pytest.raises(BadSeason) as refused:
        consequences_of_annulment(regime, season, ["P", "Q", "R"])
    assert [fault.subject for fault in refused.value.faults] == ["Q", "R"]
