"""Files of units: what they may write, what is told of them."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from kiemdiem.apps.organisations.actions.add_unit import NewUnit, add_unit
from kiemdiem.apps.organisations.models import Placement, Unit
from kiemdiem.apps.organisations.values import DEEPEST
from kiemdiem.apps.permissions.errors import MayNot
from kiemdiem.apps.permissions.models import Role
from kiemdiem.apps.uploads.models import Upload
from tests.builders.house import House, acting, make_grant
from tests.builders.imports import UNITS, faults_in, previewed, written

HEADINGS = ("Mã", "Tên đơn vị", "Cấp trên", "Ngày thành lập")


def test_units_of_a_file_stand_in_the_tree_whatever_their_order(house: House) -> None:
    actor = acting(house.board)
    upload = previewed(
        ("Mã", "Tên đơn vị", "Cấp trên"),
        ("X1", "Chi bộ thôn Một", "X"),
        ("X", "Đảng bộ bộ phận X", "LG"),
        actor=actor,
        register=UNITS,
    )
    assert faults_in(upload) == {}
    assert written(upload, actor=actor).state == Upload.State.WRITTEN
    above, below = Unit.objects.get(code="X"), Unit.objects.get(code="X1")
    assert above.parent == house.commune
    assert below.path == f"{above.path}{below.pk}/"
    assert below.depth == above.depth + 1 == 3
    assert Placement.objects.get(unit=below).parent == above


def test_of_a_known_unit_what_differs_is_changed_and_what_is_empty_stays(house: House) -> None:
    actor = acting(house.board)
    upload = previewed(HEADINGS, ("LG1", "", "", "01/02/1990"), ("LG2", "", "", ""), actor=actor, register=UNITS)
    assert (upload.updated, upload.unchanged, upload.changed_cells) == (1, 1, 1)
    written(upload, actor=actor)
    cell = Unit.objects.get(code="LG1")
    assert (cell.founded_on, cell.version, cell.name) == (date(1990, 2, 1), 2, "Chi bộ thôn Đồng Tâm")


@pytest.mark.parametrize(
    ("row", "column", "told"),
    [
        (("LG1", "Tên khác", "", ""), "name", "Trong sổ, mã này là “Chi bộ thôn Đồng Tâm”."),
        (("LG1", "", "MD", ""), "parent", "Trong sổ, đơn vị này trực thuộc “Đảng bộ xã Long Giang”."),
        (("", "Chi bộ mới", "LG", ""), "code", "Chưa ghi mã đơn vị."),
        (("N1", "", "LG", ""), "name", "Chưa ghi tên đơn vị."),
        (("N1", "Chi bộ mới", "KHONG-CO", ""), "parent", "Không có đơn vị cấp trên này trong phạm vi của đồng chí."),
        (("N1", "Chi bộ mới", "LG", "31/02/1990"), "founded_on", "Tháng 2 không có ngày 31."),
        (("N1", "Chi bộ mới", "N1", ""), "parent", "Các đơn vị trực thuộc lẫn nhau thành vòng."),
    ],
)
def test_what_is_wrong_with_a_row_is_told_at_its_cell(
    house: House, row: tuple[str, ...], column: str, told: str
) -> None:
    upload = previewed(HEADINGS, ("N0", "Chi bộ tốt", "LG", ""), row, actor=acting(house.board), register=UNITS)
    assert faults_in(upload) == {(3, column): told}
    assert upload.state == Upload.State.PREVIEW


def test_a_row_below_a_faulty_one_names_it(house: House) -> None:
    rows = (("N1", "", "LG", ""), ("N2", "Chi bộ hai", "N1", ""))
    upload = previewed(HEADINGS, *rows, actor=acting(house.board), register=UNITS)
    assert faults_in(upload)[3, "parent"] == "Dòng 2 của đơn vị cấp trên có lỗi."


def test_who_keeps_one_branch_neither_writes_nor_learns_of_another(house: House) -> None:
    make_grant(house.member, Role.BOARD, on=house.commune)
    actor = acting(house.member)
    rows = (
        ("MD1", "Chi bộ thôn Gò Me", "", "01/01/1990"),
        ("N1", "Chi bộ mới", "MD", ""),
        ("N2", "Đảng bộ gốc", "", ""),
    )
    upload = previewed(HEADINGS, *rows, actor=actor, register=UNITS)
    assert faults_in(upload) == {
        (2, "code"): "Mã này thuộc đơn vị ngoài phạm vi.",
        (3, "parent"): "Không có đơn vị cấp trên này trong phạm vi của đồng chí.",
        (4, "parent"): "Chưa ghi đơn vị cấp trên.",
    }


def test_the_secretary_takes_no_units_in(house: House) -> None:
    with pytest.raises(MayNot):
        previewed(HEADINGS, actor=acting(house.secretary), register=UNITS)


def test_units_of_a_file_are_ordered_and_found_like_those_of_a_form(house: House) -> None:
    actor = acting(house.board)
    upload = previewed(
        ("Mã", "Tên đơn vị", "Tên viết tắt", "Cấp trên"),
        ("F10", "Chi bộ thôn 10", "CB mười", "LG"),
        ("F2", "Chi bộ thôn 2", "CB hai", "LG"),
        actor=actor,
        register=UNITS,
    )
    written(upload, actor=actor)
    typed = add_unit(NewUnit(name="Chi bộ thôn 3", code="F3", short_name="CB ba"), parent=house.commune, actor=actor)
    in_order = Unit.objects.filter(code__in=("F10", "F2", typed.code)).order_by("sort_key")
    assert [unit.code for unit in in_order] == ["F2", "F3", "F10"]
    assert [unit.code for unit in Unit.objects.filter(search_key__contains="cb muoi")] == ["F10"]


def test_a_short_name_that_a_file_changes_is_found(house: House) -> None:
    actor = acting(house.board)
    upload = previewed(("Mã", "Tên đơn vị", "Tên viết tắt"), ("LG1", "", "ĐTâm"), actor=actor, register=UNITS)
    assert (upload.updated, upload.changed_cells) == (1, 1)
    written(upload, actor=actor)
    assert [unit.code for unit in Unit.objects.filter(search_key__contains="dtam")] == ["LG1"]


def test_a_file_builds_no_deeper_tree_than_a_form_may(house: House) -> None:
    names = ["LG1", *(f"S{depth}" for depth in range(house.cell.depth + 1, DEEPEST + 2))]
    rows = [(code, f"Tổ {code}", above) for above, code in pairwise(names)]
    fits = previewed(("Mã", "Tên đơn vị", "Cấp trên"), *rows[:-1], actor=acting(house.board), register=UNITS)
    assert faults_in(fits) == {}
    too_deep = previewed(("Mã", "Tên đơn vị", "Cấp trên"), *rows, actor=acting(house.board), register=UNITS)
    told = f"Đơn vị sẽ nằm sâu {DEEPEST + 1} tầng dưới gốc; nhiều nhất là {DEEPEST}."
    assert faults_in(too_deep) == {(len(rows) + 1, "parent"): told}
