"""What an act refuses is told on its form, with everything that was typed; nothing is done twice."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.actions.rename_unit import rename_unit
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.permissions.models import Role
from tests.builders.house import House, acting, make_grant, make_user

TYPED = {"name": "Chi bộ thôn Âu Cơ", "decision": "12-QĐ/ĐU"}


def test_it_stands_beside_the_field_that_it_is_about_and_what_was_typed_stays(house: House, client: Client) -> None:
    rename_unit(house.cell, name="Chi bộ thôn Mới", on=date(2021, 6, 1), actor=acting(house.board))
    entries, version = Entry.objects.count(), Unit.objects.get(pk=house.cell.pk).version
    client.force_login(house.board)
    page = client.post(f"/don-vi/{house.cell.pk}/doi-ten/", TYPED | {"on": "31/05/2021", "version": version})
    told = page.content.decode()
    assert page.status_code == 422
    assert 'id="id_on_error"' in told
    assert "đứng trước ngày đó" in told
    assert 'value="Chi bộ thôn Âu Cơ"' in told
    assert 'value="12-QĐ/ĐU"' in told
    assert Unit.objects.get(pk=house.cell.pk).name == "Chi bộ thôn Mới"
    assert Entry.objects.count() == entries


def test_where_no_field_is_meant_it_stands_above_them(house: House, client: Client) -> None:
    client.force_login(house.board)
    page = client.post(f"/don-vi/{house.cell.pk}/ket-thuc/", {"on": "01/12/2021", "version": house.cell.version})
    told = page.content.decode()
    assert page.status_code == 422
    assert "data-faults" in told
    assert 'id="id_on_error"' not in told


@pytest.mark.parametrize("place", ["other_1", "other_3"])
def test_a_unit_is_not_merged_with_itself(house: House, client: Client, place: str) -> None:
    client.force_login(house.board)
    sent = {"into": "don_vi_nay", "on": "01/12/2021", place: house.cell.code}
    told = client.post(f"/don-vi/{house.cell.pk}/sap-nhap/", sent).content.decode()
    assert f"Đây chính là {house.cell.name}" in told
    assert "dong_y" not in told


@pytest.mark.parametrize("into", ["don_vi_nay", "don_vi_moi"])
def test_a_unit_is_not_merged_with_one_that_it_stands_in(house: House, client: Client, into: str) -> None:
    client.force_login(house.board)
    sent = {"into": into, "on": "01/12/2021", "other_2": house.commune.code, "name": "Chi bộ Mới", "code": "MOI-1"}
    told = client.post(f"/don-vi/{house.cell.pk}/sap-nhap/", sent).content.decode()
    assert f"{house.cell.name} nằm trong {house.commune.name}" in told
    assert 'id="id_other_2_error"' in told
    assert "dong_y" not in told


@pytest.mark.parametrize(("page", "field"), [("{unit}/chuyen", "to"), ("them", "parent")])
def test_a_board_of_a_branch_names_the_unit_above(house: House, client: Client, page: str, field: str) -> None:
    board = make_user("board-of-district", "Ban Tổ chức huyện")
    make_grant(board, Role.BOARD, on=house.district)
    entries = Entry.objects.count()
    client.force_login(board)
    sent = {"name": "Chi bộ Mới", "code": "MOI-1", "on": "01/12/2021", "version": house.cell.version}
    answer = client.post(f"/don-vi/{page.format(unit=house.cell.pk)}/", sent)
    assert answer.status_code == 200
    assert f'id="id_{field}_error"' in answer.content.decode()
    assert Entry.objects.count() == entries
