"""A doubtful sentence that is tried under each of its readings: where they lead to two levels a person decides."""

from pathlib import Path

from tests.builders.toy_regime import PROPOSAL, answer_of, make_regime, person, rule

READING = """\
[[reading]]
id = "strict"
question = "Có lỗi thì sao?"
options = [ { id = "mild", label = "Không sao" }, { id = "hard", label = "Không quá Đạt" } ]
default = "mild"
where_options_differ = "ask"
decided_by = "Đảng ủy"
clauses = ["TOY-1"]
"""
CAP = rule(
    "ceiling",
    'id = "cap"\nfor = ["person"]\nat_most = "C"\nwhen = "at_fault"\nunder = { strict = "hard" }\nbecause = "Lỗi."',
)


def test_two_readings_with_two_levels_are_left_to_the_office_in_printed_words(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, PROPOSAL + CAP, readings=READING)
    found = person(regime, proposed_level="A", facts={"at_fault": True})
    assert (found.outcome, found.level, found.who) == ("undetermined", None, "Đảng ủy")
    assert (found.range, found.choices) == (("A", "C"), ["A", "C"])
    told = [reason.text for reason in found.reasons if reason.rule == "strict"]
    assert told == ["Các cách hiểu “Có lỗi thì sao?” cho mức khác nhau: Xuất sắc, Đạt."]


def test_two_readings_with_one_level_leave_nothing_to_decide(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, PROPOSAL + CAP, readings=READING)
    for level in ("C", "D"):
        found = person(regime, proposed_level=level, facts={"at_fault": True})
        assert (found.outcome, found.level, found.range) == ("rated", level, (level,))


def test_a_chosen_reading_is_not_tried_otherwise(tmp_path: Path) -> None:
    regime = make_regime(tmp_path, PROPOSAL + CAP, readings=READING)
    subject = {"id": "P", "proposed_level": "A", "facts": {"at_fault": True}}
    for option, level in (("mild", "A"), ("hard", "C")):
        assert answer_of(regime, subject, readings={"strict": option}).subjects["P"].level == level


def test_the_range_of_a_subject_with_gaps_holds_what_any_reading_leaves_open(tmp_path: Path) -> None:
    required = rule(
        "requirement",
        'id = "order"\nfor = ["person"]\nlevel = "A"\nholds = "in_order"\nunder = { strict = "hard" }\nfailed = "Sai."',
    )
    ratings = PROPOSAL.replace('who = "cấp trên"', 'who = "cấp trên"\nunmet = "next_open"') + required
    hole = rule("exclusion", 'id = "new"\nfor = ["person"]\nwhen = "in_order"\neffect = "exempt"')
    found = person(make_regime(tmp_path, ratings, subjects=hole, readings=READING), proposed_level="A")
    assert (found.outcome, found.range) == ("incomplete", ("A", "B", "exempt"))
