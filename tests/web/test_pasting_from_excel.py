"""Blocks copied in Excel, pasted with Ctrl+V: into imports, text areas that take many, and tables of fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kiemdiem.apps.assignments.models import Assignment
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.completion.models import Excuse
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.actions.load_words import load_words
from kiemdiem.apps.organisations.actions.merge_units import merge_units
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person, Position
from kiemdiem.apps.targets.models import SuppliedTarget, Target
from kiemdiem.apps.targets.queries.sources import sources_to_choose
from kiemdiem.apps.uploads.models import Upload
from kiemdiem.apps.users.models import User
from tests.browser import DESK, PageAt, axe_faults, scrolls_sideways
from tests.builders.assignments import campaign_of
from tests.builders.campaigns import opened
from tests.builders.house import House, acting, make_house, make_person
from tests.builders.imports import faults_in, run
from tests.builders.people import make_member
from tests.builders.targets import opened_plan
from tests.builders.visiting import Visitor

pytestmark = pytest.mark.slow
PHONE = 390


@dataclass(frozen=True)
class Office:
    """Somebody at a machine with Excel beside the browser."""

    address: str
    house: House
    page: Page

    def sit(self, user: User) -> None:
        visitor = Visitor()
        visitor.force_login(user)
        session = visitor.cookies["sessionid"].value
        self.page.context.add_cookies([{"name": "sessionid", "value": session, "url": self.address}])

    def open(self, name: str, *keys: object) -> Page:
        self.page.goto(self.address + reverse(name, args=keys))
        return self.page

    def paste(self, label: str, text: str, *, exact: bool = False) -> None:
        """Copy as Excel does, go to the field, press Ctrl+V."""
        self.page.evaluate("text => navigator.clipboard.writeText(text)", text)
        self.page.get_by_label(label, exact=exact).first.focus()
        self.page.keyboard.press("Control+V")

    def seen(self) -> None:
        """The page as it stands now breaks no rule at either width."""
        for width in (PHONE, DESK):
            self.page.set_viewport_size({"width": width, "height": 900})
            assert axe_faults(self.page) == []
            assert not scrolls_sideways(self.page)


@pytest.fixture
def office(live_server: LiveServer, page_at: PageAt) -> Office:
    house = make_house()
    load_words(actor=acting(house.board))
    page = page_at(DESK)
    page.set_default_timeout(10_000)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=live_server.url)
    return Office(live_server.url, house, page)


def imported(office: Office, register: str, block: str, *, by: User) -> Upload:
    """The block pasted, its columns taken as they were recognised, looked at, and written."""
    office.sit(by)
    page = office.open("start_upload", register)
    office.paste("Khối chép từ Excel", block)
    page.get_by_role("button", name="Nhận khối đã dán").click()
    page.wait_for_url("**/nhap-excel/tep/*/")
    run(Upload.objects.get())
    page.get_by_role("button", name="Xem trước").click(timeout=15_000)
    assert faults_in(run(Upload.objects.get())) == {}
    page.get_by_role("button", name="dòng vào sổ").click(timeout=15_000)
    return run(Upload.objects.get())


def test_persons_come_in_with_quoted_cells_line_breaks_and_names_in_two_columns(office: Office) -> None:
    block = (
        "Họ và tên đệm\tTên\tNgày sinh\tChi bộ\tNơi cư trú\r\n"
        'Mai Thị\tHà\t17/04/1994\tLG2\t"Thôn Bến Đá\nxã ""Long Giang"""\r\n'
        '"Hồ ""Sỹ"""\tDũng\t9/11/1982\tChi bộ thôn Đồng Tâm\t"Cụm" dân cư 1\r\n'
    )
    upload = imported(office, "dang-vien", block, by=office.house.secretary)
    assert (upload.state, upload.created) == ("written", 2)
    ha, dung = Person.objects.get(full_name="Mai Thị Hà"), Person.objects.get(full_name='Hồ "Sỹ" Dũng')
    assert (ha.born_on, ha.home.code, ha.residence) == (date(1994, 4, 17), "LG2", 'Thôn Bến Đá xã "Long Giang"')
    assert (dung.born_on, dung.home.code, dung.residence) == (date(1982, 11, 9), "LG1", '"Cụm" dân cư 1')


