"""Faults of entries about registers are told with file, line, column and the nearest known word."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiemdiem.core.regime.faults import BrokenRegime
from kiemdiem.core.regime.loader import load

MARK = "«"
REGIME = """\
id = "xa"
title = "Kế hoạch của xã"
year = 2021
order = ["collective", "cadre", "member"]
clauses = ["X-001"]
[[kind]]
id = "collective"
label = "tập thể"
[[kind]]
id = "cadre"
label = "cán bộ"
scale = "quality"
[[kind]]
id = "member"
label = "đảng viên"
scale = "quality"
[[scale]]
id = "quality"
values = [ { code = "TOT", label = "Tốt" }, { code = "KEM", label = "Kém" } ]
"""
CLAUSES = """\
[[clause]]
id = "X-001"
place = "I"
kind = "rule"
part = "engine"
quote = "kiểm điểm"
means = "Everything."
check = "Given, then."
"""
SUBJECTS = """\
[[subject]]
id = "committees"
kind = "collective"
made_from = "unit"
of = { body = ["dang_uy"], tier = ["grassroots"] }
reviewed = true
rated = false
clauses = ["X-001"]
[[subject]]
id = "leaders"
kind = "cadre"
made_from = "post"
of = { role = ["bi_thu", "chu_tich"] }
reviewed = true
rated = true
clauses = ["X-001"]
[[subject]]
id = "members"
kind = "member"
made_from = "membership"
membership = ["chinh_thuc"]
reviewed = true
rated = true
clauses = ["X-001"]
[[forum]]
id = "secretaries"
for = ["cadre"]
with_post = { role = ["bi_thu"], when = "presiding" }
before = ["body_of_post", "roll:all"]
where_missing = { body_of_post = "own_cell" }
clauses = ["X-001"]
[[roll]]
id = "all"
purpose = "poll"
label = "Tất cả"
staff = { without = ["ngan_han", "self"] }
clauses = ["X-001"]
  [[roll.instead]]
  when = "staff > 100"
  posts = [ { role = ["truong"] } ]
[[authority]]
id = "above"
for = ["cadre"]
when = "count(posts where role = 'bi_thu') > 0"
found_by = "superior"
organisation = { body = ["dang_bo_huyen"] }
clauses = ["X-001"]
"""
CASES = [
    ('of = { body = ["dang_uy"]', 'of = { body = [«"dang_ui"]', "“dang_ui”. Có phải ý là “dang_uy”?"),
    ('tier = ["grassroots"]', 'tier = [«"grasroots"]', "“grassroots”"),
    ('kind = "cadre"', 'kind = «"cadres"', "Có phải ý là “cadre”?"),
    ('role = ["bi_thu"]', 'role = ["bi_thu", «"bithu"]', "“bi_thu”"),
    ('when = "presiding"', 'when = "«presidin"', "“presiding”"),
    ('"roll:all"', '«"roll:al"', "“all”"),
    ('["body_of_post"', '[«"own_sell", "body_of_post"', "“own_cell”"),
    ('{ body_of_post = "own_cell" }', '{ own_cell = «"own_cell" }', "own_cell"),
    ('"ngan_han"', '«"ngan_hn"', "“ngan_han”"),
    ('when = "staff > 100"', 'when = "«staf > 100"', "“staff”"),
    ('posts = [ { role = ["truong"]', 'posts = [ { role = [«"truon"]', "“truong”"),
    ("posts where role = 'bi_thu'", "posts where role = «'bi_tu'", "“bi_thu”"),
    ('organisation = { body = ["dang_bo_huyen"] }\n', "", "organisation"),
    ('membership = ["chinh_thuc"]\n', "", "membership"),
    ('of = { role = ["bi_thu", "chu_tich"] }', 'of = { role = ["bi_thu", «"chu_tch"] }', "“chu_tich”"),
]


def folder(path: Path, subjects: str) -> Path:
    for name, text in (("regime.toml", REGIME), ("clauses.toml", CLAUSES), ("subjects.toml", subjects)):
        (path / "xa").mkdir(exist_ok=True)
        (path / "xa" / name).write_text(text, encoding="utf-8")
    return path / "xa"


def test_the_small_regime_is_whole(tmp_path: Path) -> None:
    assert load(folder(tmp_path, SUBJECTS)).id == "xa"


@pytest.mark.parametrize(("old", "new", "told"), CASES, ids=[new or old for old, new, _ in CASES])
def test_a_fault_is_told_where_it_stands(tmp_path: Path, old: str, new: str, told: str) -> None:
    broken = SUBJECTS.replace(old, new, 1)
    assert broken != SUBJECTS
    place = broken.find(MARK)
    with pytest.raises(BrokenRegime) as refused:
        load(folder(tmp_path, broken.replace(MARK, "")))
    (fault,) = refused.value.faults
    assert fault.file == "xa/subjects.toml"
    assert told in fault.message
    if place >= 0:
        line = broken.count("\n", 0, place) + 1
        assert (fault.line, fault.column) == (line, place - broken.rfind("\n", 0, place))


def test_a_key_that_does_not_fit_what_subjects_are_made_from_is_told(tmp_path: Path) -> None:
    broken = SUBJECTS.replace('of = { body = ["dang_uy"]', 'of = { role = ["bi_thu"], body = ["dang_uy"]')
    with pytest.raises(BrokenRegime) as refused:
        load(folder(tmp_path, broken))
    assert ["role" in fault.message for fault in refused.value.faults] == [True]
