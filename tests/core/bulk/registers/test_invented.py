"""What no shipped plan asks of registers: rules that read a cell, a day, a list of links, what posts or bodies give."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiemdiem.core.bulk.errors import NotInBulk
from kiemdiem.core.bulk.registers import compute_in_bulk
from kiemdiem.core.bulk.tables.duckdb_tables import DuckTables
from kiemdiem.core.engine.registers.model import Registers
from kiemdiem.core.regime.loader import load
from kiemdiem.core.regime.regime import Regime
from tests.builders.registers import Office
from tests.core.bulk.registers.agreement import agree, agree_on
from tests.proofs_plugin import Counted

IDENTITY = """\
id = "rules"
title = "Bộ quy định thử"
year = 2021
extends = "common"
order = ["house", "helper", "official"]
clauses = ["R-1"]
[[kind]]
id = "house"
label = "đơn vị"
scale = "quality"
[[kind]]
id = "helper"
label = "người giúp việc"
scale = "quality"
[[kind]]
id = "official"
label = "người giữ chức vụ"
scale = "quality"
[[scale]]
id = "quality"
values = [ { code = "A", label = "Tốt" }, { code = "B", label = "Đạt" } ]
[[scale]]
id = "manager"
ordered = false
values = [ { code = "NEAR", label = "Gần" }, { code = "FAR", label = "Xa" } ]
[[relation]]
id = "unit"
from = ["helper", "official"]
to = ["house"]
[[relation]]
id = "heads"
from = ["official"]
to = ["house"]
many = true
[[relation]]
id = "decided_by"
from = ["helper", "official"]
to = ["house"]
"""
CLAUSE = """\
[[clause]]
id = "R-1"
place = "1"
kind = "rule"
part = "engine"
quote = "một"
means = "one"
check = "one"
"""
FACTS = """\
[[fact]]
id = "started_on"
for = ["helper", "official"]
type = "date"
label = "Ngày vào"
clauses = ["R-1"]
[[fact]]
id = "trusted"
for = ["helper", "official"]
type = "yes_no"
label = "Tin cậy"
absent = "no"
clauses = ["R-1"]
[[fact]]
id = "opened_on"
for = ["house"]
type = "date"
label = "Ngày mở"
clauses = ["R-1"]
[[fact]]
id = "closed"
for = ["house"]
type = "yes_no"
label = "Đã đóng"
clauses = ["R-1"]
[[fact]]
id = "managed_by"
for = ["house", "helper", "official"]
type = "scale"
scale = "manager"
label = "Diện quản lý"
absent = "none"
clauses = ["R-1"]
[[fact]]
id = "members_there"
for = ["helper"]
type = "count"
label = "Số người ở đó"
clauses = ["R-1"]
[[fact]]
id = "tried_until"
for = ["helper", "official"]
type = "date"
equals = "started_on + 3 months"
label = "Hết thử việc"
clauses = ["R-1"]
"""
SOURCE = """\
[[source]]
id = "proposal"
for = ["house", "helper", "official"]
by = "proposal"
who = "cấp trên"
clauses = ["R-1"]
"""
SUBJECTS = """\
[[subject]]
id = "houses"
kind = "house"
made_from = "unit"
reviewed = true
rated = true
clauses = ["R-1"]
[subject.of]
body = ["dang_bo_co_so", "chi_bo_truc_thuoc", "dang_bo_huyen", "phong"]
when = "count(posts where holder.is_member) < 2"
[[subject]]
id = "helpers"
kind = "helper"
made_from = "membership"
membership = ["chinh_thuc"]
when = "not (cell.body = 'phong') or trusted"
reviewed = true
rated = true
review_from = "started_on"
clauses = ["R-1"]
[[subject]]
id = "new-helpers"
kind = "helper"
made_from = "membership"
membership = ["chinh_thuc", "du_bi"]
when = "started_on > period.start + 2 months"
reviewed = false
rated = true
clauses = ["R-1"]
[[subject]]
id = "officials"
kind = "official"
made_from = "post"
of = { role = ["truong", "pho", "bi_thu", "chu_tich", "uy_vien"], when = "not (rank = 3)" }
when = "not (workplace.agency = 'ubnd')"
former_post_when = "since + 6 months > period.end"
reviewed = true
rated = true
gives = { managed_by = "NEAR" }
clauses = ["R-1"]
[[forum]]
id = "own"
for = ["helper", "official"]
before = ["own_cell", "committee_of_cell"]
where_missing = { committee_of_cell = "own_cell" }
clauses = ["R-1"]
[[forum]]
id = "work"
for = ["helper"]
when = "trusted and count(cell.members where cell.body = 'chi_bo_truc_thuoc') < 20"
before = ["leadership_of_workplace"]
clauses = ["R-1"]
[[forum]]
id = "high"
for = ["official"]
with_post = { role = ["bi_thu", "uy_vien", "truong"], when = "presiding or holder.trusted" }
before = ["highest_committee", "committee_of_post", "body_of_post"]
says = "Ở cấp ủy cao nhất."
clauses = ["R-1"]
[[forum]]
id = "meeting"
for = ["official", "helper"]
replaces = { body = ["tap_the_lanh_dao"] }
before = ["roll:all"]
label = "Hội nghị {name}"
clauses = ["R-1"]
[[forum_limit]]
id = "two"
for = ["official"]
more_posts_than = 1
at_most = 2
keep = ["highest_post", "presiding_post", "own_cell"]
says = "Tối đa hai nơi."
clauses = ["R-1"]
[[roll]]
id = "all"
purpose = "conference"
label = "Hội nghị"
staff = { without = [] }
assigned = true
posts = [ { role = ["truong", "pho"] } ]
clauses = ["R-1"]
[[roll]]
id = "ask"
purpose = "poll"
label = "Lấy ý kiến ở {name}"
organiser = "Văn phòng"
with_post = { role = ["truong", "bi_thu"] }
staff = { without = ["self"] }
waived_when = "all_attend"
clauses = ["R-1"]
[[authority]]
id = "far"
for = ["helper", "official"]
when = "managed_by = FAR and started_on < period.start"
body = "Trên xa"
unit = { body = ["dang_bo_tinh"] }
clauses = ["R-1"]
[[authority]]
id = "table"
for = ["official"]
with_post = { role = ["truong", "pho", "bi_thu"] }
found_by = "table"
row_gives = "managed_by"
clauses = ["R-1"]
[[authority]]
id = "area"
for = ["official"]
with_post = { role = ["chu_tich"] }
found_by = "area"
organisation = { body = ["dang_bo_huyen"] }
clauses = ["R-1"]
[[authority]]
id = "above"
for = ["helper", "official"]
found_by = "superior"
organisation = { body = ["dang_bo_huyen", "dang_bo_co_so"] }
clauses = ["R-1"]
[[authority]]
id = "vets"
act = "vet"
for = ["official"]
with_post = [ { role = ["truong", "pho"] } ]
found_by = "leadership_of_post"
clauses = ["R-1"]
[[register_fact]]
id = "there"
for = ["helper"]
fact = "members_there"
when = "count(cell.members where kind = 'chinh_thuc') > 0"
is = "count(cell.members where kind = 'chinh_thuc')"
clauses = ["R-1"]
[[register_gap]]
id = "older-than-the-cell"
for = ["helper", "official"]
when = "started_on < cell.founded_on"
says = "Vào trước khi có nơi này."
clauses = ["R-1"]
[[listing]]
id = "trusted-ones"
label = "Tin cậy"
kinds = ["helper", "official"]
when = "trusted"
clauses = ["R-1"]
[[listing]]
id = "chiefs"
label = "Trưởng"
kinds = ["house"]
with_post = { role = ["truong"] }
clauses = ["R-1"]
"""
LEFT_OUT = {
    "of the cell": """\
