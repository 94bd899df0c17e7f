"""The world of the tests of whole pages: the small house, and a thing of each sort on either branch."""

from __future__ import annotations

from datetime import date
from typing import Any

from kiemdiem.apps.demo.models import Rehearsal
from kiemdiem.apps.journal.entries import Ref
from kiemdiem.apps.permissions.models import Role
from tests.builders.house import House, make_grant, make_house, make_person, make_unit, make_user
from tests.builders.journal import make_entry, on_branch
from tests.web.every_url import World


def make_world() -> World:
    house = make_house()
    Rehearsal.objects.create(root=house.district, regime="kh61_2021", day=date(2021, 12, 20))
    member = house.member.person
    return World(
        house=house,
        own=_things_of(house, unit=house.cell, person=member, of="mình"),
        other=_things_of(house, unit=house.other_cell, person=None, of="bạn"),
    )


def _things_of(house: House, *, unit: Any, person: Any, of: str) -> dict[str, Any]:
    person = person or make_person(f"Tạ Thị {of.title()}", home=unit, code=f"P-{of}")
    holder = make_user(f"can-bo-{unit.code.lower()}", f"Cán bộ {of}")
    return {
        "unit_id": unit.pk,
        "person_id": person.pk,
        "entry_id": make_entry(of, by=on_branch(unit.branch)).pk,
        "grant_id": make_grant(holder, Role.SECRETARY, on=unit, by=house.board).pk,
        "user_id": holder.pk,
    }


def grow(world: World, count: int) -> None:
    """So many more of everything that a list shows."""
    house = world.house
    for number in range(count):
        code = f"{count}-{number}"
        cell = make_unit(f"Chi bộ số {code}", under=house.commune, code=f"C{code}", body="chi_bo_truc_thuoc")
        make_unit(f"Tổ số {code}", under=house.cell, code=f"T{code}")
        user = make_user(f"nguoi-{code}", f"Người {code}")
        person = make_person(f"Hà Văn {code}", home=house.cell, code=f"Q{code}", user=user)
        make_grant(user, Role.INSPECTOR, on=cell, by=house.board)
        about = (Ref.to(house.cell), Ref.to(person), Ref.to(user), Ref.to(house.member.person))
        make_entry(code, by=on_branch(house.cell.branch), about=about)
