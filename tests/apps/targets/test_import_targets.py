"""Targets from a file: judged cell by cell, every fault of every row told, written whole, and back without a change."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import openpyxl
import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.permissions.models import Role
from kiemdiem.apps.targets.actions.edit_target import withdraw_target
from kiemdiem.apps.targets.actions.set_target import set_target
from kiemdiem.apps.targets.models import SuppliedList, SuppliedTarget, Target
from kiemdiem.apps.targets.queries.sources import sources_to_choose
from kiemdiem.apps.targets.values.given import GivenTarget
from kiemdiem.apps.uploads.facts.cells import shown_value
from kiemdiem.apps.uploads.models import Upload
from kiemdiem.apps.uploads.printing.template_workbook import template_of
from kiemdiem.apps.uploads.values.registers import REGISTERS, GivenRow
from tests.builders.campaigns import running
from tests.builders.house import House, acting, make_grant, make_unit
from tests.builders.imports import checked, faults_in, previewed, received, written
from tests.builders.visiting import Visitor

TARGETS = "chi-tieu"
(SOURCE, LABEL), (OTHER, OTHER_LABEL) = sources_to_choose()[:2]
HEADINGS = (
    "Đơn vị", "Mã người", "Họ và tên", "Năm", "Chỉ tiêu, nhiệm vụ", "Nguồn", "Theo văn bản", "Loại", "Số lượng",
    "Đơn vị tính", "Sản phẩm",
)  # fmt: skip
NAMES = ("unit", "code", "name", "year", "title", "source", "document", "sort", "quantity", "measure", "product")
NOON = datetime(2024, 3, 1, 5, tzinfo=UTC)


def line(**cells: Any) -> tuple[Any, ...]:
    """A good row for the first cell with other cells, named by NAMES; None empties one."""
    given = {"unit": "LG1", "year": "2024", "title": "Kết nạp đảng viên", "source": LABEL, "quantity": "3", **cells}
    return tuple(given.get(name) or "" for name in NAMES)


def seen(*rows: tuple[Any, ...], by: Any) -> Upload:
    return previewed(HEADINGS, *rows, actor=acting(by, at=NOON), register=TARGETS)


def done(upload: Upload, by: Any) -> Upload:
    return written(upload, actor=acting(by, at=NOON))


def held() -> list[tuple[Any, ...]]:
    words = ("year", "title", "source", "is_quantitative", "quantity", "measure", "product")
    return list(Target.objects.order_by("pk").values_list("unit__code", "person__code", *words))


def test_targets_of_units_and_persons_are_written_by_one_entry(house: House) -> None:
    upload = seen(
        line(measure="người"),
        line(unit="Đảng bộ xã Long Giang", title="Thu ngân sách", quantity="98,5", measure="tỷ đồng"),
        line(unit=None, code="P-DAT", name="Bùi Xuân Đạt", title="Viết đề án", quantity=None, product="Đề án"),
        by=house.board,
    )
    assert (upload.created, upload.refused) == (3, 0), faults_in(upload)
    before = Entry.objects.count()
    assert done(upload, house.board).state == "written"
    assert held() == [
        ("LG1", None, 2024, "Kết nạp đảng viên", SOURCE, True, Decimal(3), "người", ""),
        ("LG", None, 2024, "Thu ngân sách", SOURCE, True, Decimal("98.5"), "tỷ đồng", ""),
        (None, "P-DAT", 2024, "Viết đề án", SOURCE, False, None, "", "Đề án"),
    ]
    assert Entry.objects.count() == before + 1
    assert Entry.objects.latest("pk").act == "uploads.register_imported"
    assert set(Target.objects.values_list("set_by", "set_at")) == {(house.board.pk, NOON)}


def test_new_changed_and_same_are_told_apart_cell_by_cell(house: House) -> None:
    done(seen(line(measure="người"), line(title="Thu quỹ"), by=house.board), house.board)
    upload = seen(
        line(quantity="5", source=OTHER_LABEL), line(title="Thu quỹ"), line(title="Trồng cây"), by=house.board
    )
    changed, same, new = upload.rows.order_by("number")
    assert (changed.state, same.state, new.state) == ("changed", "same", "new")
    assert changed.before == {"5": LABEL, "8": "3"}
    assert (upload.created, upload.updated, upload.unchanged) == (1, 1, 1)
    done(upload, house.board)
    first = Target.objects.get(title="Kết nạp đảng viên")
    assert (first.source, first.quantity, first.measure, first.version) == (OTHER, Decimal(5), "người", 2)


def test_every_fault_of_every_row_is_told_and_nothing_is_written(house: House) -> None:
    upload = seen(
        line(unit="Chi bộ không có", year="hai nghìn", quantity="ba"),
        line(unit=None, source=None),
        line(code="P-DAT"),
        line(unit=None, code="P-KHONG"),
        line(unit=None, code="P-DAT", name="Người Khác"),
        line(title=None, quantity="-1"),
        line(title="Dân vận khéo", sort="định lượng", quantity=None),
        line(title="Trùng"),
        line(title="Trùng"),
        line(title="Nguồn lạ", source="trên trời"),
        by=house.board,
    )
    told = faults_in(upload)
    assert set(told) == {
        (2, "unit"), (2, "year"), (2, "quantity"), (3, "unit"), (4, "code"), (5, "code"), (6, "full_name"),
        (7, "title"), (7, "quantity"), (8, "quantity"), (10, "title"), (11, "source"),
    }  # fmt: skip
    assert "Trùng dòng 9" in told[10, "title"]
    assert not Target.objects.exists()


def test_only_units_and_persons_of_the_own_branch_are_found_by_code_or_name(house: House) -> None:
    upload = seen(
        line(), line(unit="MD1"), line(unit="Chi bộ thôn Gò Me"), line(unit=None, code="P-NGA"), by=house.secretary
    )
    assert set(faults_in(upload)) == {(3, "unit"), (4, "unit"), (5, "code")}
    assert "Gò Me" not in str(list(faults_in(upload).values()))
    assert upload.rows.get(number=2).state == "new"


def test_nobody_takes_a_target_of_his_own_in(house: House) -> None:
    make_grant(house.member, Role.BOARD)
    upload = seen(line(unit=None, code="P-DAT"), by=house.member)
    assert "của chính đồng chí" in faults_in(upload)[2, "code"]


def test_what_a_plan_gave_and_what_was_withdrawn_is_not_changed_by_a_file(house: House) -> None:
    actor = acting(house.board, at=NOON)
    gone = set_target(GivenTarget("Thu quỹ", SOURCE, is_quantitative=False), holder=house.cell, year=2024, actor=actor)
    withdraw_target(gone, reason="Bỏ", actor=actor)
    upload = seen(line(title="Thu quỹ"), by=house.board)
    assert upload.created == 1
    done(upload, house.board)
    gone.refresh_from_db()
    assert (gone.quantity, Target.objects.filter(withdrawn_on=None).count()) == (None, 1)


def test_what_a_plan_gave_is_refused_in_a_file_and_so_is_one_that_stands_several_times(house: House) -> None:
    actor = acting(house.board, at=NOON)
    for title in ("Thu quỹ", "Trồng cây", "Trồng cây"):
        set_target(GivenTarget(title, SOURCE, is_quantitative=False), holder=house.cell, year=2024, actor=actor)
    campaign = running(house, "kh24_2024")
    supplied = SuppliedList.objects.create(campaign=campaign, key="x", basis="Quyết định 1", loaded_at=NOON)
    of_plan = SuppliedTarget.objects.create(list=supplied, place=1, title="Thu quỹ")
    Target.objects.filter(title="Thu quỹ").update(supplied=of_plan)
    upload = seen(line(title="Thu quỹ"), line(title="Trồng cây"), by=house.board)
    told = faults_in(upload)
    assert (set(told), upload.refused) == ({(2, "title"), (3, "title")}, 2)
    assert "do kế hoạch hoặc việc đăng ký giao" in told[2, "title"]
    assert "Có 2 chỉ tiêu" in told[3, "title"]


def test_a_new_target_names_its_source_and_a_known_one_keeps_it(house: House) -> None:
    done(seen(line(), by=house.board), house.board)
    upload = seen(line(source=None, quantity="4"), line(title="Trồng cây", source=None), by=house.board)
    assert set(faults_in(upload)) == {(3, "source")}
    assert upload.rows.get(number=2).state == "changed"


@pytest.mark.parametrize(("year", "is_taken"), [("1929", False), ("1930", True), ("2100", True), ("2101", False)])
def test_years_are_those_that_the_pages_take(house: House, year: str, is_taken: bool) -> None:
    upload = seen(line(year=year), by=house.board)
    assert (not faults_in(upload)) is is_taken


def test_a_target_that_was_given_meanwhile_is_not_given_twice(house: House) -> None:
    upload = seen(line(), by=house.board)
    given = GivenTarget("Kết nạp  đảng viên", SOURCE, is_quantitative=False)
    set_target(given, holder=house.cell, year=2024, actor=acting(house.second_board, at=NOON))
    again = done(upload, house.board)
    assert again.state == "preview"
    assert Target.objects.count() == 1


def exported(by: Any) -> bytes:
    register = REGISTERS[TARGETS]
    columns = register.columns()
    listed = register.listed(acting(by, at=NOON))
    return template_of(register, [[shown_value(one, values.get(one.code)) for one in columns] for values in listed])


def test_what_goes_out_comes_in_again_without_a_change_and_no_text_becomes_a_formula(house: House) -> None:
    actor = acting(house.board, at=NOON)
    for title, quantity in (
        ("=1+cmd|' /C calc'!A1", None),
        ("@SUM(1)", Fraction(7)),
        ("+84 cuộc gọi", Fraction(25, 2)),
    ):
        given = GivenTarget(title, SOURCE, "12-NQ/HU", "cuộc", quantity, "Sổ", is_quantitative=quantity is not None)
        set_target(given, holder=house.cell, year=2024, actor=actor)
    twin = make_unit("Chi bộ thôn Đồng Tâm", under=house.other_commune, code="MD9")
    set_target(GivenTarget("Thu quỹ", OTHER, is_quantitative=False), holder=twin, year=2023, actor=actor)
    content = exported(house.board)
    sheet = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    upload = received(ContentFile(content, name="chi-tieu.xlsx"), actor=actor, register=TARGETS)
    again = checked(upload, actor=actor)
    assert (again.unchanged, again.created, again.updated, faults_in(again)) == (4, 0, 0, {})


def test_a_formula_in_a_file_is_refused_as_one(house: House) -> None:
    assert "công thức" in faults_in(seen(line(quantity="=1+2"), by=house.board))[2, "quantity"]


def test_a_pasted_block_goes_the_same_way(client: Visitor, house: House) -> None:
    client.force_login(house.board)
    block = "\n".join("\t".join(cells) for cells in (HEADINGS, line()))
    answer = client.post(reverse("paste_block", args=[TARGETS]), {"block": block, "has_headings": "on"})
    upload = Upload.objects.get()
    assert answer.headers["Location"] == reverse("show_upload", args=[upload.pk])
    assert (upload.register, upload.is_pasted) == (TARGETS, True)


def test_the_list_leads_to_the_template_for_those_who_may(client: Visitor, house: House) -> None:
    url = reverse("start_upload", args=[TARGETS])
    client.force_login(house.board)
    assert url in client.get(reverse("targets")).content.decode()
    assert client.get(reverse("upload_template", args=[TARGETS])).status_code == 200
    client.force_login(house.inspector)
    assert url not in client.get(reverse("targets")).content.decode()
    assert client.get(url).status_code == 403


@pytest.mark.parametrize("rows", [3, 60])
def test_a_file_takes_as_many_queries_however_long_it_is(
    house: House, django_assert_max_num_queries: Any, rows: int
) -> None:
    checking = REGISTERS[TARGETS].checking(acting(house.board, at=NOON))
    given = [
        GivenRow(place, {"unit": "LG1", "year": "2024", "title": f"Việc {place}", "source": SOURCE})
        for place in range(rows)
    ]
    with django_assert_max_num_queries(5):
        assert {one.state for one in checking.judge(given)} == {"new"}
