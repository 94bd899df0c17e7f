"""The way of a file: read, mapped, judged, shown, written."""

from __future__ import annotations

from datetime import date

import pytest

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.people.models import Membership, Person, Position
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.uploads.actions.confirm_upload import confirm_upload
from kiemdiem.apps.uploads.actions.receive_upload import receive_upload
from kiemdiem.apps.uploads.queries.standing import has_stopped
from kiemdiem.apps.uploads.values.registers import REGISTERS
from tests.builders.house import House, acting
from tests.builders.imports import PEOPLE, faults_in, previewed, workbook, written

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
