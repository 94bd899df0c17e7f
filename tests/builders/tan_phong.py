"""A province of KH61 as small as a test needs it: two districts, agencies, a hội, leaders with many posts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from kiemdiem.apps.campaigns.actions.ask_for_roll import ask_for_roll
from kiemdiem.apps.campaigns.actions.prepare_campaign import prepare_campaign
from kiemdiem.apps.campaigns.actions.take_roll import open_campaign
from kiemdiem.apps.campaigns.jobs import compute_roll_version
from kiemdiem.apps.campaigns.models import Campaign, RollVersion, Standing
from kiemdiem.apps.organisations.models import Unit
from kiemdiem.apps.people.models import Person, Position
from kiemdiem.apps.permissions.access import Actor
from kiemdiem.apps.permissions.models import Role
from kiemdiem.apps.users.models import User
from tests.builders.campaigns import kept
from tests.builders.house import acting, make_grant, make_person, make_unit, make_user

DAY = date(2021, 12, 20)
NOON = datetime(2021, 12, 20, 5, tzinfo=UTC)


@dataclass(frozen=True)
class Province:
    """The units by their codes, the boards of the province and of the first district."""

    root: Unit
    board: User
    board_of_h1: User
    units: dict[str, Unit]

    def actor(self, user: User | None = None) -> Actor:
        return acting(user or self.board, at=NOON)


def _unit(code: str, name: str, under: Unit | None, **words: object) -> Unit:
    made = make_unit(name, under=under, code=code, body=str(words.pop("body", "")))
    Unit.objects.filter(pk=made.pk).update(**words)
    made.refresh_from_db()
    return made


def make_province() -> Province:
    root = _unit("T", "Đảng bộ tỉnh Tân Phong", None, body="dang_bo_tinh", tier="province")
    btv = _unit("BTV", "Ban Thường vụ Tỉnh ủy", root, body="ban_thuong_vu", tier="province", of=root)
    units = {"T": root, "BTV": btv}

    def add(code: str, name: str, under: Unit | None = None, **words: object) -> None:
        units[code] = _unit(code, name, under or root, **words)

    add("UB", "Ủy ban nhân dân tỉnh", agency="ubnd", tier="province")
    add("CTD", "Hội Chữ thập đỏ tỉnh", agency="hoi_khac", tier="province")
    add("SYT", "Sở Y tế", agency="so_ban_nganh", tier="province")
    add("DBYT", "Đảng bộ Sở Y tế", body="dang_bo_truc_thuoc", tier="district", host=units["SYT"])
    add("BTVYT", "Ban Thường vụ Đảng ủy Sở Y tế", units["DBYT"], body="ban_thuong_vu", of=units["DBYT"])
    for number in ("1", "2"):
        add(f"H{number}", f"Đảng bộ huyện số {number}", body="dang_bo_huyen", tier="district")
        district = units[f"H{number}"]
        add(f"K{number}", f"Hội Người cao tuổi huyện số {number}", district, agency="hoi_khac", tier="district")
        add(f"TH{number}", f"Trường Tiểu học số {number}", district, agency="truong_hoc", tier="grassroots")
        add(f"C{number}", f"Chi bộ trường số {number}", district, body="chi_bo_co_so", tier="grassroots")
    add("CB", "Chi bộ Văn phòng", body="chi_bo_co_so", tier="grassroots")
    board, below = make_user("ban-to-chuc"), make_user("ban-to-chuc-h1")
    make_grant(board, Role.BOARD)
    make_grant(below, Role.BOARD, on=units["H1"])
    return Province(root, board, below, units)


def seat(person: Person, unit: Unit, post: str, *, rank: int = 5, **more: object) -> Position:
    return Position.objects.create(person=person, unit=unit, post=post, rank=rank, since=date(2020, 1, 1), **more)


def somebody(province: Province, name: str, code: str, home: str = "CB") -> Person:
    return make_person(name, home=province.units[home], code=code)


def prepared(province: Province) -> Campaign:
    return prepare_campaign(kept("kh61_2021"), root=province.root, name="Kỳ 2021", actor=province.actor())


def computed(campaign: Campaign, province: Province, reason: str = "") -> RollVersion:
    roll = ask_for_roll(campaign, as_of=DAY, reason=reason, actor=province.actor())
    compute_roll_version.call(roll.pk)
    roll.refresh_from_db()
    assert roll.state == RollVersion.State.READY, roll.note
    return roll


def opened(province: Province) -> Campaign:
    campaign = prepared(province)
    return open_campaign(campaign, seen=computed(campaign, province).pk, actor=province.actor())


def newest(campaign: Campaign, key: str) -> Standing:
    """The standing of a subject in the newest roll."""
    rows = Standing.objects.select_related("subject__unit", "subject__person", "subject__campaign", "grounds")
    return rows.get(subject__campaign=campaign, subject__key=key, until=None)
