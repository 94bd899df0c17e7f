"""The pages of persons: what each shows to whom, in how many queries, and what their forms do."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
import python_calamine
from django.test import Client
from django.urls import reverse

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.people.actions.add_record import add_record
from kiemdiem.apps.people.labels import UNIT_ELSEWHERE
from kiemdiem.apps.people.models import Leave, Membership, Person, YearlyResult
from kiemdiem.apps.people.values.given import GivenLeave, GivenPosition
from kiemdiem.apps.people.values.kinds import KINDS
from kiemdiem.apps.users.models import User
from tests.builders.house import House, acting
from tests.builders.people import make_member


@pytest.fixture
def hoai(house: House) -> Person:
    person = make_member("Nguyễn Thị Hoài", cell=house.cell, card="042000123", born=date(1980, 9, 2))
    given = GivenPosition(house.cell, "bi_thu", is_main=True, managed_by="BTV", since=date(2020, 1, 1))
    add_record(given, person=person, actor=acting(house.board))
    YearlyResult.objects.create(person=person, year=2020, kind="member", level="HTTNV", honours=["Giấy khen"])
    YearlyResult.objects.create(person=person, year=2025, kind="member", level="HTTNV")
    return person


@pytest.fixture
def signed_in(client: Client, settings: Any) -> Any:
    """Somebody who has signed in on the day of the house."""
    settings.ENVIRONMENT = type(settings.ENVIRONMENT)(**{**vars(settings.ENVIRONMENT), "today": date(2021, 12, 20)})

    def sign_in(user: User) -> Client:
        client.force_login(user)
        return client

    return sign_in


def text(response: Any) -> str:
    assert response.status_code == 200, response.content.decode()[:400]
    return str(response.content.decode())


def test_the_list_shows_post_cell_admission_and_last_years_level(house: House, hoai: Person, signed_in: Any) -> None:
    page = text(signed_in(house.secretary).get(reverse("people")))
    for told in ("Nguyễn Thị Hoài", "1980", "Bí thư", "Chi bộ thôn Đồng Tâm", "19/05/2010", "HTTNV", "Mức 2020"):
        assert told in page
    assert "Cao Thị Thanh Nga" not in page
    assert "Người 1–3 trong 3, xếp theo tên gọi" in page


def test_the_list_is_narrowed_by_the_address(house: House, hoai: Person, signed_in: Any) -> None:
    client = signed_in(house.board)
    for query in ({"q": "hoai"}, {"chuc_vu": "bi_thu"}, {"dien": "BTV"}, {"don_vi": "LG1", "q": "1980"}):
        page = text(client.get(reverse("people"), query))
        assert "Nguyễn Thị Hoài" in page
        assert "Bùi Xuân Đạt" not in page
    assert "Không có người nào khớp bộ lọc" in text(client.get(reverse("people"), {"loai": "du_bi"}))
    assert "“NOWHERE”" in text(client.get(reverse("people"), {"don_vi": "NOWHERE"}))


def test_what_is_seen_goes_into_the_workbook(house: House, hoai: Person, signed_in: Any) -> None:
    answer = signed_in(house.secretary).get(reverse("people"), {"q": "hoai", "cot": ["the", "muc"], "xuat": "xlsx"})
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(b"".join(answer.streaming_content)))
    assert book.get_sheet_by_index(0).to_python() == [
        ["Họ và tên", "Mức 2020", "Số thẻ"],
        ["Nguyễn Thị Hoài", "HTTNV", "042000123"],
    ]


def test_those_who_are_picked_go_into_the_workbook_alone(house: House, hoai: Person, signed_in: Any) -> None:
    nga = Person.objects.get(code="P-NGA")
    client = signed_in(house.secretary)
    for picked, wanted in (({"chon": [hoai.pk, nga.pk]}, 1), ({"chon_het": "1"}, 3)):
        answer = client.post(reverse("export_people"), picked)
        book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(b"".join(answer.streaming_content)))
        assert len(book.get_sheet_by_index(0).to_python()) == wanted + 1


def test_the_list_takes_as_many_queries_for_fifty_as_for_one(
    house: House, hoai: Person, signed_in: Any, django_assert_max_num_queries: Any, django_assert_num_queries: Any
) -> None:
    client = signed_in(house.board)
    text(client.get(reverse("people")))
    with django_assert_max_num_queries(40) as before:
        text(client.get(reverse("people"), {"q": "hoai"}))
    for number in range(20):
        make_member(f"Lê Hoài {number}", cell=house.cell)
    with django_assert_num_queries(len(before)):
        text(client.get(reverse("people"), {"q": "hoai"}))


def test_the_page_of_a_person_shows_what_the_registers_hold(house: House, hoai: Person, signed_in: Any) -> None:
    page = text(signed_in(house.secretary).get(reverse("person", args=[hoai.pk])))
    for told in ("Nguyễn Thị Hoài", "042000123", "đang giữ", "diện BTV quản lý", "HTTNV", "Giấy khen", "Sửa thông tin"):
        assert told in page


@pytest.mark.parametrize("tab", ["chuc-vu", "sinh-hoat", "nghi-ky-luat", "cac-nam", "nhat-ky"])
def test_each_part_of_the_page_is_there_in_few_queries(
    house: House, hoai: Person, signed_in: Any, tab: str, django_assert_max_num_queries: Any
) -> None:
    client = signed_in(house.board)
    with django_assert_max_num_queries(16):
        page = text(client.get(f"/can-bo/{hoai.pk}/{tab}/"))
    assert "Nguyễn Thị Hoài" in page


def test_a_part_that_is_none_is_not_found(house: House, hoai: Person, signed_in: Any) -> None:
    client = signed_in(house.board)
    assert client.get(f"/can-bo/{hoai.pk}/khac/").status_code == 404
    assert client.get(f"/can-bo/{hoai.pk}/them/khac/").status_code == 404
    assert client.get("/can-bo/999999/").status_code == 404


def test_a_member_sees_his_own_page_and_nobody_elses(house: House, hoai: Person, signed_in: Any) -> None:
    client = signed_in(house.member)
    own = Person.objects.get(user=house.member)
    page = text(client.get(reverse("person", args=[own.pk])))
    assert "Bùi Xuân Đạt" in page
    assert "Sửa thông tin" not in page
    assert client.get(reverse("person", args=[hoai.pk])).status_code == 404
    assert client.get(reverse("edit_person", args=[own.pk])).status_code == 403
    assert f'href="{reverse("people")}"' not in page
    assert client.get(reverse("people")).status_code == client.post(reverse("export_people")).status_code == 403
    assert "Bùi Xuân Đạt" in text(client.get(reverse("person_history", args=[own.pk])))


def test_pages_of_another_branch_are_not_found(house: House, hoai: Person, signed_in: Any) -> None:
    client = signed_in(house.secretary)
    nga = Person.objects.get(code="P-NGA")
    membership = Membership.objects.get(person=nga)
    for url in (
        reverse("person", args=[nga.pk]),
        reverse("edit_person", args=[nga.pk]),
        reverse("add_record", args=[nga.pk, "nghi"]),
        reverse("edit_record", args=["sinh-hoat", membership.pk]),
        reverse("remove_record", args=["sinh-hoat", membership.pk]),
    ):
        assert client.get(url).status_code == 404


@pytest.mark.parametrize("kind", KINDS)
def test_every_form_of_a_record_opens(house: House, hoai: Person, signed_in: Any, kind: str) -> None:
    page = text(signed_in(house.secretary).get(reverse("add_record", args=[hoai.pk, kind])))
    assert 'method="post"' in page


def test_a_leave_is_written_down_changed_ended_and_taken_out(house: House, hoai: Person, signed_in: Any) -> None:
    client = signed_in(house.secretary)
    answer = client.post(reverse("add_record", args=[hoai.pk, "nghi"]), {"kind": "sick", "since": "01/06/2021"})
    assert answer.status_code == 302
    assert answer.url == f"/can-bo/{hoai.pk}/nghi-ky-luat/"
    leave = Leave.objects.get()
    given = {"kind": "maternity", "since": "01/06/2021", "version": Person.objects.get(pk=hoai.pk).version}
    assert client.post(reverse("edit_record", args=["nghi", leave.pk]), given).status_code == 302
    given = {"on": "01/09/2021", "version": Person.objects.get(pk=hoai.pk).version}
    assert client.post(reverse("end_record", args=["nghi", leave.pk]), given).status_code == 302
    leave.refresh_from_db()
    assert (leave.kind, leave.until) == ("maternity", date(2021, 9, 1))
    given = {"reason": "Ghi nhầm", "version": Person.objects.get(pk=hoai.pk).version}
    assert client.post(reverse("remove_record", args=["nghi", leave.pk]), given).status_code == 302
    assert not Leave.objects.exists()
    acts = Entry.objects.order_by("-number").values_list("act", flat=True)[:4]
    assert list(acts) == [f"people.record_{act}" for act in ("removed", "ended", "edited", "added")]


def test_a_refusal_stands_in_the_form_with_what_was_typed(house: House, hoai: Person, signed_in: Any) -> None:
    client = signed_in(house.secretary)
    add_record(GivenLeave("sick", date(2021, 6, 1)), person=hoai, actor=acting(house.board))
    page = text(client.post(reverse("add_record", args=[hoai.pk, "nghi"]), {"kind": "sick", "since": "02/06/2021"}))
    assert "trùng ngày với lần ghi này" in page
    assert "02/06/2021" in page


def test_the_second_of_two_editors_sees_what_the_first_wrote_and_keeps_his_words(
    house: House, hoai: Person, signed_in: Any
) -> None:
    client = signed_in(house.secretary)
    url = reverse("edit_person", args=[hoai.pk])
    version = Person.objects.get(pk=hoai.pk).version
    given = {"full_name": "Nguyễn Thị Hoài", "code": hoai.code, "version": version}
    assert client.post(url, {**given, "residence": "thôn Đồng Tâm"}).status_code == 302
    page = text(client.post(url, {**given, "residence": "thôn Bến Đá"}))
    assert "vừa được người khác sửa" in page
    assert "Nơi cư trú: trống → thôn Đồng Tâm" in page
    assert 'value="thôn Bến Đá"' in page
    assert f'name="version" value="{version + 1}"' in page
    assert Person.objects.get(pk=hoai.pk).residence == "thôn Đồng Tâm"


def test_a_person_is_added_moved_and_let_go_by_forms(house: House, signed_in: Any) -> None:
    client = signed_in(house.secretary)
    given = {"full_name": "Lê Văn Bình", "cell": "LG1", "kind": "chinh_thuc", "since": "01/02/2020"}
    assert client.post(reverse("add_person"), given).status_code == 302
    binh = Person.objects.get(full_name="Lê Văn Bình")
    moved = {"cell": "LG2", "on": "01/09/2021", "version": binh.version}
    assert client.post(reverse("move_person", args=[binh.pk]), moved).url == reverse("person", args=[binh.pk])
    binh.refresh_from_db()
    assert binh.home.code == "LG2"
    ended = {"on": "01/10/2021", "reason": "Từ trần", "version": binh.version}
    assert client.post(reverse("end_person", args=[binh.pk]), ended).url == reverse("people")
    assert "Không có người nào khớp bộ lọc" in text(client.get(reverse("people"), {"q": "binh"}))


def test_a_move_out_of_the_branch_is_refused_with_what_to_do(house: House, hoai: Person, signed_in: Any) -> None:
    client = signed_in(house.secretary)
    given = {"cell": "MD1", "on": "01/09/2021", "version": Person.objects.get(pk=hoai.pk).version}
    page = text(client.post(reverse("move_person", args=[hoai.pk]), given))
    assert "Không tìm thấy đơn vị “MD1” trong phạm vi được xem." in page
    assert "đề nghị Ban Tổ chức" in page
    assert house.other_cell.name not in page


@pytest.mark.parametrize("code", ["MD1", "KHONG-CO"])
def test_a_unit_elsewhere_and_one_that_is_not_there_get_the_same_answer(
    house: House, hoai: Person, signed_in: Any, code: str
) -> None:
    client = signed_in(house.secretary)
    given = {"cell": code, "on": "01/09/2021", "version": Person.objects.get(pk=hoai.pk).version}
    moved = client.post(reverse("move_person", args=[hoai.pk]), given).context["form"].errors
    new = {"full_name": "Lê Văn Bình", "cell": code, "kind": "chinh_thuc"}
    added = client.post(reverse("add_person"), new).context["form"].errors
    not_there = f"Không tìm thấy đơn vị “{code}” trong phạm vi được xem."
    told = [f"{not_there} Gõ mã hoặc tên đầy đủ, hoặc chọn trong danh sách gợi ý.", UNIT_ELSEWHERE]
    assert (moved, added) == ({"cell": told}, {"cell": told})
