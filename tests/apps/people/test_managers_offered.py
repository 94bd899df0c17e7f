"""Who manages a cadre or a unit: the names that plans use are offered, any other may be typed."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from kiemdiem.apps.organisations.queries.managers import managers_named
from kiemdiem.core.regime.loader import load, shipped_codes
from tests.builders.house import House
from tests.builders.people import make_member

OFFERED = "Ban Thường vụ Tỉnh ủy"


def test_every_name_that_a_plan_gives_a_manager_is_offered_once_and_no_other() -> None:
    scales = [scale for code in shipped_codes() if (scale := load(code).scales.get("manager"))]
    assert len(scales) == 4  # the fifth plan knows no managers
    assert sorted(managers_named()) == sorted({value.label for scale in scales for value in scale.values})


def test_the_forms_and_the_filter_offer_them(house: House, client: Client) -> None:
    person = make_member("Phan Văn Đông", cell=house.cell)
    client.force_login(house.board)
    for address in (
        reverse("people"),
        reverse("add_record", args=[person.pk, "chuc-vu"]),
        reverse("add_unit"),
        reverse("edit_unit", args=[house.cell.pk]),
    ):
        page = client.get(address).content.decode()
        assert page.count(f'<option value="{OFFERED}">') == 1, address
        box = page.partition('<datalist id="')[2].partition('"')[0]
        assert page.count(f'list="{box}"') == 1, address


@pytest.mark.parametrize("managed_by", [OFFERED, "Đảng ủy khác"])
def test_what_is_offered_and_what_is_not_can_both_be_kept(house: House, client: Client, managed_by: str) -> None:
    person = make_member("Phan Văn Đông", cell=house.cell)
    client.force_login(house.board)
    address = reverse("add_record", args=[person.pk, "chuc-vu"])
    given = {
        "post": "bi_thu", "unit": house.cell.code, "standing": "head", "managed_by": managed_by, "since": "01/02/2020",
        "version": person.version,
    }  # fmt: skip
    answer = client.post(address, given)
    assert answer.status_code == 302, answer.content.decode()[-3000:]
    held = person.positions.get()
    assert (held.managed_by, held.since) == (managed_by, date(2020, 2, 1))
    found = client.get(reverse("people"), {"dien": managed_by}).content.decode()
    assert "Phan Văn Đông" in found
