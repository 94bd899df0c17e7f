"""Why the page of a unit counts as it does, and what a past tree is made of."""

from __future__ import annotations

from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.organisations.queries.units import sheet_of
from kiemdiem.apps.organisations.queries.whys import why_of_unit
from tests.builders.house import House, acting, make_unit
from tests.builders.visiting import signed_in


def told(house: House, unit: Unit) -> list[tuple[str, str]]:
    sheet = sheet_of(unit, seen_by=acting(house.board))
    return [(step.holds, step.sum) for step in why_of_unit(sheet).steps]


def test_the_numbers_of_a_unit_say_what_they_count_and_what_keeps_it_from_ending(house: House) -> None:
    body = make_unit("Ban Chấp hành Đảng bộ xã", under=house.commune)
    Unit.objects.unscoped("to make it lead").filter(pk=body.pk).update(of=house.commune)
    below, direct, last = told(house, house.commune)
    assert below[1].startswith("3 đơn vị bên trong: đơn vị đang hoạt động ở mọi cấp bên dưới")
    assert direct[1] == (
        "2 trực thuộc: đơn vị đang hoạt động có cấp trên là đơn vị này, không tính 1 tập thể lãnh đạo nêu riêng."
    )
    assert last[0] == "fact"
    assert last[1].startswith("Muốn kết thúc hoạt động thì chuyển hoặc kết thúc")


def test_what_hangs_on_a_unit_is_told_with_how_it_is_counted(house: House) -> None:
    hanging = told(house, house.cell)[2]
    assert hanging == (
        "fact",
        (
            "2 đảng viên đang sinh hoạt, 2 hồ sơ cán bộ, đảng viên: đếm các mục ghi ở chính đơn vị này và chưa có ngày "
            "cuối; hồ sơ thì đếm người chưa ra khỏi danh bạ."
        ),
    )


def test_a_unit_on_which_nothing_hangs_is_not_said_to_be_held(house: House) -> None:
    empty = make_unit("Chi bộ mới", under=house.commune)
    assert [holds for holds, _ in told(house, empty)] == ["fact", "fact"]


def test_the_pages_of_a_unit_and_of_a_past_tree_say_why(house: House) -> None:
    client = signed_in(house.board)
    page = client.get(f"/don-vi/{house.commune.pk}/").text
    assert "Vì sao có các số này?" in page
    assert 'href="#vi-sao"' in page
    past = client.get("/don-vi/cay/", {"ngay": "01/06/2020"}).text
    assert "Vì sao cây ngày 01/06/2020 như vậy?" in past
    assert "có hiệu lực ngày 01/06/2020" in past
