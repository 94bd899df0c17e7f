"""Builders for the web application: users with roles, units, persons; and the moment at which tests happen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from kiemdiem.apps.organisations.actions.add_unit import NewUnit, add_unit
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Membership, Person
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.models import WHOLE_HOUSE, Grant, Role
from kiemdiem.apps.permissions.queries import actor_of, command_line
from kiemdiem.apps.users.models import User
from kiemdiem.core.quantities.names import search_key, sort_key

NOON = datetime(2021, 12, 20, 5, 0, tzinfo=UTC)  # noon in Hanoi
PASSWORD = "Mat-khau-thu-1"


def make_user(username: str, name: str = "", *, is_active: bool = True) -> User:
    user = User(
        username=username,
        name=name or username.title(),
        is_active=is_active,
        must_change_password=False,
        created_at=NOON,
    )
    user.set_password(PASSWORD)
    user.save(force_insert=True)
    return user


def make_unit(name: str, *, under: Unit | None = None, code: str = "", body: str = "") -> Unit:
    new = NewUnit(name=name, code=code or f"U{Unit.objects.count() + 1}", body=body)
    return add_unit(new, parent=under, actor=command_line(NOON))


def make_person(name: str, *, home: Unit, code: str = "", user: User | None = None, born: date | None = None) -> Person:
    person = Person.objects.create(
        full_name=name,
        code=code or f"P{Person.objects.count() + 1}",
        home=home,
        user=user,
        born_on=born,
        sort_key=sort_key(name),
        search_key=search_key(name),
    )
    Membership.objects.create(person=person, cell=home, kind="chinh_thuc", since=date(2010, 5, 19))
    return person


def make_grant(user: User, role: Role, *, on: Unit | None = None, by: User | None = None) -> Grant:
    seconded = make_user(f"{user.username}.hai") if role == Role.AUTHORITY else None
    return Grant.objects.create(
        user=user,
        role=role,
        branch=on.branch if on else WHOLE_HOUSE,
        branch_name=on.name if on else "",
        since=date(2021, 1, 1),
        granted_by=by,
        granted_at=NOON,
        seconded_by=seconded,
        seconded_at=NOON if seconded else None,
    )


def acting(user: User, at: datetime = NOON) -> Actor:
    return actor_of(user, at=at)


@dataclass(frozen=True)
class House:
    """A district with two communes of two cells each, and somebody for every role on the first commune or above."""

    district: Unit
    commune: Unit
    other_commune: Unit
    cell: Unit
    other_cell: Unit
    board: User
    second_board: User
    authority: User
    secretary: User
    inspector: User
    administrator: User
    member: User

    @property
    def cast(self) -> dict[str, User]:
        """Everybody by role; `member` holds none."""
        names = ("board", "authority", "secretary", "inspector", "administrator", "member")
        return {name: getattr(self, name) for name in names}


def make_house() -> House:
    district = make_unit("Đảng bộ huyện Tân Lương", code="H", body="dang_bo_huyen")
    commune = make_unit("Đảng bộ xã Long Giang", under=district, code="LG", body="dang_bo_co_so")
    other = make_unit("Đảng bộ xã Mỹ Điền", under=district, code="MD", body="dang_bo_co_so")
    cell = make_unit("Chi bộ thôn Đồng Tâm", under=commune, code="LG1", body="chi_bo_truc_thuoc")
    make_unit("Chi bộ thôn Bến Đá", under=commune, code="LG2", body="chi_bo_truc_thuoc")
    other_cell = make_unit("Chi bộ thôn Gò Me", under=other, code="MD1", body="chi_bo_truc_thuoc")
    make_unit("Chi bộ thôn Rạch Sậy", under=other, code="MD2", body="chi_bo_truc_thuoc")
    people = {
        role: make_user(role, name)
        for role, name in {
            "board": "Nguyễn Thị Hoài",
            "second_board": "Lê Quang Vinh",
            "authority": "Phạm Đức Thọ",
            "secretary": "Trần Đình Lưu",
            "inspector": "Võ Minh Khuê",
            "administrator": "Đặng Hải Yến",
            "member": "Bùi Xuân Đạt",
        }.items()
    }
    make_grant(people["board"], Role.BOARD)
    make_grant(people["second_board"], Role.BOARD)
    make_grant(people["authority"], Role.AUTHORITY, on=district)
    make_grant(people["secretary"], Role.SECRETARY, on=commune)
    make_grant(people["inspector"], Role.INSPECTOR, on=district)
    make_grant(people["administrator"], Role.ADMINISTRATOR)
    make_person("Bùi Xuân Đạt", home=cell, code="P-DAT", user=people["member"])
    make_person("Trần Đình Lưu", home=cell, code="P-LUU", user=people["secretary"])
    make_person("Cao Thị Thanh Nga", home=other_cell, code="P-NGA")
    return House(district, commune, other, cell, other_cell, **people)
