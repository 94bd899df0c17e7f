"""Campaigns whose units somebody looks after: units of a town, cells of an inspectorate, holders of posts."""

from __future__ import annotations

from datetime import date

from kiemdiem.apps.campaigns.actions.prepare_campaign import prepare_campaign
from kiemdiem.apps.campaigns.models import Campaign
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person, Position
from kiemdiem.apps.users.models import User
from tests.builders.campaigns import kept
from tests.builders.house import House, acting, make_person, make_unit, make_user

CELLS = (
    "Chi bộ Phòng Thanh tra, giải quyết khiếu nại tố cáo số 1",
    "Chi bộ Phòng Thanh tra, giải quyết khiếu nại tố cáo số 2",
    "Chi bộ Phòng Thanh tra, giải quyết khiếu nại tố cáo số 3",
    "Chi bộ Phòng Thanh tra, giải quyết khiếu nại tố cáo số 4",
    "Chi bộ Phòng Thanh tra chống tham nhũng",
    "Chi bộ Phòng Pháp chế",
    "Chi bộ Văn phòng",
    "Chi bộ Phòng Tiếp công dân và xử lý đơn",
    "Chi bộ Phòng Thanh tra, giám sát và xử lý sau thanh tra",
)


def campaign_of(house: House, code: str, *, root: Unit | None = None) -> Campaign:
    """An open campaign of this regime with an empty roll."""
    root = root or house.district
    made = prepare_campaign(kept(code), root=root, name=f"Kỳ {code} {root.code}", actor=acting(house.board))
    Campaign.objects.unscoped("to open it").filter(pk=made.pk).update(
        state=Campaign.State.OPEN, roll=1, opened_on=date(2021, 12, 1)
    )
    made.refresh_from_db()
    return made


def somebody(name: str, *, home: Unit, post: str = "", on: Unit | None = None, username: str = "") -> Person:
    """A person with an account, where one is wanted, and with a post."""
    user: User | None = make_user(username, name) if username else None
    person = make_person(name, home=home, user=user)
    if post:
        Position.objects.create(person=person, unit=on or home, post=post)
    return person


def account_of(person: Person) -> User:
    """The account of somebody who has one."""
    assert person.user is not None
    return person.user


def inspectorate() -> tuple[Unit, dict[str, Unit], dict[str, Person]]:
    """The party committee of an inspectorate with nine cells, and the three of its standing committee by post."""
    root = make_unit("Đảng bộ Thanh tra thành phố", code="DBTT", body="dang_bo_co_so")
    cells = {name: make_unit(name, under=root, body="chi_bo_truc_thuoc") for name in CELLS}
    home = cells[CELLS[0]]
    posts = {"bi_thu": "Đỗ Bí Thư", "pho_bi_thu": "Lý Phó Bí Thư", "uy_vien_thuong_vu": "Mai Thường Vụ"}
    return root, cells, {post: somebody(name, home=home, post=post, on=root) for post, name in posts.items()}
