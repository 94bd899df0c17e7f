"""Files of posts: as many rows of a person as he has posts, with their days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile

from kiemdiem.apps.organisations.actions.merge_units import merge_units
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.actions.add_record import add_record
from kiemdiem.apps.people.models import Person, Position
from kiemdiem.apps.people.values.given import GivenPosition
from kiemdiem.apps.uploads.facts.cells import shown_value
from kiemdiem.apps.uploads.models import Upload
from kiemdiem.apps.uploads.printing.template_workbook import template_of
from kiemdiem.apps.uploads.values.registers import REGISTERS
from tests.builders.house import House, acting, make_person
from tests.builders.imports import PEOPLE, checked, faults_in, previewed, received, written

POSTS = "chuc-vu"
HEADINGS = ("Mã số", "Họ và tên", "Chức vụ", "Đơn vị", "Vị trí", "Chức vụ chính", "Từ ngày", "Đến ngày")
NAMES = ("code", "name", "post", "unit", "standing", "main", "since", "until")


@pytest.fixture
def duc(house: House) -> Person:
    return make_person("Lê Minh Đức", home=house.cell, code="P-DUC", born=date(1987, 12, 25))


def line(**cells: str) -> tuple[str, ...]:
    """A good row with other cells, named by NAMES."""
    given = {"code": "P-DUC", "post": "bí thư", "unit": "LG1", **cells}
    return tuple(given.get(name, "") for name in NAMES)


def seen(*rows: tuple[Any, ...], by: Any) -> Upload:
    return previewed(HEADINGS, *rows, actor=acting(by), register=POSTS)


def held(person: Person) -> list[tuple[Any, ...]]:
    rows = Position.objects.filter(person=person).order_by("pk")
    return list(rows.values_list("post", "unit__code", "standing", "is_main", "since", "until"))


def test_one_person_gets_several_posts_with_their_days(house: House, duc: Person) -> None:
    rows = (
        line(standing="người đứng đầu", main="có", since="01/07/2020"),
        line(post="chủ tịch", unit="LG", since="01/01/2021"),
        line(post="ủy viên", since="01/01/2015", until="30/06/2020"),
    )
    upload = seen(*rows, by=house.secretary)
    assert (upload.updated, upload.refused) == (3, 0), faults_in(upload)
    done = written(upload, actor=acting(house.secretary))
    assert done.state == Upload.State.WRITTEN
    assert held(duc) == [
        ("bi_thu", "LG1", "head", True, date(2020, 7, 1), None),
        ("chu_tich", "LG", "other", False, date(2021, 1, 1), None),
        ("uy_vien", "LG1", "other", False, date(2015, 1, 1), date(2020, 6, 30)),
    ]
    duc.refresh_from_db()
    assert duc.version == 2
    again = seen(*rows, by=house.secretary)
    assert (again.unchanged, faults_in(again)) == (3, {})


def test_cell_by_cell_the_preview_shows_what_stands_and_what_comes(house: House, duc: Person) -> None:
    Position.objects.create(
        person=duc, unit=house.cell, post="bi_thu", title="Bí thư chi bộ", rank=1, standing="head", is_main=True
    )
    rows = (line(since="01/07/2020", until="30/11/2021"), line(post="ủy viên", main="x"))
    upload = seen(*rows, by=house.secretary)
    changed, new = upload.rows.order_by("number")
    assert changed.before == {"6": "", "7": ""}
    assert new.before == {"2": "", "3": "", "5": ""}
    written(upload, actor=acting(house.secretary))
    assert held(duc)[0] == ("bi_thu", "LG1", "head", True, date(2020, 7, 1), date(2021, 11, 30))
    kept = Position.objects.get(person=duc, post="bi_thu")
    assert (kept.title, kept.rank) == ("Bí thư chi bộ", 1)


def test_a_new_main_post_takes_the_mark_from_the_one_before(house: House, duc: Person) -> None:
    Position.objects.create(person=duc, unit=house.cell, post="bi_thu", is_main=True)
    written(seen(line(post="ủy viên", main="có"), by=house.secretary), actor=acting(house.secretary))
    assert [(post, main) for post, _, _, main, _, _ in held(duc)] == [("bi_thu", False), ("uy_vien", True)]


@pytest.mark.parametrize(
    ("row", "column", "told"),
    [
        (line(code="P-KHONG"), "code", "Không có người này trong phạm vi"),
        (line(code="P-NGA"), "code", "Mã này thuộc đơn vị ngoài phạm vi."),
        (line(name="Lê Minh Đạt"), "full_name", "Trong sổ, mã P-DUC là Lê Minh Đức."),
        (line(post=""), "post", "Chưa ghi chức vụ."),
        (line(post="bí thơ"), "post", "không có trong danh sách"),
        (line(unit=""), "post_unit", "Chưa ghi đơn vị giữ chức vụ."),
        (line(unit="MD1"), "post_unit", "Không có đơn vị này trong phạm vi của đồng chí."),
        (line(since="01/07/2020", until="30/06/2020"), "until", "Trước từ ngày (01/07/2020)."),
        (line(post="phó bí thư", since="01/07/2019"), "since", "từ 01/01/2019 đến nay, trùng ngày."),
        (line(post="phó bí thư", until="30/06/2018"), "until", "Trước từ ngày (01/01/2019)."),
        (line(main="có lẽ"), "is_main", "không phải là có hoặc không"),
        (line(code="P-LUU"), "post", "Đây là hồ sơ của chính đồng chí."),
    ],
)
def test_what_is_wrong_with_a_cell_is_told_there(
    house: House, duc: Person, row: tuple[str, ...], column: str, told: str
) -> None:
    Position.objects.create(person=duc, unit=house.cell, post="pho_bi_thu", since=date(2019, 1, 1))
    upload = seen(line(post="ủy viên"), row, by=house.secretary)
    assert (upload.updated, upload.refused) == (1, 1)
    assert list(faults_in(upload)) == [(3, column)], faults_in(upload)
    assert told in faults_in(upload)[3, column]


def test_all_faults_of_all_rows_are_told_at_once(house: House, duc: Person) -> None:
    rows = [line(code=f"P-{number}", unit="?", since="31/02/2020") for number in range(20)]
    upload = seen(*rows, by=house.secretary)
    columns = ("code", "post_unit", "since")
    assert set(faults_in(upload)) == {(row, column) for row in range(2, 22) for column in columns}


def test_two_rows_about_one_post_and_two_main_posts_are_told(house: House, duc: Person) -> None:
    rows = (
        line(since="01/01/2015", until="31/12/2018"),
        line(since="01/01/2018", main="có"),
        line(since="01/01/2010", until="31/12/2014"),
        line(post="ủy viên", main="có"),
    )
    assert faults_in(seen(*rows, by=house.secretary)) == {
        (3, "post"): "Trùng dòng 2: cùng người, chức vụ, đơn vị và trùng ngày.",
        (5, "is_main"): "Dòng 3 đã ghi một chức vụ chính khác của người này.",
    }


def test_the_posts_as_a_file_come_back_without_a_change(house: House, duc: Person) -> None:
    board = acting(house.board)
    for unit, post in ((house.cell, "bi_thu"), (house.other_commune, "uy_vien"), (house.commune, "chu_tich")):
        Position.objects.create(
            person=duc, unit=unit, post=post, standing="head", is_main=post == "bi_thu", since=date(2020, 1, 1)
        )
    for actor in (board, acting(house.secretary)):
        register = REGISTERS[POSTS]
        columns = register.columns()
        rows = [[shown_value(one, values.get(one.code)) for one in columns] for values in register.listed(actor)]
        assert len(rows) == 3
        file = ContentFile(template_of(register, rows), name="chuc-vu.xlsx")
        upload = checked(received(file, actor=actor, register=POSTS), actor=actor)
        assert (upload.unchanged, faults_in(upload)) == (3, {})


def test_a_post_written_by_hand_after_the_preview_stops_the_file(house: House, duc: Person) -> None:
    secretary = acting(house.secretary)
    upload = seen(line(post="ủy viên"), line(), by=house.secretary)
    add_record(GivenPosition(unit=house.cell, post="uy_vien"), person=duc, actor=secretary)
    stopped = written(upload, actor=secretary)
    assert (stopped.state, stopped.updated, stopped.unchanged) == (Upload.State.PREVIEW, 1, 1)
    assert "Lê Minh Đức" in stopped.note
    assert written(stopped, actor=secretary).state == Upload.State.WRITTEN
    assert [post for post, *_ in held(duc)] == ["uy_vien", "bi_thu"]


def test_a_unit_that_ends_after_the_preview_stops_the_file(house: House, duc: Person) -> None:
    upload = seen(line(unit="LG2"), by=house.secretary)
    merge_units([Unit.objects.get(code="LG2")], into=house.cell, on=date(2021, 12, 1), actor=acting(house.board))
    stopped = written(upload, actor=acting(house.secretary))
    assert stopped.state == Upload.State.PREVIEW
    assert faults_in(stopped) == {(2, "post_unit"): "Đơn vị này đã kết thúc hoạt động từ ngày 01/12/2021."}
    assert held(duc) == []


def test_who_is_left_on_a_merged_unit_can_be_taken_along_by_a_file(house: House, duc: Person) -> None:
    merge_units([house.cell], into=Unit.objects.get(code="LG2"), on=date(2021, 12, 1), actor=acting(house.board))
    Position.objects.create(person=duc, unit=house.cell, post="bi_thu", since=date(2020, 1, 1))
    actor = acting(house.secretary)
    moving = previewed(("Mã số", "Họ và tên", "Chi bộ"), ("P-DUC", "Lê Minh Đức", "LG2"), actor=actor, register=PEOPLE)
    assert written(moving, actor=actor).state == Upload.State.WRITTEN
    upload = seen(line(until="30/11/2021"), line(post="ủy viên", unit="LG2", since="01/12/2021"), by=house.secretary)
    assert written(upload, actor=actor).state == Upload.State.WRITTEN, faults_in(upload)
    assert Person.objects.get(pk=duc.pk).home.code == "LG2"
    assert held(duc) == [
        ("bi_thu", "LG1", "other", False, date(2020, 1, 1), date(2021, 11, 30)),
        ("uy_vien", "LG2", "other", False, date(2021, 12, 1), None),
    ]


def test_a_second_row_of_a_person_in_the_list_of_persons_is_told_where_to_go(house: House, duc: Person) -> None:
    rows = (("Mã số", "Họ và tên", "Chức vụ"), ("P-DUC", "Lê Minh Đức", "bí thư"), ("P-DUC", "Lê Minh Đức", "ủy viên"))
    upload = previewed(*rows, actor=acting(house.secretary))
    todo = [fault["todo"] for row in upload.rows.filter(state="bad") for fault in row.faults]
    assert any("tệp chức vụ" in one for one in todo)