[[exclusion]]
id = "before-it-opened"
for = ["helper"]
when = "tried_until > unit.opened_on"
effect = "exempt"
because = "Thử việc đến {tried_until}."
clauses = ["R-1"]
""",
    "of posts": """\
[[exclusion]]
id = "heads-what-is-closed"
for = ["official"]
when = "count(heads where closed) > 0"
effect = "not_rated"
clauses = ["R-1"]
[[exclusion]]
id = "near"
for = ["official"]
when = "managed_by = NEAR and trusted"
effect = "exempt"
clauses = ["R-1"]
""",
    "of counts": """\
[[exclusion]]
id = "crowded"
for = ["helper"]
when = "members_there > 4"
effect = "reviewed_only"
because = "Có {members_there} người."
clauses = ["R-1"]
""",
}


def rules(folder: Path, subjects: str) -> Regime:
    home = folder / "rules"
    home.mkdir()
    files = {"regime.toml": IDENTITY, "clauses.toml": CLAUSE, "facts.toml": FACTS, "ratings.toml": SOURCE}
    for name, text in (files | {"subjects.toml": subjects}).items():
        (home / name).write_text(text, encoding="utf-8")
    return load(home)


@pytest.mark.parametrize("left_out", LEFT_OUT)
def test_both_ways_agree(tmp_path: Path, left_out: str) -> None:
    base = DuckTables()
    assert agree(rules(tmp_path, SUBJECTS + LEFT_OUT[left_out]), range(3), lambda: base) > 50


@pytest.mark.prove
@pytest.mark.parametrize("left_out", LEFT_OUT)
def test_both_ways_agree_on_many_registers(tmp_path: Path, left_out: str, counted: Counted) -> None:
    base, many = DuckTables(), range(3, 600)
    subjects = agree(rules(tmp_path, SUBJECTS + LEFT_OUT[left_out]), many, lambda: base)
    counted(registers=len(many), subjects=subjects)
    assert subjects > 10_000


def test_a_conference_knows_the_assigned_though_they_are_like_others(tmp_path: Path) -> None:
    office = Office(rules(tmp_path, SUBJECTS))
    office.unit("A", "Sở A", agency="so_ban_nganh", tier="province")
    office.unit("C", "Chi bộ C", body="chi_bo_truc_thuoc")
    for number in range(4):
        office.person(f"M{number}", cell="C")
    office.assign("M3", "A")
    chief = office.holder("A", "truong", cell="C", key="P", presiding=True)
    office.employ(chief, "A")
    office.employ("M2", "A")
    (poll,) = office.subject("P:official").polls
    assert (poll.size, poll.waived) == (1, True)
    assert agree_on(office.regime, office.tables, {}) > 4


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("review_from =", "exactly = 3\nreview_from ="),
        ("\"count(cell.members where kind = 'chinh_thuc')\"", '"count(cell.members where holder.trusted)"'),
        ("staff = { without = [] }", 'memberships = ["chinh_thuc"]'),
    ],
)
def test_what_only_each_one_of_a_crowd_tells_is_refused(tmp_path: Path, old: str, new: str) -> None:
    regime = rules(tmp_path, SUBJECTS.replace(old, new, 1))
    with pytest.raises(NotInBulk):
        compute_in_bulk(regime, Registers(), DuckTables(), as_of=regime.review_period()[1], readings={})


def test_a_unit_that_is_left_out_for_its_persons_is_refused(tmp_path: Path) -> None:
    text = """\
[[exclusion]]
id = "nobody-there"
for = ["house"]
when = "count(people) = 0"
effect = "not_rated"
clauses = ["R-1"]
"""
    identity = IDENTITY.replace('to = ["house"]\n', 'to = ["house"]\ninverse = "people"\n', 1)
    home = tmp_path / "rules"
    home.mkdir()
    files = {"regime.toml": identity, "clauses.toml": CLAUSE, "facts.toml": FACTS, "ratings.toml": SOURCE}
    for name, content in (files | {"subjects.toml": SUBJECTS + text}).items():
        (home / name).write_text(content, encoding="utf-8")
    regime = load(home)
    with pytest.raises(NotInBulk):
        compute_in_bulk(regime, Registers(), DuckTables(), as_of=regime.review_period()[1], readings={})
