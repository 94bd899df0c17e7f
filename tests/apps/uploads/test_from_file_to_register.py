"""The way of a file: read, mapped, judged, shown, written."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.journal.queries import history_of, verify_chains
from kiemdiem.apps.organisations.models import Word
from kiemdiem.apps.people.models import Membership, Person, Position
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.uploads.actions import settle_upload, tell_rows
from kiemdiem.apps.uploads.actions.confirm_upload import confirm_upload
from kiemdiem.apps.uploads.actions.continue_upload import continue_upload
from kiemdiem.apps.uploads.actions.drop_upload import drop_upload
from kiemdiem.apps.uploads.actions.receive_upload import receive_upload
from kiemdiem.apps.uploads.errors import UploadNotThere
from kiemdiem.apps.uploads.queries.previews import preview_page
from kiemdiem.apps.uploads.queries.standing import has_stopped
from kiemdiem.apps.uploads.values.registers import REGISTERS
from tests.builders.house import House, acting, make_person
from tests.builders.imports import PEOPLE, faults_in, previewed, run, workbook, written
from tests.builders.visiting import signed_in

HEADINGS = ("Họ và tên", "Ngày sinh", "Ngày vào Đảng", "Chính thức", "Chi bộ", "Chức vụ")


def test_new_persons_of_a_file_stand_in_the_register_with_cell_and_post(house: House) -> None:
    actor = acting(house.secretary)
    upload = previewed(
        HEADINGS,
        ("Trịnh Thị Bích", date(1990, 7, 30), "19/05/2019", "2020-05-19", "Chi bộ thôn Đồng Tâm", "bi_thu"),
        ("Mai Thị Hà", "17/04/1994", "02/09/2021", "", "LG2", ""),
        actor=actor,
    )
    assert (upload.state, upload.created, upload.refused, faults_in(upload)) == ("preview", 2, 0, {})
    done = written(upload, actor=actor)
    assert (done.state, done.created, done.updated, done.unchanged) == ("written", 2, 0, 0)
    bich = Person.objects.get(full_name="Trịnh Thị Bích")
    assert (bich.born_on, bich.full_member_on, bich.home) == (date(1990, 7, 30), date(2020, 5, 19), house.cell)
    kinds = Membership.objects.filter(person__born_on__year__gte=1990).order_by("person__full_name")
    assert [(one.person.full_name, one.cell.code, one.kind) for one in kinds] == [
        ("Mai Thị Hà", "LG2", "du_bi"),
        ("Trịnh Thị Bích", "LG1", "chinh_thuc"),
    ]
    assert Position.objects.get(person=bich).unit == house.cell
    assert not done.rows.exists()
    assert done.stored == ""


def test_an_import_is_one_entry_of_the_journal_with_hash_and_counts(house: House) -> None:
    actor = acting(house.secretary)
    upload = previewed(HEADINGS[:2] + HEADINGS[4:5], ("Mai Thị Hà", "17/04/1994", "LG2"), actor=actor)
    done = written(upload, actor=actor)
    entry = Entry.objects.latest("number")
    assert (entry.act, entry.actor, entry.role) == ("uploads.register_imported", house.secretary, "secretary")
    assert entry.content["file_hash"] == done.file_hash
    assert entry.content["created"] == 1


def test_what_the_program_writes_where_a_new_row_says_nothing_is_told_before(house: House) -> None:
    for place, (code, label) in enumerate((("chinh_thuc", "đảng viên chính thức"), ("du_bi", "đảng viên dự bị"))):
        Word.objects.create(vocabulary="membership", code=code, label=label, place=place)
    officer = make_person("Lê Minh Đức", home=house.commune, born=date(1987, 12, 25))
    officer.memberships.all().delete()
    upload = previewed(
        HEADINGS,
        ("Mai Thị Hà", "17/04/1994", "", "", "LG2", ""),
        ("Mai Thị Hải", "17/04/1994", "01/02/2019", "01/02/2020", "LG2", ""),
        ("Lê Minh Đức", "25/12/1987", "", "", "LG1", ""),
        actor=acting(house.secretary),
    )
    said = [str(row.mark) for row in preview_page(upload, choice="tat-ca", page=None).rows]
    assert said == [
        "Thêm mới (Tư cách đảng viên để trống: ghi “đảng viên dự bị”)",
        "Thêm mới (Tư cách đảng viên để trống: ghi “đảng viên chính thức”)",
        "Sửa 1 ô (Tư cách đảng viên để trống: ghi “đảng viên dự bị”)",
    ]
    row = ("Mai Thị Hảo", "17/04/1994", "LG2", "đảng viên chính thức")
    upload = previewed(("Họ và tên", "Ngày sinh", "Chi bộ", "Tư cách"), row, actor=acting(house.secretary))
    assert [str(row.mark) for row in preview_page(upload, choice="tat-ca", page=None).rows] == ["Thêm mới"]


def test_an_import_stands_in_the_history_of_whom_it_added_or_changed(house: House) -> None:
    known = make_person("Lê Minh Đức", home=house.cell, born=date(1987, 12, 25))
    same = make_person("Võ Thị Sáu", home=house.cell, born=date(1988, 1, 2))
    actor = acting(house.secretary)
    rows = (("Mai Thị Hà", "17/04/1994", "", "", "LG2", ""), ("Lê Minh Đức", "25/12/1987", "26/03/2013", "", "", ""))
    upload = previewed(HEADINGS, *rows, ("Võ Thị Sáu", "02/01/1988", "", "", "LG1", ""), actor=actor)
    assert (upload.created, upload.updated, upload.unchanged) == (1, 1, 1)
    written(upload, actor=actor)
    for person in (known, Person.objects.get(full_name="Mai Thị Hà")):
        assert "từ tệp" in history_of(person)[0].sentence
    assert history_of(same) == ()
    assert verify_chains() == []


def test_a_file_of_posts_stands_in_the_history_of_the_persons(house: House) -> None:
    known = make_person("Lê Minh Đức", home=house.cell, born=date(1987, 12, 25), code="P-DUC")
    row, actor = ("P-DUC", "Lê Minh Đức", "bí thư", "LG1"), acting(house.secretary)
    upload = previewed(("Mã số", "Họ và tên", "Chức vụ", "Đơn vị"), row, register="chuc-vu", actor=actor)
    written(upload, actor=actor)
    assert "từ tệp" in history_of(known)[0].sentence


def test_a_large_file_stands_in_the_history_of_everything_it_added_or_changed(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settle_upload, "MOST_TOLD", 1)
    monkeypatch.setattr(tell_rows, "MOST_TOLD", 2)
    known = make_person("Lê Minh Đức", home=house.cell, born=date(1987, 12, 25))
    same = make_person("Võ Thị Sáu", home=house.cell, born=date(1988, 1, 2))
    names, actor = ("Mai Thị Hà", "Mai Thị Hải", "Mai Thị Hồng"), acting(house.secretary)
    rows = [(name, "17/04/1994", "", "", "LG2", "") for name in names]
    rows[1:1] = [
        ("Võ Thị Sáu", "02/01/1988", "", "", "LG1", ""),
        ("Lê Minh Đức", "25/12/1987", "26/03/2013", "", "", ""),
    ]
    done = written(previewed(HEADINGS, *rows, actor=actor), actor=actor)
    assert (done.state, done.rows.count()) == ("written", 0)
    for person in (known, *(Person.objects.get(full_name=name) for name in names)):
        (told,) = history_of(person)
        assert "danh-sach.xlsx: thêm, sửa 2 mục ở các dòng" in told.sentence
        assert told.who == house.secretary.name
    assert history_of(same) == ()
    assert [entry.act for entry in Entry.objects.unscoped("told").order_by("-pk")[:3]] == [
        "uploads.rows_imported", "uploads.rows_imported", "uploads.register_imported",
    ]  # fmt: skip
    assert verify_chains() == []


@pytest.mark.parametrize("after", [0, 1, 2])
def test_telling_of_a_large_file_goes_on_where_it_was_stopped(
    house: House, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    monkeypatch.setattr(settle_upload, "MOST_TOLD", 1)
    monkeypatch.setattr(tell_rows, "MOST_TOLD", 2)
    actor, whole = acting(house.secretary), tell_rows._tell
    rows = [(f"Mai Thị {name}", "17/04/1994", "", "", "LG2", "") for name in ("Hà", "Hải", "Hồng", "Hoa", "Huệ")]
    upload = previewed(HEADINGS, *rows, actor=actor)
    left = [None] * after

    def stops(*given: Any, **named: Any) -> None:
        left.pop()
        whole(*given, **named)

    monkeypatch.setattr(tell_rows, "_tell", stops)
    with pytest.raises(IndexError):
        written(upload, actor=actor)
    upload.refresh_from_db()
    assert (upload.state, Person.objects.filter(full_name__startswith="Mai Thị").count()) == ("telling", 5)
    with pytest.raises(UploadNotThere):
        drop_upload(upload, actor=actor)
    asked = signed_in(house.secretary).get(reverse("drop_upload", args=[upload.pk]))
    assert (asked.status_code, "không làm được bước này nữa" in asked.text) == (422, True)
    told = signed_in(house.secretary).get(reverse("show_upload", args=[upload.pk])).text
    assert "Cả tệp đã vào sổ." in told
    assert "Bỏ tệp này" not in told
    monkeypatch.setattr(tell_rows, "_tell", whole)
    assert run(continue_upload(upload, actor=actor)).state == "written"
    assert [len(history_of(person)) for person in Person.objects.filter(full_name__startswith="Mai Thị")] == [1] * 5


def test_an_import_on_a_rehearsed_day_is_not_taken_for_dead_before_its_task_begins(house: House) -> None:
    actor, row = acting(house.secretary), ("Mai Thị Hà", "17/04/1994", "LG2")  # years before today's clock
    received = receive_upload(workbook(HEADINGS[:2], row[:2]), register=REGISTERS[PEOPLE], actor=actor)
    ready = previewed(HEADINGS[:2] + HEADINGS[4:5], row, actor=actor)
    confirmed = confirm_upload(ready, register=REGISTERS[PEOPLE], actor=actor)
    assert not has_stopped(received)
    assert not has_stopped(confirmed)


@pytest.mark.parametrize("who", ["authority", "inspector", "administrator", "member"])
def test_who_may_not_import_takes_no_file_in(house: House, who: str) -> None:
    with pytest.raises(MayNot):
        previewed(HEADINGS, actor=acting(house.cast[who]))


def test_a_block_too_long_for_a_form_is_refused_with_what_to_do_and_a_long_one_is_not(house: House) -> None:
    client, address = signed_in(house.secretary), reverse("paste_block", args=[PEOPLE])
    line = "Đỗ Văn An\t02/09/1980\tLG1\n"
    megabyte = 2**20 // len(line.encode())
    answer = client.post(address, {"block": line * megabyte * 3})
    assert answer.status_code == 302
    answer = client.post(address, {"block": line * megabyte * 5})
    assert answer.status_code == 400
    assert "lưu khối thành tệp rồi tải tệp lên" in answer.text
    assert "dài hơn 4 MB" in client.get(reverse("start_upload", args=[PEOPLE])).text
