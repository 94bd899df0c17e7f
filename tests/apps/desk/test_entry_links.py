"""An entry of the journal leads to what it tells of, for those who may see it."""

from __future__ import annotations

from typing import Any

import pytest

from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.journal.models import Entry
from kiemdiem.apps.organisations.actions.rename_unit import rename_unit
from kiemdiem.apps.permissions.values import MOST_OF_A_KIND, addresses_of
from tests.builders.house import NOON, House, acting, make_unit
from tests.builders.imports import UNITS, received, workbook
from tests.builders.journal import make_entry, on_branch
from tests.builders.visiting import Visitor, page


def links_of(user: Any, entry: Entry) -> set[str]:
    """Where the part below the heading leads to."""
    client = Visitor()
    client.force_login(user)
    told = page(client.get(f"/nhat-ky/{entry.pk}/"))
    content = told[told.index('<div class="flow">') : told.index("</main>")]
    return {part.split('"')[0] for part in content.split('<a href="')[1:]}


def things(house: House) -> tuple[Ref, ...]:
    upload = received(workbook(["Mã", "Tên"], ["X1", "Chi bộ X"]), actor=acting(house.board), register=UNITS)
    return tuple(Ref.to(one) for one in (house.cell, house.other_cell, house.member.person, house.member, upload))


@pytest.mark.parametrize(
    ("role", "seen"),
    [
        ("board", {"unit", "other unit", "person", "account", "upload"}),
        ("inspector", {"unit", "other unit", "person"}),
        ("secretary", {"unit", "person"}),
    ],
)
def test_an_entry_leads_to_what_the_reader_may_see_and_names_the_rest(house: House, role: str, seen: set[str]) -> None:
    unit, other, person, account, upload = about = things(house)
    entry = make_entry("đủ thứ", by=on_branch(house.cell.branch), about=about)
    addresses = {
        "unit": f"/don-vi/{unit.key}/",
        "other unit": f"/don-vi/{other.key}/",
        "person": f"/can-bo/{person.key}/",
        "account": f"/tai-khoan/{account.key}/",
        "upload": f"/nhap-excel/tep/{upload.key}/",
    }
    assert links_of(house.cast[role], entry) == {addresses[name] for name in seen}
    client = Visitor()
    client.force_login(house.cast[role])
    told = page(client.get(f"/nhat-ky/{entry.pk}/"))
    assert [ref.name for ref in about if ref.name not in told] == []


def test_what_is_gone_or_of_no_page_is_told_in_words(house: House) -> None:
    about = (Ref("organisations.unit", 10**9, "Chi bộ đã mất"), Ref("organisations.word", 1, "tổ trưởng"))
    entry = make_entry("cũ", by=on_branch(house.cell.branch), about=about)
    assert links_of(house.board, entry) == set()


def test_before_and_after_lead_to_the_units_that_they_name(house: House) -> None:
    entry = make_entry(
        "chuyển",
        by=on_branch(house.cell.branch),
        before={"cell": Ref.to(house.cell)},
        after={"cell": Ref.to(house.other_cell), "note": "ghi chú"},
    )
    assert links_of(house.board, entry) == {f"/don-vi/{house.cell.pk}/", f"/don-vi/{house.other_cell.pk}/"}
    assert links_of(house.secretary, entry) == {f"/don-vi/{house.cell.pk}/"}


def test_an_act_of_a_room_leads_to_its_unit(house: House) -> None:
    rename_unit(house.cell, name="Chi bộ thôn Mới", on=NOON.date(), actor=acting(house.board))
    assert f"/don-vi/{house.cell.pk}/" in links_of(house.board, Entry.objects.latest("pk"))


def test_many_things_cost_one_query_for_each_kind_and_a_great_act_links_its_first(
    house: House, django_assert_num_queries: Any
) -> None:
    units = [Ref.to(make_unit(f"Tổ {number}", under=house.cell)) for number in range(20)]
    refs = [*units, *(Ref("organisations.unit", number, "") for number in range(10**6, 10**6 + MOST_OF_A_KIND))]
    actor = acting(house.board)
    with django_assert_num_queries(2):
        found = addresses_of([*refs, Ref.to(house.member.person)], seen_by=actor)
    assert len(found) == 21
    behind = [*refs[20:], units[0]]
    assert addresses_of(behind, seen_by=actor) == {}
