"""The pages of the units: what is seen, by whom, in how many queries, and what a form does."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.organisations.actions.load_words import load_words
from kiemdiem.apps.organisations.models import Decider, Unit, Word, YearlyResult
from kiemdiem.apps.organisations.queries import neighbours
from kiemdiem.apps.organisations.queries.neighbours import UnitPart
from kiemdiem.apps.organisations.queries.tree import tree_on
from kiemdiem.apps.permissions.queries import command_line
from tests.builders.house import NOON, House, acting, make_unit
from tests.builders.journal import make_entry, on_branch

NOBODY = command_line(NOON)


@pytest.fixture
def told(house: House) -> House:
    load_words(actor=acting(house.board))
    return house


def body_of(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, (url, answer.status_code)
    return answer.content.decode()


def queries_of(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as said:
        body_of(client, url)
    return len(said)


# ------------------------------------------------------------------ what is seen
def test_a_secretary_sees_his_own_branch_and_nothing_of_another(told: House, client: Client) -> None:
    client.force_login(told.secretary)
    page = body_of(client, "/don-vi/")
    assert "Chi bộ thôn Đồng Tâm" in page
    assert "Mỹ Điền" not in page
    assert "Lập đơn vị</a>" not in page
    tree = body_of(client, "/don-vi/cay/")
    assert "Đảng bộ xã Long Giang" in tree
    assert "Mỹ Điền" not in tree
    assert "Gò Me" not in body_of(client, "/don-vi/goi-y/?o=x&x=thon")


@pytest.mark.parametrize(
    "address",
    ["", "lich-su/", "sua/", "doi-ten/", "chuyen/", "sap-nhap/", "chia-tach/", "ket-thuc/", "ket-qua/"],
)
def test_pages_of_a_unit_of_another_branch_are_not_found(told: House, client: Client, address: str) -> None:
    client.force_login(told.secretary)
    assert client.get(f"/don-vi/{told.other_cell.pk}/{address}").status_code == 404
    assert client.get(f"/don-vi/cay/{told.other_cell.pk}/").status_code == 404
    assert client.get(f"/don-vi/cay/?mo={told.other_cell.pk}").status_code == 404
    assert client.get(f"/don-vi/99999999999999999999/{address}").status_code == 404


CHANGES = ["sua/", "doi-ten/", "chuyen/", "sap-nhap/", "chia-tach/", "ket-thuc/", "ket-qua/"]


@pytest.mark.parametrize("role", ["authority", "secretary", "inspector"])
def test_who_sees_a_unit_and_may_not_change_it_is_told_so(told: House, client: Client, role: str) -> None:
    client.force_login(told.cast[role])
    assert client.get(f"/don-vi/{told.cell.pk}/").status_code == 200
    for address in [f"/don-vi/{told.cell.pk}/{one}" for one in CHANGES]:
        assert client.get(address).status_code == 403
        assert client.post(address, {"on": "01/07/2021", "version": 1}).status_code == 403
    word = Word.objects.all()[0]
    for address in ("them/", "von-tu/them/", "von-tu/nap/", f"von-tu/{word.pk}/cho-chon/", "phan-cap/them/"):
        assert client.post(f"/don-vi/{address}", {"x": 1}).status_code == 403


@pytest.mark.parametrize("role", ["administrator", "member"])
@pytest.mark.parametrize("address", ["", "cay/", "goi-y/", "von-tu/", "phan-cap/", "them/"])
def test_who_reads_no_register_is_refused(told: House, client: Client, role: str, address: str) -> None:
    client.force_login(told.cast[role])
    assert client.get(f"/don-vi/{address}").status_code == 403


def test_a_stranger_is_led_to_the_door(told: House, client: Client) -> None:
    assert client.get("/don-vi/").status_code == 302


# ------------------------------------------------------------------ lists
@pytest.mark.parametrize(
    ("query", "seen", "unseen"),
    [
        ("tim=dong+tam", "Đồng Tâm", "Bến Đá"),
        ("tim=TAM+dong", "Đồng Tâm", "Bến Đá"),
        ("tim=lg2", "Bến Đá", "Đồng Tâm"),
        ("loai=body:dang_bo_huyen", "huyện Tân Lương", "thôn"),
        ("trong=LG", "Đồng Tâm", "Gò Me"),
        ("con=ket_thuc", "Không có đơn vị nào khớp bộ lọc", "Đồng Tâm"),
        ("con=tat_ca&cot=tren", "Đồng Tâm", "Mã</a>"),
    ],
)
def test_the_list_is_narrowed(told: House, client: Client, query: str, seen: str, unseen: str) -> None:
    client.force_login(told.board)
    page = body_of(client, f"/don-vi/?{query}")
    table = page[page.index('<div class="list">') :]
    assert seen in table
    assert unseen not in table


def test_cells_are_in_the_order_of_their_numbers(told: House, client: Client) -> None:
    for number in (10, 2, 1):
        make_unit(f"Chi bộ số {number}", under=told.commune)
    client.force_login(told.board)
    page = body_of(client, "/don-vi/?tim=chi+bo+so")
    assert [page.index(f">Chi bộ số {number}<") for number in (1, 2, 10)] == sorted(
        page.index(f">Chi bộ số {number}<") for number in (1, 2, 10)
    )


def test_the_list_goes_out_as_a_workbook(told: House, client: Client) -> None:
    client.force_login(told.secretary)
    answer = client.get("/don-vi/?xuat=csv")
    rows = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()  # type: ignore[attr-defined]  # a file
    assert rows[0] == "Tên,Mã,Loại,Trực thuộc,Tình trạng"
    assert len(rows) == 4


# ------------------------------------------------------------------ speed
@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/don-vi/", 9),
        ("/don-vi/?tim=chi+bo", 9),
        ("/don-vi/?trong=LG", 10),
        ("/don-vi/cay/", 6),
        ("/don-vi/cay/?mo={cell}", 8),
        ("/don-vi/{district}/", 19),
        ("/don-vi/{district}/lich-su/", 8),
        ("/don-vi/{commune}/chuyen/", 13),
        ("/don-vi/{commune}/chia-tach/", 8),
        ("/don-vi/phan-cap/", 9),
        ("/don-vi/goi-y/?o=x&x=chi+bo", 5),
    ],
)
def test_a_page_takes_as_many_queries_in_a_wide_tree(told: House, client: Client, address: str, most: int) -> None:
    client.force_login(told.board)
    url = address.format(cell=told.cell.pk, district=told.district.pk, commune=told.commune.pk)
    Decider.objects.create(unit=told.commune, body="BTV")
    body_of(client, url)  # the first page of a session writes the session
    few = queries_of(client, url)
    for number in range(12):
        commune = make_unit(f"Đảng bộ xã {number}", under=told.district)
        make_unit(f"Chi bộ thôn {number}", under=told.commune)
        make_unit(f"Chi bộ {number}", under=commune)
        Decider.objects.create(unit=commune, body="BTV")
    assert queries_of(client, url) == few
    assert few <= most


# ------------------------------------------------------------------ the tree
def test_the_tree_opens_down_to_a_unit_and_one_branch_at_a_time(told: House, client: Client) -> None:
    client.force_login(told.board)
    assert "Đồng Tâm" not in body_of(client, "/don-vi/cay/")
    opened = body_of(client, f"/don-vi/cay/?mo={told.cell.pk}")
    assert opened.index("huyện Tân Lương") < opened.index("xã Long Giang<") < opened.index("Đồng Tâm</a>")
    assert "Gò Me" not in opened
    part = body_of(client, f"/don-vi/cay/{told.commune.pk}/")
    assert "Đồng Tâm" in part
    assert "<html" not in part


# ------------------------------------------------------------------ choosing a unit
@pytest.mark.parametrize("typed", ["MD", "Đảng bộ xã Mỹ Điền (MD)", "dang bo xa my dien", "ĐẢNG BỘ XÃ MỸ ĐIỀN"])
def test_a_unit_is_chosen_by_code_or_by_whole_name(told: House, client: Client, typed: str) -> None:
    client.force_login(told.board)
    given = {"to": typed, "on": "01/07/2021", "version": 1}
    answer = client.post(f"/don-vi/{told.cell.pk}/chuyen/", given)
    assert answer.status_code == 302
    assert Unit.objects.get(pk=told.cell.pk).parent == told.other_commune


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("xã Không Có", "Không tìm thấy đơn vị"),
        ("chi bo thon", "Có nhiều đơn vị khớp"),
        ("()", "Không tìm thấy"),
        ("Bến Đ", "Có phải ý là Chi bộ thôn Bến Đá (LG2)"),
    ],
)
def test_what_names_no_single_unit_is_said_at_the_field(told: House, client: Client, typed: str, said: str) -> None:
    client.force_login(told.board)
    answer = client.post(f"/don-vi/{told.cell.pk}/chuyen/", {"to": typed, "on": "01/07/2021", "version": 1})
    assert answer.status_code == 200
    assert said in answer.content.decode()
    assert Unit.objects.get(pk=told.cell.pk).parent == told.commune


def test_suggestions_come_best_first(told: House, client: Client) -> None:
    make_unit("Văn phòng Đảng bộ xã Long Giang", under=told.commune, code="VP")
    client.force_login(told.board)
    part = body_of(client, "/don-vi/goi-y/?o=to&to=dang+bo+xa+long")
    assert part.index("(LG)") < part.index("(VP)")
    assert 'role="option"' in part
    assert body_of(client, "/don-vi/goi-y/?o=to&to=").strip() == ""


# ------------------------------------------------------------------ forms
def test_a_unit_is_set_up_by_its_form(told: House, client: Client) -> None:
    client.force_login(told.board)
    assert 'value="Đảng bộ xã Long Giang (LG)"' in body_of(client, f"/don-vi/them/?tren={told.commune.pk}")
    given = {
        "name": "Chi bộ Trường học",
        "code": "LG9",
        "parent": "LG",
        "body": "chi_bo_truc_thuoc",
        "founded_on": "02/03/2015",
    }
    answer = client.post("/don-vi/them/", given, follow=True)
    assert "Đã lập Chi bộ Trường học." in answer.content.decode()
    made = Unit.objects.get(code="LG9")
    assert (made.parent, made.founded_on) == (told.commune, date(2015, 3, 2))


def test_a_form_that_opens_is_sent_back_unchanged_and_refused_as_such(told: House, client: Client) -> None:
    """What stands in the form is taken back as it stands, also a unit that the list no longer offers."""
    Unit.objects.filter(pk=told.commune.pk).update(host=told.other_cell, flags={"xa_phuong": True, "cong_lap": False})
    Unit.objects.filter(pk=told.other_cell.pk).update(ended_on=date(2021, 1, 1))
    client.force_login(told.board)
    form = client.get(f"/don-vi/{told.commune.pk}/sua/").context["form"]
    given = {field.html_name: "" if field.value() is None else field.value() for field in form}
    answer = client.post(f"/don-vi/{told.commune.pk}/sua/", given)
    assert answer.status_code == 422
    assert "Không có mục nào" in answer.content.decode()
    answer = client.post(f"/don-vi/{told.commune.pk}/sua/", {**given, "area": "Vùng cao", "flags": ["cong_lap"]})
    assert answer.status_code == 302
    unit = Unit.objects.get(pk=told.commune.pk)
    assert (unit.area, unit.host, unit.flags) == ("Vùng cao", told.other_cell, {"cong_lap": True, "xa_phuong": False})


def test_an_old_form_is_refused(told: House, client: Client) -> None:
    client.force_login(told.board)
    given = {"name": "Đảng bộ xã Long Giang Đông", "on": "01/07/2021", "version": 1}
    assert client.post(f"/don-vi/{told.commune.pk}/doi-ten/", given).status_code == 302
    assert client.post(f"/don-vi/{told.commune.pk}/doi-ten/", given).status_code == 409


def test_a_move_tells_beforehand_what_goes_along(told: House, client: Client) -> None:
    client.force_login(told.board)
    page = body_of(client, f"/don-vi/{told.commune.pk}/chuyen/")
    assert "2 đơn vị bên trong, 1 vai trò đã giao" in page


def test_a_merger_is_shown_before_it_is_done(told: House, client: Client) -> None:
    client.force_login(told.board)
    url = f"/don-vi/{told.commune.pk}/sap-nhap/"
    given = {"into": "don_vi_moi", "other_1": "MD", "name": "Đảng bộ xã Long Mỹ", "code": "LM", "on": "01/07/2021"}
    shown = client.post(url, given).content.decode()
    assert "4 đơn vị bên trong" in shown
    assert not Unit.objects.filter(code="LM").exists()
    assert client.post(url, {**given, "dong_y": "1"}).status_code == 302
    made = Unit.objects.get(code="LM")
    assert Unit.objects.filter(parent=made, ended_on=None).count() == 4
    page = body_of(client, f"/don-vi/{told.commune.pk}/")
    assert "nhập vào" in page
    assert "Sửa thông tin" not in page
    assert "Nhập từ" in body_of(client, f"/don-vi/{made.pk}/")


@pytest.mark.parametrize("given", [{"into": "don_vi_nay"}, {"into": "don_vi_moi", "other_1": "MD"}])
def test_a_merger_of_nothing_or_into_nothing_is_said_at_the_field(
    told: House, client: Client, given: dict[str, str]
) -> None:
    client.force_login(told.board)
    answer = client.post(f"/don-vi/{told.commune.pk}/sap-nhap/", {**given, "on": "01/07/2021", "dong_y": "1"})
    assert answer.status_code == 200
    assert "Chưa ghi được" in answer.content.decode()


def test_a_unit_is_split_by_its_form(told: House, client: Client) -> None:
    client.force_login(told.board)
    url, cell = f"/don-vi/{told.commune.pk}/chia-tach/", f"child_{told.cell.pk}"
    given = {"how": "tach", "on": "01/07/2021", "version": 1, "name_1": "Đảng bộ xã Đông", "code_1": "D", cell: "2"}
    assert "chưa ghi tên" in client.post(url, given).content.decode()
    assert client.post(url, {**given, cell: "1"}).status_code == 302
    assert Unit.objects.get(pk=told.cell.pk).parent == Unit.objects.get(code="D")


def test_a_unit_that_still_holds_something_says_so_before_it_is_ended(told: House, client: Client) -> None:
    client.force_login(told.board)
    url = f"/don-vi/{told.commune.pk}/ket-thuc/"
    assert "Đơn vị còn 2 đơn vị trực thuộc" in body_of(client, url)
    assert client.post(url, {"on": "01/07/2021", "version": 1}).status_code == 422
    assert len(tree_on(date(2021, 7, 1))) == 7


def test_a_result_and_a_decider_are_written_by_their_forms(told: House, client: Client) -> None:
    client.force_login(told.board)
    given = {"year": "2020", "kind": "organisation", "level": "HTTNV", "honours": "Giấy khen\nBằng khen"}
    assert client.post(f"/don-vi/{told.commune.pk}/ket-qua/", given).status_code == 302
    assert YearlyResult.objects.get().honours == ["Giấy khen", "Bằng khen"]
    given = {"body": "Ban Thường vụ Huyện ủy", "unit": "LG", "post": "bi_thu", "how": "phan_cap", "since": "01/01/2020"}
    assert client.post("/don-vi/phan-cap/them/", given).status_code == 302
    page = body_of(client, f"/don-vi/{told.commune.pk}/")
    assert "hoàn thành tốt nhiệm vụ" in page
    assert "Ban Thường vụ Huyện ủy" in page
    row = Decider.objects.get()
    assert "Thôi phân cấp" in body_of(client, "/don-vi/phan-cap/")
    assert client.post(f"/don-vi/phan-cap/{row.pk}/thoi/", {"on": "01/07/2021"}).status_code == 302
    assert Decider.objects.get().until == date(2021, 6, 30)


def test_words_are_loaded_added_and_withdrawn_on_their_page(house: House, client: Client) -> None:
    client.force_login(house.board)
    assert "Danh mục này còn trống" in body_of(client, "/don-vi/von-tu/")
    assert client.post("/don-vi/von-tu/nap/").status_code == 302
    assert "trung ương" in body_of(client, "/don-vi/von-tu/?danh_muc=tier")
    answer = client.post("/don-vi/von-tu/them/", {"vocabulary": "post", "label": "trợ lý"}, follow=True)
    assert "Đã thêm từ “trợ lý”." in answer.content.decode()
    word = Word.objects.get(code="tro_ly")
    answer = client.post(f"/don-vi/von-tu/{word.pk}/cho-chon/", {"cho_chon": "0"}, follow=True)
    assert answer.redirect_chain == [("/don-vi/von-tu/?danh_muc=post", 302)]
    assert not Word.objects.get(pk=word.pk).is_offered


def test_the_history_tells_names_places_and_what_was_done(told: House, client: Client) -> None:
    client.force_login(told.board)
    client.post(f"/don-vi/{told.cell.pk}/doi-ten/", {"name": "Chi bộ Đồng Tâm", "on": "01/07/2021", "version": 1})
    page = body_of(client, f"/don-vi/{told.cell.pk}/lich-su/")
    assert "30/06/2021" in page
    assert "Đổi tên đơn vị Chi bộ thôn Đồng Tâm thành Chi bộ Đồng Tâm." in page


def test_the_history_of_a_unit_tells_nothing_of_a_record_kept_elsewhere(told: House, client: Client) -> None:
    unit = (Ref.to(told.cell),)
    make_entry("của nơi khác", by=on_branch(told.other_cell.path or ""), about=unit)
    make_entry("của chi bộ", by=on_branch(told.cell.path or ""), about=unit)
    url = f"/don-vi/{told.cell.pk}/lich-su/"
    client.force_login(told.secretary)
    page = body_of(client, url)
    assert "Thử của chi bộ." in page
    assert "Lập đơn vị Chi bộ thôn Đồng Tâm" in page
    assert "nơi khác" not in page
    client.force_login(told.board)
    assert "Thử của nơi khác." in body_of(client, url)


def test_the_tree_of_a_plan_is_planted_on_its_page(house: House, client: Client) -> None:
    client.force_login(house.board)
    assert "kh146_2014" in body_of(client, "/don-vi/cay-co-san/")
    answer = client.post("/don-vi/cay-co-san/", {"regime": "kh146_2014"}, follow=True)
    assert "Đã lập 12 đơn vị, gốc là Đảng ủy Khối Dân-Chính-Đảng thành phố." in answer.content.decode()
    assert client.post("/don-vi/cay-co-san/", {"regime": "kh146_2014"}).status_code == 422
    assert "không có trong danh sách" in client.post("/don-vi/cay-co-san/", {"regime": "x"}).content.decode()


def test_another_room_fills_a_part_of_the_page(told: House, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(neighbours, "_parts", {})
    neighbours.show_also("test", UnitPart("Phần của nhà khác", "unit_history"))
    client.force_login(told.board)
    page = body_of(client, f"/don-vi/{told.cell.pk}/")
    assert f'hx-get="/don-vi/{told.cell.pk}/lich-su/"' in page
    assert "Phần của nhà khác" in page


@pytest.mark.parametrize("typed", ["\x00", "a\x00b", "%", "_", "'", "x" * 5_000, "\u202e", "(", "())("])
def test_whatever_is_typed_finds_nothing_or_something(told: House, client: Client, typed: str) -> None:
    client.force_login(told.board)
    assert client.get("/don-vi/goi-y/", {"o": "x", "x": typed}).status_code == 200
    assert client.get("/don-vi/", {"tim": typed, "trong": typed, "loai": typed, "cap": typed}).status_code == 200
    assert client.get("/don-vi/cay/", {"mo": typed}).status_code == 404
    given = {"to": typed, "on": "01/07/2021", "version": 1}
    assert client.post(f"/don-vi/{told.cell.pk}/chuyen/", given).status_code == 200
