"""Files of persons: who is meant, what differs, what cannot be, and who may."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from kiemdiem.apps.people.actions.edit_person import edit_person, given_person
from kiemdiem.apps.people.models import Membership, NameWord, Person
from kiemdiem.apps.people.values.given import GivenPerson
from kiemdiem.apps.uploads.actions.drop_upload import drop_upload
from kiemdiem.apps.uploads.facts.cells import shown_value
from kiemdiem.apps.uploads.models import Upload
from kiemdiem.apps.uploads.printing.template_workbook import template_of
from kiemdiem.apps.uploads.values.registers import REGISTERS
from tests.builders.house import House, acting, make_person
from tests.builders.imports import PEOPLE, checked, faults_in, previewed, received, run, workbook, written

HEADINGS = ("Mã số", "Họ và tên", "Ngày sinh", "Số thẻ đảng viên", "Ngày vào Đảng", "Ngày chính thức", "Chi bộ")
NEW = ("", "Trịnh Thị Bích", "30/07/1990", "", "19/05/2019", "19/05/2020", "LG1")


def changed(**cells: str) -> tuple[str, ...]:
    """A good row with other cells, named by their place in HEADINGS."""
    names = ("code", "full_name", "born_on", "card_number", "admitted_on", "full_member_on", "cell")
    return tuple(cells.get(name, value) for name, value in zip(names, NEW, strict=True))


@pytest.mark.parametrize(
    ("row", "column", "told"),
    [
        (changed(born_on="31/02/1968"), "born_on", "Tháng 2 không có ngày 31."),
        (changed(born_on="02/13/1968"), "born_on", "Không có tháng 13."),
        (changed(born_on="năm 1968"), "born_on", "“năm 1968” không phải là ngày."),
        (changed(full_member_on="26/03/2012"), "full_member_on", "Trước ngày vào Đảng (19/05/2019)."),
        (changed(full_member_on="01/01/2022"), "full_member_on", "Ngày này chưa đến (hôm nay 20/12/2021)."),
        (changed(full_name=""), "full_name", "Chưa ghi họ và tên."),
        (changed(cell=""), "cell", "Người mới chưa có chi bộ, cũng chưa có nơi công tác."),
        (changed(cell="MD1"), "cell", "Không có đơn vị này trong phạm vi của đồng chí."),
        (changed(cell="Chi bộ thôn Gò Me"), "cell", "Không có đơn vị này trong phạm vi của đồng chí."),
        (changed(code="P-NGA"), "code", "Mã này thuộc đơn vị ngoài phạm vi."),
        (changed(born_on=""), "born_on", "Chưa đủ để nhận ra người này."),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_cell_is_told_there(house: House, row: tuple[str, ...], column: str, told: str) -> None:
    upload = previewed(HEADINGS, changed(full_name="Mai Thị Hà"), row, actor=acting(house.secretary))
    assert (upload.created, upload.refused) == (1, 1)
    assert list(faults_in(upload)) == [(3, column)]
    assert told in faults_in(upload)[3, column]


def test_all_faults_of_all_rows_are_told_at_once(house: House) -> None:
    rows = [changed(full_name=f"Người {number}", born_on="31/02/1968", cell="?") for number in range(30)]
    upload = previewed(HEADINGS, *rows, actor=acting(house.secretary))
    assert set(faults_in(upload)) == {(row, column) for row in range(2, 32) for column in ("born_on", "cell")}
    assert upload.bad_cells == 60


def test_two_rows_about_one_person_are_told_and_two_cards_tell_two_persons_apart(house: House) -> None:
    first, twice, other = changed(card_number="1"), changed(), changed(card_number="2")
    upload = previewed(HEADINGS, first, twice, other, actor=acting(house.secretary))
    assert faults_in(upload) == {(3, "full_name"): "Trùng dòng 2: cùng tên, ngày sinh."}
    assert upload.twins == ["Trịnh Thị Bích, sinh ngày 30/07/1990: dòng 2 cùng tên, là người khác vì số thẻ khác"]


def test_a_formula_and_an_error_are_no_values(house: House) -> None:
    upload = previewed(HEADINGS, changed(full_name="=1+1"), actor=acting(house.secretary))
    assert faults_in(upload) == {(2, "full_name"): "Ô này là công thức."}


def test_of_somebody_known_only_what_differs_is_shown_and_written(house: House) -> None:
    person = make_person("Lê Minh Đức", home=house.cell, code="P-DUC", born=date(1987, 12, 25))
    actor = acting(house.secretary)
    row = ("", "Lê Minh Đức", "25/12/1987", "3801", "26/03/2013", "", "LG2")
    upload = previewed(HEADINGS, row, actor=actor)
    assert (upload.updated, upload.changed_cells) == (1, 3)
    assert upload.rows.get().before == {"3": "", "4": "", "6": "Chi bộ thôn Đồng Tâm"}
    written(upload, actor=actor)
    person.refresh_from_db()
    assert (person.card_number, person.admitted_on, person.home.code, person.version) == (
        "3801",
        date(2013, 3, 26),
        "LG2",
        2,
    )
    spans = Membership.objects.filter(person=person).order_by("pk").values_list("cell__code", "since", "until")
    assert list(spans) == [("LG1", date(2010, 5, 19), date(2021, 12, 19)), ("LG2", date(2021, 12, 20), None)]
    assert NameWord.objects.filter(person=person, word="3801").exists()


def test_nobody_edits_his_own_record_by_a_file(house: House) -> None:
    row = ("P-LUU", "Trần Đình Lưu", "", "3802", "", "", "LG1")
    upload = previewed(HEADINGS, row, actor=acting(house.secretary))
    assert faults_in(upload) == {(2, "card_number"): "Đây là hồ sơ của chính đồng chí."}


def test_a_namesake_of_another_branch_is_not_told_of(house: House) -> None:
    make_person("Trịnh Thị Bích", home=house.other_cell, born=date(1990, 7, 30))
    upload = previewed(HEADINGS, NEW, actor=acting(house.secretary))
    assert (upload.created, upload.twins) == (1, [])


def test_the_register_as_a_file_comes_back_without_a_change(house: House) -> None:
    actor = acting(house.board)
    written(previewed(HEADINGS, NEW, actor=actor), actor=actor)
    make_person("Lê Minh Đức", home=house.cell, born=date(1987, 12, 25))
    register = REGISTERS[PEOPLE]
    columns = register.columns()
    rows = [[shown_value(one, values.get(one.code)) for one in columns] for values in register.listed(actor)]
    file = ContentFile(template_of(register, rows), name="so.xlsx")
    upload = checked(received(file, actor=actor), actor=actor)
    assert (upload.total, upload.unchanged, faults_in(upload)) == (5, 5, {})


def test_a_text_like_a_formula_goes_out_as_text(house: House) -> None:
    make_person("=1+1", home=house.cell)
    register, actor = REGISTERS[PEOPLE], acting(house.board)
    rows = [[shown_value(one, values.get(one.code)) for one in register.columns()] for values in register.listed(actor)]
    sheet = openpyxl.load_workbook(BytesIO(template_of(register, rows))).worksheets[0]
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in found] == ["s"]


def test_a_name_may_stand_in_two_columns_whatever_their_headings(house: House) -> None:
    actor = acting(house.secretary)
    upload = received(workbook(("A", "B", "Sinh", "CB"), ("Trịnh Thị", "Bích", date(1990, 7, 30), "LG1")), actor=actor)
    assert upload.mapping == {}
    mapping = {0: "family_name", 1: "given_name", 2: "born_on", 3: "cell"}
    written(checked(upload, actor=actor, mapping=mapping), actor=actor)
    assert Person.objects.get(full_name="Trịnh Thị Bích").born_on == date(1990, 7, 30)
    again = received(workbook(("A", "B", "Sinh", "CB"), ("Mai Thị", "Hà", "1990-07-30", "LG1")), actor=actor)
    assert again.mapping == {str(place): code for place, code in mapping.items()}


def test_the_own_file_comes_back_with_what_is_wrong_beside_each_row(house: House) -> None:
    upload = previewed(
        HEADINGS, changed(full_name="Mai Thị Hà"), changed(born_on="31/02/1968"), actor=acting(house.secretary)
    )
    with default_storage.open(upload.remarked) as file:
        sheet = openpyxl.load_workbook(BytesIO(file.read()))["DS 2021"]
    assert sheet.cell(1, 8).value == "Ghi lỗi"
    assert sheet.cell(2, 8).value is None
    assert str(sheet.cell(3, 8).value).startswith("Ngày sinh: Tháng 2 không có ngày 31.")
    assert sheet.cell(3, 3).fill.fgColor.rgb == "00FBDAD7"
    assert sheet.cell(3, 2).value == "Trịnh Thị Bích"


def test_somebody_edited_after_the_preview_stops_the_file_and_is_named(house: House) -> None:
    person = make_person("Lê Minh Đức", home=house.cell, born=date(1987, 12, 25))
    actor = acting(house.secretary)
    rows = (NEW, ("", "Lê Minh Đức", "25/12/1987", "3801", "", "", ""))
    upload = previewed(HEADINGS, *rows, actor=actor)
    given = given_person(person)
    edit_person(person, GivenPerson(**{**given.__dict__, "residence": "Thôn Đồng Tâm"}), actor=actor)
    stopped = written(upload, actor=actor)
    assert stopped.state == Upload.State.PREVIEW
    assert "1 dòng vừa được người khác sửa" in stopped.note
    assert "Lê Minh Đức" in stopped.note
    assert not Person.objects.filter(full_name="Trịnh Thị Bích").exists()
    assert written(stopped, actor=actor).state == Upload.State.WRITTEN
    person.refresh_from_db()
    assert (person.card_number, person.residence) == ("3801", "Thôn Đồng Tâm")


def test_somebody_added_after_the_preview_is_not_added_twice(house: House) -> None:
    actor = acting(house.secretary)
    first, second = (previewed(HEADINGS, NEW, actor=actor) for _ in range(2))
    assert written(first, actor=actor).state == Upload.State.WRITTEN
    stopped = written(second, actor=actor)
    assert (stopped.state, stopped.created, stopped.unchanged) == (Upload.State.PREVIEW, 0, 1)
    assert "Trịnh Thị Bích" in stopped.note
    assert Person.objects.filter(full_name="Trịnh Thị Bích").count() == 1


def test_a_file_too_large_for_one_moment_arrives_unseen_and_is_there_at_once(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(REGISTERS[PEOPLE]), "at_once", 2)
    monkeypatch.setattr(type(REGISTERS[PEOPLE]), "batch", 2)
    actor = acting(house.secretary)
    rows = [changed(full_name=f"Trần Văn {name}") for name in ("An", "Ba", "Ca", "Da", "Em")]
    seen: list[int] = []
    upload = previewed(HEADINGS, *rows, actor=actor)
    before = Person.objects.count()

    def counting(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if "INSERT INTO" in sql and "people_person" in sql:
            seen.append(Person.objects.count() - before)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(counting):
        done = written(upload, actor=actor)
    assert (done.state, seen) == (Upload.State.WRITTEN, [0, 0, 0])
    assert Person.objects.count() - before == 5


def test_a_dropped_file_leaves_nothing(house: House) -> None:
    actor = acting(house.secretary)
    upload = previewed(HEADINGS, NEW, actor=actor)
    dropped = run(drop_upload(upload, actor=actor))
    assert (dropped.state, dropped.stored, dropped.rows.count()) == (Upload.State.DROPPED, "", 0)
    assert not Person.objects.filter(full_name="Trịnh Thị Bích").exists()
