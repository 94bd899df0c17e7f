"""A list that is too long to be waited for is written by a task, for its reader alone."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.storage import FileSystemStorage, default_storage
from django.http import QueryDict
from django.utils import timezone

from kiemdiem.apps.desk import labels
from kiemdiem.apps.desk.actions.ask_export import ask_export
from kiemdiem.apps.desk.actions.purge_exports import purge_exports
from kiemdiem.apps.desk.errors import TooManyExports
from kiemdiem.apps.desk.jobs import write_export
from kiemdiem.apps.desk.models import MOST_EXPORTS, Export
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.permissions.models import Grant
from kiemdiem.shell.tables import export as exporting
from kiemdiem.shell.tables import table as tables
from tests.builders.campaigns import opened
from tests.builders.house import House, acting, make_person
from tests.builders.visiting import Visitor, page, signed_in

LIST = "/can-bo/"


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path) -> None:
    """Few rows are too long to wait for; files are kept in a folder of the test."""
    monkeypatch.setattr(tables, "MOST_AT_ONCE", 5)
    monkeypatch.setattr(exporting, "TOLD_EVERY", 3)
    folder = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    settings.STORAGES = {**settings.STORAGES, "default": folder}


def crowd(house: House, count: int = 8) -> None:
    for number in range(count):
        make_person(f"Hà Văn {number}", home=house.cell)


def asked(client: Visitor, address: str) -> Export:
    """The export to whose page the address leads."""
    leads = client.get(address).headers["Location"]
    return Export.objects.get(pk=leads.strip("/").rpartition("/")[2])


def test_a_short_list_is_written_at_once(house: House) -> None:
    answer = signed_in(house.secretary).get(f"{LIST}?xuat=xlsx")
    assert (answer.status_code, Export.objects.count()) == (200, 0)
    assert b"".join(answer)


def test_a_long_list_is_written_by_a_task_and_fetched_by_its_reader(house: House) -> None:
    crowd(house)
    client = signed_in(house.secretary)
    export = asked(client, f"{LIST}?dong=25&xuat=xlsx&trang=2")
    assert (export.list_name, export.query, export.kind, export.user) == ("people", "dong=25", "xlsx", house.secretary)
    waiting = page(client.get(f"/xuat-tep/{export.pk}/"))
    assert labels.EXPORT_WAITS in waiting
    write_export.call(export.pk)
    assert "Tải tệp đã xuất: Danh sách cán bộ, đảng viên" in page(client.get("/"))
    assert "Đã xuất xong." in page(client.get(f"/xuat-tep/{export.pk}/"))
    answer = client.get(f"/xuat-tep/{export.pk}/tep/")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer)))
    names = [str(row[0]) for row in book.worksheets[0].iter_rows(values_only=True)]
    everybody = ["Bùi Xuân Đạt", "Trần Đình Lưu", *(f"Hà Văn {number}" for number in range(8))]
    assert sorted(names[1:]) == sorted(everybody)
    assert answer.headers["Content-Disposition"].endswith('.xlsx"')


@pytest.mark.parametrize("name", sorted(labels.LISTS))
def test_the_page_of_every_list_can_be_asked_by_a_task(house: House, name: str) -> None:
    export = ask_export(name, asked=_nothing(), kind="csv", actor=acting(house.board), clock=timezone.now())
    write_export.call(export.pk)
    export.refresh_from_db()
    assert (export.state, export.note) == ("ready", "")
    with default_storage.open(export.stored) as file:
        assert len(file.read().decode("utf-8-sig").splitlines()) == export.done + 1


@pytest.mark.parametrize("name", sorted(labels.LISTS_OF_ONE))
def test_the_page_of_every_list_of_one_thing_can_be_asked_by_a_task(house: House, name: str) -> None:
    place = {"campaign_id": opened(house).pk}
    if name == "unit_completion":
        place["unit_id"] = house.cell.pk
    board = acting(house.board)
    export = ask_export(name, asked=_nothing(), kind="csv", actor=board, clock=timezone.now(), place=place)
    write_export.call(export.pk)
    export.refresh_from_db()
    assert (export.state, export.note) == ("ready", "")
    with default_storage.open(export.stored) as file:
        assert len(file.read().decode("utf-8-sig").splitlines()) == export.done + 1


def test_a_long_list_of_one_campaign_is_written_for_that_campaign(house: House) -> None:
    crowd(house)
    campaign = opened(house)
    client = signed_in(house.secretary)
    export = asked(client, f"/ky/{campaign.pk}/doi-tuong/?loai=member&xuat=csv&trang=2")
    assert (export.list_name, export.place, export.query) == ("subjects", {"campaign_id": campaign.pk}, "loai=member")
    assert asked(client, f"/ky/{campaign.pk}/doi-tuong/?loai=member&xuat=csv") == export
    write_export.call(export.pk)
    assert "Tải tệp đã xuất: Đối tượng của kỳ" in page(client.get("/"))
    text = b"".join(client.get(f"/xuat-tep/{export.pk}/tep/")).decode("utf-8-sig")
    assert all(f"Hà Văn {number}" in text for number in range(8))
    export.refresh_from_db()
    assert len(text.splitlines()) == export.done + 1 == export.total + 1


def test_the_same_list_of_two_campaigns_is_two_files(house: House) -> None:
    first, second = (ask_of(house, campaign) for campaign in (1, 2))
    assert first != second
    assert ask_of(house, 2) == second


def ask_of(house: House, campaign: int) -> Export:
    """The file of the subjects of this campaign."""
    place, board = {"campaign_id": campaign}, acting(house.board)
    return ask_export("subjects", asked=_nothing(), kind="csv", actor=board, clock=timezone.now(), place=place)


def _nothing() -> QueryDict:
    return QueryDict()


def test_the_file_holds_what_its_reader_may_see_and_nothing_else(house: House) -> None:
    export = ask_export("people", asked=_nothing(), kind="csv", actor=acting(house.secretary), clock=timezone.now())
    write_export.call(export.pk)
    export.refresh_from_db()
    with default_storage.open(export.stored) as file:
        text = file.read().decode("utf-8-sig")
    assert ("Bùi Xuân Đạt" in text, "Cao Thị Thanh Nga" in text) == (True, False)


def test_who_lost_his_role_before_it_was_written_gets_no_file(house: House) -> None:
    export = ask_export(
        "accounts", asked=_nothing(), kind="csv", actor=acting(house.administrator), clock=timezone.now()
    )
    Grant.objects.filter(user=house.administrator).update(state=Grant.State.ENDED)
    write_export.call(export.pk)
    export.refresh_from_db()
    assert (export.state, export.stored) == ("refused", "")
    assert "xem danh sách tài khoản" in page(signed_in(house.administrator).get(f"/xuat-tep/{export.pk}/"))


def test_who_lost_his_role_afterwards_does_not_fetch_it(house: House) -> None:
    export = ask_export("people", asked=_nothing(), kind="csv", actor=acting(house.secretary), clock=timezone.now())
    write_export.call(export.pk)
    client = signed_in(house.secretary)
    answer = client.get(f"/xuat-tep/{export.pk}/tep/")
    assert "Bùi Xuân Đạt" in b"".join(answer).decode("utf-8-sig")
    Grant.objects.filter(user=house.secretary).update(state=Grant.State.ENDED)
    assert client.get(f"/xuat-tep/{export.pk}/tep/").status_code == 422


def test_a_file_is_nobody_else_s(house: House) -> None:
    export = ask_export("people", asked=_nothing(), kind="csv", actor=acting(house.secretary), clock=timezone.now())
    write_export.call(export.pk)
    client = signed_in(house.board)
    for rest in ("", "tien-do/", "tep/"):
        assert client.get(f"/xuat-tep/{export.pk}/{rest}").status_code == 404


def test_progress_is_told_row_by_row_and_a_second_run_changes_nothing(house: House) -> None:
    crowd(house)
    told: list[tuple[int, int]] = []
    with exporting.told_to(lambda done, total: told.append((done, total))):
        assert list(exporting.telling(range(8), 8)) == list(range(8))
    assert told == [(3, 8), (6, 8), (8, 8)]
    export = ask_export("people", asked=_nothing(), kind="csv", actor=acting(house.secretary), clock=timezone.now())
    write_export.call(export.pk)
    export.refresh_from_db()
    before = export.stored
    assert (export.done, export.total) == (10, 10)
    write_export.call(export.pk)
    export.refresh_from_db()
    assert export.stored == before


def test_the_same_list_asked_for_twice_is_written_once_and_few_wait_at_a_time(house: House) -> None:
    crowd(house)
    client = signed_in(house.secretary)
    first = asked(client, f"{LIST}?xuat=csv")
    assert asked(client, f"{LIST}?xuat=csv") == first
    for number in range(MOST_EXPORTS - 1):
        asked(client, f"{LIST}?xuat=csv&dong={(25, 50)[number]}")
    with pytest.raises(TooManyExports):
        ask_export("units", asked=_nothing(), kind="csv", actor=acting(house.secretary), clock=timezone.now())


def test_a_day_later_the_file_is_forgotten(house: House) -> None:
    export = ask_export("people", asked=_nothing(), kind="csv", actor=acting(house.secretary), clock=timezone.now())
    write_export.call(export.pk)
    export.refresh_from_db()
    assert purge_exports(clock=timezone.now() + timedelta(hours=23)) == 0
    assert default_storage.exists(export.stored)
    assert purge_exports(clock=timezone.now() + timedelta(hours=25)) == 1
    assert not default_storage.exists(export.stored)
    assert not Export.objects.exists()


def test_a_disk_that_is_full_is_told_and_nobody_waits_on(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    export = ask_export("people", asked=_nothing(), kind="csv", actor=acting(house.secretary), clock=timezone.now())

    def full(*given: object) -> str:
        raise OSError("no space left")

    monkeypatch.setattr(FileSystemStorage, "save", full)
    with pytest.raises(OSError, match="no space"):
        write_export.call(export.pk)
    export.refresh_from_db()
    assert (export.state, export.note) == ("refused", labels.EXPORT_BROKE)


def test_a_file_whose_task_was_killed_is_forgotten_with_its_row(
    house: House, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    export = ask_export("people", asked=_nothing(), kind="csv", actor=acting(house.secretary), clock=timezone.now())
    save = FileSystemStorage.save

    def killed(*given: Any) -> str:
        save(*given)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(FileSystemStorage, "save", killed)
        with pytest.raises(KeyboardInterrupt):
            write_export.call(export.pk)
    assert len(list(tmp_path.rglob("*.csv"))) == 1
    write_export.call(export.pk)
    assert len(list(tmp_path.rglob("*.csv"))) == 1
    assert purge_exports(clock=timezone.now() + timedelta(hours=25)) == 1
    assert not list(tmp_path.rglob("*.csv"))


def test_a_list_handed_out_by_a_task_is_told_in_the_journal_once(house: House) -> None:
    export = ask_export("people", asked=_nothing(), kind="csv", actor=acting(house.secretary), clock=timezone.now())
    write_export.call(export.pk)
    write_export.call(export.pk)
    told = Entry.objects.filter(act="permissions.list_exported")
    assert [entry.actor for entry in told] == [house.secretary]


def test_rows_picked_by_the_thousand_are_no_way_round_the_bound(house: House) -> None:
    crowd(house)
    answer = signed_in(house.secretary).post("/can-bo/xuat/", {"chon_het": "1"})
    assert (answer.status_code, "dài hơn 5 dòng" in page(answer)) == (422, True)
