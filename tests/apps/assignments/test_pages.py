"""The pages of assignments."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.urls import reverse

from kiemdiem.apps.assignments.models import Assignment, VisitingGroup
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Employment
from tests.builders.assignments import account_of, campaign_of, inspectorate, somebody
from tests.builders.house import House, make_unit
from tests.builders.visiting import Visitor


def page(client: Visitor, name: str, *keys: object) -> str:
    answer = client.get(reverse(name, args=keys))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def campaign(house: House) -> Campaign:
    return campaign_of(house, "kh24_2024")


def test_the_board_writes_down_by_choosing_and_by_pasting(client: Visitor, house: House, campaign: Campaign) -> None:
    member = somebody("Hồ Ủy Viên", home=house.other_cell, post="uy_vien_thuong_vu", on=house.district)
    other = somebody("Mai Khác", home=house.cell)
    client.force_login(house.board)
    url = reverse("assign", args=[campaign.pk, "in-charge"])
    assert "Hồ Ủy Viên" in client.get(url).content.decode()
    client.post(url, {"person": member.pk, "units": [house.commune.pk]})
    client.post(url, {"pasted": f"MD\t{other.code}\n\nĐảng bộ xã Long Giang; Mai Khác"})
    found = Assignment.objects.unscoped("a test").values_list("unit__code", "person__full_name")
    assert set(found) == {("LG", "Hồ Ủy Viên"), ("MD", "Mai Khác"), ("LG", "Mai Khác")}
    told = page(client, "assignments", campaign.pk)
    assert "Mai Khác; Hồ Ủy Viên" in told
    assert "Hồ Ủy Viên" in page(client, "unit_assignments", house.commune.pk)


def test_what_is_pasted_wrong_is_told_at_its_field_by_line(client: Visitor, house: House, campaign: Campaign) -> None:
    client.force_login(house.board)
    url = reverse("assign", args=[campaign.pk, "in-charge"])
    answer = client.post(url, {"pasted": "LG1\tP-DAT\nLG\tAi Đó"})
    told = answer.content.decode()
    assert "Dòng 1: không có đơn vị “LG1” trong các đơn vị của việc này." in told
    assert "Dòng 2: Danh bạ không có ai là “Ai Đó”." in told
    assert "chọn người và ít nhất một đơn vị" in client.post(url, {"basis": ""}).content.decode()
    assert not Assignment.objects.unscoped("a test").exists()


def test_the_unassigned_are_named_to_those_who_run_or_decide_alone(
    client: Visitor, house: House, campaign: Campaign
) -> None:
    for user, sees in ((house.board, True), (house.authority, True), (house.secretary, False)):
        client.force_login(user)
        assert ("Còn đơn vị chưa có ai phụ trách" in page(client, "assignments", campaign.pk)) is sees
    assert "Đảng bộ xã Mỹ Điền" not in page(client, "assignments", campaign.pk)


def test_a_group_goes_from_draft_to_decision_over_its_pages(client: Visitor, house: House, campaign: Campaign) -> None:
    head = somebody("Hồ Trưởng Đoàn", home=house.other_cell, username="truong.doan")
    client.force_login(house.board)
    make = reverse("make_group", args=[campaign.pk, "visiting-group"])
    given = {"name": "Đoàn số 1", "members": f"{head.code}\nP-DAT", "units": [house.commune.pk]}
    assert client.post(make, {**given, "members": "Không Ai"}).status_code == 200
    client.post(make, given)
    group = VisitingGroup.objects.get()
    told = page(client, "visiting_group", campaign.pk, group.pk)
    assert "Hồ Trưởng Đoàn (trưởng đoàn)" in told
    assert "Quyết định thành lập" not in told
    edit = reverse("edit_group", args=[campaign.pk, group.pk])
    client.post(edit, {**given, "version": group.version, "units": [house.commune.pk, house.other_commune.pk]})
    client.force_login(house.authority)
    decision = {"decision": "105-QĐ/TU", "decided_on": "10/12/2021", "version": group.version + 1}
    client.post(reverse("decide_group", args=[campaign.pk, group.pk]), decision)
    assert "105-QĐ/TU" in page(client, "visiting_group", campaign.pk, group.pk)
    client.force_login(account_of(head))
    assert "Đoàn số 1" in page(client, "assignments", campaign.pk)
    client.force_login(house.board)
    client.post(reverse("end_group", args=[campaign.pk, group.pk]), {"reason": "Xong việc"})
    client.force_login(account_of(head))
    assert client.get(reverse("assignments", args=[campaign.pk])).status_code == 404


def test_a_draft_is_not_shown_to_the_unit(client: Visitor, house: House) -> None:
    campaign = campaign_of(house, "kh61_2021")
    somebody("Hồ Ủy Viên", home=house.other_cell, post="uy_vien", on=house.district)
    client.force_login(house.board)
    client.post(reverse("assign", args=[campaign.pk, "following"]), {"pasted": "LG\tHồ Ủy Viên"})
    assert "Hồ Ủy Viên (chờ quyết định)" in page(client, "assignments", campaign.pk)
    client.force_login(house.secretary)
    assert "Hồ Ủy Viên" not in page(client, "assignments", campaign.pk)
    client.force_login(house.authority)
    decide = reverse("decide_assignments", args=[campaign.pk, "following"])
    assert "Hồ Ủy Viên" in client.get(decide).content.decode()
    client.post(decide, {"decision": "12-QĐ/HU", "decided_on": "10/12/2021"})
    client.force_login(house.secretary)
    assert "Hồ Ủy Viên" in page(client, "assignments", campaign.pk)


def test_the_board_takes_what_the_plan_prints_and_ends_one(client: Visitor, house: House) -> None:
    root, cells, _ = inspectorate()
    campaign = campaign_of(house, "kh146_2014", root=root)
    client.force_login(house.board)
    assert "chưa đủ thì chưa ban hành được kế hoạch" in page(client, "assignments", campaign.pk)
    client.post(reverse("take_printed", args=[campaign.pk, "directing"]))
    one = Assignment.objects.unscoped("a test").get(unit=cells["Chi bộ Văn phòng"])
    assert one.person.full_name == "Lý Phó Bí Thư"
    assert one.basis == "146-KH/ĐU"
    client.post(reverse("end_assignment", args=[campaign.pk, one.pk]), {"reason": "Nghỉ hưu"})
    assert "Chi bộ Văn phòng" in page(client, "assignments", campaign.pk).partition("chưa ban hành được")[2][:400]


def test_the_table_goes_out_as_a_workbook(client: Visitor, house: House, campaign: Campaign) -> None:
    somebody("Hồ Ủy Viên", home=house.other_cell, post="uy_vien_thuong_vu", on=house.district)
    client.force_login(house.board)
    client.post(reverse("assign", args=[campaign.pk, "in-charge"]), {"pasted": "LG\tHồ Ủy Viên"})
    answer: Any = client.get(reverse("assignments", args=[campaign.pk]), {"xuat": "xlsx"})
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    cells = [cell.value for row in openpyxl.load_workbook(BytesIO(content)).worksheets[0] for cell in row]
    assert "Hồ Ủy Viên" in cells


@pytest.mark.clause("CV789-016")
def test_somebody_sees_where_he_works_takes_part_in_party_life_and_looks_after(client: Visitor, house: House) -> None:
    office = make_unit("Phòng Tài chính", under=house.district)
    cadre = somebody("Lâm Cán Bộ", home=house.cell, username="can.bo")
    Employment.objects.create(person=cadre, unit=office, since=date(2019, 1, 1))
    campaign = campaign_of(house, "cv789_2023")
    client.force_login(house.board)
    client.post(reverse("assign", args=[campaign.pk, "in-charge"]), {"pasted": f"MD\t{cadre.code}"})
    client.force_login(account_of(cadre))
    told = page(client, "person_places", cadre.pk)
    for place in ("Phòng Tài chính", house.cell.name, house.other_commune.name):
        assert place in told
    assert reverse("person_places", args=[cadre.pk]) in page(client, "person", cadre.pk)


def test_the_table_takes_as_many_queries_for_many_units_as_for_few(
    client: Visitor, house: House, campaign: Campaign, django_assert_max_num_queries: Any
) -> None:
    client.force_login(house.board)
    with django_assert_max_num_queries(24) as few:
        page(client, "assignments", campaign.pk)
    for number in range(12):
        make_unit(f"Chi bộ số {number}", under=house.district, body="chi_bo_co_so")
    assert Unit.objects.unscoped("a test").count() > 12
    with django_assert_max_num_queries(len(few)):
        page(client, "assignments", campaign.pk)