def test_units_come_in(office: Office) -> None:
    block = 'Mã đơn vị\tTên đơn vị\tĐơn vị cấp trên\r\nLG9\t"Chi bộ\nthôn Mới"\tLG\r\n'
    assert imported(office, "don-vi", block, by=office.house.board).created == 1
    assert Unit.objects.unscoped("to look").get(code="LG9").name == "Chi bộ thôn Mới"


def test_posts_come_in(office: Office) -> None:
    make_person("Lê Minh Đức", home=office.house.cell, code="P-DUC", born=date(1987, 12, 25))
    block = "Mã số\tHọ và tên\tChức vụ\tĐơn vị\tTừ ngày\r\nP-DUC\tLê Minh Đức\tBí thư\tLG1\t05/01/2020\r\n"
    assert imported(office, "chuc-vu", block, by=office.house.secretary).updated == 1
    held = Position.objects.get(person__code="P-DUC")
    assert (held.post, held.unit.code, held.since) == ("bi_thu", "LG1", date(2020, 1, 5))


def test_targets_come_in(office: Office) -> None:
    source = sources_to_choose()[0][1]
    block = (
        "Đơn vị\tNăm\tChỉ tiêu, nhiệm vụ\tNguồn\tSố lượng\tĐơn vị tính\r\n"
        f'LG1\t2021\t"Kết nạp\nđảng viên"\t{source}\t2,5\tngười\r\n'
    )
    assert imported(office, "chi-tieu", block, by=office.house.board).created == 1
    assert Target.objects.get().title == "Kết nạp đảng viên"


def test_a_list_of_targets_of_the_plan_is_pasted_over_what_stands_there(office: Office) -> None:
    campaign = opened_plan(office.house, "kh24_2024", 2024)
    office.sit(office.house.board)
    page = office.open("load_list", campaign.pk, "added-basic-targets")
    page.get_by_label("Các chỉ tiêu").fill("")
    office.paste(
        "Các chỉ tiêu",
        'Thu ngân sách\ttỷ đồng\t25,5\r\n"Đoàn kết\nnội bộ"\t\t\t"Báo cáo ""năm"" 2024\n"\r\n',
    )
    page.locator("form[data-guard] .btn-main").click()
    page.wait_for_url(lambda url: "/nap/" not in url)
    listed = list(SuppliedTarget.objects.order_by("pk").values_list("title", "product"))
    assert listed == [("Thu ngân sách", ""), ("Đoàn kết nội bộ", 'Báo cáo "năm" 2024')]


def test_assignments_are_pasted_as_unit_and_person(office: Office) -> None:
    house = office.house
    make_member("Hồ Trưởng Đoàn", cell=house.other_cell, code="HTD")
    campaign = campaign_of(house, "kh24_2024")
    office.sit(house.board)
    page = office.open("assignments", campaign.pk)
    page.get_by_role("link", name="Ghi phân công").first.click()
    office.paste("Hoặc dán bảng", '"Đảng bộ xã\nLong Giang"\tHTD\r\nMD\tHồ Trưởng Đoàn\r\n')
    page.get_by_role("button", name="Ghi phân công").click()
    page.wait_for_url(f"**{reverse('assignments', args=[campaign.pk])}")
    held = Assignment.objects.order_by("unit__code").values_list("unit__code", "person__code")
    assert list(held) == [("LG", "HTD"), ("MD", "HTD")]


def test_a_column_of_persons_goes_into_the_box_of_several(office: Office) -> None:
    house = office.house
    for code, name in (("DVA", "Đỗ Văn An"), ("MTB", "Mai Thị Bình")):
        make_member(name, cell=house.cell, code=code)
    campaign = campaign_of(house, "kh24_2024")
    office.sit(house.board)
    page = office.open("make_group", campaign.pk, "visiting-group")
    office.paste("Thành viên", "DVA\tĐỗ Văn An\r\nMTB\tMai Thị Bình\r\n\r\nDVA\tĐỗ Văn An\r\n")
    chosen = page.get_by_role("list", name="Đã chọn").get_by_role("listitem")
    expect(chosen).to_have_count(2)
    expect(page.get_by_text("Đã thêm 2 dòng từ khối đã dán.")).to_be_visible()
    assert page.locator("[data-picked-lines] textarea").input_value() == "DVA\nMTB"


