"""What the loader asks of the bodies, parts and gates of a work plan."""

from pathlib import Path

import pytest

from tests.core.regime.small_regime import Change, faults_of, small_folder

WORKPLAN = "workplan.toml"
BODY = '[[body]]\nid = "b"\nnames = ["Chi ủy"]\nunits = {}\nclauses = ["XA-002"]\n'
ITEM = 'task = "Báo cáo"'


def told(folder: Path, *changes: Change) -> list[str]:
    return [fault.message for fault in faults_of(small_folder(folder, *changes))]


def body(**keys: str) -> str:
    lines = {"id": '"c"', "names": '["Đảng ủy"]', "clauses": '["XA-002"]', **keys}
    return "[[body]]\n" + "".join(f"{key} = {value}\n" for key, value in lines.items())


def test_every_name_that_an_item_prints_has_its_body(tmp_path: Path) -> None:
    names = Change(WORKPLAN, ITEM, ITEM + '\nadvising = ["Chi ủy", "Văn phòng"]')
    assert told(tmp_path, Change(WORKPLAN, "", BODY), names) == ["Không có [[body]] nêu “Văn phòng”."]


@pytest.mark.parametrize(
    ("keys", "sentence"),
    [
        ({}, "Phải có đúng một trong các khóa: units, by_hand."),
        ({"units": "{}", "by_hand": '"x"'}, "Phải có đúng một trong các khóa: units, by_hand."),
        ({"names": '["Chi ủy"]', "by_hand": '"x"'}, "“Chi ủy” có hai lần trong “names”."),
        ({"units": '{ body = ["chi_boo"] }'}, "chi_boo"),
        ({"units": '{ when = "nam = 1" }'}, "nam"),
    ],
)
def test_a_body_is_a_choice_of_units_or_says_why_not(tmp_path: Path, keys: dict[str, str], sentence: str) -> None:
    assert any(sentence in message for message in told(tmp_path, Change(WORKPLAN, "", BODY + body(**keys))))


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ('[[item.part]]\nid = "p"\nlabel = "P"\nsame_as = "q"\n', "Không có phần việc “q”."),
        ('[[item.part]]\nid = "start"\nlabel = "P"\n', "“start” có hai lần trong “part”."),
        ('[[item.gate]]\nafter = "strat"\nsays = "x"\n', "Không có mục của kế hoạch “strat”. Có phải ý là “start”?"),
    ],
)
def test_parts_and_gates_name_what_is_there(tmp_path: Path, lines: str, sentence: str) -> None:
    whole = '[[item]]\nid = "x"\nnumber = "3"\ntask = "X"\nclauses = ["XA-002"]\n' + lines + 'clauses = ["XA-002"]\n'
    assert told(tmp_path, Change(WORKPLAN, "", whole)) == [sentence]
