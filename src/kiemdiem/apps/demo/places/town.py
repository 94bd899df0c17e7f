"""An invented town or city under a province: its committee, sections, front, unions, schools and wards."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiemdiem.apps.demo.layouts import AGENCY, CELL, CHAIR, COMMITTEE, YOUTH, Plan, Post, Row, Size
from kiemdiem.apps.demo.places.communes import commune
from kiemdiem.core.samples.people import Places


@dataclass(frozen=True)
class Town:
    """How a plan speaks of its town: sort and place, who manages whom.

    top: who manages its head; managers: who manages its leaders; lower: who manages those below; basis: of the table of
    decentralisation, where the plan has each post in it; service_rater: to whom the rating of schools is lent there;
    has_ward_fronts: whether the plan has the fronts of wards, which their line rates.
    """

    sort: str
    place: str
    top: str
    managers: str
    lower: str
    basis: str = ""
    service_rater: str = ""
    has_ward_fronts: bool = False


PROVINCE, TOWN, CITY = "Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Thị ủy", "Ban Thường vụ Thành ủy"
TOWNS = {
    "kh75_2022": Town("thị xã", "Đông Lĩnh", PROVINCE, TOWN, "cấp dưới của Thị ủy", has_ward_fronts=True),
    "cv789_2023": Town("thành phố", "Lạc Viên", "cấp khác", CITY, "cấp khác"),
    "kh24_2024": Town("thị xã", "Hòa Khê", PROVINCE, TOWN, "cấp dưới của Thị ủy", "1874-QĐ/TU", "Chủ tịch UBND thị xã"),
}
SECTIONS = (
    ("Phòng Nội vụ {}", "phong_ban", "gov"),
    ("Phòng Tài chính - Kế hoạch {}", "phong_ban", "gov"),
    ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân {}", "van_phong_ubnd", "gov"),
    ("Ban Tổ chức {}", "ban_dang", ""),
    ("Văn phòng cấp ủy {}", "van_phong_cap_uy", ""),
)
UNIONS = (
    ("Ủy ban Mặt trận Tổ quốc {}", "mttq", CHAIR),
    ("Liên đoàn Lao động {}", "lien_doan_lao_dong", CHAIR),
    ("Hội Liên hiệp Phụ nữ {}", "hoi_phu_nu", CHAIR),
    ("Hội Nông dân {}", "hoi_nong_dan", CHAIR),
    ("Hội Cựu chiến binh {}", "hoi_cuu_chien_binh", CHAIR),
    ("Đoàn Thanh niên {}", "doan_thanh_nien", YOUTH),
)
SERVICES = (
    ("Trung tâm Văn hóa {}", "don_vi_su_nghiep"),
    ("Trường Trung học cơ sở {}", "truong_hoc"),
    ("Trường Tiểu học {}", "truong_hoc"),
)
MEMBER = Post("uy_vien_thuong_vu", "Ủy viên Ban Thường vụ")


def town(of: Town, size: Size, places: Places) -> Plan:
    """The whole town."""
    name = f"{of.sort} {of.place}"
    root = Plan(f"Đảng bộ {name}", body="dang_bo_huyen", tier="district", area=of.place)
    root.posts, root.managed_by = (replace(COMMITTEE[0], managed_by=of.top), *COMMITTEE[1:2]), of.managers
    council = _agency(root, root, of, f"Hội đồng nhân dân {name}", "hdnd", CHAIR[1:], size)
    office = _agency(root, root, of, f"Ủy ban nhân dân {name}", "ubnd", CHAIR, size)
    for words, agency, line in SECTIONS:
        _agency(root, office if line else root, of, words.format(name), agency, AGENCY[:2], size)
    unions = [_agency(root, root, of, words.format(name), agency, posts, size) for words, agency, posts in UNIONS]
    for words, agency in SERVICES:
        _service(root, office, of, words.format(of.place), agency, size)
    root.beside += [
        (Post("pho_bi_thu", "Phó Bí thư", "deputy", managed_by=of.top), office, 0),
        (MEMBER, unions[0], 0),
        (MEMBER, council, 0),
    ]
    council.beside.append((Post("chu_tich", "Chủ tịch", "head", managed_by=of.top), root, 1))
    few = Size(1, min(size.communes, 5), min(size.cells, 2), 1, size.members)
    for _ in range(few.communes):
        _ward(root, of, few, places)
    _decide(root, of)
    return root


def _agency(root: Plan, above: Plan, of: Town, name: str, agency: str, posts: tuple[Post, ...], size: Size) -> Plan:
    """An agency of the town with the cell of its own people, right under the committee of the town."""
    office = above.add(Plan(name, agency=agency, tier="district", area=of.place, posts=posts, managed_by=of.managers))
    cell = Plan(f"Chi bộ {name}", body="chi_bo_co_so", host=office, posts=CELL, members=min(size.members, 10))
    cell.managed_by = of.lower
    root.below.append(cell)
    return office


def _service(root: Plan, office: Plan, of: Town, name: str, agency: str, size: Size) -> None:
    """A school or a service unit: the register says to which post its leaders are equal."""
    posts = (replace(AGENCY[0], equivalent="truong_phong"), replace(AGENCY[1], equivalent="pho_phong"))
    _agency(root, office, of, name, agency, posts, size)


def _ward(root: Plan, of: Town, size: Size, places: Places) -> None:
    made = commune(root, "phường", size, places, managers=of.managers)
    council = Plan(f"Hội đồng nhân dân phường {made.place}", agency="hdnd", tier="grassroots", area=made.place)
    council.managed_by = of.managers
    council.beside += [
        (Post("chu_tich", "Chủ tịch", "head"), made.chapter, 0),
        (Post("pho_chu_tich", "Phó Chủ tịch", "deputy"), made.chapter, 1),
    ]
    root.below.append(council)
    if of.has_ward_fronts:
        front = Plan(f"Ủy ban Mặt trận Tổ quốc phường {made.place}", agency="mttq", tier="grassroots", area=made.place)
        front.posts, front.managed_by = CHAIR[:1], of.lower
        root.below.append(front)


def _decide(root: Plan, of: Town) -> None:
    """Where the plan wants a row for each post: the standing committee itself, or for schools whom it lends it to."""
    if not of.basis:
        return
    for plan in root.all():
        lent = of.service_rater and plan.agency in {"truong_hoc", "don_vi_su_nghiep"}
        rows = {
            post.post: Row(
                of.service_rater if lent else of.managers, post.post, "phan_cap" if lent else "truc_tiep", of.basis
            )
            for post in (*plan.posts, *(post for post, _, _ in plan.beside))
            if plan.manager_of(post) == of.managers
        }
        plan.decided = tuple(rows.values())