def test_people_to_be_moved_are_pasted_with_where_they_go(office: Office) -> None:
    house = office.house
    person = make_member("Đỗ Văn An", cell=house.cell, code="DVA")
    heir = Unit.objects.unscoped("to merge").get(code="LG2")
    merge_units([house.cell], into=heir, on=date(2021, 7, 1), actor=acting(house.board))
    office.sit(house.secretary)
    page = office.open("move_people", house.cell.pk)
    page.get_by_label("Những người dán từ Excel").check()
    office.paste("Dán từ Excel", "DVA\tLG2\r\n", exact=True)
    page.get_by_role("button", name="Xem trước").click()
    expect(page.get_by_role("row", name="Đỗ Văn An")).to_contain_text("Chi bộ thôn Bến Đá")
    person.refresh_from_db()
    assert person.home == house.cell


@pytest.fixture
def campaign(office: Office) -> Campaign:
    return opened(office.house)


def test_reasons_fill_the_table_and_nothing_is_written_before_it_is_sent(office: Office, campaign: Campaign) -> None:
    office.sit(office.house.secretary)
    page = office.open("mark_complete", campaign.pk, office.house.cell.pk)
    fields = page.locator("#ly-do input[type=text]")
    count = fields.count()
    assert count > 1
    label = page.locator("#ly-do label[for]:not(.check-cell)").first.inner_text()
    office.paste(label, '"Ốm dài ngày\nnằm viện"\r\nĐi công tác\r\n' + "thừa\r\n" * (count - 1), exact=True)
    assert [fields.nth(place).input_value() for place in (0, 1)] == ["Ốm dài ngày nằm viện", "Đi công tác"]
    told = page.locator("[data-paste-told]")
    expect(told).to_have_text(f"Đã điền {count} ô. Chưa ghi gì vào sổ. 1 ô thừa, không có chỗ điền: “thừa”.")
    office.seen()
    assert not Excuse.objects.exists()
    page.get_by_role("button", name="Đánh dấu đã xong").click()
    page.wait_for_url(lambda url: "/danh-dau/" not in url)
    assert Excuse.objects.filter(why="Ốm dài ngày nằm viện").count() == 1
    assert Excuse.objects.count() == count


def test_all_are_ticked_at_once_and_have_one_reason(office: Office, campaign: Campaign) -> None:
    office.sit(office.house.secretary)
    page = office.open("mark_complete", campaign.pk, office.house.cell.pk)
    page.get_by_label("Chọn tất cả").check()
    page.get_by_label("Một lý do cho các đối tượng đã đánh dấu").fill("Đơn vị mới lập")
    page.get_by_role("button", name="Đánh dấu đã xong").click()
    page.wait_for_url(lambda url: "/danh-dau/" not in url)
    assert set(Excuse.objects.values_list("why", flat=True)) == {"Đơn vị mới lập"}


def test_new_units_of_a_division_fill_two_columns_and_choices_are_met_by_their_words(office: Office) -> None:
    office.sit(office.house.board)
    page = office.open("split_unit", office.house.commune.pk)
    entries = Entry.objects.count()
    office.paste("Tên đơn vị mới thứ 1", "Đảng bộ Một\tLGA\r\nĐảng bộ Hai\tLGB\r\n")
    names = ("name_1", "code_1", "name_2", "code_2", "name_3")
    values = [page.locator(f"[name={name}]").input_value() for name in names]
    assert values == ["Đảng bộ Một", "LGA", "Đảng bộ Hai", "LGB", ""]
    office.paste("Chi bộ thôn Bến Đá", "VỀ ĐƠN VỊ MỚI THỨ 2\r\nnơi khác\r\n")
    goes = page.locator("#ve-dau select")
    assert [goes.nth(place).input_value() for place in range(2)] == ["2", ""]
    told = page.locator("[data-paste-told=ve-dau]")
    expect(told).to_contain_text("1 ô không có trong danh sách chọn, để nguyên: “nơi khác”.")
    office.seen()
    assert Entry.objects.count() == entries


def test_units_of_a_merger_fill_their_fields(office: Office) -> None:
    office.sit(office.house.board)
    page = office.open("merge_units", office.house.cell.pk)
    office.paste("Đơn vị nhập vào (1)", "LG2\r\nMD1\r\n")
    assert [page.locator(f"[name=other_{number}]").input_value() for number in (1, 2, 3)] == ["LG2", "MD1", ""]
    expect(page.locator("[data-paste-told]")).to_have_text("Đã điền 2 ô. Chưa ghi gì vào sổ.")
    office.seen()
